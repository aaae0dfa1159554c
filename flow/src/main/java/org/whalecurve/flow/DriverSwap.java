package org.whalecurve.flow;

import org.whalecurve.engine.Dialect;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;

/**
 * Whose profit would look different under another reasonable driver. Assignment is linear, so what
 * every customer bears of an activity is replaced by its part of the same amount in proportion to
 * net revenue, orders, or evenly, and everything else stays.
 */
public final class DriverSwap {
  private static final String SPECIAL = "('(unassigned)', '(unused)')";

  private DriverSwap() {}

  /**
   * One row per activity, and one for all together, and other driver: {@code activity,
   * other_driver, full_cost, moved_cost} (half of all moves), {@code moved_share, sign_changes}
   * (customers that become profitable or cease to be), {@code rank_changes} (customers that move by
   * more than a tenth of all ranks; for all activities together only), {@code gains_most, gain,
   * loses_most, loss}. Traced cost is left out: it needs no driver.
   */
  public static Rows of(RunReader run, Dialect dialect) {
    String part = dialect.multiplyDivide("t.cost_u", "w.weight_u", "s.weight_u");
    String sql =
        """
        WITH driven AS (SELECT DISTINCT source FROM cost_flow WHERE driver NOT IN ('', 'direct') AND stage <> 'ledger'),
        own AS (
          SELECT activity, customer_id, %1$s AS cost_u FROM activity_cost
          WHERE customer_id NOT IN %2$s AND activity IN (SELECT source FROM driven) GROUP BY activity, customer_id),
        borne AS (
          SELECT activity, customer_id, cost_u FROM own UNION ALL
          SELECT '(all)', customer_id, sum(cost_u) FROM own GROUP BY customer_id),
        total AS (SELECT activity, sum(cost_u) AS cost_u FROM borne GROUP BY activity),
        weight AS (
          SELECT c.customer_id, %3$s AS profit_u, v.other_driver,
            CASE v.other_driver WHEN 'net revenue' THEN greatest(%4$s, 0) WHEN 'orders' THEN c.transactions
              ELSE CASE WHEN c.transactions > 0 OR c.net_revenue <> 0 THEN 1 ELSE 0 END END AS weight_u
          FROM customer c CROSS JOIN (VALUES ('net revenue'), ('orders'), ('even')) AS v(other_driver) WHERE c.customer_id NOT IN %2$s),
        weights AS (SELECT other_driver, sum(weight_u) AS weight_u FROM weight GROUP BY other_driver),
        change AS (
          SELECT t.activity, w.other_driver, w.customer_id, w.profit_u, coalesce(b.cost_u, 0) - %5$s AS change_u
          FROM weight w JOIN weights s ON s.other_driver = w.other_driver AND s.weight_u <> 0 CROSS JOIN total t
          LEFT JOIN borne b ON b.activity = t.activity AND b.customer_id = w.customer_id),
        ranked AS (
          SELECT other_driver, sum(CASE WHEN 10 * abs(was - becomes) > customers THEN 1 ELSE 0 END) AS rank_changes
          FROM (
            SELECT other_driver, row_number() OVER (PARTITION BY other_driver ORDER BY profit_u DESC, customer_id) AS was,
              row_number() OVER (PARTITION BY other_driver ORDER BY profit_u + change_u DESC, customer_id) AS becomes,
              count(*) OVER (PARTITION BY other_driver) AS customers
            FROM change WHERE activity = '(all)') r GROUP BY other_driver),
        summed AS (
          SELECT activity, other_driver, sum(abs(change_u)) AS moved_u,
            count(CASE WHEN (profit_u < 0) <> (profit_u + change_u < 0) THEN 1 END) AS sign_changes,
            min(CASE WHEN change_u > 0 THEN struct_pack(n := -change_u, id := customer_id) END) AS most,
            min(CASE WHEN change_u < 0 THEN struct_pack(n := change_u, id := customer_id) END) AS least
          FROM change GROUP BY activity, other_driver)
        SELECT x.activity, x.other_driver, %6$s AS full_cost, %7$s AS moved_cost, %8$s AS moved_share, x.sign_changes,
          CASE WHEN x.activity = '(all)' THEN r.rank_changes END AS rank_changes, x.most.id AS gains_most, %9$s AS gain,
          x.least.id AS loses_most, %10$s AS loss
        FROM summed x JOIN total t ON t.activity = x.activity JOIN ranked r ON r.other_driver = x.other_driver
        ORDER BY x.activity, x.other_driver"""
            .formatted(
                dialect.units(dialect.total("sum(full_cost)")),
                SPECIAL,
                dialect.units("c.full_profit"),
                dialect.units("c.net_revenue"),
                part,
                dialect.totalFromUnits("t.cost_u"),
                dialect.totalFromUnits("x.moved_u // 2"),
                dialect.fraction("x.moved_u", "2 * t.cost_u"),
                dialect.totalFromUnits("-x.most.n"),
                dialect.totalFromUnits("x.least.n"));
    return run.query(sql);
  }
}
