package org.whalecurve.reports.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.reports.page.Facts.Curve;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Rows;

/** Who makes the money, and who burns it? The whale curve. */
final class WhaleSection implements Section {
  private static final int POINTS_MAX = 1_500;

  @Override
  public String id() {
    return "whale";
  }

  @Override
  public Optional<Content> content(Page page) {
    if (page.facts.curve(View.FULL).customers() == 0) return Optional.empty();
    return Optional.of(new Content(page.inlineByView(v -> answer(page, v)), body(page)));
  }

  private static Markup answer(Page page, View view) {
    Curve curve = page.facts.curve(view);
    return page.messages.html(
        curve.losers() == 0 ? "whale.answer.nobody_loses" : "whale.answer",
        "winners",
        page.count(curve.winners(), "customer"),
        "share",
        page.figures.percent(share(curve.winners(), curve)),
        "gain",
        page.figures.money(curve.gain()),
        "losers",
        page.count(curve.losers(), "customer"),
        "loss",
        page.lost(curve.loss()),
        "total",
        page.figures.money(curve.total()));
  }

  private static Markup body(Page page) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("x", page.messages.text("whale.x"));
    data.put("y", page.axis("whale.y"));
    for (View view : View.values()) data.put(view.key, curve(page, view));
    Markup statements = page.byView(v -> statements(page, v).in("ul class=\"statements\""));
    Markup caption = page.messages.html("whale.caption");
    return page.chart("whale", 430, data, caption, page.byView(v -> twin(page, v)))
        .plus(statements);
  }

  private static Map<String, Object> curve(Page page, View view) {
    Curve facts = page.facts.curve(view);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", page.messages.text("view." + view.key));
    data.put("points", points(page, view, facts));
    data.put("customers", facts.customers());
    data.put("total", facts.total());
    data.put("peak_customers", facts.peakCustomers());
    data.put("peak", facts.peak());
    data.put("losers", facts.losers());
    data.put(
        "total_label",
        page.messages.text(facts.total().signum() > 0 ? "whale.total" : "whale.total_loss"));
    data.put("peak_label", plain(page, "whale.peak", facts.peakCustomers(), facts.peak()));
    data.put("tail_label", plain(page, "whale.tail", facts.losers(), facts.loss()));
    return data;
  }

  /** A label inside the chart: text, not markup. */
  private static String plain(Page page, String key, long customers, BigDecimal amount) {
    String html =
        page.messages
            .html(
                key,
                "customers",
                page.count(customers, "customer"),
                "amount",
                page.figures.size(amount))
            .html();
    return html.replaceAll("<[^>]*>", "");
  }

  /** At most {@link #POINTS_MAX} points, the peak and both ends among them. */
  private static List<List<Object>> points(Page page, View view, Curve facts) {
    long step = Math.max(1, (facts.customers() + POINTS_MAX - 1) / POINTS_MAX);
    Rows rows =
        page.facts.query(
            "SELECT rank, cumulative_profit FROM whale_curve WHERE view = '%s' AND %s AND (rank %% %d = 0 OR rank IN (1, %d, %d, %d)) ORDER BY rank"
                .formatted(
                    view.key,
                    Facts.IS_CUSTOMER,
                    step,
                    facts.peakCustomers(),
                    facts.customers() - facts.losers(),
                    facts.customers()));
    return rows.rows();
  }

  private static Markup statements(Page page, View view) {
    Curve curve = page.facts.curve(view);
    Markup peak =
        item(
            page,
            "whale.peak_statement",
            "customers",
            page.count(curve.peakCustomers(), "customer"),
            "peak",
            page.figures.money(curve.peak()));
    if (curve.total().signum() <= 0) return peak.plus(item(page, "whale.no_shares"));
    return peak.plus(top20(page, curve)).plus(worst30(page, curve)).plus(for80(page, curve));
  }

  private static Markup top20(Page page, Curve curve) {
    BigDecimal share = curve.share(curve.top20());
    return item(
        page,
        share.compareTo(BigDecimal.ONE) > 0 ? "whale.top20_over" : "whale.top20",
        "customers",
        page.count(curve.top20Customers(), "customer"),
        "share",
        page.figures.percent(share),
        "amount",
        page.figures.money(curve.top20()));
  }

  private static Markup worst30(Page page, Curve curve) {
    if (curve.worst30Customers() == 0) return Markup.EMPTY;
    return item(
        page,
        curve.worst30().signum() < 0 ? "whale.worst30_lose" : "whale.worst30_make",
        "customers",
        page.count(curve.worst30Customers(), "customer"),
        "share",
        page.figures.percent(curve.share(curve.worst30().abs())),
        "amount",
        page.figures.size(curve.worst30()));
  }

  private static Markup for80(Page page, Curve curve) {
    if (curve.for80() == null) return Markup.EMPTY;
    return item(
        page,
        "whale.for_80",
        "customers",
        page.count(curve.for80(), "customer"),
        "share",
        page.figures.percent(share(curve.for80(), curve)));
  }

  private static Markup item(Page page, String key, Object... arguments) {
    return page.messages.html(key, arguments).in("li");
  }

  private static BigDecimal share(long customers, Curve curve) {
    return Figures.fraction(BigDecimal.valueOf(customers), BigDecimal.valueOf(curve.customers()));
  }

  /** The curve at every tenth of the customers, and at its peak. */
  private static Markup twin(Page page, View view) {
    Rows rows =
        page.facts.query(
            """
            SELECT rank, customer_share, cumulative_profit, cumulative_share FROM (
              SELECT *, max(rank) OVER () AS n FROM whale_curve WHERE view = '%s' AND %s)
            WHERE rank IN (SELECT CAST(ceil(n * t / 10) AS BIGINT) FROM range(1, 11) r(t)) OR rank = %d
            ORDER BY rank"""
                .formatted(view.key, Facts.IS_CUSTOMER, page.facts.curve(view).peakCustomers()));
    List<Long> ranks = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) ranks.add(rows.whole(i, "rank"));
    return page.table()
        .count(page.messages.html("whale.best"), ranks)
        .share(
            page.messages.html("whale.of_customers"), ResultSection.amounts(rows, "customer_share"))
        .money(page.messages.html("whale.y"), ResultSection.amounts(rows, "cumulative_profit"))
        .share(
            page.messages.html("whale.of_profit"), ResultSection.amounts(rows, "cumulative_share"))
        .build();
  }
}
