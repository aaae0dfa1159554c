package org.whalecurve.reports.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Rows;

/** How much hangs on the largest customers? Revenue and profit by descending revenue. */
final class ParetoSection implements Section {
  private static final int POINTS_MAX = 800;

  /** Cumulative figures by descending revenue; amounts as fractions of their totals. */
  private static final String RANKED =
      """
      WITH r AS (
        SELECT row_number() OVER w AS rank, net_revenue, count(*) OVER () AS n,
          sum(net_revenue) OVER w AS revenue, sum(net_revenue) OVER () AS all_revenue,
          sum(full_profit) OVER w AS full_profit, sum(full_profit) OVER () AS all_full,
          sum(incremental_profit) OVER w AS incremental_profit, sum(incremental_profit) OVER () AS all_incremental
        FROM customer WHERE %s
          AND customer_id IN (SELECT customer_id FROM whale_curve WHERE view = 'full')
        WINDOW w AS (ORDER BY net_revenue DESC, customer_id ROWS UNBOUNDED PRECEDING)),
      s AS (
        SELECT *, CAST(rank / n AS DECIMAL(38,12)) AS customer_share,
          CAST(revenue / all_revenue AS DECIMAL(38,12)) AS revenue_share,
          CASE WHEN all_full > 0 THEN CAST(full_profit / all_full AS DECIMAL(38,12)) END AS full_share,
          CASE WHEN all_incremental > 0 THEN CAST(incremental_profit / all_incremental AS DECIMAL(38,12)) END AS incremental_share
        FROM r WHERE all_revenue > 0)
      """
          .formatted(Facts.IS_CUSTOMER);

  @Override
  public String id() {
    return "pareto";
  }

  @Override
  public Optional<Content> content(Page page) {
    if (!page.facts.has("customer") || !page.facts.has("whale_curve")) return Optional.empty();
    Map<View, Rows> knees = new EnumMap<>(View.class);
    for (View view : View.values()) {
      Rows knee = page.facts.query(RANKED + "SELECT * FROM s WHERE rank = " + kneeRank(page, view));
      if (knee.isEmpty()) return Optional.empty();
      knees.put(view, knee);
    }
    Markup answer = page.inlineByView(view -> answer(page, view, knees.get(view)));
    return Optional.of(new Content(answer, body(page, knees)));
  }

  /**
   * Where the run states its knee, that one; else where the share of profit is farthest above the
   * share of customers, or that of revenue where there is no profit.
   */
  private static String kneeRank(Page page, View view) {
    if (page.facts.has("statement")) {
      Rows stated =
          page.facts.query(
              "SELECT CAST(value AS BIGINT) AS rank FROM statement WHERE name = 'knee_customers' AND value > 0 AND view = '%s'"
                  .formatted(view.key));
      if (!stated.isEmpty()) return stated.text(0, "rank");
    }
    return "(SELECT rank FROM s ORDER BY coalesce(%s_share, revenue_share) - customer_share DESC, rank LIMIT 1)"
        .formatted(view.key);
  }

  private static Markup answer(Page page, View view, Rows knee) {
    BigDecimal profit = knee.decimal(0, view.key + "_share");
    return page.messages.html(
        profit == null ? "pareto.answer.no_profit" : "pareto.answer",
        "customers",
        page.count(knee.whole(0, "rank"), "customer"),
        "customer_share",
        page.figures.percent(knee.decimal(0, "customer_share")),
        "threshold",
        page.figures.money(knee.decimal(0, "net_revenue")),
        "revenue_share",
        page.figures.percent(knee.decimal(0, "revenue_share")),
        "profit_share",
        page.figures.percent(profit));
  }

  private static Markup body(Page page, Map<View, Rows> knees) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("x", page.messages.text("pareto.x"));
    data.put("y", page.messages.text("pareto.y"));
    data.put("revenue_name", page.messages.text("net_revenue"));
    data.put("even_name", page.messages.text("pareto.even"));
    data.put("knee_label", page.messages.text("pareto.knee"));
    data.put("points", points(page));
    for (View view : View.values()) {
      data.put(view.key + "_name", page.messages.text("key.profit." + view.key));
      data.put(view.key + "_knee", knees.get(view).decimal(0, "customer_share"));
    }
    Markup caption = page.messages.html("pareto.caption");
    return page.chart("pareto", 380, data, caption, Markup.EMPTY).plus(thresholds(page));
  }

  private static List<List<Object>> points(Page page) {
    String limit = "greatest(1, n // " + POINTS_MAX + ")";
    return page.facts
        .query(
            RANKED
                + "SELECT customer_share, revenue_share, full_share, incremental_share FROM s WHERE rank % "
                + limit
                + " = 0 OR rank IN (1, n) ORDER BY rank")
        .rows();
  }

  /** What customers above a round revenue bring. */
  private static Markup thresholds(Page page) {
    Rows rows =
        page.facts.query(
            RANKED
                + """
                , t AS (SELECT DISTINCT CAST(f * power(10, e) AS DECIMAL(38,6)) AS threshold FROM (VALUES (1), (2), (5)) a(f), range(0, 12) b(e)),
                h AS (SELECT threshold, max(rank) AS rank FROM t JOIN s ON s.net_revenue >= threshold GROUP BY threshold)
                SELECT threshold, s.* FROM h JOIN s USING (rank)
                QUALIFY row_number() OVER (PARTITION BY rank ORDER BY threshold DESC) = 1 ORDER BY threshold DESC LIMIT 10""");
    if (rows.isEmpty()) return Markup.EMPTY;
    List<Long> customers = new ArrayList<>();
    List<Markup> heads = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      customers.add(rows.whole(i, "rank"));
      heads.add(
          page.messages.html(
              "pareto.above", "amount", page.figures.round(rows.decimal(i, "threshold"))));
    }
    HtmlTable table =
        page.table()
            .html(page.messages.html("pareto.revenue"), heads)
            .count(page.messages.html("customers"), customers)
            .share(
                page.messages.html("pareto.of_customers"),
                ResultSection.amounts(rows, "customer_share"))
            .share(
                page.messages.html("pareto.of_revenue"),
                ResultSection.amounts(rows, "revenue_share"))
            .share(page.messages.html("pareto.of_full"), ResultSection.amounts(rows, "full_share"))
            .share(
                page.messages.html("pareto.of_incremental"),
                ResultSection.amounts(rows, "incremental_share"));
    return table.build();
  }
}
