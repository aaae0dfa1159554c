package org.whalecurve.costing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.whalecurve.costing.Net.Flow;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Expr;
import org.whalecurve.model.CostModel;
import org.whalecurve.model.CostModel.Dimension;
import org.whalecurve.model.CostModel.Driver;

/**
 * The driver quantities of every cost object, long: one row per flow and receiver. Rows of one kind
 * are read once for all the flows that count them. {@code grp} says with its kind the group or
 * product line whose quantity a receiver shares in.
 */
final class DriverSql {
  private static final String KEYS = "customer_no, product_no, channel_no, transaction_id";
  private static final String COLUMNS =
      "flow_no, period, grp, " + KEYS + ", weight_u, quantity_u, time_u";

  /** The columns without a row. */
  private static final String NOTHING =
      "SELECT 0 AS flow_no, '' AS period, '' AS grp, 0 AS customer_no, 0 AS product_no, 0 AS channel_no, '' AS transaction_id,"
          + " CAST(0 AS BIGINT) AS weight_u, CAST(0 AS BIGINT) AS quantity_u, CAST(0 AS BIGINT) AS time_u WHERE 1 = 0";

  /** Patterns of the keys that a quantity can be given for, when it has to be spread within. */
  private static final List<List<String>> PATTERNS =
      List.of(
          List.of("customer_group"),
          List.of("product_line"),
          List.of("customer_group", "product_line"),
          List.of("product_no"),
          List.of("customer_group", "product_no"));

  private final Net net;
  private final Rows rows;
  private final Dialect dialect;

  DriverSql(Net net, Rows rows, Dialect dialect) {
    this.net = net;
    this.rows = rows;
    this.dialect = dialect;
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    steps.add(group());
    steps.add(level());
    steps.add(driver());
    steps.add(total());
    return steps;
  }

  /** Flows whose receivers are counted from rows of facts, by kind of row and cost object. */
  private Map<String, List<Flow>> scans() {
    Map<String, List<Flow>> scans = new LinkedHashMap<>();
    for (Flow flow : net.flows()) {
      if (flow.toObjects() && flow.facts() != null) {
        scans
            .computeIfAbsent(flow.facts().of() + " " + dimensions(flow), k -> new ArrayList<>())
            .add(flow);
      }
    }
    return scans;
  }

  /**
   * A grouped flow is spread over customer and product whatever else it names: the group is one of
   * both.
   */
  private static Set<Dimension> dimensions(Flow flow) {
    Set<Dimension> all =
        new java.util.TreeSet<>(((CostModel.Target.Objects) flow.to()).dimensions());
    if (flow.grouped()) all.addAll(Set.of(Dimension.CUSTOMER, Dimension.PRODUCT));
    return all;
  }

  /** Quantities of every customer: what is counted from rows that name one. */
  private Step driver() {
    Query query = new Query();
    query.reads.addAll(List.of("customer_dim", "product_dim", "channel_dim", "driver_level"));
    scans().values().stream().filter(DriverSql::ofCustomers).forEach(flows -> count(query, flows));
    query.parts.add("SELECT " + COLUMNS + " FROM driver_level");
    if (query.parts.stream().anyMatch(p -> p.contains("driver_group")))
      query.reads.add("driver_group");
    return query
        .step("costing.driver", "count what every cost object uses", "driver")
        .byCustomer(query.limited());
  }

  /** Quantities of products and channels on their own, and those that the driver table states. */
  private Step level() {
    Query query = new Query();
    query.reads.addAll(List.of("customer_dim", "product_dim", "channel_dim", "driver_fact"));
    query.parts.add(NOTHING);
    scans().values().stream()
        .filter(flows -> !ofCustomers(flows))
        .forEach(flows -> count(query, flows));
    for (Flow flow : net.flows()) {
      if (!flow.toObjects()) continue;
      if (flow.grouped() && flow.facts() != null) {
        query.reads.add("driver_group");
        query.parts.add(own(flow));
      } else if (flow.by() instanceof Driver.Quantities && !flow.grouped()) {
        query.parts.add(quantities(flow));
      }
    }
    return query.step(
        "costing.driver_level", "quantities that no customer's rows make", "driver_level");
  }

  private static boolean ofCustomers(List<Flow> flows) {
    Set<Dimension> dims = dimensions(flows.get(0));
    return dims.contains(Dimension.CUSTOMER) || dims.contains(Dimension.ORDER);
  }

  private void count(Query query, List<Flow> flows) {
    String name = "scan" + query.ctes.size();
    query.reads.addAll(Rows.reads(flows.get(0).facts().of()));
    query.ctes.add(name + " AS MATERIALIZED (" + scan(flows) + ")");
    for (Flow flow : flows) {
      query.parts.add(flow.grouped() ? grouped(name, flow) : plain(name, flow));
    }
  }

  /** A union of quantities, and what it reads. */
  private static final class Query {
    private final Set<String> reads = new LinkedHashSet<>();
    private final List<String> ctes = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();

