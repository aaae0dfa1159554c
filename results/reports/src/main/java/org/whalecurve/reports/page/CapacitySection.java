package org.whalecurve.reports.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.reports.text.Messages;
import org.whalecurve.runs.Rows;

/** Which capacity is paid for and not used? */
final class CapacitySection implements Section {
  @Override
  public String id() {
    return "capacity";
  }

  @Override
  public Optional<Content> content(Page page) {
    if (!page.facts.has("resource")) return Optional.empty();
    Rows rows =
        page.facts.query(
            """
            SELECT resource, sum(full_cost) AS full_cost, sum(capacity_min) AS capacity_min, sum(used_min) AS used_min,
              sum(unused_min) AS unused_min, sum(unused_cost) AS unused_cost,
              CASE WHEN sum(capacity_min) > 0 THEN CAST(sum(used_min) / sum(capacity_min) AS DECIMAL(38,12)) END AS used_share,
              CASE WHEN sum(capacity_min) > 0 THEN CAST(sum(full_cost) / sum(capacity_min) AS DECIMAL(38,12)) END AS rate,
              sum(sum(unused_cost)) OVER () AS all_unused, sum(sum(full_cost)) OVER () AS all_cost
            FROM resource GROUP BY resource HAVING sum(capacity_min) IS NOT NULL ORDER BY unused_cost DESC, resource""");
    if (rows.isEmpty()) return Optional.empty();
    return Optional.of(new Content(answer(page, rows), table(page, rows)));
  }

  private static Markup answer(Page page, Rows rows) {
    BigDecimal unused = rows.decimal(0, "all_unused");
    return page.messages.html(
        unused.signum() == 0 ? "capacity.answer.none" : "capacity.answer",
        "unused",
        page.figures.money(unused),
        "share",
        page.figures.percent(unused, rows.decimal(0, "all_cost")),
        "resource",
        page.resource(rows.text(0, "resource")),
        "most",
        page.figures.money(rows.decimal(0, "unused_cost")),
        "used",
        page.figures.percent(rows.decimal(0, "used_share")));
  }

  private static Markup table(Page page, Rows rows) {
    Messages text = page.messages;
    List<String> names = new ArrayList<>();
    List<Markup> bars = new ArrayList<>();
    List<Markup> rates = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      names.add(page.resource(rows.text(i, "resource")));
      bars.add(bar(rows.decimal(i, "used_share")));
      rates.add(page.figures.number(rows.decimal(i, "rate"), "", 3));
    }
    String minutes = text.text("minutes");
    return page.table()
        .text(text.html("capacity.resource"), names)
        .html(text.html("capacity.bar"), bars)
        .share(text.html("capacity.used_share"), ResultSection.amounts(rows, "used_share"))
        .quantity(
            text.html("capacity.capacity"), minutes, ResultSection.amounts(rows, "capacity_min"))
        .quantity(text.html("capacity.used"), minutes, ResultSection.amounts(rows, "used_min"))
        .quantity(text.html("capacity.unused"), minutes, ResultSection.amounts(rows, "unused_min"))
        .money(text.html("capacity.cost"), ResultSection.amounts(rows, "full_cost"))
        .money(text.html("capacity.unused_cost"), ResultSection.amounts(rows, "unused_cost"))
        .figures(text.html("capacity.rate"), page.currency() + "/" + minutes, rates)
        .build();
  }

  /** Used part solid, unused part hatched; over the practical capacity the bar is full. */
  private static Markup bar(BigDecimal share) {
    double width = share == null ? 0 : Math.max(0, Math.min(100, share.doubleValue() * 100));
    String style = String.format(Locale.ROOT, "width:%.1f%%", width);
    return new Markup("<i style=\"" + style + "\"></i>").in("span class=\"use\"");
  }
}
