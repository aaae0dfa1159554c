package org.whalecurve.costing;

import java.util.List;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;

/**
 * Cost that no customer carries, at the level where it arises: a product and its line, a channel,
 * the company as a whole; and what stays unassigned. Together it is what {@code activity_cost}
 * shows for {@code (unassigned)}.
 */
final class LevelSql {
  private static final String LEVEL =
      "CASE WHEN product_no <> 0 AND channel_no <> 0 THEN 'product x channel' WHEN product_no <> 0 THEN 'product'"
          + " WHEN channel_no <> 0 THEN 'channel' ELSE 'unassigned' END";

  private LevelSql() {}

  static Step step(Dialect dialect) {
    String sql =
        """
        WITH kept AS (
          SELECT period, %s AS level, product_no, channel_no, activity, %s AS full_cost, %s AS incremental_cost
          FROM cost_cell WHERE customer_no = 0 GROUP BY 1, 2, 3, 4, 5
          UNION ALL SELECT period, 'facility', 0, 0, source, full_amount, incremental_amount FROM network_edge WHERE target = 'facility'
          UNION ALL SELECT period, 'unassigned', 0, 0, source, -full_amount, -incremental_amount FROM network_edge WHERE target = 'facility'),
        summed AS (
          SELECT period, level, product_no, channel_no, activity, sum(full_cost) AS full_cost, sum(incremental_cost) AS incremental_cost
          FROM kept GROUP BY 1, 2, 3, 4, 5)
        SELECT k.period, k.level, p.product_id, coalesce(p.product_line, '(none)') AS product_line, h.channel, k.activity,
          %s AS full_cost, %s AS incremental_cost
        FROM summed k
        JOIN product_dim p ON p.product_no = k.product_no
        JOIN channel_dim h ON h.channel_no = k.channel_no
        WHERE k.full_cost <> 0 OR k.incremental_cost <> 0
        ORDER BY k.period, k.level, k.product_no, k.channel_no, k.activity"""
            .formatted(
                LEVEL,
                dialect.totalFromUnits("sum(full_u)"),
                dialect.totalFromUnits("sum(incremental_u)"),
                dialect.total("k.full_cost"),
                dialect.total("k.incremental_cost"));
    return Step.sql(
        "costing.level_cost",
        "cost that stays above the customers",
        List.of("cost_cell", "network_edge", "product_dim", "channel_dim"),
        "level_cost",
        sql);
  }
}
