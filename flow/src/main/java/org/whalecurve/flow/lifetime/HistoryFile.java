package org.whalecurve.flow.lifetime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.intake.single.SingleFile;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.value.lifetime.TimeUnit;

/**
 * Histories of customers from a file, one row each, or one row for all customers with the same
 * history where there is a column {@code customers}. The engine reads, checks and groups them:
 *
 * <ul>
 *   <li>table {@value #ROWS}: {@code source_line, customer, x, t, age, m, w} and what else was
 *       asked for
 *   <li>table {@value #HISTORIES}: distinct {@code x, t, age} and covariates, numbered in order,
 *       with their customers {@code w}
 * </ul>
 */
final class HistoryFile {
  static final String ROWS = "history_row";
  static final String HISTORIES = "history";
  private static final String EXACT = "DECIMAL(38,12)";

  private final String file;
  private final Session session;
  private final SingleFile source;
  private final HistoryColumns columns;
  private final Faults faults;
  private final TimeUnit unit;
  private final List<String> covariates;
  private final List<String> notes = new ArrayList<>();

  /** Name in the table, then place in the file. */
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  private boolean inDays;
  private boolean hasCustomer;

  private HistoryFile(Workbench bench, Path path, TimeUnit unit, List<String> covariates) {
    this.file = path.toString().replace('\\', '/');
    this.session = bench.session();
    this.source = SingleFile.open(session, path, bench.folder());
    this.columns = new HistoryColumns(file, source);
    this.faults = new Faults(file);
    this.unit = unit;
    this.covariates = List.copyOf(covariates);
  }

  /**
   * Reads a file for a model.
   *
   * @param monetary whether amounts are needed; where not, they are taken if they are there
   * @throws ProblemException with everything that is wrong with the file
   */
  static HistoryFile read(
      Workbench bench,
      Path path,
      LifetimeModel.Data data,
      TimeUnit unit,
      List<String> covariates,
      Amounts amounts) {
    HistoryFile history = new HistoryFile(bench, path, unit, covariates);
    history.locate(data, amounts);
    history.rules(data, amounts);
    history.load();
    return history;
  }

  /** What amounts are needed for. */
  enum Amounts {
    /** Nothing. */
    NONE,
    /** Gamma-gamma: above zero. */
    POSITIVE,
    /** Profit: any. */
    ANY
  }

  private void locate(LifetimeModel.Data data, Amounts amounts) {
    hasCustomer = columns.find("customer").isPresent();
    numbers.put("x", columns.need("frequency", "transactions after the first, a whole number"));
    if (data == LifetimeModel.Data.REPEAT) times();
    if (data == LifetimeModel.Data.OPPORTUNITY) {
      numbers.put("t", columns.need("recency", "the opportunity of the last purchase"));
      numbers.put("age", columns.need("periods", "how many opportunities there were"));
    }
    if (amounts != Amounts.NONE)
      numbers.put("m", columns.need("monetary", "mean amount of the transactions"));
    for (int i = 0; i < covariates.size(); i++)
      numbers.put("z" + i, columns.need(covariates.get(i), "a covariate has a number in each row"));
    if (!hasCustomer) columns.find("customers").ifPresent(place -> numbers.put("w", place));
    columns.check();
  }

  /** Whole days are exact, whatever unit the other columns are printed in. */
  private void times() {
    inDays = columns.find("recency_days").isPresent() && columns.find("T_days").isPresent();
    String suffix = inDays ? "_days" : "";
    numbers.put("t", columns.need("recency" + suffix, "time from the first to the last purchase"));
    numbers.put("age", columns.need("T" + suffix, "time from the first purchase to the end"));
    if (inDays)
      notes.add(
          "recency_days and T_days are taken, a %s as %s days"
              .formatted(unit.word(), shortest(unit.days())));
  }

  private static String shortest(double days) {
    return days == Math.rint(days) ? Long.toString((long) days) : Double.toString(days);
  }

  private String named(String column) {
    return source.header().get(numbers.get(column));
  }

  private Map<String, String> shown(String... names) {
    Map<String, String> shown = new LinkedHashMap<>();
    for (String name : names) shown.put(name + "_text", named(name));
    return shown;
  }

  private void rules(LifetimeModel.Data data, Amounts amounts) {
    for (String name : numbers.keySet()) readable(name, amounts);
    faults.add(
        "bad-frequency",
        "x < 0 OR x <> floor(x) OR x > 1000000000",
        shown("x"),
        "a frequency is a whole number, 0 or more",
        "Count the transactions after the first.");
    if (numbers.containsKey("w"))
      faults.add(
          "bad-count",
          "w < 1 OR w <> floor(w) OR w > 1000000000000",
          shown("w"),
          "a number of customers is a whole number, 1 or more",
          "Take the line out where nobody has this history.");
    if (data != LifetimeModel.Data.SPEND) timeRules();
    if (data == LifetimeModel.Data.OPPORTUNITY) opportunityRules();
    if (amounts == Amounts.POSITIVE)
      faults.add(
          "negative-monetary",
          "x > 0 AND m < 0",
          shown("m"),
          "gamma-gamma is a model of positive amounts",
          "Take returns out, or use --model profit, which takes amounts below zero.");
  }

  private void readable(String name, Amounts amounts) {
    String empty = name.equals("m") ? "x > 0 AND " : "";
    faults.add(
        "not-a-number",
        empty + name + " IS NULL",
        shown(name),
        "not a number",
        "Write a number, for instance 3 or 12.57.");
    if (amounts == Amounts.NONE && name.equals("m")) throw new IllegalStateException(name);
  }

