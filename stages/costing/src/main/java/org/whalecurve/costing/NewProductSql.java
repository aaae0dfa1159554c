package org.whalecurve.costing;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.model.CostModel;

/**
 * Products marked new carry only their own incremental cost: what they would bear of a common cost
 * stays with the products that share it, in proportion to what those bear already. What only new
 * products use is common with nobody and stays. What moves is kept apart from the drivers' result,
 * as an activity of its own that sums to zero in every period.
 */
final class NewProductSql {
  static final String ACTIVITY = "(new_products)";
  private static final String CELL_KEYS =
      "line, customer_no, product_no, channel_no, transaction_id";

  private final CostModel model;
  private final Dialect dialect;

  NewProductSql(CostModel model, Dialect dialect) {
    this.model = model;
    this.dialect = dialect;
  }

  private boolean kept() {
    return model.newProducts() == CostModel.NewProducts.INCREMENTAL;
  }

  /** The pricing steps, followed by what moves where the model moves it. */
  List<Step> after(List<Step> pricing) {
    if (!kept()) return pricing;
    List<Step> steps = new ArrayList<>(pricing);
    Step last = steps.remove(steps.size() - 1);
    if (!last.writes().equals(List.of("cost_cell"))) throw new IllegalStateException(last.name());
    steps.add(
        new Step(last.name(), last.title(), last.reads(), List.of("priced_cell"), last.body()));
    steps.add(keep());
    return steps;
  }

  private Step keep() {
    String cells =
        """
        SELECT s.period, s.activity, s.line, s.customer_no, s.product_no, s.channel_no, s.transaction_id, coalesce(p.is_new, FALSE) AS is_new,
          CAST(sum(s.full_u) - sum(s.incremental_u) AS BIGINT) AS common_u
        FROM priced_cell s JOIN product_dim p ON p.product_no = s.product_no
        WHERE s.customer_no > 1 OR s.product_no <> 0 GROUP BY 1, 2, 3, 4, 5, 6, 7, 8""";
    String sql =
        """
        SELECT * FROM priced_cell UNION ALL
        SELECT period, %s, %s, CAST(0 AS BIGINT), CAST(0 AS BIGINT), moved_u, CAST(0 AS BIGINT) FROM (%s) m"""
            .formatted(dialect.literal(ACTIVITY), CELL_KEYS, moved(cells, CELL_KEYS));
    return Step.sql(
        "costing.new_product",
        "leave common cost with the products that are not new",
        List.of("priced_cell", "product_dim"),
        "cost_cell",
        sql);
  }

  /**
   * Per period and activity, minus the common cost of what is new and plus a share of it for the
   * rest; what rounding leaves goes to the one that bears most, the smallest key on ties.
   */
  private String moved(String cells, String keys) {
    String share = dialect.multiplyDivide("t.new_u", "c.common_u", "t.other_u");
    return """
        WITH cell AS (%s),
        total AS (
          SELECT period, activity, sum(CASE WHEN is_new THEN common_u ELSE 0 END) AS new_u, sum(CASE WHEN is_new THEN 0 ELSE common_u END) AS other_u
          FROM cell GROUP BY period, activity),
        shared AS (
          SELECT c.*, CASE WHEN c.is_new THEN -c.common_u ELSE %s END AS share_u,
            row_number() OVER (PARTITION BY c.period, c.activity ORDER BY c.is_new, c.common_u DESC, %s) AS place
          FROM cell c JOIN (SELECT * FROM total WHERE new_u <> 0 AND other_u <> 0) t ON t.period = c.period AND t.activity = c.activity)
        SELECT period, activity, %s,
          CAST(share_u - CASE WHEN place = 1 THEN sum(share_u) OVER (PARTITION BY period, activity) ELSE 0 END AS BIGINT) AS moved_u
        FROM shared"""
        .formatted(cells, share, keys, keys);
  }

  /** Tables that the results of products are made of. */
  List<Step> results() {
    return List.of(productCost(), share());
  }

  private Step productCost() {
    String sql =
        """
        SELECT period, product_id, activity, %s AS full_cost, %s AS incremental_cost
        FROM activity_cost WHERE customer_id <> '(unused)' AND (customer_id <> '(unassigned)' OR product_id <> '(none)')
        GROUP BY period, product_id, activity ORDER BY period, product_id, activity"""
            .formatted(dialect.total("sum(full_cost)"), dialect.total("sum(incremental_cost)"));
    return Step.sql(
        "costing.product_cost",
        "cost of every activity by product",
        List.of("activity_cost"),
        "product_cost",
        sql);
  }

  private Step share() {
    String cells =
        """
        SELECT c.period, c.activity, c.product_id, coalesce(p.is_new, FALSE) AS is_new, %s AS common_u
        FROM product_cost c JOIN product_dim p ON p.product_id = c.product_id"""
            .formatted(dialect.units("c.full_cost - c.incremental_cost"));
    String moved =
        kept()
            ? "SELECT period, product_id, "
                + dialect.units("full_cost")
                + " AS moved_u FROM product_cost WHERE activity = "
                + dialect.literal(ACTIVITY)
            : moved(cells, "product_id");
    String sql =
        "SELECT period, product_id, %s AS moved FROM (%s) m GROUP BY period, product_id ORDER BY period, product_id"
            .formatted(dialect.totalFromUnits("sum(moved_u)"), moved);
    return Step.sql(
        "costing.new_product_share",
        "common cost that new products leave to others",
        List.of("product_cost", "product_dim"),
        "new_product_share",
        sql);
  }
}
