package org.whalecurve.flow.lifetime;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.intake.single.SingleFile;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.value.holdout.Panel;
import org.whalecurve.value.lifetime.TimeUnit;

/**
 * A log of transactions, one line each: customer, day, perhaps amount and quantity. Purchases of a
 * customer on one day are one transaction. The engine brings them down to distinct histories.
 */
final class TransactionLog {
  /** Traits of customers that a log tells itself. */
  static final List<String> TRAITS = List.of("first_amount", "first_quantity");

  private static final String DAYS = "log_day";

  private final String file;
  private final Session session;
  private final TimeUnit unit;
  private final List<String> traits;
  private LocalDate first;
  private LocalDate last;

  private TransactionLog(String file, Session session, TimeUnit unit, List<String> traits) {
    this.file = file;
    this.session = session;
    this.unit = unit;
    this.traits = List.copyOf(traits);
  }

  /**
   * Reads a log.
   *
   * @param traits of {@link #TRAITS}, that cases shall carry
   */
  static TransactionLog read(Workbench bench, Path path, TimeUnit unit, List<String> traits) {
    String file = path.toString().replace('\\', '/');
    SingleFile source = SingleFile.open(bench.session(), path, bench.folder());
    TransactionLog log = new TransactionLog(file, bench.session(), unit, traits);
    log.load(source, new HistoryColumns(file, source));
    return log;
  }

  private void load(SingleFile source, HistoryColumns columns) {
    int customer = columns.need("customer", "who bought");
    int date = columns.need("date", "the day of the purchase");
    Optional<Integer> amount = optional(columns, "amount", "first_amount");
    Optional<Integer> quantity = optional(columns, "quantity", "first_quantity");
    columns.check();
    Faults faults = new Faults(file);
    faults.add(
        "missing-customer",
        "customer IS NULL",
        Map.of("customer", "customer"),
        "a transaction without a customer",
        "Fill it or take the line out.");
    faults.add(
        "not-a-date",
        "date IS NULL",
        Map.of("date_text", "date"),
        "not a day",
        "Write it as 2025-03-01.");
    String sql =
        """
        CREATE OR REPLACE TABLE log_row AS SELECT *, %s AS fault FROM (
          SELECT CAST(source_line AS BIGINT) AS source_line, c%d AS customer, c%d AS date_text, %s AS date,
            %s AS amount, %s AS quantity FROM %s)"""
            .formatted(
                faults.number(),
                customer,
                date,
                source.date(date),
                amount.map(source::number).orElse("0"),
                quantity.map(source::number).orElse("0"),
                source.relation());
    session.execute(sql);
    faults.check(session, "log_row");
    session.execute(
        "CREATE OR REPLACE TABLE "
            + DAYS
            + " AS SELECT customer, date, min(date) OVER (PARTITION BY customer) AS first, amount,"
            + " quantity FROM (SELECT customer, date, sum(COALESCE(amount, 0)) AS amount,"
            + " sum(COALESCE(quantity, 0)) AS quantity FROM log_row GROUP BY customer, date)");
    Row range = session.query("SELECT min(date), max(date) FROM " + DAYS).get(0);
    first = (LocalDate) range.get(0);
    last = (LocalDate) range.get(1);
    if (first == null)
      throw problem("empty-file", "the file has a header and no rows", "Export it again.");
  }

  private Optional<Integer> optional(HistoryColumns columns, String column, String trait) {
    if (!traits.contains(trait)) return Optional.empty();
    int place = columns.need(column, trait + " is made of it");
    return place < 0 ? Optional.empty() : Optional.of(place);
  }

  LocalDate first() {
    return first;
  }

  LocalDate last() {
    return last;
  }

  /** What was known at the end of a day, and what came until the end of another. */
  Panel panel(LocalDate calibrationEnd, LocalDate holdoutEnd) {
    int calibration = days(first, calibrationEnd) + 1;
    int holdout = days(calibrationEnd, holdoutEnd);
    String known = "first <= DATE '" + calibrationEnd + "'";
    return new Panel(
        unit,
        traits,
        calibration,
        holdout,
        cases(calibrationEnd, holdoutEnd),
        byDay(
            "SELECT first - DATE '%s', count(*) FROM (SELECT customer, first FROM %s WHERE %s GROUP BY customer, first) GROUP BY 1"
                .formatted(first, DAYS, known),
            calibration),
        byDay(
            "SELECT date - DATE '%s', count(*) FROM %s WHERE %s AND date > first AND date <= DATE '%s' GROUP BY 1"
                .formatted(first, DAYS, known, holdoutEnd),
            calibration + holdout));
  }

  private static int days(LocalDate from, LocalDate to) {
    return Math.toIntExact(to.toEpochDay() - from.toEpochDay());
  }

  private long[] byDay(String sql, int days) {
    long[] counts = new long[days];
    for (Row row : session.query(sql)) counts[(int) row.integer(0)] += row.integer(1);
    return counts;
  }

  private List<Panel.Case> cases(LocalDate end, LocalDate future) {
    int last = Math.max(1, traits.size()) + 4;
    String keys =
        IntStream.rangeClosed(1, last)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    String sql =
        """
        SELECT x, recency, age, future, %1$s, count(*) FROM (
          SELECT customer, sum(CASE WHEN date <= DATE '%2$s' THEN 1 ELSE 0 END) - 1 AS x,
            max(CASE WHEN date <= DATE '%2$s' THEN date END) - min(first) AS recency,
            DATE '%2$s' - min(first) AS age,
            sum(CASE WHEN date > DATE '%2$s' THEN 1 ELSE 0 END) AS future,
            max(CASE WHEN date = first THEN amount END) AS first_amount,
            max(CASE WHEN date = first THEN quantity END) AS first_quantity
          FROM %3$s WHERE first <= DATE '%2$s' AND date <= DATE '%4$s' GROUP BY customer)
        GROUP BY %5$s ORDER BY %5$s"""
            .formatted(traits.isEmpty() ? "0" : String.join(", ", traits), end, DAYS, future, keys);
    List<Panel.Case> cases = new ArrayList<>();
    for (Row row : session.query(sql)) {
      List<Double> values = new ArrayList<>();
      for (int i = 0; i < traits.size(); i++) values.add(logarithm(row.decimal(4 + i)));
      cases.add(
          new Panel.Case(
              (int) row.integer(0),
              (int) row.integer(1),
              (int) row.integer(2),
              (int) row.integer(3),
              row.integer(row.size() - 1),
              values));
    }
    return cases;
  }

  /** Of amounts and quantities the logarithm: twice as much counts the same everywhere. */
  private static double logarithm(BigDecimal value) {
    return Math.log1p(Math.max(0, value.doubleValue()));
  }

  /**
   * Sum of the logarithms of the times between neighbouring purchases until a day, of all
   * customers.
   */
  double logIntervals(LocalDate end) {
    String sql =
        """
        SELECT days, count(*) FROM (
          SELECT date - lag(date) OVER (PARTITION BY customer ORDER BY date) AS days FROM %s WHERE date <= DATE '%s')
        WHERE days IS NOT NULL GROUP BY days ORDER BY days"""
            .formatted(DAYS, end);
    double sum = 0;
    for (Row row : session.query(sql))
      sum += row.integer(1) * Math.log(unit.ofDays(row.integer(0)));
    return sum;
  }

  ProblemException problem(String code, String message, String remedy) {
    return new ProblemException(new Problem(code, SourcePlace.ofFile(file), message, remedy));
  }
}