    Step step(String name, String title, String writes) {
      String with = ctes.isEmpty() ? "" : "WITH " + String.join(",\n", ctes) + "\n";
      return Step.sql(
          name, title, List.copyOf(reads), writes, with + String.join("\nUNION ALL ", parts));
    }

    /** Tables whose rows name their customer. */
    String[] limited() {
      return reads.stream()
          .filter(t -> t.endsWith("_fact") || t.equals("driver_level"))
          .toArray(String[]::new);
    }
  }

  /** One pass over the rows of a kind: per cost object, weight w and quantity q of every flow. */
  private String scan(List<Flow> flows) {
    Set<Dimension> dims = dimensions(flows.get(0));
    List<Expr> used = new ArrayList<>();
    StringBuilder sums = new StringBuilder();
    for (Flow flow : flows) {
      Net.Facts facts = flow.facts();
      if (facts.where() != null) used.add(facts.where());
      if (facts.value() != null) used.add(facts.value());
      String count = facts.of().equals("event") ? "r.quantity" : "1";
      String value = facts.value() == null ? count : rows.sql(facts.value());
      String condition = facts.where() == null ? "" : rows.sql(facts.where());
      int decimals = facts.value() == null ? 0 : facts.value().decimals();
      sums.append(", ").append(sum(value, condition, decimals)).append(" AS w").append(flow.no());
      if (facts.measure() == CostModel.Measure.TIME)
        sums.append(", ").append(sum(count, condition, 0)).append(" AS q").append(flow.no());
    }
    return "SELECT r.period AS period, %s AS customer_no, %s AS product_no, %s AS channel_no, %s AS transaction_id%s FROM %s GROUP BY 1, 2, 3, 4, 5"
        .formatted(
            dims.contains(Dimension.CUSTOMER) || dims.contains(Dimension.ORDER)
                ? "r.customer_no"
                : "0",
            dims.contains(Dimension.PRODUCT) ? "r.product_no" : "0",
            dims.contains(Dimension.CHANNEL) ? "r.channel_no" : "0",
            dims.contains(Dimension.ORDER) ? "r.transaction_id" : "'(none)'",
            sums,
            rows.from(flows.get(0).facts().of(), used));
  }

  private String sum(String value, String condition, int decimals) {
    String filtered =
        condition.isEmpty() ? value : "CASE WHEN " + condition + " THEN " + value + " END";
    return filtered.equals("1")
        ? "CAST(count(*) AS DECIMAL(18,0))"
        : "sum("
            + (decimals > 6 && decimals <= 12
                ? dialect.rounded(filtered)
                : dialect.decimal(filtered))
            + ")";
  }

  private String plain(String scan, Flow flow) {
    String weight = "w" + flow.no();
    String quantity = flow.timed() ? "q" + flow.no() : weight;
    return "SELECT %d AS flow_no, period, '' AS grp, %s, %s AS weight_u, %s AS quantity_u, %s AS time_u FROM %s WHERE %s <> 0%s"
        .formatted(
            flow.no(),
            KEYS,
            units(weight),
            units(quantity),
            flow.timed() ? units(weight) : "CAST(0 AS BIGINT)",
            scan,
            weight,
            flow.timed() ? " OR " + quantity + " <> 0" : "");
  }

  /**
   * Receivers inside a group: their weight is the {@code within} quantity; the group's own quantity
   * comes later.
   */
  private String grouped(String scan, Flow flow) {
    List<String> parts = new ArrayList<>();
    for (List<String> pattern : PATTERNS) {
      String on =
          pattern.stream()
              .map(
                  key ->
                      switch (key) {
                        case "customer_group" -> "c.customer_group = g.customer_group";
                        case "product_line" -> "p.product_line = g.product_line";
                        default -> "s.product_no = g.product_no";
                      })
              .collect(Collectors.joining(" AND "));
      String product = flow.has(Dimension.PRODUCT) ? "s.product_no" : "0";
      parts.add(
          """
          SELECT %d AS flow_no, s.period, g.grp, s.customer_no, %s AS product_no, s.channel_no, s.transaction_id, %s AS weight_u,
            CAST(0 AS BIGINT) AS quantity_u, CAST(0 AS BIGINT) AS time_u
          FROM %s s JOIN customer_dim c ON c.customer_no = s.customer_no JOIN product_dim p ON p.product_no = s.product_no
          JOIN driver_group g ON g.flow_no = %d AND g.pattern = '%s' AND g.period = s.period AND %s
          WHERE s.w%d <> 0 GROUP BY ALL"""
              .formatted(
                  flow.no(),
                  product,
                  units("sum(s.w" + flow.no() + ")"),
                  scan,
                  flow.no(),
                  String.join("+", pattern),
                  on,
                  flow.no()));
    }
    return String.join("\nUNION ALL ", parts);
  }

  /** A quantity that names its customer needs no spreading: all of it is that customer's. */
  private String own(Flow flow) {
    return """
        SELECT flow_no, period, grp, customer_no, %s AS product_no, 0 AS channel_no, '(none)' AS transaction_id, CAST(1 AS BIGINT) AS weight_u,
          CAST(0 AS BIGINT) AS quantity_u, CAST(0 AS BIGINT) AS time_u
        FROM driver_group WHERE flow_no = %d AND customer_no IS NOT NULL"""
        .formatted(flow.has(Dimension.PRODUCT) ? "coalesce(product_no, 0)" : "0", flow.no());
  }

