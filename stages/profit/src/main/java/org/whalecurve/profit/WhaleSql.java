package org.whalecurve.profit;

import java.util.List;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;

/**
 * {@code whale_curve}: customers with revenue or cost (or, for residual income, capital), from most
 * to least profitable, then one line with what belongs to no customer, so that the curve ends at
 * the company's profit. That line is no customer and has no share of them.
 */
final class WhaleSql {
  private final Dialect dialect;

  WhaleSql(Dialect dialect) {
    this.dialect = dialect;
  }

  Step step() {
    String sql =
        """
        WITH amounts AS (
          SELECT v.view, t.customer_no,
            CASE v.view WHEN 'full' THEN t.full_profit WHEN 'incremental' THEN t.incremental_profit
              ELSE t.residual_income END AS profit
          FROM customer_total t
          CROSS JOIN (VALUES ('full'), ('incremental'), ('residual_income')) AS v(view)
          WHERE t.customer_no <= %1$d OR t.active = 1
            OR (v.view = 'residual_income' AND t.capital_charge <> 0)),
        lines AS (
          SELECT view, row_number() OVER (PARTITION BY view ORDER BY profit DESC, customer_no) AS place,
            customer_no, profit, count(*) OVER (PARTITION BY view) AS customers
          FROM amounts WHERE customer_no > %1$d
          UNION ALL
          SELECT view, 1 + sum(CASE WHEN customer_no > %1$d THEN 1 ELSE 0 END), %2$d,
            sum(CASE WHEN customer_no <= %1$d THEN profit ELSE 0 END), NULL
          FROM amounts GROUP BY view),
        running AS (
          SELECT lines.*,
            sum(profit) OVER (PARTITION BY view ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS cumulative,
            sum(CASE WHEN customers IS NOT NULL THEN profit END) OVER (PARTITION BY view) AS total
          FROM lines)
        SELECT r.view, CAST(r.place AS BIGINT) AS rank, c.customer_id, %3$s AS customer_share,
          %4$s AS profit, %5$s AS cumulative_profit, %6$s AS cumulative_share
        FROM running r JOIN customer_dim c ON c.customer_no = r.customer_no
        ORDER BY r.view, r.place"""
            .formatted(
                Measures.UNUSED_NO,
                Measures.UNASSIGNED_NO,
                dialect.fraction("r.place", "r.customers"),
                dialect.total("r.profit"),
                dialect.total("r.cumulative"),
                dialect.fraction("r.cumulative", "r.total"));
    return Step.sql(
        "profit.whale",
        "customers from most to least profitable",
        List.of("customer_total", "customer_dim"),
        "whale_curve",
        sql);
  }
}
