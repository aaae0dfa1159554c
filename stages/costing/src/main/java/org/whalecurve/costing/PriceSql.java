package org.whalecurve.costing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.whalecurve.costing.Net.Flow;
import org.whalecurve.costing.Net.Node;
import org.whalecurve.costing.SolveStep.QuickRate;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.model.CostModel;
import org.whalecurve.model.CostModel.Dimension;

/**
 * Prices cost objects: each gets amount x its quantity / the total, rounded to a unit; what
 * rounding leaves goes to the receiver with the largest quantity, the smallest key on ties.
 * Mark-ups on cost objects are a second round over the first round's result.
 */
final class PriceSql {
  private static final String KEYS = "customer_no, product_no, channel_no, transaction_id";
  private static final String CELL =
      "period, activity, line, customer_no, product_no, channel_no, transaction_id, quantity_u, time_u, full_u, incremental_u";

  private final Net net;
  private final Dialect dialect;

  PriceSql(Net net, Dialect dialect) {
    this.net = net;
    this.dialect = dialect;
  }

  List<Step> steps() {
    List<Flow> markUps = net.flows().stream().filter(f -> f.toObjects() && f.markUp()).toList();
    List<Step> steps = new ArrayList<>();
    steps.add(residual("costing.residual", "driver", "rate", "residual"));
    if (markUps.isEmpty()) {
      steps.add(price("cost_cell"));
      return steps;
    }
    steps.add(price("base_cell"));
    steps.add(markUpDriver(markUps));
    steps.add(markUpRate());
    steps.add(
        residual("costing.markup_residual", "markup_driver", "markup_rate", "markup_residual"));
    steps.add(markUpPrice());
    return steps;
  }

  private String join(String driver, String rate) {
    return driver
        + " d JOIN "
        + rate
        + " r ON r.flow_no = d.flow_no AND r.grp = d.grp AND r.period = "
        + ratePeriod("d.period");
  }

  private String ratePeriod(String period) {
    return net.perRun() ? "'(run)'" : period;
  }

  /** In 64 bits up to the rate's reach, see {@link QuickRate}. */
  private String priced(String amount) {
    String small =
        dialect.multiplyDivideSmall(
            "r." + amount.replaceAll("_u$", "_q"),
            dialect.quotient("d.weight_u", "r.weight_step_u"),
            "r.weight_q");
    String any = dialect.multiplyDivide("r." + amount, "d.weight_u", "r.weight_u");
    return "CASE WHEN d.weight_u BETWEEN -r.reach_u AND r.reach_u THEN "
        + small
        + " ELSE CAST("
        + any
        + " AS BIGINT) END";
  }

  private Step residual(String step, String driver, String rate, String writes) {
    String sql =
        """
        WITH priced AS (
          SELECT r.flow_no, r.period, r.grp, sum(%s) AS full_u, sum(%s) AS incremental_u FROM %s WHERE r.weight_u <> 0 GROUP BY 1, 2, 3),
        missing AS (
          SELECT r.flow_no, r.period, r.grp, r.weight_max_u, r.full_u - p.full_u AS full_u, r.incremental_u - p.incremental_u AS incremental_u
          FROM %s r JOIN priced p ON p.flow_no = r.flow_no AND p.period = r.period AND p.grp = r.grp
          WHERE r.full_u <> p.full_u OR r.incremental_u <> p.incremental_u),
        ranked AS (
          SELECT d.flow_no, d.period, d.customer_no, d.product_no, d.channel_no, d.transaction_id, r.full_u, r.incremental_u,
            row_number() OVER (PARTITION BY r.flow_no, r.period, r.grp ORDER BY d.customer_no, d.product_no, d.channel_no, d.transaction_id, d.period) AS place
          FROM %s WHERE d.weight_u = r.weight_max_u)
        SELECT flow_no, period, %s, CAST(full_u AS BIGINT) AS full_u, CAST(incremental_u AS BIGINT) AS incremental_u
        FROM ranked WHERE place = 1 ORDER BY flow_no, period, %s"""
            .formatted(
                priced("full_u"),
                priced("incremental_u"),
                join(driver, rate),
                rate,
                join(driver, "missing"),
                KEYS,
                KEYS);
    return Step.sql(
        step, "find what rounding leaves, and who takes it", List.of(driver, rate), writes, sql);
  }

