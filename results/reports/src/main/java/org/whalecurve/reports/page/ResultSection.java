package org.whalecurve.reports.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.reports.page.Facts.Line;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Rows;

/** What is the result? Key figures in both views, and how they came about over the periods. */
final class ResultSection implements Section {
  @Override
  public String id() {
    return "result";
  }

  @Override
  public Optional<Content> content(Page page) {
    if (!page.facts.has("customer")) return Optional.empty();
    return Optional.of(new Content(page.inlineByView(v -> answer(page, v)), body(page)));
  }

  private static Markup answer(Page page, View view) {
    BigDecimal profit = page.facts.of(Line.CUSTOMERS, view.profit);
    BigDecimal company = page.facts.all(view.profit);
    BigDecimal revenue = page.facts.all("net_revenue");
    return page.messages.html(
        "result.answer." + view.key,
        "revenue",
        page.figures.money(revenue),
        "profit",
        page.figures.money(profit),
        "company",
        page.figures.money(company),
        "margin",
        page.figures.percent(company, revenue));
  }

  private static Markup body(Page page) {
    return keyFigures(page).in("dl class=\"keys\"").plus(periods(page));
  }

  /** Three rows: the size of the business, full cost, incremental cost. */
  private static Markup keyFigures(Page page) {
    Facts facts = page.facts;
    Figures figures = page.figures;
    BigDecimal unused = facts.of(Line.UNUSED, View.FULL.profit).negate();
    BigDecimal serve = facts.all(View.FULL.costToServe);
    Markup gross = figures.money(facts.all("gross_revenue"));
    Markup capital = figures.money(facts.all("capital_charge"));
    Markup orphan = figures.money(facts.of(Line.UNASSIGNED, "net_revenue"));
    Markup lost = figures.money(facts.of(Line.UNASSIGNED, View.FULL.profit));
    return key(page, "revenue", figures.money(facts.all("net_revenue")), "gross", gross)
        .plus(customers(page))
        .plus(key(page, "unused", figures.money(unused), "share", figures.percent(unused, serve)))
        .plus(profits(page, View.FULL))
        .plus(
            key(page, "residual", figures.money(facts.all("residual_income")), "capital", capital))
        .plus(profits(page, View.INCREMENTAL))
        .plus(key(page, "unassigned", lost, "revenue", orphan));
  }

  private static Markup profits(Page page, View view) {
    Facts facts = page.facts;
    BigDecimal profit = facts.of(Line.CUSTOMERS, view.profit);
    BigDecimal company = facts.all(view.profit);
    Markup margin = page.figures.percent(profit, facts.of(Line.CUSTOMERS, "net_revenue"));
    Markup kept = page.figures.percent(company, facts.all("net_revenue"));
    return key(page, "profit." + view.key, page.figures.money(profit), "margin", margin)
        .plus(key(page, "company." + view.key, page.figures.money(company), "margin", kept));
  }

  private static Markup customers(Page page) {
    Facts.Curve full = page.facts.curve(View.FULL);
    Facts.Curve incremental = page.facts.curve(View.INCREMENTAL);
    return key(
        page,
        "customers",
        page.figures.count(full.customers()),
        "full",
        page.figures.count(full.winners()),
        "incremental",
        page.figures.count(incremental.winners()));
  }

  /** One figure with its name above and what it compares to below. */
  private static Markup key(Page page, String name, Markup value, Object... below) {
    return page.messages
        .html("key." + name)
        .in("dt")
        .plus(value.in("dd"))
        .plus(page.messages.html("key." + name + ".below", below).in("dd class=\"below\""))
        .in("div");
  }

  private static Markup periods(Page page) {
    if (page.manifest.periods().size() < 2 || !page.facts.has("profit")) return Markup.EMPTY;
    Rows rows =
        page.facts.query(
            """
            SELECT period, sum(net_revenue) AS net_revenue, sum(full_profit) AS full_profit,
              sum(incremental_profit) AS incremental_profit
            FROM profit GROUP BY period ORDER BY period""");
    if (rows.size() < 2) return Markup.EMPTY;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) names.add(page.name("period", rows.text(i, "period")));
    HtmlTable table =
        page.table()
            .text(page.messages.html("period"), names)
            .money(page.messages.html("net_revenue"), amounts(rows, "net_revenue"));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("periods", names);
    data.put("axis", page.axis("profit"));
    for (View view : View.values()) {
      List<BigDecimal> profits = amounts(rows, view.profit);
      data.put(view.key, profits);
      data.put(view.key + "_name", page.messages.text("view." + view.key));
      table
          .group(page.messages.text("view." + view.key))
          .money(page.messages.html("profit"), profits);
      table.share(page.messages.html("margin"), margins(profits, amounts(rows, "net_revenue")));
    }
    return page.chart("periods", 240, data, page.messages.html("result.periods"), table.build());
  }

  private static List<BigDecimal> margins(List<BigDecimal> profits, List<BigDecimal> revenues) {
    List<BigDecimal> margins = new ArrayList<>();
    for (int i = 0; i < profits.size(); i++) {
      margins.add(Figures.fraction(profits.get(i), revenues.get(i)));
    }
    return margins;
  }

  static List<BigDecimal> amounts(Rows rows, String column) {
    List<BigDecimal> amounts = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) amounts.add(rows.decimal(i, column));
    return amounts;
  }
}
