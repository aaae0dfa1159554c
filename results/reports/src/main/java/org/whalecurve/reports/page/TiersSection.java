package org.whalecurve.reports.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Rows;

/** Which customers matter most? The value pyramid. */
final class TiersSection implements Section {
  private static final List<String> AMOUNTS = List.of("revenue", "profit");

  @Override
  public String id() {
    return "tiers";
  }

  @Override
  public Optional<Content> content(Page page) {
    if (!page.facts.has("tier")) return Optional.empty();
    Rows rows =
        page.facts.query(
            "SELECT * FROM tier WHERE classification = 'tier' AND customers > 0 ORDER BY place");
    if (rows.isEmpty()) return Optional.empty();
    List<String> names = page.titles(rows, "class");
    Markup chart =
        Panels.chart(page, "tiers", names, rows, AMOUNTS, page.messages.html("tiers.caption"));
    Markup table =
        Panels.table(page, page.messages.html("tiers.tier"), names, rows, AMOUNTS).build();
    return Optional.of(new Content(answer(page, rows, names), chart.plus(table)));
  }

  private static Markup answer(Page page, Rows rows, List<String> names) {
    int last = rows.size() - 1;
    BigDecimal least = rows.decimal(last, "profit");
    boolean shares = rows.decimal(0, "profit_share") != null;
    String key = (shares ? "tiers.answer" : "tiers.answer.no_share");
    return page.messages.html(
        key + (least.signum() < 0 ? ".lose" : ".earn"),
        "first",
        names.get(0),
        "customers",
        page.count(rows.whole(0, "customers"), "customer"),
        "customer_share",
        page.figures.percent(rows.decimal(0, "customer_share")),
        "profit",
        page.figures.money(rows.decimal(0, "profit")),
        "profit_share",
        page.figures.percent(rows.decimal(0, "profit_share")),
        "last",
        names.get(last),
        "others",
        page.count(rows.whole(last, "customers"), "customer"),
        "least",
        least.signum() < 0 ? page.lost(least) : page.figures.money(least));
  }
}
