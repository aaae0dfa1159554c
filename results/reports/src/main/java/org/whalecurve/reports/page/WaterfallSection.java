package org.whalecurve.reports.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.whalecurve.reports.page.Facts.Line;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Rows;

/** Where does the revenue go? From gross revenue to residual income. */
final class WaterfallSection implements Section {
  private static final int ACTIVITIES_MAX = 9;
  private static final Set<String> SUMS =
      Set.of("net_revenue", "full_profit", "incremental_profit", "residual_income");

  @Override
  public String id() {
    return "waterfall";
  }

  @Override
  public Optional<Content> content(Page page) {
    if (!page.facts.has("customer") || page.facts.all("gross_revenue").signum() == 0) {
      return Optional.empty();
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("x", page.axis("waterfall.x"));
    int rows = 0;
    for (View view : View.values()) {
      List<Map<String, Object>> steps = steps(page, view);
      data.put(view.key, steps);
      rows = Math.max(rows, steps.size());
    }
    Markup chart =
        page.chart(
            "waterfall",
            70 + rows * 26,
            data,
            page.messages.html("waterfall.caption"),
            Markup.EMPTY);
    Markup account = page.byView(view -> account(page, view));
    return Optional.of(new Content(page.inlineByView(v -> answer(page, v)), chart.plus(account)));
  }

  private static Markup answer(Page page, View view) {
    BigDecimal revenue = page.facts.all("net_revenue");
    return page.messages.html(
        "waterfall.answer",
        "goods",
        page.figures.percent(
            page.facts.all("cost_of_goods").add(page.facts.all(view.directCost)), revenue),
        "serve",
        page.figures.percent(page.facts.all(view.costToServe), revenue),
        "profit",
        page.figures.percent(page.facts.all(view.profit), revenue));
  }

  private static List<Map<String, Object>> steps(Page page, View view) {
    Facts facts = page.facts;
    Steps steps = new Steps(page);
    steps.total("revenue", "gross_revenue", facts.all("gross_revenue"));
    steps.minus("discounts", facts.all("discount").add(facts.all("cash_discount")));
    steps.minus("returns", facts.all("returns"));
    steps.total("revenue", "net_revenue", facts.all("net_revenue"));
    steps.minus("revenue_tax", facts.all("revenue_tax"));
    steps.minus("cost_of_goods", facts.all("cost_of_goods"));
    steps.minus("direct_cost", facts.all(view.directCost));
    activities(page, view, steps);
    steps.special("unassigned", facts.of(Line.UNASSIGNED, view.costToServe));
    steps.special("unused", facts.of(Line.UNUSED, view.costToServe));
    steps.total("profit", "company_profit", facts.all(view.profit));
    if (view == View.FULL) {
      steps.minus("capital_charge", facts.all("capital_charge"));
      steps.total("profit", "residual_income", facts.all("residual_income"));
    }
    return steps.list;
  }

  /** The largest activities of the customers; the rest closes on their cost to serve. */
  private static void activities(Page page, View view, Steps steps) {
    BigDecimal rest = page.facts.of(Line.CUSTOMERS, view.costToServe);
    if (page.facts.has("activity_cost")) {
      Rows rows =
          page.facts.query(
              "SELECT activity, sum(%s) AS cost FROM activity_cost WHERE %s%s GROUP BY activity HAVING sum(%s) > 0 ORDER BY cost DESC, activity LIMIT %d"
                  .formatted(
                      view.cost,
                      Facts.IS_CUSTOMER,
                      page.facts.served(),
                      view.cost,
                      ACTIVITIES_MAX));
      for (int i = 0; i < rows.size(); i++) {
        BigDecimal cost = rows.decimal(i, "cost");
        steps.activity(page.activity(rows.text(i, "activity")), cost);
        rest = rest.subtract(cost);
      }
    }
    if (rest.signum() != 0) steps.activity(page.messages.text("waterfall.other"), rest);
  }

  /** Collects bars; lines of zero are left out. */
  private static final class Steps {
    private final Page page;
    private final List<Map<String, Object>> list = new ArrayList<>();

    Steps(Page page) {
      this.page = page;
    }

    void total(String kind, String name, BigDecimal amount) {
      add(page.messages.text(name), amount, kind);
    }

    void minus(String name, BigDecimal amount) {
      if (amount.signum() != 0) add(page.messages.text(name), amount.negate(), "step");
    }

    void activity(String label, BigDecimal amount) {
      add(label, amount.negate(), "activity");
    }

    void special(String name, BigDecimal amount) {
      if (amount.signum() != 0) add(page.messages.text("waterfall." + name), amount.negate(), name);
    }

    private void add(String label, BigDecimal amount, String kind) {
      list.add(Map.of("label", label, "amount", amount, "kind", kind));
    }
  }

  /** The profit and loss account: customers, the two lines that nobody owns, the company. */
  private static Markup account(Page page, View view) {
    List<String> measures =
        new ArrayList<>(
            List.of(
                "gross_revenue",
                "discount",
                "cash_discount",
                "returns",
                "net_revenue",
                "revenue_tax",
                "cost_of_goods",
                view.directCost,
                view.costToServe,
                view.profit));
    if (view == View.FULL) measures.addAll(List.of("capital_charge", "residual_income"));
    // Lines that this company does not have only take room.
    measures.removeIf(m -> !SUMS.contains(m) && page.facts.all(m).signum() == 0);
    List<Markup> names = new ArrayList<>();
    for (String measure : measures) names.add(page.messages.html("account." + measure));
    List<BigDecimal> company = HtmlTable.each(measures, page.facts::all);
    HtmlTable table =
        page.table()
            .strong(Set.of(measures.indexOf("net_revenue"), measures.indexOf(view.profit)))
            .alike(company, List.of(page.facts.all(view.profit)))
            .html(page.messages.html("account.line"), names);

    for (Line line : Line.values()) {
      String head = "account." + line.name().toLowerCase(Locale.ROOT);
      table.money(page.messages.html(head), HtmlTable.each(measures, m -> page.facts.of(line, m)));
    }
    BigDecimal revenue = page.facts.all("net_revenue");
    return table
        .money(page.messages.html("account.company"), company)
        .share(
            page.messages.html("account.of_revenue"),
            HtmlTable.each(company, amount -> Figures.fraction(amount, revenue)))
        .build();
  }
}
