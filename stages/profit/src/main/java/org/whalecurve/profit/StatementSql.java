package org.whalecurve.profit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;

/** {@code statement}: the figures that people quote of a whale curve and of a Pareto curve. */
final class StatementSql {
  /** A figure of {@code figures}; {@code value} reads that row, aliased {@code f}. */
  private record Figure(String name, String value, String unit, String method) {}

  private final Dialect dialect;

  StatementSql(Dialect dialect) {
    this.dialect = dialect;
  }

  Step step() {
    List<Figure> figures = figures();
    String sql =
        """
        WITH %s,
        %s,
        figures AS (
          SELECT c.*, p.net_revenue, p.customers_for_80_revenue, k.place AS knee_customers,
            k.net_revenue AS knee_revenue, k.cumulative AS knee_profit
          FROM curve c CROSS JOIN pareto p LEFT JOIN knee k ON k.view = c.view)
        SELECT CASE WHEN n.name IN (%s) THEN '' ELSE f.view END AS view, n.name,
          CAST(CASE n.name
        %s
          END AS DECIMAL(38,12)) AS value, n.unit, n.method
        FROM figures f CROSS JOIN (VALUES
        %s) AS n(name, unit, method)
        WHERE f.view = 'full' OR n.name NOT IN (%s)
        ORDER BY 1, 2"""
            .formatted(
                curve(),
                pareto(),
                OF_THE_COMPANY,
                figures.stream()
                    .map(f -> "    WHEN '%s' THEN %s".formatted(f.name(), f.value()))
                    .collect(Collectors.joining("\n")),
                figures.stream()
                    .map(
                        f ->
                            "    ('%s', '%s', %s)"
                                .formatted(f.name(), f.unit(), dialect.literal(f.method())))
                    .collect(Collectors.joining(",\n")),
                OF_THE_COMPANY);
    return Step.sql(
        "profit.statement",
        "key figures of the whale curve and of the company",
        List.of("whale_curve", "customer_total"),
        "statement",
        sql);
  }

  /** Figures that are the same in both views. */
  private static final String OF_THE_COMPANY =
      "'net_revenue', 'customers_for_80_revenue', 'customer_share_for_80_revenue'";

  /**
   * One row per view. The cut at 20 % is rounded up to a whole customer, that at 70 % too, so that
   * top, middle and worst are all customers, each once.
   */
  private String curve() {
    return """
    ranked AS (
      SELECT view, rank AS place, profit, cumulative_profit, max(rank) OVER (PARTITION BY view) - 1 AS n,
        sum(CASE WHEN customer_share IS NOT NULL THEN profit ELSE 0 END) OVER (PARTITION BY view) AS total
      FROM whale_curve WHERE view IN ('full', 'incremental')),
    curve AS (
      SELECT r.view, max(n) AS customers, max(total) AS total_profit,
        sum(CASE WHEN place <= n AND profit > 0 THEN 1 ELSE 0 END) AS profitable,
        sum(CASE WHEN place <= n AND profit < 0 THEN 1 ELSE 0 END) AS losing,
        sum(CASE WHEN place <= n AND profit > 0 THEN profit ELSE 0 END) AS peak,
        sum(CASE WHEN place <= n AND (place - 1) * 100 < 20 * n THEN 1 ELSE 0 END) AS top_customers,
        sum(CASE WHEN place <= n AND (place - 1) * 100 < 20 * n THEN profit ELSE 0 END) AS top_profit,
        sum(CASE WHEN place <= n AND (place - 1) * 100 >= 70 * n THEN profit ELSE 0 END) AS worst_profit,
        min(CASE WHEN place <= n AND total > 0 AND cumulative_profit * 5 >= total * 4 THEN place END) AS customers_for_80,
        max(u.unassigned) AS unassigned, max(u.unused) AS unused
      FROM ranked r JOIN (
        SELECT v.view,
          sum(CASE WHEN t.customer_no = 0 THEN CASE v.view WHEN 'full' THEN t.full_profit ELSE t.incremental_profit END ELSE 0 END) AS unassigned,
          sum(CASE WHEN t.customer_no = 1 THEN CASE v.view WHEN 'full' THEN t.full_profit ELSE t.incremental_profit END ELSE 0 END) AS unused
        FROM customer_total t CROSS JOIN (VALUES ('full'), ('incremental')) AS v(view)
        GROUP BY v.view) u ON u.view = r.view
      GROUP BY r.view)"""
        .stripTrailing();
  }

  /**
   * Customers by descending revenue; distances are compared as whole products, not as fractions.
   */
  private String pareto() {
    return """
    by_revenue AS (
      SELECT v.view, t.net_revenue, t.customer_no,
        CASE v.view WHEN 'full' THEN t.full_profit ELSE t.incremental_profit END AS profit
      FROM customer_total t CROSS JOIN (VALUES ('full'), ('incremental')) AS v(view)
      WHERE t.customer_no > 1 AND t.active = 1),
    running AS (
      SELECT view, net_revenue,
        row_number() OVER (PARTITION BY view ORDER BY net_revenue DESC, customer_no) AS place,
        sum(net_revenue) OVER (PARTITION BY view ORDER BY net_revenue DESC, customer_no
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS cumulative_revenue,
        sum(profit) OVER (PARTITION BY view ORDER BY net_revenue DESC, customer_no
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS cumulative,
        sum(net_revenue) OVER (PARTITION BY view) AS revenue,
        sum(profit) OVER (PARTITION BY view) AS total, count(*) OVER (PARTITION BY view) AS n
      FROM by_revenue),
    pareto AS (
      SELECT (SELECT sum(net_revenue) FROM customer_total) AS net_revenue,
        min(CASE WHEN revenue > 0 AND cumulative_revenue * 5 >= revenue * 4 THEN place END) AS customers_for_80_revenue
      FROM running WHERE view = 'full'),
    distances AS (
      SELECT running.*, row_number() OVER (PARTITION BY view ORDER BY cumulative * n - place * total DESC, place) AS nearest
      FROM running WHERE total > 0),
    knee AS (SELECT * FROM distances WHERE nearest = 1)"""
        .stripTrailing();
  }

