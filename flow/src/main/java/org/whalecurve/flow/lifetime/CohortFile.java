package org.whalecurve.flow.lifetime;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.intake.single.SingleFile;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.value.discrete.Cohort;

/**
 * Cohorts from a file: one line per renewal, beginning with 0, and a column per cohort with those
 * who are left, as numbers of customers, percent of the start or shares of it.
 */
final class CohortFile {
  private static final List<String> PERIODS =
      List.of("year", "period", "renewal", "renewals", "month", "age", "t");
  private static final int PERIODS_MAX = 100_000;

  private final String file;
  private final SingleFile source;
  private final Session session;
  private final double size;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private CohortFile(Workbench bench, Path path, double size) {
    this.file = path.toString().replace('\\', '/');
    this.session = bench.session();
    this.source = SingleFile.open(session, path, bench.folder());
    this.size = size;
    problems.addAll(source.refused());
  }

  /** Cohorts of a file, and how it was read. */
  record Cohorts(List<Cohort> cohorts, List<String> notes) {}

  /**
   * @param column the cohort wanted, or null for all of them
   * @param periods renewals to take, or 0 for all
   * @param size customers that a cohort began with where it is given in percent
   */
  static Cohorts read(Workbench bench, Path path, String column, int periods, double size) {
    CohortFile read = new CohortFile(bench, path, size);
    List<Cohort> cohorts = read.cohorts(column, periods);
    return new Cohorts(cohorts, read.notes);
  }

