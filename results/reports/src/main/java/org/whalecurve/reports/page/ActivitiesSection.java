package org.whalecurve.reports.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.reports.text.Messages;
import org.whalecurve.runs.Rows;

/** What does each activity cost, in total and each time? */
final class ActivitiesSection implements Section {
  private static final int ROWS_MAX = 25;

  @Override
  public String id() {
    return "activities";
  }

  @Override
  public Optional<Content> content(Page page) {
    if (!page.facts.has("activity")) return Optional.empty();
    Rows rows =
        page.facts.query(
            """
            SELECT activity, any_value(level) AS level, sum(quantity) AS quantity,
              sum(full_cost) AS full_cost, CASE WHEN sum(quantity) > 0 THEN CAST(sum(full_cost) / sum(quantity) AS DECIMAL(38,12)) END AS rate_full,
              sum(incremental_cost) AS incremental_cost, CASE WHEN sum(quantity) > 0 THEN CAST(sum(incremental_cost) / sum(quantity) AS DECIMAL(38,12)) END AS rate_incremental,
              count(*) OVER () AS n
            FROM activity GROUP BY activity ORDER BY full_cost DESC, activity LIMIT %d"""
                .formatted(ROWS_MAX));
    if (rows.isEmpty()) return Optional.empty();
    Markup body = table(page, rows).plus(page.note(page.messages.html("activities.note")));
    return Optional.of(new Content(answer(page, rows), body));
  }

  private static Markup answer(Page page, Rows rows) {
    return page.messages.html(
        rows.decimal(0, "rate_full") == null ? "activities.answer.no_rate" : "activities.answer",
        "count",
        page.count(rows.whole(0, "n"), "activity"),
        "activity",
        page.activity(rows.text(0, "activity")),
        "cost",
        page.figures.money(rows.decimal(0, "full_cost")),
        "rate",
        page.figures.number(rows.decimal(0, "rate_full"), "", 2));
  }

  private static Markup table(Page page, Rows rows) {
    Messages text = page.messages;
    List<String> names = new ArrayList<>();
    List<String> levels = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      names.add(page.activity(rows.text(i, "activity")));
      String level = rows.text(i, "level");
      levels.add(level == null || level.isEmpty() ? "" : page.name("level", level));
    }
    HtmlTable table =
        page.table()
            .text(text.html("activities.activity"), names)
            .text(text.html("activities.level"), levels)
            .quantity(
                text.html("activities.quantity"), "", ResultSection.amounts(rows, "quantity"));
    for (View view : View.values()) {
      table
          .group(text.text("view." + view.key))
          .money(text.html("cost"), ResultSection.amounts(rows, view.cost))
          .figures(
              text.html("activities.rate"), page.currency(), rates(page, rows, "rate_" + view.key));
    }
    return table.build();
  }

  private static List<Markup> rates(Page page, Rows rows, String column) {
    List<BigDecimal> rates = ResultSection.amounts(rows, column);
    boolean fine =
        rates.stream().anyMatch(r -> r != null && r.signum() != 0 && r.abs().doubleValue() < 0.1);
    return HtmlTable.each(rates, rate -> page.figures.number(rate, "", fine ? 4 : 2));
  }
}
