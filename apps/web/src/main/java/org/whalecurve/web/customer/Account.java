package org.whalecurve.web.customer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.customers.Links;
import org.whalecurve.web.customers.Titles;
import org.whalecurve.web.page.Chart;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.text.Speech;

/** A customer's profit and loss account: from revenue to profit, by activity. */
public final class Account {
  private static final int BARS_MAX = 8;

  /** What an activity costs the customer, in both views. */
  record Cost(String activity, String title, String line, BigDecimal full, BigDecimal incremental) {
    BigDecimal in(String view) {
      return view.equals("full") ? full : incremental;
    }
  }

  private record Line(String name, Markup shown, BigDecimal amount, boolean strong) {}

  private final Frame f;
  private final Speech s;
  private final Facts facts;
  private final List<Cost> costs;

  Account(Frame f, Facts facts, Titles titles) {
    this.f = f;
    this.s = f.s();
    this.facts = facts;
    this.costs = costs(f, facts, titles);
  }

  private static List<Cost> costs(Frame f, Facts facts, Titles titles) {
    Reading reading = f.visit().reading();
    List<Cost> costs = new ArrayList<>();
    if (!reading.has("activity_cost")) return costs;
    Rows rows =
        reading.rows(
            "SELECT activity, sum(full_cost) AS f, sum(incremental_cost) AS i FROM {activity_cost} WHERE customer_id = ? GROUP BY activity ORDER BY f DESC, activity",
            facts.id());
    for (int i = 0; i < rows.size(); i++) {
      String activity = rows.text(i, "activity");
      costs.add(
          new Cost(
              activity,
              titles.of(f.visit(), "activity", activity),
              titles.line(f.visit(), activity),
              rows.decimal(i, "f"),
              rows.decimal(i, "i")));
    }
    return costs;
  }

  private static String direct(String view) {
    return view.equals("full") ? "direct_cost" : "incremental_direct_cost";
  }

