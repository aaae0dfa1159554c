package org.whalecurve.profit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.model.ProfitModel;
import org.whalecurve.profit.Dimensions.Cut;
import org.whalecurve.profit.Dimensions.Dimension;

/**
 * {@code segment_profit}. Lines without a customer stand in each dimension as {@code (unassigned)}
 * and {@code (unused)}, so that every dimension sums to the company; shares leave them out.
 * Marketing is the marketing table's spend, which knows a customer, a group or neither, and the
 * cost of activities that the model calls marketing.
 */
final class SegmentSql {
  private static final String SUMS =
      sums(
          "revenue",
          "revenue_tax",
          "full_cost",
          "incremental_cost",
          "full_profit",
          "incremental_profit",
          "marketing");

  private final Dialect dialect;
  private final ProfitModel model;
  private final List<Cut> cuts;

  SegmentSql(Dialect dialect, ProfitModel model, List<Cut> cuts) {
    this.dialect = dialect;
    this.model = model;
    this.cuts = cuts;
  }

  private static String sums(String... names) {
    return Stream.of(names)
        .map(name -> "sum(" + name + ") AS " + name)
        .collect(Collectors.joining(", "));
  }

  /**
   * {@code segment_cell}: customer, product, and channel and period where a cut needs them. {@code
   * marketing_group} is set on spend of which only the customer group is known.
   */
  Step cell() {
    List<String> reads = new ArrayList<>(List.of("profit_cell", "marketing_fact"));
    List<String> parts = new ArrayList<>(List.of(accounts(), spend()));
    if (!model.marketing().isEmpty()) {
      reads.add("cost_cell");
      parts.add(marketingActivities());
    }
    return Step.sql(
        "profit.segment_cell",
        "profit and marketing by customer and product",
        reads,
        "segment_cell",
        String.join("\nUNION ALL\n", parts));
  }

  /** The keys beyond customer and product that some cut needs. */
  private String keys(String channel) {
    return (used("channel") ? ", " + channel : "") + (used("period") ? ", period" : "");
  }

  private boolean used(String dimension) {
    return cuts.stream().anyMatch(cut -> cut.uses(dimension));
  }

  private String accounts() {
    String keys = "customer_no, product_no" + keys("channel_no");
    return """
    SELECT %s, CAST(NULL AS VARCHAR) AS marketing_group, max(active) AS active,
      sum(net_revenue) AS revenue, sum(revenue_tax) AS revenue_tax,
      sum(%s) AS full_cost, sum(%s) AS incremental_cost,
      sum(full_profit) AS full_profit, sum(incremental_profit) AS incremental_profit,
      CAST(0 AS DECIMAL(38,6)) AS marketing
    FROM profit_cell GROUP BY %s"""
        .formatted(
            keys, Measures.fullCost("profit_cell"), Measures.incrementalCost("profit_cell"), keys);
  }

  private String spend() {
    String group = "CASE WHEN customer_no = 0 THEN customer_group END";
    return """
    SELECT customer_no, 0%s, %s, 0, 0, 0, 0, 0, 0, 0, sum(amount)
    FROM marketing_fact GROUP BY customer_no%s, %s"""
        .formatted(keys("0"), group, used("period") ? ", period" : "", group);
  }

  private String marketingActivities() {
    String keys = "customer_no, product_no" + keys("channel_no");
    String names =
        model.marketing().stream().map(dialect::literal).collect(Collectors.joining(", "));
    return """
    SELECT %s, NULL, 0, 0, 0, 0, 0, 0, 0, %s
    FROM cost_cell WHERE activity IN (%s) GROUP BY %s"""
        .formatted(keys, dialect.totalFromUnits("sum(full_u)"), names, keys);
  }