  private List<Cohort> cohorts(String column, int periods) {
    int time = source.find(PERIODS).orElse(-1);
    if (time < 0)
      add(1, "missing-column", "There is no column 'year' or 'period'.", "Columns are: " + names());
    List<Integer> places = places(time, column);
    check();
    List<Row> rows = rows(time, places);
    int first = times(rows);
    List<Cohort> cohorts = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      String name = source.header().get(places.get(i));
      List<Double> left = survivors(rows, i, name, first);
      if (left == null) continue;
      if (periods > left.size() - 1) {
        add(
            0,
            "too-few-periods",
            name + " has " + (left.size() - 1) + " renewals, not " + periods,
            "Ask for fewer --periods.");
        continue;
      }
      cohorts.add(new Cohort(name, periods == 0 ? left : left.subList(0, periods + 1)));
    }
    check();
    return cohorts;
  }

  private String names() {
    return String.join(", ", source.header()) + ".";
  }

  private List<Integer> places(int time, String column) {
    List<Integer> numeric =
        IntStream.range(0, source.columns().size())
            .filter(i -> i != time && source.columns().get(i).type() == ValueType.NUMBER)
            .boxed()
            .toList();
    if (column != null) {
      List<Integer> named = source.find(List.of(column)).map(List::of).orElse(List.of());
      if (named.isEmpty())
        add(
            1,
            "unknown-column",
            "There is no column '" + column + "'.",
            Suggest.didYouMean(column, source.header()));
      return named;
    }
    if (numeric.isEmpty())
      add(
          1,
          "missing-column",
          "There is no column with numbers of those who are left.",
          "Columns are: " + names());
    if (numeric.size() > 1)
      notes.add(numeric.size() + " cohorts, each fitted by itself; choose one with --column");
    return numeric;
  }

  private List<Row> rows(int time, List<Integer> places) {
    StringBuilder columns = new StringBuilder("CAST(source_line AS BIGINT) AS line");
    columns.append(", ").append(source.number(time)).append(", c").append(time);
    for (int place : places)
      columns.append(", ").append(source.number(place)).append(", c").append(place);
    List<Row> rows =
        session.query(
            "SELECT %s FROM %s ORDER BY 1 LIMIT %d"
                .formatted(columns, source.relation(), PERIODS_MAX));
    if (rows.size() < 2) {
      add(
          0,
          "too-few-periods",
          "the file has " + rows.size() + " lines below its header",
          "Give those at the start and those left after each renewal.");
      check();
    }
    return rows;
  }

  /** The first period, 0 or 1; the others have to follow one by one. */
  private int times(List<Row> rows) {
    BigDecimal first = rows.get(0).decimal(1);
    boolean known = first != null && (first.signum() == 0 || first.compareTo(BigDecimal.ONE) == 0);
    int begin = known ? first.intValueExact() : 0;
    for (int i = 0; i < rows.size(); i++) {
      BigDecimal found = rows.get(i).decimal(1);
      if (found == null || found.compareTo(BigDecimal.valueOf((long) begin + i)) != 0) {
        add(
            rows.get(i).integer(0),
            "periods-broken",
            "%s stands where %d is next".formatted(rows.get(i).text(2), begin + i),
            "One line per renewal, in order: 0 is the start, 1 after the first renewal.");
        break;
      }
    }
    return begin;
  }

  private List<Double> survivors(List<Row> rows, int cohort, String name, int first) {
    int value = 3 + 2 * cohort;
    double scale = scale(rows.get(0).decimal(value), name, first);
    List<Double> left = new ArrayList<>();
    if (first == 1 && scale != 1) left.add(size);
    if (first == 1 && scale == 1)
      add(
          rows.get(0).integer(0),
          "start-missing",
          name + " does not say how many there were at the" + " start",
          "Add a line for period 0.");
    for (Row row : rows) {
      BigDecimal found = row.decimal(value);
      if (row.text(value + 1) == null && left.size() > 1) break;
      if (found == null || found.signum() < 0) {
        add(
            row.integer(0),
            "not-a-number",
            name + " is '" + row.text(value + 1) + "'",
            "Give the number or percentage of those who are left.");
        return null;
      }
      double now = found.doubleValue() * scale;
      double before = left.isEmpty() ? now : left.get(left.size() - 1);
      if (now > before) {
        add(
            row.integer(0),
            "cohort-grows",
            String.format(
                Locale.ROOT,
                "%s rises from %s to %s",
                name,
                plain(before / scale),
                plain(now / scale)),
            "A cohort only loses customers; those won later are another cohort.");
        return null;
      }
      left.add(now);
    }
    return usable(left, name) ? left : null;
  }

  private boolean usable(List<Double> left, String name) {
    if (left.size() < 2 || !(left.get(0) > 0)) {
      add(
          0,
          "too-few-periods",
          name + " has nobody at the start or no renewal",
          "Give those at the start and those left after each renewal.");
      return false;
    }
    if (left.get(left.size() - 1) < left.get(0)) return true;
    add(
        0,
        "nobody-left",
        name
            + ": all "
            + plain(left.get(0))
            + " customers are still there, so"
            + " nothing tells how many will leave",
        "Wait for the first to leave.");
    return false;
  }

  /** From what is written to customers: percent and shares are told by their start and name. */
  private double scale(BigDecimal start, String name, int first) {
    if (start == null) return 1;
    String lower = name.toLowerCase(Locale.ROOT);
    boolean named = lower.contains("pct") || lower.contains("percent") || lower.contains("%");
    boolean percent = named && (first == 1 || start.compareTo(BigDecimal.valueOf(100)) == 0);
    boolean share = first == 0 && start.compareTo(BigDecimal.ONE) == 0;
    if (!percent && !share) return 1;
    String note =
        "%s is a %s, taken as of %s customers (--customers): the parameters do not depend on it, their errors do"
            .formatted(name, percent ? "percentage" : "share", plain(size));
    if (!notes.contains(note)) notes.add(note);
    return percent ? size / 100 : size;
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.4g", value);
  }

  private void add(long line, String code, String message, String remedy) {
    SourcePlace place = new SourcePlace(file, (int) line, 0);
    problems.add(new Problem(code, place, message, remedy));
  }

  private void check() {
    if (!problems.isEmpty()) throw new ProblemException(problems);
  }
}