  /** Which activity and profit line each flow prices. */
  private String flowNames() {
    String values =
        net.flows().stream()
            .filter(Flow::toObjects)
            .map(
                f -> {
                  Node node = net.nodes().get(f.node());
                  return "("
                      + f.no()
                      + ", "
                      + dialect.literal(node.name())
                      + ", "
                      + dialect.literal(Words.line(node.line()))
                      + ")";
                })
            .collect(Collectors.joining(", "));
    return values.isEmpty()
        ? "flow(flow_no, activity, line) AS (SELECT 0, '', '' WHERE 1 = 0)"
        : "flow(flow_no, activity, line) AS (VALUES " + values + ")";
  }

  private String cells(String driver, String rate, String residual) {
    return """
        SELECT d.period, f.activity, f.line, d.customer_no, d.product_no, d.channel_no, d.transaction_id,
          CASE WHEN r.group_quantity_u IS NULL THEN d.quantity_u ELSE %s END AS quantity_u, d.time_u,
          %s AS full_u, %s AS incremental_u
        FROM %s JOIN flow f ON f.flow_no = d.flow_no WHERE r.weight_u <> 0
        UNION ALL
        SELECT x.period, f.activity, f.line, x.customer_no, x.product_no, x.channel_no, x.transaction_id, 0, 0, x.full_u, x.incremental_u
        FROM %s x JOIN flow f ON f.flow_no = x.flow_no"""
        .formatted(
            priced("group_quantity_u"),
            priced("full_u"),
            priced("incremental_u"),
            join(driver, rate),
            residual);
  }

  private Step price(String writes) {
    StringBuilder sql =
        new StringBuilder("WITH " + flowNames() + "\n" + cells("driver", "rate", "residual"));
    sql.append(
        """

        UNION ALL SELECT period, activity, line, customer_no, 0, 0, '(none)', 0, 0, CAST(full_u AS BIGINT), CAST(incremental_u AS BIGINT) FROM fixed_cell
        UNION ALL SELECT period, '(unassigned)', 'cost_to_serve', 0, 0, 0, '(none)', 0, 0, %s, %s
        FROM ledger_cost WHERE pool = '(unassigned)' GROUP BY period"""
            .formatted(sum("amount"), sum("incremental_amount")));
    for (Flow flow : net.flows()) {
      if (flow.direct()) sql.append("\nUNION ALL ").append(traced(flow));
    }
    return Step.sql(
        "costing.price",
        "price every cost object",
        List.of("driver", "rate", "residual", "fixed_cell", "ledger_cost"),
        writes,
        sql.toString());
  }

  /** Ledger rows that name their customer or product themselves. */
  private String traced(Flow flow) {
    Node node = net.nodes().get(flow.node());
    String product =
        flow.has(Dimension.PRODUCT) || !flow.has(Dimension.CUSTOMER) ? "product_no" : "0";
    return "SELECT period, %s, %s, customer_no, %s, 0, '(none)', 0, 0, %s, %s FROM ledger_cost WHERE pool = %s AND %s GROUP BY period, customer_no, %s"
        .formatted(
            dialect.literal(node.name()),
            dialect.literal(Words.line(node.line())),
            product,
            sum("amount"),
            sum("incremental_amount"),
            dialect.literal(node.name()),
            flow.grouped() ? "customer_no <> 0" : "(customer_no <> 0 OR product_no <> 0)",
            product.equals("0") ? "customer_no" : product);
  }