  private String quantities(Flow flow) {
    Driver.Quantities by = (Driver.Quantities) flow.by();
    return """
        SELECT %d AS flow_no, period, '' AS grp, %s AS customer_no, %s AS product_no, 0 AS channel_no, '(none)' AS transaction_id,
          %s AS weight_u, %s AS quantity_u, CAST(0 AS BIGINT) AS time_u
        FROM driver_fact WHERE name = %s AND activity IS NULL AND quantity <> 0 GROUP BY ALL"""
        .formatted(
            flow.no(),
            flow.has(Dimension.CUSTOMER) ? "coalesce(customer_no, 0)" : "0",
            flow.has(Dimension.PRODUCT) ? "coalesce(product_no, 0)" : "0",
            units("sum(quantity)"),
            units("sum(quantity)"),
            dialect.literal(by.name()));
  }

  /** The groups that quantities and traced amounts are given for, where they are spread within. */
  private Step group() {
    List<String> parts = new ArrayList<>();
    for (Flow flow : net.flows()) {
      if (!flow.grouped() || !flow.toObjects()) continue;
      boolean direct = flow.direct();
      String source = direct ? "ledger_cost" : "driver_fact";
      String customer = direct ? "CAST(NULL AS INTEGER)" : "customer_no";
      String line = direct ? "CAST(NULL AS VARCHAR)" : "product_line";
      String product = direct ? "nullif(product_no, 0)" : "product_no";
      String filter =
          direct
              ? "pool = "
                  + dialect.literal(net.nodes().get(flow.node()).name())
                  + " AND customer_no = 0 AND (customer_group IS NOT NULL OR product_no <> 0)"
              : "name = "
                  + dialect.literal(((Driver.Quantities) flow.by()).name())
                  + " AND activity IS NULL AND quantity <> 0";
      parts.add(
          "SELECT %d AS flow_no, period, %s AS customer_no, customer_group, %s AS product_line, %s AS product_no, %s AS quantity, %s AS full_amount, %s AS incremental_amount FROM %s WHERE %s GROUP BY ALL"
              .formatted(
                  flow.no(),
                  customer,
                  line,
                  product,
                  direct ? "CAST(0 AS DECIMAL(38,6))" : dialect.total("sum(quantity)"),
                  direct ? dialect.total("sum(amount)") : "CAST(0 AS DECIMAL(38,6))",
                  direct ? dialect.total("sum(incremental_amount)") : "CAST(0 AS DECIMAL(38,6))",
                  source,
                  filter));
    }
    if (parts.isEmpty()) {
      parts.add(
          "SELECT 0 AS flow_no, '' AS period, 0 AS customer_no, '' AS customer_group, '' AS product_line, 0 AS product_no, CAST(0 AS DECIMAL(38,6)) AS quantity,"
              + " CAST(0 AS DECIMAL(38,6)) AS full_amount, CAST(0 AS DECIMAL(38,6)) AS incremental_amount WHERE 1 = 0");
    }
    String sql =
        """
        SELECT g.*, concat_ws('+', CASE WHEN customer_no IS NOT NULL THEN 'customer_no' END,
            CASE WHEN customer_group IS NOT NULL THEN 'customer_group' END, CASE WHEN product_line IS NOT NULL THEN 'product_line' END,
            CASE WHEN product_no IS NOT NULL THEN 'product_no' END) AS pattern,
          concat_ws(' x ', 'customer ' || CAST(customer_no AS VARCHAR), 'group ' || customer_group, 'line ' || product_line,
            'product ' || CAST(product_no AS VARCHAR)) AS grp
        FROM (%s) g ORDER BY flow_no, period, grp"""
            .formatted(String.join(" UNION ALL ", parts));
    return Step.sql(
        "costing.driver_group",
        "quantities given for groups and product lines",
        List.of("driver_fact", "ledger_cost"),
        "driver_group",
        sql);
  }

  /** {@code weight_step_u}: all weights are multiples of it; most are whole, or cents. */
  private Step total() {
    String sql =
        """
        SELECT flow_no, %s AS period, grp, CAST(sum(weight_u) AS DECIMAL(38,0)) AS weight_u, CAST(sum(quantity_u) AS DECIMAL(38,0)) AS quantity_u,
          CAST(sum(time_u) AS DECIMAL(38,0)) AS time_u, max(weight_u) AS weight_max_u,
          CASE WHEN max(abs(weight_u %% 1000000)) = 0 THEN 1000000 WHEN max(abs(weight_u %% 10000)) = 0 THEN 10000 ELSE 1 END AS weight_step_u
        FROM driver GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""
            .formatted(net.perRun() ? "'(run)'" : "period");
    return Step.sql(
        "costing.driver_total", "totals of every driver", List.of("driver"), "driver_total", sql);
  }

  private String units(String decimal) {
    return "CAST(" + dialect.units(decimal) + " AS BIGINT)";
  }
}