  Step segment() {
    String sql =
        """
        WITH cut AS (
        %s),
        by_value AS (
          SELECT dimension, value, dimension_2, value_2, named,
            sum(CASE WHEN customer_no > %d THEN active ELSE 0 END) AS customers,
            sum(CASE WHEN customer_no > %d THEN products ELSE 0 END) AS products,
            %s
          FROM cut GROUP BY dimension, value, dimension_2, value_2, named),
        viewed AS (
          SELECT b.*, v.view,
            CASE v.view WHEN 'full' THEN full_cost ELSE incremental_cost END AS cost,
            CASE v.view WHEN 'full' THEN full_profit ELSE incremental_profit END AS profit
          FROM by_value b CROSS JOIN (VALUES ('full'), ('incremental')) AS v(view)),
        totalled AS (
          SELECT viewed.*, (SELECT sum(active) FROM customer_total WHERE customer_no > %d) AS all_customers,
            %s
          FROM viewed)
        SELECT dimension, value, dimension_2, value_2, view, CAST(customers AS BIGINT) AS customers,
          %s AS revenue, %s AS revenue_tax, %s AS cost, %s AS profit,
          CASE WHEN named THEN %s END AS customer_share, CASE WHEN named THEN %s END AS revenue_share,
          CASE WHEN named THEN %s END AS cost_share, CASE WHEN named THEN %s END AS profit_share,
          %s AS revenue_margin, %s AS cost_margin, %s AS marketing,
          %s AS revenue_per_marketing, %s AS products_per_customer
        FROM totalled
        ORDER BY dimension, value, dimension_2, value_2, view"""
            .formatted(
                cuts.stream().map(this::cut).collect(Collectors.joining("\n  UNION ALL\n")),
                Measures.UNUSED_NO,
                Measures.UNUSED_NO,
                SUMS,
                Measures.UNUSED_NO,
                windows("revenue", "cost", "profit"),
                dialect.total("revenue"),
                dialect.total("revenue_tax"),
                dialect.total("cost"),
                dialect.total("profit"),
                dialect.fraction("customers", "all_customers"),
                dialect.fraction("revenue", "all_revenue"),
                dialect.fraction("cost", "all_cost"),
                dialect.fraction("profit", "all_profit"),
                dialect.fraction("profit", "revenue"),
                dialect.fraction("profit", "cost"),
                dialect.total("marketing"),
                dialect.fraction("revenue", "marketing"),
                dialect.fraction("products", "customers"));
    return Step.sql(
        "profit.segment",
        "profit by dimension",
        List.of("segment_cell", "customer_dim", "customer_total", "product_dim", "channel_dim"),
        "segment_profit",
        sql);
  }

  private static String windows(String... names) {
    return Stream.of(names)
        .map(
            name ->
                "sum(CASE WHEN named THEN "
                    + name
                    + " END) OVER (PARTITION BY dimension, dimension_2, view) AS all_"
                    + name)
        .collect(Collectors.joining(", "));
  }

  /** One cut, by value and customer, so that customers and their products are counted once. */
  private String cut(Cut cut) {
    Dimension first = cut.dimensions().get(0);
    boolean crossed = cut.dimensions().size() == 2;
    String second = crossed ? value(cut, cut.dimensions().get(1)) : "''";
    return """
      SELECT %s AS dimension, %s AS value, %s AS dimension_2, %s AS value_2, %s AS named, s.customer_no,
        max(s.active) AS active,
        sum(CASE WHEN s.product_no > 0 AND s.revenue > 0 THEN 1 ELSE 0 END) AS products,
        %s
      FROM (%s) s
      JOIN customer_dim c ON c.customer_no = s.customer_no
      JOIN customer_total t ON t.customer_no = s.customer_no
      JOIN product_dim p ON p.product_no = s.product_no%s%s
      GROUP BY 1, 2, 3, 4, 5, 6"""
        .formatted(
            dialect.literal(first.name()),
            value(cut, first),
            dialect.literal(crossed ? cut.dimensions().get(1).name() : ""),
            second,
            named(cut),
            SUMS.replace("sum(", "sum(s."),
            base(cut),
            cut.uses("channel") ? "\n  JOIN channel_dim h ON h.channel_no = s.channel_no" : "",
            present(cut));
  }

  /** The cells at the grain of this cut: one row per customer and product it tells apart. */
  private String base(Cut cut) {
    String keys =
        "customer_no, product_no, marketing_group"
            + (cut.uses("channel") ? ", channel_no" : "")
            + (cut.uses("period") ? ", period" : "");
    return "SELECT "
        + keys
        + ", max(active) AS active, "
        + SUMS
        + " FROM segment_cell GROUP BY "
        + keys;
  }

  private static String present(Cut cut) {
    if (!cut.onlyIfPresent()) return "";
    return cut.dimensions().stream()
        .map(Dimension::present)
        .collect(Collectors.joining(" AND ", "\n  WHERE ", ""));
  }

  private static boolean byGroupAlone(Cut cut) {
    return cut.dimensions().size() == 1 && cut.uses("customer_group");
  }

  private static String named(Cut cut) {
    String customer = "s.customer_no > " + Measures.UNUSED_NO;
    return byGroupAlone(cut) ? "(" + customer + " OR s.marketing_group IS NOT NULL)" : customer;
  }

  private static String value(Cut cut, Dimension dimension) {
    String group =
        byGroupAlone(cut) ? "WHEN s.marketing_group IS NOT NULL THEN s.marketing_group " : "";
    return "CASE "
        + group
        + "WHEN s.customer_no = "
        + Measures.UNASSIGNED_NO
        + " THEN '(unassigned)' WHEN s.customer_no = "
        + Measures.UNUSED_NO
        + " THEN '(unused)' ELSE coalesce("
        + dimension.value()
        + ", '(none)') END";
  }
}
