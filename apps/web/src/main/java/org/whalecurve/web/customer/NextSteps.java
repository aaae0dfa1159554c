package org.whalecurve.web.customer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.actions.ActionStore;
import org.whalecurve.web.actions.Reasons;
import org.whalecurve.web.page.Chart;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.text.Speech;

/** What to do with a customer: treatment, actions with what became of them, levers. */
public final class NextSteps {
  /** A proposed action. */
  public record Action(
      String key, String title, String reason, Markup worth, String due, String status) {}

  private final Speech s;
  private final Frame f;
  private final Reading reading;
  private final Facts facts;
  private final ActionStore store;
  private final Rows levers;
  private final List<Action> actions;

  NextSteps(Frame f, Facts facts, ActionStore store) {
    this.f = f;
    this.s = f.s();
    this.reading = f.visit().reading();
    this.facts = facts;
    this.store = store;
    this.levers = readLevers();
    this.actions = readActions();
  }

  private Rows readLevers() {
    if (!reading.has("lever")) return null;
    return reading.rows(
        "SELECT lever, current, break_even, target, unit, step, effect_per_step, feasible, reason_en, reason_zh FROM {lever} WHERE customer_id = ? AND view = ? ORDER BY lever",
        facts.id(),
        f.visit().viewKey());
  }

  private List<Action> readActions() {
    List<Action> list = new ArrayList<>();
    if (!reading.has("action")) return list;
    Rows rows =
        reading.rows(
            "SELECT action, title_en, title_zh, cost, expected_effect, due, reason_en, reason_zh FROM {action} WHERE customer_id = ? ORDER BY priority, action",
            facts.id());
    Map<String, String> states = new LinkedHashMap<>();
    for (ActionStore.Event event : store.of(facts.id())) {
      states.putIfAbsent(event.action(), event.status());
    }
    for (int i = 0; i < rows.size(); i++) {
      String key = rows.text(i, "action");
      Markup worth =
          s.html(
              "customer.action.worth",
              "effect",
              s.amount(rows.decimal(i, "expected_effect")),
              "cost",
              s.figures().money(rows.decimal(i, "cost")));
      String due = rows.text(i, "due") == null ? "" : rows.text(i, "due");
      String title = said(rows, i, "title");
      list.add(
          new Action(
              key,
              title.isEmpty() ? s.label(key) : title,
              Reasons.of(s, said(rows, i, "reason")),
              worth,
              due,
              states.getOrDefault(key, "open")));
    }
    return list;
  }

  private String said(Rows rows, int row, String column) {
    String text = rows.text(row, column + "_" + s.language());
    return text == null ? "" : text;
  }

  public List<Action> actions() {
    return actions;
  }

  /** The first action that is not over; empty for none. */
  public String next() {
    return actions.stream()
        .filter(a -> !a.status().equals("done") && !a.status().equals("dropped"))
        .findFirst()
        .map(Action::title)
        .orElse("");
  }

  /** How the customer is to be treated; empty for no rule. */
  public String treatment() {
    if (!reading.has("treatment")) return "";
    Rows rows =
        reading.rows(
            "SELECT treatment, title_en, title_zh FROM {treatment} WHERE customer_id = ?",
            facts.id());
    if (rows.isEmpty()) return "";
    String title = said(rows, 0, "title");
    return title.isEmpty() ? s.name("treatment", rows.text(0, "treatment")) : title;
  }

  /** What each lever alone would have to be; empty where the run has none. */
  public Markup levers() {
    if (levers == null || levers.isEmpty()) return Markup.EMPTY;
    List<String> names = new ArrayList<>();
    List<Markup> now = new ArrayList<>();
    List<Markup> even = new ArrayList<>();
    List<Markup> step = new ArrayList<>();
    List<String> why = new ArrayList<>();
    for (int i = 0; i < levers.size(); i++) {
      boolean share = "share".equals(levers.text(i, "unit"));
      names.add(s.name("customer.lever", levers.text(i, "lever")));
      now.add(value(levers.decimal(i, "current"), share));
      even.add(even(i, share));
      step.add(s.amount(levers.decimal(i, "effect_per_step")));
      why.add(said(levers, i, "reason"));
    }
    return s.table()
        .classes("why")
        .text(s.html("customer.lever"), names)
        .figures(s.html("customer.lever.now"), "", now)
        .figures(s.html("customer.lever.even"), "", even)
        .figures(s.html("customer.lever.step"), s.currency(), step)
        .text(s.html("customer.lever.why"), why)
        .build();
  }

  /** Where the lever alone reaches break-even; words where it cannot. */
  private Markup even(int i, boolean share) {
    boolean feasible = Boolean.TRUE.equals(levers.get(i, "feasible"));
    return feasible
        ? value(levers.decimal(i, "break_even"), share)
        : s.html("customer.lever.never");
  }

  private Markup value(BigDecimal value, boolean share) {
    if (value == null) return Figures.none();
    return share ? s.figures().percent(value) : s.figures().number(value, "", 2);
  }

  /**
   * What the sliders compute from, all exact: with P profit, R net revenue, T revenue tax, G gross
   * revenue and D discount, a rise p of all prices adds p (R − T); a discount rate r adds (D − r G)
   * (R − T) / R; the same volume in orders of (1 + s) times the size saves the cost of the orders
   * that fall away, n (1 − 1 / (1 + s)) times what an order costs. Each is the formula of the run's
   * lever; together they add up.
   */
  Map<String, Object> base() {
    Map<String, Object> base = new LinkedHashMap<>();
    base.put("profit", facts.amount(f.visit().viewKey() + "_profit"));
    base.put("revenue", facts.amount("net_revenue"));
    base.put("tax", facts.amount("revenue_tax"));
    base.put("gross", facts.amount("gross_revenue"));
    base.put("discount", facts.amount("discount").add(facts.amount("cash_discount")));
    base.put("orders", BigDecimal.ZERO);
    base.put("order_cost", BigDecimal.ZERO);
    for (int i = 0; levers != null && i < levers.size(); i++) {
      if (!levers.text(i, "lever").equals("orders")) continue;
      base.put("orders", levers.decimal(i, "current"));
      base.put("order_cost", levers.decimal(i, "effect_per_step"));
    }
    return base;
  }

  /** The same for the page's script. */
  public String baseJson() {
    return new Chart("levers", "", "", base(), Markup.EMPTY, Markup.EMPTY).json();
  }

  public boolean hasPrice() {
    return facts.amount("net_revenue").signum() > 0;
  }

  public boolean hasDiscount() {
    BigDecimal discount = facts.amount("discount").add(facts.amount("cash_discount"));
    return hasPrice() && discount.signum() > 0 && facts.amount("gross_revenue").signum() > 0;
  }

  public boolean hasOrders() {
    return ((BigDecimal) base().get("orders")).signum() > 0;
  }
}
