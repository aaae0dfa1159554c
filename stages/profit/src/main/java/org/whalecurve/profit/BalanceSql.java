package org.whalecurve.profit;

import java.util.List;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;

/**
 * {@code balance}: what costing brings, reconciliations against the transactions, and one line per
 * period that sets the cost that came from the ledger against what {@code profit} shows. The
 * ledger's revenue is compared with net revenue, its cost of goods with the goods sold less those
 * returned; there a difference informs and fails nothing.
 */
final class BalanceSql {
  private final Dialect dialect;

  BalanceSql(Dialect dialect) {
    this.dialect = dialect;
  }

  Step step() {
    String sql =
        """
        WITH sold AS (
          SELECT period, sum(net_revenue) AS net_revenue, sum(cost_of_goods) AS cost_of_goods
          FROM profit_cell GROUP BY period),
        lines AS (
          SELECT b.period, b.stage, b.pool, b.amount_in,
            CASE b.stage WHEN 'reconcile_revenue' THEN coalesce(s.net_revenue, 0)
              WHEN 'reconcile_cost_of_goods' THEN coalesce(s.cost_of_goods, 0)
              ELSE coalesce(b.assigned, 0) END AS assigned,
            coalesce(b.unused, 0) AS unused, coalesce(b.unassigned, 0) AS unassigned
          FROM balance_cost b LEFT JOIN sold s ON s.period = b.period
          UNION ALL
        %s)
        SELECT period, stage, pool, %s AS amount_in, %s AS assigned, %s AS unused, %s AS unassigned,
          %s AS difference
        FROM lines ORDER BY period, stage, pool"""
            .formatted(
                result(),
                dialect.total("amount_in"),
                dialect.total("assigned"),
                dialect.total("unused"),
                dialect.total("unassigned"),
                dialect.total("amount_in - assigned - unused - unassigned"));
    return Step.sql(
        "profit.balance",
        "cost that came in against cost shown, ledger against transactions",
        List.of("balance_cost", "profit_cell", "cost_cell", "profit", "period_dim", "customer_dim"),
        "balance",
        sql);
  }

  /** Tax that is a rate is no ledger cost; all of it but that of no customer is a customer's. */
  private String result() {
    return """
      SELECT p.period, 'result', '(all)', coalesce(i.amount_in, 0),
        coalesce(o.assigned, 0), coalesce(o.unused, 0), coalesce(o.unassigned, 0)
      FROM (SELECT period FROM period_dim UNION SELECT period FROM profit_cell) p
      LEFT JOIN (SELECT period, %s AS amount_in FROM cost_cell GROUP BY period) i ON i.period = p.period
      LEFT JOIN (
        SELECT period,
          sum(CASE WHEN customer_id NOT IN ('(unassigned)', '(unused)') THEN cost ELSE 0 END) AS assigned,
          sum(CASE WHEN customer_id = '(unused)' THEN cost ELSE 0 END) AS unused,
          sum(CASE WHEN customer_id = '(unassigned)' THEN cost ELSE 0 END) AS unassigned
        FROM (
          SELECT period, customer_id, revenue_tax + direct_cost + full_cost_to_serve AS cost FROM profit
          UNION ALL
          SELECT s.period, c.customer_id, -s.rate_tax FROM profit_cell s
          JOIN customer_dim c ON c.customer_no = s.customer_no) AS shown
        GROUP BY period) o ON o.period = p.period"""
        .formatted(dialect.totalFromUnits("sum(full_u)"));
  }
}
