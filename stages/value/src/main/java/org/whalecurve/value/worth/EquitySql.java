package org.whalecurve.value.worth;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.tables.LifetimeTables;
import org.whalecurve.value.columns.Building;
import org.whalecurve.value.columns.CustomerRows;

/** Customer equity by dimension, and cohorts by age. */
final class EquitySql {
  private static final List<String> DIMENSIONS =
      List.of("customer_group", "rfm_segment", "acquired_by");

  private EquitySql() {}

  static Step equity(Dialect dialect, Building building) {
    CustomerRows rows = building.rows();
    List<String> parts = new ArrayList<>();
    parts.add("SELECT 'company' AS dimension, '(all)' AS value, known.* FROM known");
    for (String dimension : DIMENSIONS)
      parts.add("SELECT '%1$s', coalesce(%1$s, '(none)'), known.* FROM known".formatted(dimension));
    StringBuilder known = new StringBuilder("SELECT c.customer_no");
    for (String dimension : DIMENSIONS)
      known.append(", ").append(rows.column(dimension)).append(" AS ").append(dimension);
    for (String column : List.of("clv", "value_historical", "value_current", "p_alive"))
      known.append(", ").append(rows.column(column)).append(" AS ").append(column);
    known.append(" FROM ").append(rows.from()).append(" WHERE ").append(CustomerRows.REAL);
    String sql =
        """
        WITH known AS (%s),
        parts AS (%s),
        summed AS (
          SELECT dimension, value, count(clv) AS customers, coalesce(sum(clv), 0) AS equity,
            coalesce(sum(value_historical), 0) AS historical, coalesce(sum(value_current), 0) AS now, sum(p_alive) AS active
          FROM parts GROUP BY dimension, value)
        SELECT dimension, value, customers, %s AS customer_equity,
          %s AS share, %s AS mean_clv, %s AS historical, %s AS current, CAST(active AS DECIMAL(38,12)) AS active
        FROM summed ORDER BY dimension, value"""
            .formatted(
                known,
                String.join(" UNION ALL ", parts),
                dialect.total("equity"),
                dialect.fraction(
                    "equity",
                    "(SELECT equity FROM summed AS whole WHERE whole.dimension = 'company')"),
                "CASE WHEN customers > 0 THEN " + dialect.total("equity / customers") + " END",
                dialect.total("historical"),
                dialect.total("now"));
    return Step.sql(
        "value.equity",
        "customer equity by dimension",
        rows.reads(),
        LifetimeTables.CUSTOMER_EQUITY.name(),
        sql);
  }

  static Step cohort(Dialect dialect) {
    String sql =
        """
        WITH orders AS (
          SELECT customer_no, min(d.period_no) AS first_no FROM transaction_fact t JOIN period_dim d ON d.period = t.period
          WHERE NOT t.is_return AND t.customer_no > 1 GROUP BY customer_no),
        sizes AS (SELECT first_no, count(*) AS customers FROM orders GROUP BY first_no),
        cells AS (
          SELECT o.first_no, d.period_no - o.first_no AS age, c.customer_no, sum(c.net_revenue) AS revenue, sum(c.full_profit) AS profit
          FROM profit_cell c JOIN period_dim d ON d.period = c.period JOIN orders o ON o.customer_no = c.customer_no
          WHERE d.period_no >= o.first_no GROUP BY o.first_no, d.period_no - o.first_no, c.customer_no),
        summed AS (
          SELECT first_no, age, sum(CASE WHEN revenue > 0 THEN 1 ELSE 0 END) AS active, sum(revenue) AS revenue, sum(profit) AS profit
          FROM cells GROUP BY first_no, age),
        spent AS (
          SELECT d.period_no, sum(m.amount) AS amount FROM marketing_fact m JOIN period_dim d ON d.period = m.period GROUP BY d.period_no),
        valued AS (
          SELECT p.period AS cohort, s.age, z.customers, s.active, s.revenue, s.profit, coalesce(spent.amount, 0) AS spend,
            sum(s.profit) OVER (PARTITION BY s.first_no ORDER BY s.age ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS until
          FROM summed s JOIN sizes z ON z.first_no = s.first_no JOIN period_dim p ON p.period_no = s.first_no
          LEFT JOIN spent ON spent.period_no = s.first_no)
        SELECT cohort, CAST(age AS BIGINT) AS age, customers, CAST(active AS BIGINT) AS active, %s AS retention, %s AS revenue, %s AS profit,
          %s AS cumulative_profit, %s AS acquisition_cost, %s AS net_value
        FROM valued ORDER BY cohort, age"""
            .formatted(
                dialect.fraction("active", "customers"),
                dialect.total("revenue"),
                dialect.total("profit"),
                dialect.total("until"),
                dialect.total("spend"),
                dialect.total("until - spend"));
    return Step.sql(
        "value.cohort",
        "cohorts by age",
        List.of("transaction_fact", "profit_cell", "period_dim", "marketing_fact"),
        LifetimeTables.COHORT.name(),
        sql);
  }
}
