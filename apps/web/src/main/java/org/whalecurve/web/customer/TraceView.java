package org.whalecurve.web.customer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.trace.Explanation;
import org.whalecurve.runs.trace.Place;
import org.whalecurve.runs.trace.TraceStep;
import org.whalecurve.web.customers.Titles;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.text.Speech;

/**
 * An explanation for people: from the customer's quantity and rate back to the lines of the ledger.
 * Whoever sees only own customers is not told whole pools and bookings of the company.
 */
public final class TraceView {
  private static final int ROWS_MAX = 40;
  private static final String ROUNDING = "(rounding)";

  /** One step of the way back; {@code lead} says what is the same in all its rows. */
  public record Stage(String title, Markup lead, Markup table, Markup more) {}

  private final Frame f;
  private final Speech s;
  private final Titles titles;
  private final Explanation e;
  private final boolean whole;

  TraceView(Frame f, Titles titles, Explanation e) {
    this.f = f;
    this.s = f.s();
    this.titles = titles;
    this.e = e;
    this.whole = f.visit().reading().isCompany();
  }

  public String title() {
    return titles.of(f.visit(), "activity", e.question().activity());
  }

  public Markup answer() {
    return s.html(
        "customer.trace.answer",
        "customer",
        s.label(e.question().customer()),
        "amount",
        s.figures().money(e.amount()),
        "view",
        s.text("view." + f.visit().viewKey()));
  }

  public List<Stage> stages() {
    List<Stage> stages = new ArrayList<>();
    for (String stage :
        List.of(TraceStep.ACTIVITY, TraceStep.INPUT, TraceStep.POOL, TraceStep.LEDGER)) {
      List<TraceStep> steps = e.stage(stage);
      if (!steps.isEmpty()) stages.add(stage(stages.size() + 1, stage, steps));
    }
    return stages;
  }

  private Stage stage(int number, String stage, List<TraceStep> all) {
    List<TraceStep> steps = all.stream().filter(step -> !isRounding(step)).toList();
    List<TraceStep> shown = largest(steps);
    HtmlTable table = s.table();
    if (stage.equals(TraceStep.LEDGER)) ledger(table, shown);
    else flow(table, shown, stage);
    BigDecimal rest = sum(steps).subtract(sum(shown));
    int left = steps.size() - shown.size();
    Markup more =
        left == 0
            ? Markup.EMPTY
            : s.html(
                "customer.trace.more",
                "n",
                s.counted(left, "row"),
                "amount",
                s.figures().money(rest));
    BigDecimal rounding = sum(all).subtract(sum(steps));
    if (rounding.signum() != 0) {
      more = more.plus(new Markup(more.isEmpty() ? "" : " ")).plus(rounding(rounding));
    }
    String title = number + ". " + s.text("customer.trace." + stage);
    Markup lead = stage.equals(TraceStep.LEDGER) ? Markup.EMPTY : lead(shown);
    return new Stage(title, lead, table.build(), more);
  }

  private static boolean isRounding(TraceStep step) {
    return ROUNDING.equals(step.driver());
  }

  private Markup rounding(BigDecimal amount) {
    return s.html("customer.trace.rounding", "amount", s.figures().number(amount, "", 6));
  }

  private void flow(HtmlTable table, List<TraceStep> steps, String stage) {
    table.text(s.html("period"), each(steps, step -> step.period()));
    if (!isSame(steps, TraceStep::source)) {
      table.text(s.html("flow.from"), each(steps, step -> name(step.source())));
    }
    boolean elsewhere =
        steps.stream().anyMatch(step -> !step.target().equals(e.question().customer()));
    if (!stage.equals(TraceStep.ACTIVITY) && elsewhere) {
      table.text(s.html("flow.to"), each(steps, step -> name(step.target())));
    }
    if (!isSame(steps, TraceStep::driver)) {
      table.html(s.html("customer.trace.driver"), each(steps, this::driver));
    }
    if (stage.equals(TraceStep.ACTIVITY) || whole) {
      boolean pool = stage.equals(TraceStep.POOL);
      figures(
          table,
          pool ? "customer.trace.whole" : "activities.quantity",
          2,
          steps,
          step -> step.quantity());
      figures(table, pool ? "share" : "customer.trace.rate", 6, steps, step -> step.rate());
    }
    amounts(table, steps);
  }

  private static boolean isSame(List<TraceStep> steps, Function<TraceStep, String> part) {
    return steps.stream().map(part).distinct().count() == 1;
  }

  private Markup lead(List<TraceStep> steps) {
    Markup lead = Markup.EMPTY;
    if (isSame(steps, TraceStep::source)) {
      lead = Markup.text(name(steps.get(0).source())).in("b");
    }
    if (!isSame(steps, TraceStep::driver)) return lead;
    Markup driver = s.html("customer.trace.by", "driver", driver(steps.get(0)));
    return lead.isEmpty() ? driver : lead.plus(new Markup(" · ")).plus(driver);
  }

  private Markup driver(TraceStep step) {
    return Markup.text(s.name("driver", step.driver())).in("span class=\"how\"");
  }

  private void ledger(HtmlTable table, List<TraceStep> steps) {
    table.html(s.html("customer.trace.place"), each(steps, this::place));
    table.html(
        s.html("period"), each(steps, step -> Markup.text(step.period()).in("span class=\"day\"")));
    table.text(s.html("customer.trace.account"), each(steps, step -> step.source()));
    table.text(s.html("customer.trace.pool_name"), each(steps, step -> name(step.target())));
    if (whole) {
      figures(table, "customer.trace.booked", 2, steps, step -> step.quantity());
      figures(table, "share", 6, steps, step -> step.rate());
    }
    amounts(table, steps);
  }

  /** A column; none where nothing stands in it. */
  private void figures(
      HtmlTable table,
      String head,
      int decimals,
      List<TraceStep> steps,
      Function<TraceStep, BigDecimal> value) {
    if (steps.stream().allMatch(step -> value.apply(step) == null)) return;
    table.figures(s.html(head), "", each(steps, step -> number(value.apply(step), decimals)));
  }

  /** The largest steps, in the order in which they stand. */
  private static List<TraceStep> largest(List<TraceStep> steps) {
    if (steps.size() <= ROWS_MAX) return steps;
    Set<TraceStep> largest =
        steps.stream()
            .sorted(Comparator.comparing((TraceStep step) -> step.amount().abs()).reversed())
            .limit(ROWS_MAX)
            .collect(Collectors.toSet());
    return steps.stream().filter(largest::contains).limit(ROWS_MAX).toList();
  }

  private Markup place(TraceStep step) {
    if (step.places().isEmpty()) return Figures.none();
    Place place = step.places().get(0);
    return Markup.text(place.file() + ":" + place.line()).in("code");
  }

  private void amounts(HtmlTable table, List<TraceStep> steps) {
    table.figures(
        s.html("flow.amount"), s.currency(), each(steps, step -> number(step.amount(), 2)));
  }

  private Markup number(BigDecimal value, int decimals) {
    return value == null ? Figures.none() : s.figures().number(value, "", decimals);
  }

  private String name(String node) {
    return titles.of(f.visit(), "activity", node);
  }

  private static <T> List<T> each(List<TraceStep> steps, Function<TraceStep, T> value) {
    return HtmlTable.each(steps, value);
  }

  private static BigDecimal sum(List<TraceStep> steps) {
    return steps.stream().map(TraceStep::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
