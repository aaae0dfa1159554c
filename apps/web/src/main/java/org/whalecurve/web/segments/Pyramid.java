package org.whalecurve.web.segments;

import java.math.BigDecimal;
import java.util.List;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.web.page.Answer;
import org.whalecurve.web.page.Grid;

/** Which customers matter most? Tiers with heads, revenue, profit, and who moved. */
final class Pyramid implements Part {
  static final String TIERS =
      "(SELECT place, class, title_en, title_zh FROM {tier} WHERE classification = 'tier')";

  @Override
  public String key() {
    return "pyramid";
  }

  @Override
  public Answer answer(Asked asked) {
    if (!asked.run().has("customer", "tier") || !asked.run().has("tier")) {
      return asked.none(key(), "tiers");
    }
    boolean before = asked.run().has("customer", "tier_before");
    Grid tiers = asked.grid(sql(asked, before));
    if (tiers.size() == 0) return asked.none(key(), "tiers");
    List<String> names = tiers.each(i -> asked.title(tiers.rows(), i, "class"));
    return new Answer(
        asked.question(key()),
        title(asked, tiers, names),
        before ? moves(asked, tiers) : asked.s().html("segments.pyramid.first"),
        List.of(
            asked.chart(
                "pyramid",
                "m",
                asked.panels(tiers, names, "tier", "class"),
                asked.s().html("segments.pyramid.caption"))),
        table(asked, tiers, names, before),
        Markup.EMPTY,
        tiers.objects());
  }

  private static String sql(Asked asked, boolean before) {
    String moves =
        before
            ? ", count(*) FILTER (WHERE b.place > t.place) AS risen, count(*) FILTER (WHERE b.place < t.place) AS fallen, count(*) FILTER (WHERE b.place IS NULL) AS fresh"
            : "";
    String join = before ? " LEFT JOIN " + TIERS + " b ON b.class = c.tier_before" : "";
    return "SELECT t.class, t.title_en, t.title_zh, count(*) AS customers, sum(c.net_revenue) AS revenue, sum(c."
        + asked.profit()
        + ") AS profit"
        + moves
        + " FROM {customer} c JOIN "
        + TIERS
        + " t ON t.class = c.tier"
        + join
        + " WHERE c."
        + Asked.IS_CUSTOMER
        + " GROUP BY t.place, t.class, t.title_en, t.title_zh ORDER BY t.place";
  }

  private static Markup title(Asked asked, Grid tiers, List<String> names) {
    int last = tiers.size() - 1;
    BigDecimal total = tiers.sum("profit");
    BigDecimal least = tiers.decimals("profit").get(last);
    String key = "tiers.answer." + (total.signum() > 0 ? "" : "no_share.");
    return asked
        .s()
        .html(
            key + (least.signum() < 0 ? "lose" : "earn"),
            "first",
            names.get(0),
            "customers",
            asked.s().counted(tiers.wholes("customers").get(0), "customer"),
            "customer_share",
            asked.share(tiers.decimals("customers").get(0), tiers.sum("customers")),
            "profit_share",
            asked.share(tiers.decimals("profit").get(0), total),
            "profit",
            asked.money(tiers.decimals("profit").get(0)),
            "last",
            names.get(last),
            "others",
            asked.s().counted(tiers.wholes("customers").get(last), "customer"),
            "least",
            asked.money(least.abs()));
  }

  private static Markup moves(Asked asked, Grid tiers) {
    return asked
        .s()
        .html(
            "segments.pyramid.moved",
            "risen",
            asked.s().figures().count(tiers.count("risen")),
            "fallen",
            asked.s().figures().count(tiers.count("fallen")),
            "fresh",
            asked.s().figures().count(tiers.count("fresh")));
  }

  private static Markup table(Asked asked, Grid tiers, List<String> names, boolean before) {
    BigDecimal all = tiers.sum("customers");
    BigDecimal profit = tiers.sum("profit");
    HtmlTable table =
        asked
            .s()
            .table()
            .html(
                asked.s().html("tiers.tier"),
                tiers.each(i -> asked.link(names.get(i), "tier", tiers.texts("class").get(i))))
            .count(asked.s().html("customers"), tiers.wholes("customers"))
            .share(
                asked.s().html("segments.of_customers"),
                HtmlTable.each(tiers.decimals("customers"), n -> Asked.of(n, all)))
            .money(asked.s().html("panel.revenue"), tiers.decimals("revenue"))
            .money(asked.s().html("profit"), tiers.decimals("profit"))
            .share(
                asked.s().html("segments.of_profit"),
                HtmlTable.each(tiers.decimals("profit"), p -> Asked.of(p, profit)));
    if (before) {
      table
          .count(asked.s().html("segments.risen"), tiers.wholes("risen"))
          .count(asked.s().html("segments.fallen"), tiers.wholes("fallen"))
          .count(asked.s().html("segments.fresh"), tiers.wholes("fresh"));
    }
    return table.build();
  }
}