  private List<Figure> figures() {
    List<Figure> all = new ArrayList<>();
    all.addAll(customers());
    all.addAll(shares());
    all.addAll(company());
    all.addAll(byRevenue());
    return all;
  }

  private List<Figure> customers() {
    return List.of(
        new Figure("customers", "f.customers", "customer", "Customers with any revenue or cost."),
        new Figure(
            "profitable_customers",
            "f.profitable",
            "customer",
            "Customers whose profit is over 0."),
        new Figure("loss_customers", "f.losing", "customer", "Customers whose profit is under 0."),
        new Figure(
            "total_profit",
            "f.total_profit",
            "currency",
            "Sum of the customers' profit, without unassigned and unused."),
        new Figure(
            "peak_customers",
            "f.profitable",
            "customer",
            "Customers up to the highest point of the whale curve: all with a profit."),
        new Figure(
            "peak_customer_share",
            dialect.fraction("f.profitable", "f.customers"),
            "share",
            "peak_customers / customers."),
        new Figure(
            "peak_profit",
            "f.peak",
            "currency",
            "Highest point of the whale curve: sum of all profits over 0."),
        new Figure(
            "peak_share",
            dialect.fraction("f.peak", "f.total_profit"),
            "share",
            "peak_profit / total_profit."),
        new Figure(
            "tail_loss",
            "f.peak - f.total_profit",
            "currency",
            "What customers after the peak burn: peak_profit - total_profit."));
  }

  private List<Figure> shares() {
    return List.of(
        new Figure(
            "top20_customers",
            "f.top_customers",
            "customer",
            "The most profitable 20 % of customers, rounded up to a whole customer."),
        new Figure(
            "top20_profit_share",
            dialect.fraction("f.top_profit", "f.total_profit"),
            "share",
            "Profit of top20_customers / total_profit."),
        new Figure(
            "middle50_profit_share",
            dialect.fraction("(f.total_profit - f.top_profit - f.worst_profit)", "f.total_profit"),
            "share",
            "Profit of the customers between the top 20 % and the worst 30 % / total_profit."),
        new Figure(
            "worst30_profit_share",
            dialect.fraction("f.worst_profit", "f.total_profit"),
            "share",
            "Profit of the least profitable 30 % of customers, rounded down to a whole customer / total_profit."),
        new Figure(
            "worst30_loss_of_top20",
            dialect.fraction("(-f.worst_profit)", "f.top_profit"),
            "share",
            "What the worst 30 % lose / what the top 20 % earn; under 0 where the worst 30 % earn too."),
        new Figure(
            "customers_for_80_profit",
            "f.customers_for_80",
            "customer",
            "Fewest customers, from the most profitable, that together make 80 % of total_profit."),
        new Figure(
            "customer_share_for_80_profit",
            dialect.fraction("f.customers_for_80", "f.customers"),
            "share",
            "customers_for_80_profit / customers."));
  }

  private List<Figure> company() {
    return List.of(
        new Figure(
            "net_revenue",
            "f.net_revenue",
            "currency",
            "Net revenue of the company, sales without a customer included."),
        new Figure(
            "unassigned_profit",
            "f.unassigned",
            "currency",
            "Profit of what has no customer: sales without one, cost without a driver."),
        new Figure("unused_cost", "-f.unused", "currency", "Cost of unused capacity."),
        new Figure(
            "company_profit",
            "f.total_profit + f.unassigned + f.unused",
            "currency",
            "total_profit + unassigned_profit - unused_cost."));
  }

  private List<Figure> byRevenue() {
    return List.of(
        new Figure(
            "customers_for_80_revenue",
            "f.customers_for_80_revenue",
            "customer",
            "Fewest customers, from the largest revenue, that together bring 80 % of the customers' net revenue."),
        new Figure(
            "customer_share_for_80_revenue",
            dialect.fraction("f.customers_for_80_revenue", "f.customers"),
            "share",
            "customers_for_80_revenue / customers."),
        new Figure(
            "knee_customers",
            "f.knee_customers",
            "customer",
            "Customers up to the knee: by descending revenue, where the cumulative share of profit is furthest above the cumulative share of customers."),
        new Figure(
            "knee_customer_share",
            dialect.fraction("f.knee_customers", "f.customers"),
            "share",
            "knee_customers / customers."),
        new Figure(
            "knee_revenue",
            "f.knee_revenue",
            "currency",
            "Net revenue of the customer at the knee."),
        new Figure(
            "knee_profit_share",
            dialect.fraction("f.knee_profit", "f.total_profit"),
            "share",
            "Profit of the customers up to the knee / total_profit."));
  }
}
