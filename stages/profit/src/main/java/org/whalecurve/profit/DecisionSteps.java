package org.whalecurve.profit;

import java.util.List;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.model.CostModel;

/**
 * The steps from published results to what decisions on price and range need: {@code unit_cost},
 * {@code new_product}, {@code common_cost}. They read small tables and {@code profit}.
 */
public final class DecisionSteps {
  private final CostModel model;
  private final Dialect dialect;

  private DecisionSteps(CostModel model, Dialect dialect) {
    this.model = model;
    this.dialect = dialect;
  }

  /** The steps, in order; they stand behind those of {@link ProfitSteps}. */
  public static List<Step> of(CostModel model, Dialect dialect) {
    DecisionSteps steps = new DecisionSteps(model, dialect);
    return List.of(
        steps.productProfit(), steps.unitCost(), steps.newProduct(), CommonCostStep.step());
  }

  private Step productProfit() {
    String sql =
        """
        SELECT period, product_id, %s AS quantity, %s AS net_revenue, %s AS full_cost, %s AS incremental_cost, %s AS full_profit
        FROM profit p WHERE customer_id <> '(unused)' AND product_id <> '(none)'
        GROUP BY period, product_id ORDER BY period, product_id"""
            .formatted(
                dialect.total("sum(quantity)"),
                dialect.total("sum(net_revenue)"),
                dialect.total("sum" + Measures.fullCost("p")),
                dialect.total("sum" + Measures.incrementalCost("p")),
                dialect.total("sum(full_profit)"));
    return Step.sql(
        "profit.product", "cost and profit by product", List.of("profit"), "product_profit", sql);
  }

  private Step unitCost() {
    String sql =
        """
        WITH common AS (
          SELECT period, activity, sum(full_cost - incremental_cost) AS common_cost FROM product_cost
          WHERE activity <> '(new_products)' GROUP BY period, activity),
        used AS (
          SELECT p.period, p.product_id, sum(c.common_cost) AS common_cost
          FROM product_cost p JOIN common c ON c.period = p.period AND c.activity = p.activity
          WHERE p.full_cost <> 0 GROUP BY p.period, p.product_id),
        cost AS (
          SELECT s.period, 'product' AS kind, s.product_id AS id, s.quantity, s.full_cost, s.incremental_cost,
            s.incremental_cost + coalesce(u.common_cost, 0) AS stand_alone_cost
          FROM product_profit s LEFT JOIN used u ON u.period = s.period AND u.product_id = s.product_id
          UNION ALL
          SELECT period, 'network_element', source, CASE WHEN count(quantity) = count(*) AND count(DISTINCT driver) = 1 THEN sum(quantity) END,
            sum(full_amount), sum(incremental_amount), NULL
          FROM cost_flow WHERE stage = 'activity' AND source IN (%s) AND target NOT IN ('(unassigned)', '(unused)')
          GROUP BY period, source)
        SELECT period, kind, id, %s AS quantity, %s AS full_cost, %s AS incremental_cost, %s AS stand_alone_cost,
          %s AS unit_full, %s AS unit_incremental, %s AS unit_stand_alone
        FROM cost ORDER BY period, kind, id"""
            .formatted(
                networkElements(),
                dialect.total("quantity"),
                dialect.total("full_cost"),
                dialect.total("incremental_cost"),
                dialect.total("stand_alone_cost"),
                dialect.fraction("full_cost", "quantity"),
                dialect.fraction("incremental_cost", "quantity"),
                dialect.fraction("stand_alone_cost", "quantity"));
    return Step.sql(
        "profit.unit_cost",
        "what a unit of every product and network element costs",
        List.of("product_profit", "product_cost", "cost_flow"),
        "unit_cost",
        sql);
  }

  private String networkElements() {
    String names =
        model.activities().stream()
            .filter(activity -> "network_element".equals(activity.kind()))
            .map(activity -> dialect.literal(activity.name()))
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "''" : names;
  }

  /** What the model does stands in the profit; the other way differs by what moves. */
  private Step newProduct() {
    boolean kept = model.newProducts() == CostModel.NewProducts.INCREMENTAL;
    String shared = kept ? "- moved" : "";
    String left = kept ? "" : "+ moved";
    String sql =
        """
        WITH result AS (
          SELECT product_id, sum(net_revenue) AS net_revenue, sum(full_cost) AS full_cost, sum(incremental_cost) AS incremental_cost,
            sum(full_profit) AS full_profit
          FROM product_profit GROUP BY product_id),
        share AS (SELECT product_id, sum(moved) AS moved FROM new_product_share GROUP BY product_id),
        cost AS (
          SELECT p.product_id, coalesce(p.is_new, FALSE) AS is_new, coalesce(r.net_revenue, 0) AS net_revenue, coalesce(r.full_cost, 0) AS full_cost,
            coalesce(r.incremental_cost, 0) AS incremental_cost, coalesce(r.full_profit, 0) AS full_profit, coalesce(s.moved, 0) AS moved
          FROM product_dim p LEFT JOIN result r ON r.product_id = p.product_id LEFT JOIN share s ON s.product_id = p.product_id)
        SELECT product_id, is_new, %s AS net_revenue, %s AS incremental_cost, %s AS common_cost_shared, %s AS common_cost_kept,
          %s AS full_profit_shared, %s AS full_profit_kept
        FROM cost WHERE is_new OR moved <> 0 ORDER BY product_id"""
            .formatted(
                dialect.total("net_revenue"),
                dialect.total("incremental_cost"),
                dialect.total("full_cost - incremental_cost " + shared),
                dialect.total("full_cost - incremental_cost " + left),
                dialect.total("full_profit " + shared.replace('-', '+')),
                dialect.total("full_profit " + left.replace('+', '-')));
    return Step.sql(
        "profit.new_product",
        "new products with and without a share of common cost",
        List.of("product_profit", "new_product_share", "product_dim"),
        "new_product",
        sql);
  }
}
