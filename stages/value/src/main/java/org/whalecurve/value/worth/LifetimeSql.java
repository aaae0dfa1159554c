package org.whalecurve.value.worth;

import java.util.List;
import java.util.stream.Collectors;
import org.whalecurve.model.lifetime.LifetimeModel;
import org.whalecurve.tables.Table.Column;
import org.whalecurve.value.columns.Building;
import org.whalecurve.value.columns.CustomerRows;

/**
 * Brings scores of histories and profit per order together for every customer.
 *
 * <ul>
 *   <li>clv = expected profit of an order x discounted expected orders. Its variance, the two being
 *       estimated apart, is D² Var(profit) + profit² Var(D) + Var(profit) Var(D); limits are 1.96
 *       standard deviations on either side.
 *   <li>A customer with a single order has told nothing of how he buys. His potential is found by
 *       indicators: sales of a year (what he is expected to need, where that is known) x (1 +
 *       growth, within ±50 %) x outlook (0.75 + satisfaction / 20, on a scale of 10) x the
 *       company's margin after cost to serve x p_alive x the years of the horizon, each discounted
 *       and weighted with the probability that he stays.
 * </ul>
 */
final class LifetimeSql {
  private final Building building;
  private final LifetimeModel model;
  private final CustomerRows rows;
  private final List<Column> made;
  private final String profit;
  private final String growth;
  private final String demand;
  private final String satisfaction;

  LifetimeSql(Building building, LifetimeModel model, CustomerRows rows, List<Column> made) {
    this.building = building;
    this.model = model;
    this.rows = rows;
    this.made = made;
    this.profit = rows.column(model.incremental() ? "incremental_profit" : "full_profit");
    this.growth = optional("sales_growth");
    this.demand = optional("forecast_amount");
    this.satisfaction = optional("satisfaction");
  }

  private String optional(String feature) {
    boolean there =
        building.columns().has(feature)
            && switch (building.columns().column(feature).orElseThrow().kind()) {
              case TEXT, DATE, BOOLEAN -> false;
              default -> true;
            };
    return there ? rows.column(feature) : "NULL";
  }

  /** What the step depends on besides its tables. */
  String known() {
    return String.join(" ", profit, growth, demand, satisfaction);
  }

  /** Where no model could be found: profit until now is known all the same. */
  String without() {
    return select("CAST(NULL AS DOUBLE)", "CAST(NULL AS DOUBLE)", "")
        .replace("s.p_alive", "CAST(NULL AS DOUBLE)")
        .replace("s.p_stays", "CAST(NULL AS DOUBLE)")
        .replace("s.expected", "CAST(NULL AS DOUBLE)")
        .replace("s.discounted_error", "CAST(NULL AS DOUBLE)")
        .replace("s.discounted", "CAST(NULL AS DOUBLE)")
        .replace("o.frequency AS again", "CAST(NULL AS INTEGER) AS again");
  }

  /**
   * With a model.
   *
   * @param score table of scores by history
   * @param key columns of {@code customer_history} that it is found by
   * @param orders column with the orders after the first
   */
  String with(String score, List<String> key, String orders, OrderProfit order) {
    String join =
        " LEFT JOIN %s s ON s.h1 = o.%s AND s.h2 = o.%s AND s.h3 = o.%s"
            .formatted(score, key.get(0), key.get(1), key.get(2));
    return select(order.expected(), order.variance(), join).replace("o.frequency", "o." + orders);
  }

