package org.whalecurve.web.customer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
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

  /** One step of the way back. */
  public record Stage(String title, Markup table, Markup more) {}

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
      if (!steps.isEmpty()) stages.add(stage(stage, steps));
    }
    return stages;
  }

  private Stage stage(String stage, List<TraceStep> steps) {
    List<TraceStep> shown =
        steps.stream()
            .sorted(Comparator.comparing((TraceStep step) -> step.amount().abs()).reversed())
            .limit(ROWS_MAX)
            .toList();
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
    return new Stage(s.text("customer.trace." + stage), table.build(), more);
  }

  private void flow(HtmlTable table, List<TraceStep> steps, String stage) {
    table.text(s.html("period"), each(steps, step -> step.period()));
    table.text(s.html("flow.from"), each(steps, step -> name(step.source())));
    if (!stage.equals(TraceStep.ACTIVITY)) {
      table.text(s.html("flow.to"), each(steps, step -> name(step.target())));
    }
    table.text(
        s.html("customer.trace.driver"), each(steps, step -> s.name("driver", step.driver())));
    if (stage.equals(TraceStep.ACTIVITY) || whole) {
      boolean pool = stage.equals(TraceStep.POOL);
      table.figures(
          s.html(pool ? "customer.trace.whole" : "activities.quantity"),
          "",
          each(steps, step -> number(step.quantity(), 2)));
      table.figures(
          s.html(pool ? "share" : "customer.trace.rate"),
          "",
          each(steps, step -> number(step.rate(), 6)));
    }
    amounts(table, steps);
  }

  private void ledger(HtmlTable table, List<TraceStep> steps) {
    table.html(s.html("customer.trace.place"), each(steps, this::place));
    table.text(s.html("period"), each(steps, step -> step.period()));
    table.text(s.html("customer.trace.account"), each(steps, step -> step.source()));
    table.text(s.html("customer.trace.pool_name"), each(steps, step -> name(step.target())));
    if (whole) {
      table.figures(
          s.html("customer.trace.booked"), "", each(steps, step -> number(step.quantity(), 2)));
      table.figures(s.html("share"), "", each(steps, step -> number(step.rate(), 6)));
    }
    amounts(table, steps);
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
