package org.whalecurve.costing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.whalecurve.costing.Net.Flow;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;

/**
 * Publishes what each cell has of each driver where the cost of one activity follows several:
 * {@code activity_cost} adds their quantities up, which says nothing of any one. Small or empty in
 * most models.
 */
final class DriverQuantitySql {
  private final Net net;
  private final Dialect dialect;

  private DriverQuantitySql(Net net, Dialect dialect) {
    this.net = net;
    this.dialect = dialect;
  }

  static Step step(Net net, Dialect dialect) {
    return new DriverQuantitySql(net, dialect).step();
  }

  private Step step() {
    List<Flow> flows = net.flows().stream().filter(this::isOneOfSeveral).toList();
    String numbers =
        flows.isEmpty()
            ? "-1"
            : flows.stream().map(f -> Integer.toString(f.no())).collect(Collectors.joining(", "));
    List<String> parts = new ArrayList<>();
    if (flows.stream().anyMatch(f -> !f.markUp()) || flows.isEmpty())
      parts.add(measured("driver", "rate", numbers));
    if (flows.stream().anyMatch(Flow::markUp))
      parts.add(measured("markup_driver", "markup_rate", numbers));
    String sql =
        """
        WITH flow(flow_no, activity, target, driver, is_direct) AS (VALUES %s),
        named AS (SELECT DISTINCT flow_no, grp, customer_group, product_no FROM driver_group),
        summed AS (
          SELECT d.period, f.activity, f.target, f.driver, CASE WHEN f.is_direct THEN n.customer_group END AS customer_group,
            CASE WHEN f.is_direct THEN n.product_no END AS named_no, d.customer_no, d.product_no, CAST(sum(d.measure_u) AS BIGINT) AS quantity_u
          FROM (%s) d JOIN flow f ON f.flow_no = d.flow_no LEFT JOIN named n ON n.flow_no = d.flow_no AND n.grp = d.grp
          GROUP BY 1, 2, 3, 4, 5, 6, 7, 8)
        SELECT s.period, s.activity, s.target, s.driver, coalesce(s.customer_group, '(none)') AS customer_group,
          coalesce(x.product_id, '(none)') AS named_product, c.customer_id, p.product_id, %s AS quantity
        FROM summed s JOIN customer_dim c ON c.customer_no = s.customer_no JOIN product_dim p ON p.product_no = s.product_no
        LEFT JOIN product_dim x ON x.product_no = s.named_no
        ORDER BY 1, 2, 3, 4, 5, 6, 7, 8"""
            .formatted(
                DriverRateSql.flows(net, flows, dialect),
                String.join(" UNION ALL ", parts),
                dialect.fromUnits("s.quantity_u"));
    List<String> reads = new ArrayList<>(List.of("driver", "rate"));
    if (flows.stream().anyMatch(Flow::markUp))
      reads.addAll(List.of("markup_driver", "markup_rate"));
    reads.addAll(List.of("driver_group", "customer_dim", "product_dim"));
    return Step.sql(
        "costing.driver_quantity",
        "what each customer has of each of several drivers",
        reads,
        "driver_quantity",
        sql);
  }

  /** A group's quantity is spread over its customers; other drivers count what they weigh. */
  private String measured(String driver, String rate, String numbers) {
    String spread = dialect.multiplyDivide("r.group_quantity_u", "d.weight_u", "r.weight_u");
    return "SELECT d.flow_no, d.grp, d.period, d.customer_no, d.product_no, CASE WHEN r.group_quantity_u IS NULL THEN d.weight_u ELSE CAST(%s AS BIGINT) END AS measure_u FROM %s d JOIN %s r ON r.flow_no = d.flow_no AND r.grp = d.grp AND r.period = %s WHERE r.weight_u <> 0 AND d.flow_no IN (%s)"
        .formatted(spread, driver, rate, net.perRun() ? "'(run)'" : "d.period", numbers);
  }

  private boolean isOneOfSeveral(Flow flow) {
    List<Flow> reached =
        net.nodes().get(flow.node()).flows().stream().filter(Flow::toObjects).toList();
    return flow.toObjects() && (reached.size() > 1 || flow.direct());
  }
}
