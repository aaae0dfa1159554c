package org.whalecurve.reports.page;

import java.util.List;
import java.util.Optional;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Rows;

/** Who buys often, who has fallen silent? RFM segments. */
final class RfmSection implements Section {
  private static final List<String> AMOUNTS = List.of("revenue", "profit");

  @Override
  public String id() {
    return "rfm";
  }

  @Override
  public Optional<Content> content(Page page) {
    if (!page.facts.has("rfm_segment")) return Optional.empty();
    Rows rows = page.facts.query("SELECT * FROM rfm_segment WHERE customers > 0 ORDER BY place");
    if (rows.isEmpty()) return Optional.empty();
    List<String> names = page.titles(rows, "rfm_segment");
    Markup chart =
        Panels.chart(page, "rfm", names, rows, AMOUNTS, page.messages.html("rfm.caption"));
    Markup table =
        Panels.table(page, page.messages.html("rfm.segment"), names, rows, AMOUNTS)
            .share(page.messages.html("rfm.again"), ResultSection.amounts(rows, "repurchase_rate"))
            .build();
    return Optional.of(new Content(answer(page, rows, names), chart.plus(table)));
  }

  private static Markup answer(Page page, Rows rows, List<String> names) {
    int best = 0;
    int worst = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.decimal(i, "profit").compareTo(rows.decimal(best, "profit")) > 0) best = i;
      if (rows.decimal(i, "profit").compareTo(rows.decimal(worst, "profit")) < 0) worst = i;
    }
    boolean loses = rows.decimal(worst, "profit").signum() < 0;
    return page.messages.html(
        loses ? "rfm.answer.lose" : "rfm.answer",
        "best",
        names.get(best),
        "customers",
        page.count(rows.whole(best, "customers"), "customer"),
        "profit",
        page.figures.money(rows.decimal(best, "profit")),
        "worst",
        names.get(worst),
        "others",
        page.count(rows.whole(worst, "customers"), "customer"),
        "loss",
        page.lost(rows.decimal(worst, "profit")));
  }
}
