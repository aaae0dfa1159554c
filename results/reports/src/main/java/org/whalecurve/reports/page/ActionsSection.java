package org.whalecurve.reports.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.reports.text.Messages;
import org.whalecurve.runs.Rows;

/** What should be done, and what will it bring? */
final class ActionsSection implements Section {
  @Override
  public String id() {
    return "actions";
  }

  @Override
  public Optional<Content> content(Page page) {
    if (!page.facts.has("action")) return Optional.empty();
    Rows rows =
        page.facts.query(
            """
            SELECT action, any_value(title_en) AS title_en, any_value(title_zh) AS title_zh, count(*) AS customers,
              coalesce(sum(cost), 0) AS cost, coalesce(sum(expected_effect), 0) AS effect,
              CAST(sum(count(*)) OVER () AS BIGINT) AS all_actions, sum(coalesce(sum(cost), 0)) OVER () AS all_cost,
              sum(coalesce(sum(expected_effect), 0)) OVER () AS all_effect,
              (SELECT count(DISTINCT customer_id) FROM action) AS all_customers
            FROM action GROUP BY action ORDER BY effect DESC, action""");
    if (rows.isEmpty()) return Optional.empty();
    List<String> names = page.titles(rows, "action");
    return Optional.of(
        new Content(answer(page, rows, names), table(page, rows, names).plus(treatments(page))));
  }

  private static Markup answer(Page page, Rows rows, List<String> names) {
    return page.messages.html(
        "actions.answer",
        "count",
        page.count(rows.whole(0, "all_actions"), "action"),
        "customers",
        page.count(rows.whole(0, "all_customers"), "customer"),
        "cost",
        page.figures.money(rows.decimal(0, "all_cost")),
        "effect",
        page.figures.money(rows.decimal(0, "all_effect")),
        "best",
        names.get(0),
        "most",
        page.figures.money(rows.decimal(0, "effect")));
  }

  private static Markup table(Page page, Rows rows, List<String> names) {
    Messages text = page.messages;
    List<Markup> returns = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      counts.add(rows.whole(i, "customers"));
      returns.add(
          page.figures.number(
              Figures.fraction(rows.decimal(i, "effect"), rows.decimal(i, "cost")), "×", 1));
    }
    return page.table()
        .text(text.html("actions.action"), names)
        .count(text.html("customers"), counts)
        .money(text.html("cost"), ResultSection.amounts(rows, "cost"))
        .money(text.html("actions.effect"), ResultSection.amounts(rows, "effect"))
        .figures(text.html("actions.return"), "", returns)
        .build();
  }

  private static Markup treatments(Page page) {
    if (!page.facts.has("treatment_card")) return Markup.EMPTY;
    Rows rows =
        page.facts.query(
            "SELECT * FROM treatment_card WHERE customers > 0 ORDER BY customers DESC, treatment");
    if (rows.isEmpty()) return Markup.EMPTY;
    Messages text = page.messages;
    List<Long> counts = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) counts.add(rows.whole(i, "customers"));
    return text.html("actions.treatments")
        .in("h3")
        .plus(
            page.table()
                .text(text.html("actions.treatment"), page.titles(rows, "treatment"))
                .count(text.html("customers"), counts)
                .money(text.html("net_revenue"), ResultSection.amounts(rows, "net_revenue"))
                .money(text.html("profit"), ResultSection.amounts(rows, "full_profit"))
                .money(text.html("actions.effect"), ResultSection.amounts(rows, "expected_effect"))
                .build());
  }
}