  private String select(String expected, String variance, String join) {
    return """
        WITH recent AS (
          SELECT p.customer_no, sum(p.%1$s) AS profit
          FROM profit_cell p JOIN period_dim d ON d.period = p.period CROSS JOIN as_of a
          WHERE (year(a.as_of) - year(d.first_day)) * 12 + month(a.as_of) - month(d.first_day) BETWEEN 0 AND 11
          GROUP BY p.customer_no),
        company AS (
          SELECT CASE WHEN sum(c.net_revenue) > 0 THEN CAST(sum(%2$s) AS DOUBLE) / CAST(sum(c.net_revenue) AS DOUBLE) END AS margin
          FROM %3$s WHERE c.customer_no > 1),
        known AS (
          SELECT c.customer_no, %2$s AS profit, coalesce(r.profit, 0) AS recent, s.p_alive AS p_alive, s.p_stays AS p_stays,
            s.expected AS expected, s.discounted AS discounted, coalesce(s.discounted_error, 0) AS discounted_error,
            o.frequency AS again, CAST(o.frequency + 1 AS DOUBLE) AS n, CAST(%2$s AS DOUBLE) / (o.frequency + 1) AS m,
            CAST(coalesce(nullif(%4$s, 0), c.net_revenue * 365 / greatest(o.age_days, 30)) AS DOUBLE) AS sales,
            1 + least(greatest(coalesce(CAST(%5$s AS DOUBLE), 0), -0.5), 0.5) AS growth,
            coalesce(0.75 + CAST(%6$s AS DOUBLE) / 20, 1) AS outlook, company.margin
          FROM %3$s
          LEFT JOIN customer_history o ON o.customer_no = c.customer_no
          LEFT JOIN recent r ON r.customer_no = c.customer_no CROSS JOIN company%7$s
          WHERE c.customer_no > 1),
        valued AS (
          SELECT known.*, %8$s AS order_profit, %9$s AS order_variance, p_stays / %10$s AS kept FROM known),
        worth AS (
          SELECT valued.*, order_profit * discounted AS clv,
            sqrt(discounted * discounted * order_variance + order_profit * order_profit * discounted_error * discounted_error
              + order_variance * discounted_error * discounted_error) AS clv_error,
            sales * growth * outlook * margin * p_alive
              * CASE WHEN abs(kept - 1) < 0.000001 THEN %11$s ELSE (1 - power(kept, %11$s)) / (1 - kept) END AS potential
          FROM valued)
        SELECT d.customer_no, %12$s
        FROM customer_dim d LEFT JOIN worth w ON w.customer_no = d.customer_no
        ORDER BY d.customer_no"""
        .formatted(
            model.incremental() ? "incremental_profit" : "full_profit",
            profit,
            rows.from(),
            demand.equals("NULL") ? "CAST(NULL AS DECIMAL(18,6))" : demand,
            growth,
            satisfaction,
            join,
            expected,
            variance,
            "CAST("
                + model.discount().add(java.math.BigDecimal.ONE).toPlainString()
                + " AS DOUBLE)",
            "CAST(" + model.horizonMonths() / 12.0 + " AS DOUBLE)",
            made.stream()
                .map(
                    c ->
                        "CAST("
                            + published(c.name())
                            + " AS "
                            + c.kind().sqlType()
                            + ") AS "
                            + c.name())
                .collect(Collectors.joining(",\n  ")));
  }

  private static String published(String name) {
    String potential = "CASE WHEN w.again = 0 THEN coalesce(w.potential, w.clv) ELSE w.clv END";
    return switch (name) {
      case "expected_transactions" -> "w.expected";
      case "clv_low" -> "w.clv - 1.959964 * w.clv_error";
      case "clv_high" -> "w.clv + 1.959964 * w.clv_error";
      case "value_current" -> "w.recent";
      case "value_historical" -> "w.profit - w.recent";
      case "value_potential" -> potential;
      case "value_total" -> "w.profit + coalesce(CAST(" + potential + " AS DECIMAL(18,6)), 0)";
      case "value_basis" ->
          "CASE WHEN w.customer_no IS NULL THEN NULL WHEN w.clv IS NULL THEN 'none'"
              + " WHEN w.again = 0 AND w.potential IS NOT NULL THEN 'indicators' ELSE 'model' END";
      default -> "w." + name;
    };
  }
}
