package org.whalecurve.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;

/** Sums that tie a run to its sources, and what its reader should know first. */
final class Totals {
  private static final List<String> RESULTS =
      List.of("net_revenue", "full_profit", "incremental_profit");

  private final Session session;
  private final List<String> published;

  Totals(Session session, List<String> published) {
    this.session = session;
    this.published = published;
  }

  /**
   * {@code transaction.rows}, {@code transaction.net_amount} and so on for what was taken from the
   * sources, {@code customer.net_revenue} and the two profits for what came out.
   */
  Map<String, String> controlTotals() {
    Map<String, String> totals = new LinkedHashMap<>();
    if (published.contains("quality")) sources(totals);
    if (published.contains("customer")) results(totals);
    return totals;
  }

  private void sources(Map<String, String> totals) {
    for (Row row :
        session.query(
            "SELECT source, sum(accepted) FROM quality GROUP BY source ORDER BY source")) {
      totals.put(row.text(0) + ".rows", row.text(1));
    }
    for (Row row :
        session.query(
            "SELECT source, measure, sum(control_total) FROM quality"
                + " WHERE measure <> '' AND control_total IS NOT NULL"
                + " GROUP BY source, measure ORDER BY source, measure")) {
      totals.put(row.text(0) + "." + row.text(1), plain(row, 2));
    }
  }

  private void results(Map<String, String> totals) {
    for (String measure : RESULTS) {
      Row row = session.query("SELECT sum(" + measure + ") FROM customer").get(0);
      if (row.get(0) != null) totals.put("customer." + measure, plain(row, 0));
    }
  }

  private static String plain(Row row, int column) {
    return row.decimal(column).stripTrailingZeros().toPlainString();
  }

  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (published.contains("quality")) rejected(warnings);
    if (published.contains("customer")) unassigned(warnings);
    if (published.contains("resource")) overDriven(warnings);
    if (published.contains("rule_check")) rules(warnings);
    return warnings;
  }

  /** Rules that contradict each other or never count. */
  private void rules(List<String> warnings) {
    for (Row row :
        session.query(
            "SELECT message_en FROM rule_check WHERE kind <> 'rule'"
                + " ORDER BY place, kind, rule_2")) warnings.add(row.text(0));
  }

  /** Resources of which more time was used than they supply. */
  private void overDriven(List<String> warnings) {
    for (Row row :
        session.query(
            "SELECT period, resource, used_min, capacity_min FROM resource"
                + " WHERE used_min > capacity_min ORDER BY period, resource")) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%s, %s: %,.0f minutes used, %,.0f supplied; its rate is cost / minutes used."
                  + " Check its capacity and the times of its activities.",
              row.text(0),
              row.text(1),
              row.decimal(2),
              row.decimal(3)));
    }
  }

  private void rejected(List<String> warnings) {
    for (Row row :
        session.query(
            "SELECT source, sum(rejected), sum(rows_read), sum(overlapping) FROM quality"
                + " GROUP BY source HAVING sum(rejected) + sum(overlapping) > 0 ORDER BY source")) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%s: %,d of %,d rows rejected, %,d taken already from another file; each stands in the table reject.",
              row.text(0),
              row.units(1).longValueExact(),
              row.units(2).longValueExact(),
              row.units(3).longValueExact()));
    }
  }

  /** Whose cost found no driver quantity; cost that names no customer is not among them. */
  private String sources() {
    if (!published.contains("cost_flow")) return "";
    List<Row> rows =
        session.query(
            "SELECT DISTINCT source FROM cost_flow WHERE target = '(unassigned)' AND full_amount <> 0 AND stage <> 'ledger' ORDER BY source");
    if (rows.isEmpty()) return "";
    return rows.stream()
        .map(row -> row.text(0))
        .collect(java.util.stream.Collectors.joining(", ", "; no driver quantity for ", ""));
  }

  private void unassigned(List<String> warnings) {
    Row row =
        session
            .query(
                "SELECT sum(direct_cost + full_cost_to_serve) FROM customer"
                    + " WHERE customer_id = '(unassigned)'")
            .get(0);
    if (row.get(0) != null && row.decimal(0).signum() != 0) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%,.2f of ledger cost reaches no customer and stays in (unassigned)%s.",
              row.decimal(0),
              sources()));
    }
  }
}
