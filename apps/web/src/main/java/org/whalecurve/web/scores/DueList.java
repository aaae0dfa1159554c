package org.whalecurve.web.scores;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;

/**
 * Which customers wait for a judgement. One is fresh for half a year, seen from the last day of the
 * data; what was entered since counts at once.
 */
public final class DueList {
  private static final int FRESH_MONTHS = 6;
  private static final int AT_ONCE = 1_000;
  private static final int SEARCH_MAX = 200;

  /**
   * One customer.
   *
   * @param judged how many of the questions are answered in the run
   * @param last day of the last judgement; empty for never
   * @param due whether it is time
   */
  public record Line(
      String id,
      String name,
      BigDecimal revenue,
      String tier,
      long judged,
      String last,
      boolean due) {}

  private static final String IS_CUSTOMER = "c.customer_id NOT IN ('(unassigned)', '(unused)')";

  private final Reading run;
  private final Map<String, String> entered;
  private final String old;
  private final String from;

  /**
   * @param entered day of the last judgement that was entered here, by customer
   * @param lastDay of the data
   */
  DueList(Reading run, Map<String, String> entered, LocalDate lastDay) {
    this.run = run;
    this.entered = entered;
    this.old = lastDay.minusMonths(FRESH_MONTHS).toString();
    this.from = from(run);
  }

  private static String from(Reading run) {
    String used =
        run.has("expert_score_used")
            ? "SELECT customer_id, count(DISTINCT indicator) AS judged, max(date) AS last FROM {expert_score_used} WHERE indicator IN (SELECT indicator FROM {score_indicator} WHERE coalesce(formula, '') = '') GROUP BY customer_id"
            : "SELECT NULL AS customer_id, 0 AS judged, CAST(NULL AS DATE) AS last WHERE 1 = 0";
    return " FROM {customer} c LEFT JOIN ("
        + used
        + ") u ON u.customer_id = c.customer_id WHERE "
        + IS_CUSTOMER;
  }

  /** How many customers there are to be judged. */
  long all() {
    return run.rows("SELECT count(*) AS n FROM {customer} c WHERE " + IS_CUSTOMER).whole(0, "n");
  }

  /** How many of them wait. */
  long due() {
    long due = count(" AND " + isOld(), List.of(old));
    List<String> fresh = entered.keySet().stream().filter(id -> isFresh(entered.get(id))).toList();
    for (int at = 0; at < fresh.size(); at += AT_ONCE) {
      List<String> some = fresh.subList(at, Math.min(fresh.size(), at + AT_ONCE));
      List<Object> parameters = new ArrayList<>(List.of(old));
      parameters.addAll(some);
      String these = String.join(", ", Collections.nCopies(some.size(), "?"));
      due -= count(" AND " + isOld() + " AND c.customer_id IN (" + these + ")", parameters);
    }
    return due;
  }

  private long count(String condition, List<Object> parameters) {
    return run.rows("SELECT count(*) AS n" + from + condition, parameters.toArray()).whole(0, "n");
  }

  private static String isOld() {
    return "(u.last IS NULL OR u.last < CAST(? AS DATE))";
  }

  private boolean isFresh(String day) {
    return day != null && day.compareTo(old) >= 0;
  }

  /**
   * The largest customers first: their judgement moves most.
   *
   * @param dueOnly without those whose judgement is fresh
   * @param search in name or number; empty for all
   */
  List<Line> lines(boolean dueOnly, String search, int limit) {
    StringBuilder condition = new StringBuilder();
    List<Object> parameters = new ArrayList<>();
    if (dueOnly) {
      condition.append(" AND ").append(isOld());
      parameters.add(old);
    }
    search(search, condition, parameters);
    String name = isNamed() ? "c.name" : "NULL AS name";
    parameters.add((long) limit + (dueOnly ? entered.size() : 0));
    String tier = run.has("customer", "tier") ? "c.tier" : "NULL AS tier";
    Rows rows =
        run.rows(
            "SELECT c.customer_id, c.net_revenue, "
                + name
                + ", "
                + tier
                + ", coalesce(u.judged, 0) AS judged, CAST(u.last AS VARCHAR) AS last"
                + from
                + condition
                + " ORDER BY c.net_revenue DESC, c.customer_id LIMIT ?",
            parameters.toArray());
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < rows.size() && lines.size() < limit; i++) {
      Line line = line(rows, i);
      if (!dueOnly || line.due()) lines.add(line);
    }
    return lines;
  }

  private boolean isNamed() {
    return run.has("customer", "name");
  }

  private void search(String search, StringBuilder condition, List<Object> parameters) {
    String said = search.strip().toLowerCase(Locale.ROOT);
    if (said.isEmpty()) return;
    String wanted = said.substring(0, Math.min(said.length(), SEARCH_MAX));
    condition.append(" AND (contains(lower(c.customer_id), ?)");
    parameters.add(wanted);
    if (isNamed()) {
      condition.append(" OR contains(lower(c.name), ?)");
      parameters.add(wanted);
    }
    condition.append(")");
  }

  private Line line(Rows rows, int i) {
    String id = rows.text(i, "customer_id");
    String before = rows.text(i, "last");
    String last = entered.getOrDefault(id, before == null ? "" : before);
    return new Line(
        id,
        rows.text(i, "name"),
        rows.decimal(i, "net_revenue"),
        rows.text(i, "tier"),
        rows.whole(i, "judged"),
        last,
        !isFresh(last) && !isFresh(before));
  }
}
