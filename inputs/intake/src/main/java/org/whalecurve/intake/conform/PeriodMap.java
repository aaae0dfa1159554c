package org.whalecurve.intake.conform;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.FiscalCalendar;
import org.whalecurve.kernel.PeriodGrain;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.Workspace;

/**
 * Finds the periods of the run ({@code period_dim}) and says which of them every period text of a
 * source stands for ({@code period_map}): one for the same or a finer grain; several, with weights,
 * for a coarser one that is spread.
 */
final class PeriodMap {
  private static final Pattern LOOSE_MONTH =
      Pattern.compile("(\\d{4})\\s*[-/.年]?\\s*(0?[1-9]|1[0-2])\\s*月?(?:[-/.].*)?");
  private static final List<String> WITH_PERIOD =
      List.of("ledger", "driver", "capacity", "inventory", "marketing", "exchange_rate");

  private final Workspace workspace;
  private final Conform.Range range;
  private final FiscalCalendar calendar;

  private PeriodMap(Workspace workspace, Conform.Range range) {
    this.workspace = workspace;
    this.range = range;
    this.calendar = workspace.calendar();
  }

  static Step step(Workspace workspace, Conform.Range range) {
    PeriodMap map = new PeriodMap(workspace, range);
    List<String> reads = new ArrayList<>(List.of("transaction_checked", "event_checked"));
    WITH_PERIOD.forEach(table -> reads.add(table + "_checked"));
    return new Step(
        "intake.period",
        "find the periods of the run",
        reads,
        List.of("period_dim", "period_map"),
        new Step.Java(workspace.calendar() + " " + range + " " + map.spread(), map::write));
  }

  /** The stated rule for a ledger that is coarser than the periods, or null. */
  private String spread() {
    return workspace.sources().stream()
        .filter(s -> s.table().equals("ledger") && s.spread() != null)
        .map(Workspace.Source::spread)
        .findFirst()
        .orElse(null);
  }

  private void write(Step.Context context) {
    Problems problems = new Problems();
    Map<String, String> texts = new TreeMap<>();
    for (String table : WITH_PERIOD) readTexts(context.session(), table, texts, problems);
    Set<String> periods = periods(context.session(), texts, problems);
    problems.throwIfAny();
    writeDim(context, periods);
    writeMap(context, texts, periods);
  }

  /** Source text -> the name in canonical form. */
  private void readTexts(
      Session session, String table, Map<String, String> texts, Problems problems) {
    String sql =
        "SELECT period, count(*), min(source_file), min(source_line) FROM "
            + table
            + "_checked WHERE period IS NOT NULL GROUP BY period ORDER BY period";
    for (Row row : session.query(sql)) {
      String text = row.text(0);
      Optional<String> name = canonical(text);
      name.ifPresentOrElse(
          n -> texts.put(text, n),
          () ->
              problems.add(
                  "wrong-period",
                  new SourcePlace(row.text(2), (int) row.integer(3), 0),
                  "'" + text + "' names no period (" + row.integer(1) + " rows of " + table + ")",
                  "Write periods as 2026-04, 2026-Q2 or 2026, or map a date to `date` instead."));
      if (name.isPresent() && coarser(name.get()) && table.equals("ledger") && spread() == null) {
        problems.add(
            "coarse-period",
            new SourcePlace(row.text(2), (int) row.integer(3), 0),
            "the ledger's period '"
                + text
                + "' is longer than the workspace's period ("
                + calendar.grain().name().toLowerCase(java.util.Locale.ROOT)
                + ")",
            "Say how it is to be spread (`spread: even`, `days` or `volume` at the ledger's source), or set `period:` to its grain.");
      }
    }
  }

  /**
   * The canonical name of a period text, for instance {@code 2026-04} for {@code 202604} and {@code
   * 2026年4月}.
   */
  static Optional<String> canonical(String text) {
    String trimmed = text.strip();
    if (FiscalCalendar.grainOf(trimmed).isPresent()) return Optional.of(trimmed);
    Matcher month = LOOSE_MONTH.matcher(trimmed);
    if (month.matches()) {
      return Optional.of("%s-%02d".formatted(month.group(1), Integer.parseInt(month.group(2))));
    }
    Matcher quarter = Pattern.compile("(\\d{4})\\s*[-/ ]?[Qq]([1-4])").matcher(trimmed);
    return quarter.matches()
        ? Optional.of(quarter.group(1) + "-Q" + quarter.group(2))
        : Optional.empty();
  }

  private boolean coarser(String name) {
    PeriodGrain grain = FiscalCalendar.grainOf(name).orElseThrow();
    return grain.months() > calendar.grain().months();
  }

