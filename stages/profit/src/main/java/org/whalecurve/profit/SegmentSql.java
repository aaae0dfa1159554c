package org.whalecurve.profit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  private static final List<String> MEASURES =
      List.of(
          "revenue",
          "revenue_tax",
          "full_cost",
          "incremental_cost",
          "full_profit",
          "incremental_profit",
          "marketing");
  private static final String SUMS =
      MEASURES.stream().map(m -> "sum(" + m + ") AS " + m).collect(Collectors.joining(", "));

  private final Dialect dialect;
  private final ProfitModel model;
  private final List<Cut> cuts;

  SegmentSql(Dialect dialect, ProfitModel model, List<Cut> cuts) {
    this.dialect = dialect;
    this.model = model;
    this.cuts = cuts;
  }

  /**
   * {@code segment_spend}: marketing by customer, product, and channel and period where a cut needs
   * them. {@code marketing_group} is set on spend of which only the customer group is known.
   */
  Step spend() {
    List<String> reads = new ArrayList<>(List.of("marketing_fact"));
    List<String> parts = new ArrayList<>(List.of(campaigns()));
    if (!model.marketing().isEmpty()) {
      reads.add("cost_cell");
      parts.add(marketingActivities());
    }
    return Step.sql(
        "profit.segment_spend",
        "marketing by customer and product",
        reads,
        "segment_spend",
        String.join("\nUNION ALL\n", parts));
  }

  /** The keys beyond customer and product that some cut needs. */
  private String keys(String channel) {
    return (used("channel") ? ", " + channel : "") + (used("period") ? ", period" : "");
  }

  private boolean used(String dimension) {
    return cuts.stream().anyMatch(cut -> cut.uses(dimension));
  }

  private String sum(String amount) {
    return dialect.decimal("sum(" + amount + ")");
  }

  private String campaigns() {
    String group = "CASE WHEN customer_no = 0 THEN customer_group END";
    return """
    SELECT customer_no, 0 AS product_no%s, %s AS marketing_group, %s AS marketing
    FROM marketing_fact GROUP BY customer_no%s, %s"""
        .formatted(
            keys("0 AS channel_no"), group, sum("amount"), used("period") ? ", period" : "", group);
  }

  private String marketingActivities() {
    String keys = "customer_no, product_no" + keys("channel_no");
    String names =
        model.marketing().stream().map(dialect::literal).collect(Collectors.joining(", "));
    return """
    SELECT %s, NULL, %s
    FROM cost_cell WHERE activity IN (%s) GROUP BY %s"""
        .formatted(keys, dialect.fromUnits("sum(full_u)"), names, keys);
  }

  /** {@code segment_value}: what the customers of one range add to every value of every cut. */
  Step value() {
    String sql =
        "WITH %s,\n%s\n%s"
            .formatted(
                baseTables(),
                grains().entrySet().stream()
                    .map(g -> grain(g.getValue(), g.getKey()))
                    .collect(Collectors.joining(",\n")),
                cuts.stream().map(this::cut).collect(Collectors.joining("\n  UNION ALL\n")));
    return Step.sql(
            "profit.segment_value",
            "accounts cut by dimension",
            List.of(
                "profit_cell",
                "segment_spend",
                "customer_dim",
                "customer_total",
                "product_dim",
                "channel_dim"),
            "segment_value",
            sql)
        .byCustomer("profit_cell", "segment_spend");
  }

  Step segment() {
    String sql =
        """
        WITH by_value AS (
          SELECT dimension, value, dimension_2, value_2, named, sum(customers) AS customers, sum(products) AS products, %s
          FROM segment_value GROUP BY dimension, value, dimension_2, value_2, named),
        viewed AS (
          SELECT b.*, v.view,
            CASE v.view WHEN 'full' THEN full_cost ELSE incremental_cost END AS cost,
            CASE v.view WHEN 'full' THEN full_profit ELSE incremental_profit END AS profit
          FROM by_value b CROSS JOIN (VALUES ('full'), ('incremental')) AS v(view)),
        totalled AS (
          SELECT viewed.*, (SELECT sum(active) FROM customer_total WHERE customer_no > %d) AS all_customers,
            %s
          FROM viewed)
        SELECT dimension, value, dimension_2, value_2, view, %s
        FROM totalled
        ORDER BY dimension, value, dimension_2, value_2, view"""
            .formatted(SUMS, Measures.UNUSED_NO, windows("revenue", "cost", "profit"), published());
    return Step.sql(
        "profit.segment",
        "profit by dimension",
        List.of("segment_value", "customer_total"),
        "segment_profit",
        sql);
  }

  private String published() {
    return """
    CAST(customers AS BIGINT) AS customers,
      %s AS revenue, %s AS revenue_tax, %s AS cost, %s AS profit,
      CASE WHEN named THEN %s END AS customer_share, CASE WHEN named THEN %s END AS revenue_share,
      CASE WHEN named THEN %s END AS cost_share, CASE WHEN named THEN %s END AS profit_share,
      %s AS revenue_margin, %s AS cost_margin, %s AS marketing,
      %s AS revenue_per_marketing, %s AS products_per_customer"""
        .formatted(
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

  /**
   * The ways in which cuts split a customer's own account, numbered; cuts that split it alike share
   * the work.
   */
  private Map<List<Dimension>, Integer> grains() {
    Map<List<Dimension>, Integer> grains = new LinkedHashMap<>();
    for (Cut cut : cuts) grains.putIfAbsent(cut.withinCustomer(), grains.size());
    return grains;
  }

  /** The keys, beside customer and product, of the cells that splits are made of, numbered. */
  private Map<List<String>, Integer> bases() {
    Map<List<String>, Integer> bases = new LinkedHashMap<>();
    for (Cut cut : cuts) bases.putIfAbsent(keys(cut.withinCustomer()), bases.size());
    return bases;
  }

  private static List<String> keys(List<Dimension> split) {
    List<String> keys = new ArrayList<>();
    if (names(split, "channel")) keys.add("channel_no");
    if (names(split, "period")) keys.add("period");
    return keys;
  }

  private static boolean names(List<Dimension> split, String dimension) {
    return split.stream().anyMatch(d -> d.name().equals(dimension));
  }

  /** All bases; one that has fewer keys than another is summed up from that. */
  private String baseTables() {
    List<List<String>> widestFirst = new ArrayList<>(bases().keySet());
    widestFirst.sort(Comparator.comparing(keys -> -keys.size()));
    List<String> tables = new ArrayList<>();
    for (int i = 0; i < widestFirst.size(); i++) {
      List<String> keys = widestFirst.get(i);
      Optional<List<String>> wider =
          widestFirst.subList(0, i).stream().filter(w -> w.containsAll(keys)).findFirst();
      String source = wider.map(w -> "base_" + bases().get(w)).orElseGet(() -> cells(keys));
      tables.add(base(bases().get(keys), keys, source));
    }
    return String.join(",\n", tables);
  }

  /** Accounts summed to the keys that some splits need, once for all of them. */
  private String base(int number, List<String> keys, String source) {
    String own = own(keys);
    String sums = MEASURES.stream().map(m -> sum(m) + " AS " + m).collect(Collectors.joining(", "));
    return """
    base_%d AS MATERIALIZED (
      SELECT customer_no, product_no, marketing_group%s, max(active) AS active, %s
      FROM %s
      GROUP BY customer_no, product_no, marketing_group%s)"""
        .formatted(number, own, sums, source, own);
  }

  private static String own(List<String> keys) {
    return keys.stream().map(k -> ", " + k).collect(Collectors.joining());
  }

  /** Cells and marketing. */
  private static String cells(List<String> keys) {
    return """
    (
        SELECT customer_no, product_no, CAST(NULL AS VARCHAR) AS marketing_group%1$s, active,
          net_revenue AS revenue, revenue_tax, %2$s AS full_cost, %3$s AS incremental_cost,
          full_profit, incremental_profit, CAST(0 AS DECIMAL(18,6)) AS marketing
        FROM profit_cell
        UNION ALL
        SELECT customer_no, product_no, marketing_group%1$s, 0, 0, 0, 0, 0, 0, 0, marketing
        FROM segment_spend) AS parts"""
        .formatted(
            own(keys), Measures.fullCost("profit_cell"), Measures.incrementalCost("profit_cell"));
  }

  /**
   * One row per customer and value of the dimensions that split it, so that customers and their
   * products are counted once.
   */
  private String grain(int number, List<Dimension> split) {
    String names = names(split.size());
    return """
    grain_%d AS (
      SELECT customer_no, marketing_group%s, max(active) AS active,
        sum(CASE WHEN product_no > 0 AND revenue > 0 THEN 1 ELSE 0 END) AS products,
        %s
      FROM (
        SELECT s.*%s
        FROM base_%d s
        JOIN product_dim p ON p.product_no = s.product_no%s) AS split
      GROUP BY customer_no, marketing_group%s)"""
        .formatted(
            number,
            names,
            SUMS,
            valued(split),
            bases().get(keys(split)),
            names(split, "channel")
                ? "\n    JOIN channel_dim h ON h.channel_no = s.channel_no"
                : "",
            names);
  }

  private static String names(int count) {
    return IntStream.range(0, count).mapToObj(i -> ", split_" + i).collect(Collectors.joining());
  }

  private static String valued(List<Dimension> split) {
    return IntStream.range(0, split.size())
        .mapToObj(i -> ", " + split.get(i).value() + " AS split_" + i)
        .collect(Collectors.joining());
  }

  /** One cut, by value. */
  private String cut(Cut cut) {
    Dimension first = cut.dimensions().get(0);
    boolean crossed = cut.dimensions().size() == 2;
    return """
      SELECT %s AS dimension, %s AS value, %s AS dimension_2, %s AS value_2, %s AS named,
        CAST(sum(CASE WHEN s.customer_no > %d THEN s.active ELSE 0 END) AS BIGINT) AS customers,
        CAST(sum(CASE WHEN s.customer_no > %d THEN s.products ELSE 0 END) AS BIGINT) AS products,
        %s
      FROM grain_%d s
      JOIN customer_dim c ON c.customer_no = s.customer_no
      JOIN customer_total t ON t.customer_no = s.customer_no%s
      GROUP BY 1, 2, 3, 4, 5"""
        .formatted(
            dialect.literal(first.name()),
            value(cut, first),
            dialect.literal(crossed ? cut.dimensions().get(1).name() : ""),
            crossed ? value(cut, cut.dimensions().get(1)) : "''",
            named(cut),
            Measures.UNUSED_NO,
            Measures.UNUSED_NO,
            SUMS.replace("sum(", "sum(s."),
            grains().get(cut.withinCustomer()),
            present(cut));
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
    String value =
        dimension.ofCustomer()
            ? dimension.value()
            : "s.split_" + cut.withinCustomer().indexOf(dimension);
    return "CASE "
        + group
        + "WHEN s.customer_no = "
        + Measures.UNASSIGNED_NO
        + " THEN '(unassigned)' WHEN s.customer_no = "
        + Measures.UNUSED_NO
        + " THEN '(unused)' ELSE "
        + value
        + " END";
  }
}
