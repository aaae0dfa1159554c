package org.whalecurve.reports.trace;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whalecurve.reports.Exports;
import org.whalecurve.reports.Sheet;
import org.whalecurve.runs.trace.Burden;
import org.whalecurve.runs.trace.Explanation;
import org.whalecurve.runs.trace.LedgerRow;
import org.whalecurve.runs.trace.Question;
import org.whalecurve.runs.trace.TraceStep;
import org.whalecurve.tables.Table.Kind;

/** An explanation as text for a terminal: words first, then the stages as tables. */
public final class TraceText {
  /** Rows of a stage that are shown; the others are counted and added up. */
  private static final int ROWS_MAX = 15;

  private final Words words;

  private TraceText(Words words) {
    this.words = words;
  }

  /** Chinese for every Chinese locale, English otherwise. */
  public static TraceText in(Locale locale) {
    return new TraceText(new Words(locale));
  }

  /** Where a customer's cost comes from. */
  public String of(Explanation e) {
    StringBuilder text = new StringBuilder(title(e)).append('\n');
    if (e.comparison() != null)
      new PeerSentences(words).of(e.comparison()).forEach(s -> text.append(s).append('\n'));
    if (!e.lines().isEmpty()) section(text, "statement", lines(e));
    stage(text, "stage.activity", e.stage(TraceStep.ACTIVITY), activityColumns());
    stage(text, "stage.input", e.stage(TraceStep.INPUT), flowColumns());
    stage(text, "stage.pool", e.stage(TraceStep.POOL), poolColumns());
    stage(text, "stage.ledger", e.stage(TraceStep.LEDGER), ledgerColumns(e.steps()));
    return text.toString();
  }

  private String title(Explanation e) {
    Question q = e.question();
    String id = q.customer();
    String who = e.name() == null || e.name().equals(id) ? id : e.name() + " (" + id + ")";
    StringBuilder what = new StringBuilder(e.isWhole() ? words.say("all") : q.activity());
    if (q.product() != null) what.append(", ").append(words.say("product", "product", q.product()));
    if (q.period() != null) what.append(", ").append(words.say("period", "period", q.period()));
    return words.say(
        "title",
        "who",
        who,
        "what",
        what,
        "view",
        words.say("view." + q.view().word()),
        "amount",
        Words.money(e.amount()),
        "unit",
        e.unit());
  }

  private Sheet lines(Explanation e) {
    List<List<Object>> rows =
        e.lines().stream()
            .filter(l -> l.amount().signum() != 0)
            .map(l -> List.<Object>of(words.say("line." + l.name()), l.amount()))
            .toList();
    return new Sheet("", List.of(column("line", Kind.TEXT), column("amount", Kind.MONEY)), rows);
  }

  /** Who bears a ledger row. */
  public String of(Burden b) {
    LedgerRow row = b.rows().get(0);
    StringBuilder text =
        new StringBuilder(
                words.say(
                    "row.title",
                    "place",
                    row.place().file() + ":" + row.place().line(),
                    "account",
                    row.account(),
                    "view",
                    words.say("view." + b.view().word()),
                    "amount",
                    Words.money(b.amount()),
                    "unit",
                    b.unit()))
            .append('\n');
    String who =
        b.bearers() == 0 ? "row.nobody" : b.bearers() == 1 ? "row.customer" : "row.customers";
    text.append(words.say(who, "n", b.bearers())).append('\n');
    if (b.rows().size() > 1)
      text.append(words.say("row.spread", "n", b.rows().size())).append('\n');
    stage(text, "stage.pool.forward", b.stage(TraceStep.POOL), forwardColumns());
    stage(text, "stage.activity.forward", b.stage(TraceStep.ACTIVITY), forwardColumns());
    section(text, "groups", groups(b));
    stage(text, "stage.customer", b.stage(TraceStep.CUSTOMER), customerColumns());
    return text.toString();
  }

  private Sheet groups(Burden b) {
    List<List<Object>> rows =
        b.groups().stream()
            .map(g -> List.<Object>of(g.group(), (long) g.customers(), g.amount()))
            .toList();
    return new Sheet(
        "",
        List.of(
            column("group", Kind.TEXT),
            column("customers", Kind.WHOLE),
            column("amount", Kind.MONEY)),
        rows);
  }

  /** A column of a stage and how a step fills it. */
  private record Cell(Sheet.Column column, Function<TraceStep, Object> value) {}

  private Cell cell(String name, Kind kind, Function<TraceStep, Object> value) {
    return new Cell(column(name, kind), value);
  }

  private Sheet.Column column(String name, Kind kind) {
    return new Sheet.Column(words.say("col." + name), kind, "");
  }

  private List<Cell> activityColumns() {
    return List.of(
        cell("period", Kind.TEXT, TraceStep::period),
        cell("activity", Kind.TEXT, TraceStep::source),
        cell("driver", Kind.TEXT, TraceStep::driver),
        cell("quantity", Kind.QUANTITY, TraceStep::quantity),
        cell("rate", Kind.RATIO, TraceStep::rate),
        cell("amount", Kind.MONEY, TraceStep::amount));
  }