  private void timeRules() {
    faults.add(
        "negative-time",
        "t < 0 OR age < 0",
        shown("t", "age"),
        "times are counted from the first purchase and not negative",
        "Check how the times were computed.");
    faults.add(
        "recency-after-end",
        "t > age",
        shown("t", "age"),
        "the last purchase lies after the end of observation",
        "Recency is the time from the first to the last purchase, at most "
            + named("age")
            + "; are the columns in different units?");
    faults.add(
        "recency-without-purchase",
        "x = 0 AND t > 0",
        shown("x", "t"),
        "without a repeated purchase the last is the first, and recency 0",
        "Recency is the time from the first to the last purchase, not the time since.");
    faults.add(
        "purchase-without-recency",
        "x > 0 AND t = 0",
        shown("x", "t"),
        "a repeated purchase lies after the first, so recency is above 0",
        "Purchases of one day count as one transaction.");
  }

  private void opportunityRules() {
    faults.add(
        "broken-periods",
        "t <> floor(t) OR age <> floor(age) OR age > 100000",
        shown("t", "age"),
        "opportunities are counted in whole numbers, at most 100,000",
        "Use a model of purchases at any time, such as pareto-nbd.");
    faults.add(
        "too-many-purchases",
        "x > t",
        shown("x", "t"),
        "there is at most one purchase at an opportunity",
        "Frequency counts opportunities with a purchase.");
  }

  private void load() {
    StringBuilder typed = new StringBuilder("SELECT CAST(source_line AS BIGINT) AS source_line");
    typed.append(hasCustomer ? ", c" + columns.find("customer").get() : ", NULL");
    typed.append(" AS customer");
    numbers.forEach(
        (name, place) ->
            typed
                .append(", c%d AS %s_text, ".formatted(place, name))
                .append("CAST(%s AS %s) AS %s".formatted(source.number(place), EXACT, name)));
    for (String name : List.of("t", "age", "m", "w"))
      if (!numbers.containsKey(name)) typed.append(", " + constant(name) + " AS " + name);
    typed.append(" FROM ").append(source.relation());
    session.execute(
        "CREATE OR REPLACE TABLE %s AS SELECT *, %s AS fault FROM (%s)"
            .formatted(ROWS, faults.number(), typed));
    faults.check(session, ROWS);
    notEmpty();
    if (hasCustomer) noneTwice();
    group();
  }

  private static String constant(String name) {
    return "CAST(" + (name.equals("w") ? "1" : "0") + " AS " + EXACT + ")";
  }

  private void notEmpty() {
    if (rows() > 0) return;
    throw problem("empty-file", "the file has a header and no rows", "Export it again.");
  }

  long rows() {
    return session.query("SELECT count(*) FROM " + ROWS).get(0).integer(0);
  }

  private void noneTwice() {
    String missing = "SELECT min(source_line) FROM " + ROWS + " WHERE customer IS NULL";
    Row first = session.query(missing).get(0);
    if (first.get(0) != null)
      throw problemAt(
          first.integer(0), "missing-customer", "the customer is empty", "Fill it or drop it.");
    List<Problem> problems = new ArrayList<>();
    for (Row row :
        session.query(
            "SELECT customer, count(*), min(source_line), max(source_line) FROM "
                + ROWS
                + " GROUP BY 1 HAVING count(*) > 1 ORDER BY 3 LIMIT 5"))
      problems.add(
          new Problem(
              "customer-twice",
              new SourcePlace(file, (int) row.integer(3), 0),
              "customer %s stands in %d lines, first in line %s"
                  .formatted(row.text(0), row.integer(1), row.text(2)),
              "One line per customer."));
    if (!problems.isEmpty()) throw new ProblemException(problems);
  }

  private void group() {
    String keys = "x, t, age" + zs();
    session.execute(
        ("CREATE OR REPLACE TABLE %s AS SELECT row_number() OVER (ORDER BY %s) AS history_no, %s, w"
                + " FROM (SELECT %s, CAST(sum(w) AS BIGINT) AS w FROM %s GROUP BY %s)")
            .formatted(HISTORIES, keys, keys, keys, ROWS, keys));
  }

  /** Columns of the covariates in SQL, each after a comma. */
  String zs() {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < covariates.size(); i++) list.append(", z").append(i);
    return list.toString();
  }

  /** Condition that a row has the history {@code h}. */
  String joined() {
    String same = "r.x = h.x AND r.t = h.t AND r.age = h.age";
    for (int i = 0; i < covariates.size(); i++) same += " AND r.z%1$d = h.z%1$d".formatted(i);
    return same;
  }

  /** The distinct histories: {@code x, t, age, w}, then covariates. */
  List<Row> histories() {
    return session.query(
        "SELECT x, t, age, w" + zs() + " FROM " + HISTORIES + " ORDER BY history_no");
  }

  /** Distinct numbers of transactions and means: {@code x, m, w}. */
  List<Row> spends() {
    return session.query(
        "SELECT x, m, CAST(sum(w) AS BIGINT) AS w FROM " + ROWS + " GROUP BY x, m ORDER BY x, m");
  }

  /** A time of the file in the unit of the model. */
  double time(Row row, int column) {
    double value = row.decimal(column).doubleValue();
    return inDays ? unit.ofDays(value) : value;
  }

  Session session() {
    return session;
  }

  TimeUnit unit() {
    return unit;
  }

  boolean inDays() {
    return inDays;
  }

  /** What the user should know of how the file was read. */
  List<String> notes() {
    return notes;
  }

  ProblemException problem(String code, String message, String remedy) {
    return new ProblemException(new Problem(code, SourcePlace.ofFile(file), message, remedy));
  }

  private ProblemException problemAt(long line, String code, String message, String remedy) {
    SourcePlace place = new SourcePlace(file, (int) line, 0);
    return new ProblemException(new Problem(code, place, message, remedy));
  }

  String header() {
    return source.header().stream().collect(Collectors.joining(", "));
  }
}
