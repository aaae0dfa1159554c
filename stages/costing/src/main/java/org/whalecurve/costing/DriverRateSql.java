package org.whalecurve.costing;

import java.util.List;
import java.util.stream.Collectors;
import org.whalecurve.costing.Net.Flow;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;

/**
 * Publishes what a unit of every driver costs where cost reaches cost objects. Groups stay apart
 * only where ledger rows name them: there each group's cost comes from rows of its own.
 */
final class DriverRateSql {
  private final Net net;
  private final Dialect dialect;

  private DriverRateSql(Net net, Dialect dialect) {
    this.net = net;
    this.dialect = dialect;
  }

  static Step step(Net net, Dialect dialect) {
    return new DriverRateSql(net, dialect).step();
  }

  private Step step() {
    boolean markUps = net.flows().stream().anyMatch(f -> f.toObjects() && f.markUp());
    String rate =
        "SELECT flow_no, period, grp, full_u, incremental_u, group_quantity_u, share, weight_u FROM ";
    String rates = rate + "rate" + (markUps ? " UNION ALL " + rate + "markup_rate" : "");
    String sql =
        """
        WITH flow(flow_no, activity, target, driver, is_direct) AS (VALUES %s),
        named AS (SELECT DISTINCT flow_no, grp, customer_group, product_no FROM driver_group),
        summed AS (
          SELECT r.period, f.activity, f.target, f.driver, CASE WHEN f.is_direct THEN n.customer_group END AS customer_group,
            CASE WHEN f.is_direct THEN n.product_no END AS product_no, sum(coalesce(r.group_quantity_u, r.weight_u)) AS quantity_u,
            sum(r.full_u) AS full_u, sum(r.incremental_u) AS incremental_u, sum(r.share) AS share
          FROM (%s) r JOIN flow f ON f.flow_no = r.flow_no LEFT JOIN named n ON n.flow_no = r.flow_no AND n.grp = r.grp
          WHERE r.weight_u <> 0 GROUP BY 1, 2, 3, 4, 5, 6),
        valued AS (
          SELECT s.period, s.activity, s.target, s.driver, coalesce(s.customer_group, '(none)') AS customer_group,
            coalesce(p.product_id, '(none)') AS product_id, %s AS quantity, %s AS full_cost, %s AS incremental_cost,
            CAST(s.share AS DECIMAL(38,12)) AS share
          FROM summed s LEFT JOIN product_dim p ON p.product_no = s.product_no)
        SELECT valued.*, %s AS rate_full, %s AS rate_incremental FROM valued ORDER BY 1, 2, 3, 4, 5, 6"""
            .formatted(
                flows(net, net.flows().stream().filter(Flow::toObjects).toList(), dialect),
                rates,
                dialect.totalFromUnits("s.quantity_u"),
                dialect.totalFromUnits("s.full_u"),
                dialect.totalFromUnits("s.incremental_u"),
                dialect.fraction("full_cost", "quantity"),
                dialect.fraction("incremental_cost", "quantity"));
    List<String> reads =
        markUps
            ? List.of("rate", "markup_rate", "driver_group", "product_dim")
            : List.of("rate", "driver_group", "product_dim");
    return Step.sql(
        "costing.driver_rate", "what a unit of every driver costs", reads, "driver_rate", sql);
  }

  /** The rows of {@code flow(flow_no, activity, target, driver, is_direct)}. */
  static String flows(Net net, List<Flow> flows, Dialect dialect) {
    String values =
        flows.stream().map(flow -> row(net, flow, dialect)).collect(Collectors.joining(", "));
    return values.isEmpty() ? "(-1, '', '', '', FALSE)" : values;
  }

  private static String row(Net net, Flow flow, Dialect dialect) {
    return "(%d, %s, %s, %s, %s)"
        .formatted(
            flow.no(),
            dialect.literal(net.nodes().get(flow.node()).name()),
            dialect.literal(Words.object(flow)),
            dialect.literal(Words.driver(flow.by())),
            flow.direct() ? "TRUE" : "FALSE");
  }
}