  private String sum(String amount) {
    return "CAST(" + dialect.units("sum(" + amount + ")") + " AS BIGINT)";
  }

  private Step markUpDriver(List<Flow> markUps) {
    String sql =
        markUps.stream()
            .map(
                f -> {
                  String carried =
                      ((CostModel.Driver.Cost) f.by()).incremental()
                          ? "sum(incremental_u)"
                          : "sum(full_u)";
                  return "SELECT %d AS flow_no, period, '' AS grp, %s AS customer_no, %s AS product_no, %s AS channel_no, %s AS transaction_id, CAST(%s AS BIGINT) AS weight_u, CAST(%s AS BIGINT) AS quantity_u, CAST(0 AS BIGINT) AS time_u FROM base_cell WHERE %s GROUP BY ALL HAVING %s <> 0"
                      .formatted(
                          f.no(),
                          f.has(Dimension.CUSTOMER) || f.has(Dimension.ORDER) ? "customer_no" : "0",
                          f.has(Dimension.PRODUCT) ? "product_no" : "0",
                          f.has(Dimension.CHANNEL) ? "channel_no" : "0",
                          f.has(Dimension.ORDER) ? "transaction_id" : "'(none)'",
                          carried,
                          carried,
                          carriers(f),
                          carried);
                })
            .collect(Collectors.joining("\nUNION ALL "));
    return Step.sql(
        "costing.markup_driver",
        "cost that each object carries already",
        List.of("base_cell"),
        "markup_driver",
        sql);
  }

  /**
   * The cells whose cost is marked up: those of customers, or where the cost object is a product or
   * channel on its own level, those of any product or channel.
   */
  private static String carriers(Flow flow) {
    if (flow.has(Dimension.CUSTOMER) || flow.has(Dimension.ORDER)) return "customer_no > 1";
    List<String> named = new ArrayList<>();
    if (flow.has(Dimension.PRODUCT)) named.add("product_no <> 0");
    if (flow.has(Dimension.CHANNEL)) named.add("channel_no <> 0");
    return "customer_no <> 1 AND (" + String.join(" OR ", named) + ")";
  }

  private Step markUpRate() {
    String sql =
        """
        WITH total AS (
          SELECT flow_no, %s AS period, CAST(sum(weight_u) AS DECIMAL(38,0)) AS weight_u, max(weight_u) AS weight_max_u FROM markup_driver GROUP BY 1, 2)
        SELECT r.flow_no, r.period, r.grp, r.full_u, r.incremental_u, r.group_quantity_u, t.weight_u, t.weight_max_u,
          r.weight_step_u, r.full_q, r.incremental_q, r.group_quantity_q, r.weight_q, r.reach_u, r.share
        FROM rate r LEFT JOIN total t ON t.flow_no = r.flow_no AND t.period = r.period
        WHERE r.weight_u IS NULL ORDER BY r.flow_no, r.period"""
            .formatted(ratePeriod("period"));
    return Step.sql(
        "costing.markup_rate",
        "mark-up on the cost carried",
        List.of("rate", "markup_driver"),
        "markup_rate",
        sql);
  }

  private Step markUpPrice() {
    String sql =
        "WITH "
            + flowNames()
            + "\nSELECT "
            + CELL
            + " FROM base_cell UNION ALL\n"
            + cells("markup_driver", "markup_rate", "markup_residual")
            + """

            UNION ALL
            SELECT r.period, f.activity, f.line, 0, 0, 0, '(none)', 0, 0, CAST(r.full_u AS BIGINT), CAST(r.incremental_u AS BIGINT)
            FROM markup_rate r JOIN flow f ON f.flow_no = r.flow_no WHERE r.weight_u IS NULL OR r.weight_u = 0""";
    return Step.sql(
        "costing.markup_price",
        "mark up the cost objects",
        List.of("base_cell", "markup_driver", "markup_rate", "markup_residual"),
        "cost_cell",
        sql);
  }
}