  /** Periods that hold a transaction, an event or a ledger amount, within the range asked for. */
  private Set<String> periods(Session session, Map<String, String> texts, Problems problems) {
    Set<String> all = new TreeSet<>();
    for (String table : List.of("transaction", "event", "ledger")) {
      String sql =
          "SELECT DISTINCT year(date), month(date) FROM "
              + table
              + "_checked WHERE date IS NOT NULL";
      for (Row row : session.query(sql)) {
        all.add(calendar.periodOf(LocalDate.of((int) row.integer(0), (int) row.integer(1), 1)));
      }
    }
    for (Row row :
        session.query("SELECT DISTINCT period FROM ledger_checked WHERE period IS NOT NULL")) {
      String name = texts.get(row.text(0));
      if (name != null) all.addAll(inside(name));
    }
    all.removeIf(p -> range.from() != null && p.compareTo(range.from()) < 0);
    all.removeIf(p -> range.to() != null && p.compareTo(range.to()) > 0);
    if (all.isEmpty() && problems.isEmpty()) throw new ProblemException(nothingToRun());
    return all;
  }

  private Problem nothingToRun() {
    return new Problem(
        "no-data",
        SourcePlace.ofFile("whalecurve.yaml"),
        range.equals(Conform.Range.ALL)
            ? "no source has a transaction, an event or a ledger row with a date or period: there is nothing to run"
            : "no data" + from() + to() + order(),
        "Fill the files that `sources` names, or widen --from and --to.");
  }

  private String from() {
    return range.from() == null ? "" : " from " + range.from();
  }

  private String to() {
    return range.to() == null ? "" : " to " + range.to();
  }

  private String order() {
    boolean wrong =
        range.from() != null && range.to() != null && range.from().compareTo(range.to()) > 0;
    return wrong ? ": the first period is the later one" : "";
  }

  /** The workspace's periods that a period of any grain covers or lies in. */
  private List<String> inside(String name) {
    YearMonth first = calendar.firstMonthOf(name).orElseThrow();
    int months = FiscalCalendar.grainOf(name).orElseThrow().months();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < months; i++) {
      String period = calendar.periodOf(first.plusMonths(i).atDay(1));
      if (!found.contains(period)) found.add(period);
    }
    return found;
  }

  private void writeDim(Step.Context context, Set<String> periods) {
    List<Object[]> rows = new ArrayList<>();
    int number = 0;
    for (String period : periods) {
      rows.add(
          new Object[] {number++, period, calendar.firstDay(period), calendar.lastDay(period)});
    }
    context.write(
        "period_dim",
        List.of(
            new Session.Column("period_no", "INTEGER"), new Session.Column("period", "VARCHAR"),
            new Session.Column("first_day", "DATE"), new Session.Column("last_day", "DATE")),
        rows);
  }

  private void writeMap(Step.Context context, Map<String, String> texts, Set<String> periods) {
    Map<String, Long> volume = "volume".equals(spread()) ? volumes(context.session()) : Map.of();
    List<Object[]> rows = new ArrayList<>();
    texts.forEach((text, name) -> addParts(rows, text, inside(name), periods, volume));
    context.write(
        "period_map",
        List.of(
            new Session.Column("source_period", "VARCHAR"),
            new Session.Column("period", "VARCHAR"),
            new Session.Column("weight_before", "BIGINT"),
            new Session.Column("weight_to", "BIGINT"),
            new Session.Column("weight_total", "BIGINT")),
        rows);
  }

  /**
   * Cumulative weights: a part is the difference of two rounded running amounts, so the parts
   * always sum up.
   */
  private void addParts(
      List<Object[]> rows,
      String text,
      List<String> parts,
      Set<String> periods,
      Map<String, Long> volume) {
    Map<String, Long> weights = new LinkedHashMap<>();
    parts.forEach(period -> weights.put(period, weight(period, parts.size(), volume)));
    long total = weights.values().stream().mapToLong(Long::longValue).sum();
    if (total == 0) {
      parts.forEach(period -> weights.put(period, 1L));
      total = parts.size();
    }
    long running = 0;
    for (Map.Entry<String, Long> part : weights.entrySet()) {
      long before = running;
      running += part.getValue();
      if (periods.contains(part.getKey()))
        rows.add(new Object[] {text, part.getKey(), before, running, total});
    }
  }

  private long weight(String period, int parts, Map<String, Long> volume) {
    if (parts == 1) return 1;
    if ("days".equals(spread())) {
      return calendar.lastDay(period).toEpochDay() - calendar.firstDay(period).toEpochDay() + 1;
    }
    return "volume".equals(spread()) ? volume.getOrDefault(period, 0L) : 1;
  }

  /** Transaction lines by period. */
  private Map<String, Long> volumes(Session session) {
    Map<String, Long> found = new TreeMap<>();
    String sql =
        "SELECT year(date), month(date), count(*) FROM transaction_checked WHERE date IS NOT NULL GROUP BY 1, 2";
    for (Row row : session.query(sql)) {
      LocalDate day = LocalDate.of((int) row.integer(0), (int) row.integer(1), 1);
      found.merge(calendar.periodOf(day), row.integer(2), Long::sum);
    }
    return found;
  }
}
