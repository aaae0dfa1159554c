package org.whalecurve.reports.page;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.whalecurve.kernel.Keys;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;

/** What several sections want to know of a run. */
final class Facts {
  /** Rows of {@code customer} that are customers. */
  static final String IS_CUSTOMER =
      "customer_id NOT IN ('" + Keys.UNASSIGNED + "', '" + Keys.UNUSED + "')";

  /** Lines of the whole company: its customers, and the two that no customer owns. */
  enum Line {
    CUSTOMERS,
    UNASSIGNED,
    UNUSED
  }

  private static final List<String> MEASURES =
      List.of(
          "gross_revenue",
          "discount",
          "cash_discount",
          "returns",
          "net_revenue",
          "revenue_tax",
          "cost_of_goods",
          "direct_cost",
          "incremental_direct_cost",
          "full_cost_to_serve",
          "incremental_cost_to_serve",
          "full_profit",
          "incremental_profit",
          "capital_charge",
          "residual_income");

  private final RunReader run;
  private final Map<Line, Map<String, BigDecimal>> totals = new HashMap<>();
  private final Map<View, Curve> curves = new HashMap<>();
  private final Map<String, Set<String>> columns = new HashMap<>();
  private final Map<String, Map<String, String>> titles = new HashMap<>();

  Facts(RunReader run) {
    this.run = run;
    if (run.has("customer")) readTotals();
    if (run.has("whale_curve")) for (View view : View.values()) curves.put(view, readCurve(view));
  }

  Rows query(String sql) {
    return run.query(sql);
  }

  boolean has(String table) {
    return run.has(table);
  }

  /** Whether a table has a column; columns such as names may be kept elsewhere. */
  boolean has(String table, String column) {
    if (!run.has(table)) return false;
    return columns
        .computeIfAbsent(
            table,
            name ->
                run.query("SELECT * FROM " + name + " LIMIT 0").columns().stream()
                    .map(Rows.Column::name)
                    .collect(Collectors.toSet()))
        .contains(column);
  }

  /** A measure summed over a line. */
  BigDecimal of(Line line, String measure) {
    return totals.getOrDefault(line, Map.of()).getOrDefault(measure, BigDecimal.ZERO);
  }

  /** A measure summed over the company. */
  BigDecimal all(String measure) {
    return of(Line.CUSTOMERS, measure)
        .add(of(Line.UNASSIGNED, measure))
        .add(of(Line.UNUSED, measure));
  }

  Curve curve(View view) {
    return curves.getOrDefault(view, Curve.NONE);
  }

  /**
   * A condition on {@code activity_cost} that leaves cost to serve: pools of direct cost and of
   * revenue tax stand among the activities too.
   */
  String served() {
    return has("activity", "line")
        ? " AND activity NOT IN (SELECT activity FROM activity WHERE line IN ('direct_cost', 'revenue_tax'))"
        : "";
  }

  /** The title of an activity or resource, where the model gives one. */
  Optional<String> title(String table, String name) {
    return Optional.ofNullable(titles.computeIfAbsent(table, this::readTitles).get(name));
  }

  private Map<String, String> readTitles(String table) {
    Map<String, String> found = new HashMap<>();
    if (!has(table, "title")) return found;
    Rows rows =
        query(
            "SELECT DISTINCT %s AS name, title FROM %s WHERE title <> '' AND title <> %s"
                .formatted(table, table, table));
    for (int i = 0; i < rows.size(); i++) found.put(rows.text(i, "name"), rows.text(i, "title"));
    return found;
  }

  private void readTotals() {
    String sums =
        MEASURES.stream()
            .map(m -> "coalesce(sum(" + m + "), 0) AS " + m)
            .collect(Collectors.joining(", "));
    Rows rows =
        query(
            "SELECT CASE customer_id WHEN '(unassigned)' THEN 'UNASSIGNED' WHEN '(unused)' THEN"
                + " 'UNUSED' ELSE 'CUSTOMERS' END AS line, "
                + sums
                + " FROM customer GROUP BY 1");
    for (int i = 0; i < rows.size(); i++) {
      Map<String, BigDecimal> line = new HashMap<>();
      for (String measure : MEASURES) line.put(measure, rows.decimal(i, measure));
      totals.put(Line.valueOf(rows.text(i, "line")), line);
    }
  }

  private Curve readCurve(View view) {
    Rows found =
        query(
            """
            WITH w AS (
              SELECT rank, profit, cumulative_profit, count(*) OVER () AS n, sum(profit) OVER () AS total,
                max(cumulative_profit) OVER () AS peak
              FROM whale_curve WHERE view = '%s' AND %s)
            SELECT count(*) AS customers, coalesce(sum(profit), 0) AS total,
              count(*) FILTER (profit > 0) AS winners, coalesce(sum(profit) FILTER (profit > 0), 0) AS gain,
              count(*) FILTER (profit < 0) AS losers, coalesce(sum(profit) FILTER (profit < 0), 0) AS loss,
              coalesce(min(rank) FILTER (cumulative_profit = peak), 0) AS peak_customers, coalesce(max(peak), 0) AS peak,
              coalesce(sum(profit) FILTER (rank <= ceil(n / 5)), 0) AS top20,
              coalesce(sum(profit) FILTER (rank > n - floor(n * 3 / 10)), 0) AS worst30,
              min(rank) FILTER (total > 0 AND 5 * cumulative_profit >= 4 * total) AS for_80
            FROM w"""
                .formatted(view.key, IS_CUSTOMER));
    return Curve.of(found);
  }

  /** Key points of a whale curve; amounts in currency. */
  record Curve(
      long customers,
      BigDecimal total,
      long winners,
      BigDecimal gain,
      long losers,
      BigDecimal loss,
      long peakCustomers,
      BigDecimal peak,
      BigDecimal top20,
      BigDecimal worst30,
      Long for80) {
    private static final BigDecimal ZERO = BigDecimal.ZERO;
    static final Curve NONE = new Curve(0, ZERO, 0, ZERO, 0, ZERO, 0, ZERO, ZERO, ZERO, null);

    private static Curve of(Rows r) {
      return new Curve(
          r.whole(0, "customers"),
          r.decimal(0, "total"),
          r.whole(0, "winners"),
          r.decimal(0, "gain"),
          r.whole(0, "losers"),
          r.decimal(0, "loss"),
          r.whole(0, "peak_customers"),
          r.decimal(0, "peak"),
          r.decimal(0, "top20"),
          r.decimal(0, "worst30"),
          (Long) r.get(0, "for_80"));
    }

    /** The best 20 % of customers, rounded up. */
    long top20Customers() {
      return (customers + 4) / 5;
    }

    /** The worst 30 % of customers, rounded down. */
    long worst30Customers() {
      return customers * 3 / 10;
    }

    /** A part of the total; null where the total is not positive. */
    BigDecimal share(BigDecimal part) {
      return Figures.fraction(part, total);
    }
  }
}