  public Chart waterfall() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("x", s.text("axis", "name", s.text("waterfall.x"), "unit", s.currency()));
    for (String view : List.of("full", "incremental")) data.put(view, steps(view));
    return new Chart(
        "waterfall", "waterfall", "l", data, s.html("customer.waterfall"), Markup.EMPTY);
  }

  private List<Map<String, Object>> steps(String view) {
    List<Map<String, Object>> steps = new ArrayList<>();
    add(steps, "gross_revenue", facts.amount("gross_revenue"), "revenue");
    minus(steps, "discounts", facts.amount("discount").add(facts.amount("cash_discount")));
    minus(steps, "returns", facts.amount("returns"));
    add(steps, "net_revenue", facts.amount("net_revenue"), "revenue");
    minus(steps, "revenue_tax", facts.amount("revenue_tax"));
    minus(steps, "cost_of_goods", facts.amount("cost_of_goods"));
    minus(steps, "direct_cost", facts.amount(direct(view)));
    BigDecimal rest = facts.amount(view + "_cost_to_serve");
    int bars = 0;
    for (Cost cost : served(view)) {
      if (cost.in(view).signum() == 0 || bars++ >= BARS_MAX) continue;
      steps.add(step(cost.title(), cost.in(view).negate(), "activity"));
      rest = rest.subtract(cost.in(view));
    }
    if (rest.signum() != 0) steps.add(step(s.text("waterfall.other"), rest.negate(), "activity"));
    add(steps, "customer.profit", facts.amount(view + "_profit"), "profit");
    if (view.equals("full") && facts.amount("capital_charge").signum() != 0) {
      minus(steps, "capital_charge", facts.amount("capital_charge"));
      add(steps, "residual_income", facts.amount("residual_income"), "profit");
    }
    return steps;
  }

  private List<Cost> served(String view) {
    return costs.stream()
        .filter(c -> c.line().equals("cost_to_serve"))
        .sorted(java.util.Comparator.comparing((Cost c) -> c.in(view)).reversed())
        .toList();
  }

  private void add(List<Map<String, Object>> steps, String name, BigDecimal amount, String kind) {
    steps.add(step(s.text(name), amount, kind));
  }

  private void minus(List<Map<String, Object>> steps, String name, BigDecimal amount) {
    if (amount.signum() != 0) steps.add(step(s.text(name), amount.negate(), "step"));
  }

  private static Map<String, Object> step(String label, BigDecimal amount, String kind) {
    return Map.of("label", label, "amount", amount, "kind", kind);
  }

  /** The account as a table; every amount opens where it comes from. */
  public Markup table() {
    String view = f.visit().viewKey();
    List<Line> lines = new ArrayList<>();
    line(lines, "gross_revenue", "gross_revenue", false);
    line(lines, "discount", "discount", false);
    line(lines, "cash_discount", "cash_discount", false);
    line(lines, "returns", "returns", false);
    line(lines, "net_revenue", "net_revenue", true);
    line(lines, "revenue_tax", "revenue_tax", false);
    line(lines, "cost_of_goods", "cost_of_goods", false);
    line(lines, direct(view), direct(view), false);
    for (Cost cost : costs) if (cost.line().equals("direct_cost")) activity(lines, cost, view);
    line(lines, view + "_cost_to_serve", view + "_cost_to_serve", false);
    for (Cost cost : served(view)) activity(lines, cost, view);
    line(lines, view + "_profit", view + "_profit", true);
    if (view.equals("full")) {
      line(lines, "capital_charge", "capital_charge", false);
      line(lines, "residual_income", "residual_income", true);
    }
    return table(lines);
  }

  private void line(List<Line> lines, String name, String column, boolean strong) {
    BigDecimal amount = facts.amount(column);
    if (amount.signum() == 0 && !strong) return;
    lines.add(new Line(name, s.html("account." + name), amount, strong));
  }

  private void activity(List<Line> lines, Cost cost, String view) {
    if (cost.in(view).signum() == 0) return;
    Markup shown = Markup.text(cost.title()).in("span class=\"of\"");
    lines.add(new Line("activity=" + cost.activity(), shown, cost.in(view), false));
  }

  private Markup table(List<Line> lines) {
    List<BigDecimal> amounts = lines.stream().map(Line::amount).toList();
    Figures.Scale scale = s.figures().scaleOf(amounts);
    int decimals = Figures.decimalsOf(amounts, scale);
    List<Markup> cells = new ArrayList<>();
    Set<Integer> strong = new java.util.TreeSet<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.strong()) strong.add(i);
      cells.add(
          Links.sheet(address(line.name()), s.figures().scaled(line.amount(), scale, decimals)));
    }
    BigDecimal revenue = facts.amount("net_revenue");
    boolean apart = !scale.name().isEmpty() && s.currency().matches("[A-Za-z]+");
    return s.table()
        .strong(strong)
        .html(s.html("account.line"), lines.stream().map(Line::shown).toList())
        .figures(s.html("flow.amount"), scale.name() + (apart ? " " : "") + s.currency(), cells)
        .share(
            s.html("account.of_revenue"),
            HtmlTable.each(amounts, amount -> Figures.fraction(amount, revenue)))
        .build();
  }

  private String address(String name) {
    boolean activity = name.startsWith("activity=");
    return Links.address(
        f,
        facts.id(),
        "/trace",
        activity ? "activity" : "line",
        activity ? name.substring("activity=".length()) : name);
  }

  /** The answer: what the customer brings, and what takes most of it. */
  public Markup why() {
    String view = f.visit().viewKey();
    BigDecimal profit = facts.amount(view + "_profit");
    BigDecimal revenue = facts.amount("net_revenue");
    String what = s.text("cost_of_goods");
    BigDecimal most = facts.amount("cost_of_goods");
    for (Cost cost : costs) {
      if (cost.in(view).compareTo(most) <= 0) continue;
      what = cost.title();
      most = cost.in(view);
    }
    Markup share = s.figures().percent(Figures.fraction(most, revenue));
    String key = profit.signum() < 0 ? "customer.why.loses" : "customer.why.earns";
    if (revenue.signum() <= 0) key = "customer.why.no_revenue";
    if (most.signum() <= 0) key = "customer.why.no_cost";
    return s.html(
        key,
        "profit",
        s.figures().size(profit),
        "revenue",
        s.figures().money(revenue),
        "what",
        what,
        "amount",
        s.figures().money(most),
        "share",
        share);
  }
}