  private List<Cell> flowColumns() {
    return List.of(
        cell("period", Kind.TEXT, TraceStep::period),
        cell("source", Kind.TEXT, TraceStep::source),
        cell("target", Kind.TEXT, TraceStep::target),
        cell("driver", Kind.TEXT, TraceStep::driver),
        cell("quantity", Kind.QUANTITY, TraceStep::quantity),
        cell("rate", Kind.RATIO, TraceStep::rate),
        cell("amount", Kind.MONEY, TraceStep::amount));
  }

  private List<Cell> poolColumns() {
    return List.of(
        cell("period", Kind.TEXT, TraceStep::period),
        cell("pool", Kind.TEXT, TraceStep::source),
        cell("target", Kind.TEXT, TraceStep::target),
        cell("driver", Kind.TEXT, TraceStep::driver),
        cell("whole", Kind.MONEY, TraceStep::quantity),
        cell("share", Kind.RATIO, TraceStep::rate),
        cell("amount", Kind.MONEY, TraceStep::amount));
  }

  private List<Cell> forwardColumns() {
    return List.of(
        cell("source", Kind.TEXT, TraceStep::source),
        cell("target", Kind.TEXT, TraceStep::target),
        cell("driver", Kind.TEXT, TraceStep::driver),
        cell("amount", Kind.MONEY, TraceStep::amount));
  }

  private List<Cell> customerColumns() {
    return List.of(
        cell("customer", Kind.TEXT, TraceStep::target),
        cell("amount", Kind.MONEY, TraceStep::amount));
  }

  /** Original amounts only where a row is in another currency. */
  private List<Cell> ledgerColumns(List<TraceStep> steps) {
    List<Cell> cells =
        new ArrayList<>(
            Arrays.asList(
                cell("period", Kind.TEXT, TraceStep::period),
                cell("pool", Kind.TEXT, TraceStep::target),
                cell("cost_center", Kind.TEXT, s -> s.row().costCenter()),
                cell("account", Kind.TEXT, TraceStep::source)));
    boolean foreign = steps.stream().anyMatch(TraceText::isForeign);
    if (foreign) {
      cells.add(cell("currency", Kind.TEXT, s -> s.row().currency()));
      cells.add(cell("original", Kind.MONEY, s -> s.row().originalAmount()));
      cells.add(cell("exchange_rate", Kind.RATIO, s -> s.row().exchangeRate()));
    }
    cells.add(cell("booked", Kind.MONEY, TraceStep::quantity));
    cells.add(cell("share", Kind.RATIO, TraceStep::rate));
    cells.add(cell("amount", Kind.MONEY, TraceStep::amount));
    cells.add(cell("place", Kind.TEXT, TraceText::place));
    return cells;
  }

  private static boolean isForeign(TraceStep step) {
    return step.row() != null
        && step.row().exchangeRate() != null
        && step.row().exchangeRate().compareTo(BigDecimal.ONE) != 0;
  }

  private static String place(TraceStep step) {
    return step.places().isEmpty()
        ? ""
        : step.places().get(0).file() + ":" + step.places().get(0).line();
  }

  private void stage(StringBuilder text, String title, List<TraceStep> steps, List<Cell> cells) {
    if (steps.isEmpty()) return;
    List<TraceStep> shown = largest(steps);
    List<Cell> filled =
        cells.stream()
            .filter(c -> shown.stream().anyMatch(s -> isFilled(c.value().apply(s))))
            .toList();
    List<List<Object>> rows = new ArrayList<>();
    for (TraceStep step : shown)
      rows.add(new ArrayList<>(filled.stream().map(c -> c.value().apply(step)).toList()));
    section(text, title, new Sheet("", filled.stream().map(Cell::column).toList(), rows));
    if (steps.size() > shown.size()) more(text, steps, shown);
  }

  /** The largest steps, in the order in which they stand. */
  private static List<TraceStep> largest(List<TraceStep> steps) {
    if (steps.size() <= ROWS_MAX) return steps;
    Set<TraceStep> largest =
        steps.stream()
            .sorted(Comparator.comparing((TraceStep s) -> s.amount().abs()).reversed())
            .limit(ROWS_MAX)
            .collect(Collectors.toSet());
    return steps.stream().filter(largest::contains).toList();
  }

  private static boolean isFilled(Object value) {
    return value != null && !value.equals("");
  }

  private void more(StringBuilder text, List<TraceStep> steps, List<TraceStep> shown) {
    BigDecimal rest = sum(steps).subtract(sum(shown));
    text.append(words.say("more", "n", steps.size() - shown.size(), "amount", Words.money(rest)))
        .append('\n');
  }

  private static BigDecimal sum(List<TraceStep> steps) {
    return steps.stream().map(TraceStep::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void section(StringBuilder text, String title, Sheet sheet) {
    text.append('\n').append(words.say(title)).append('\n').append(Exports.text(sheet));
  }
}
