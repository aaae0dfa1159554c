package org.whalecurve.reports.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.reports.text.Messages;
import org.whalecurve.runs.Rows;

/** Which groups and product lines earn? Every dimension of the model in both views. */
final class SegmentsSection implements Section {
  private static final int ROWS_MAX = 15;

  /** Periods are shown in order, not the largest of them. */
  private static final int PERIODS_MAX = 60;

  private static final int CROSS_MAX = 10;

  @Override
  public String id() {
    return "segments";
  }

  @Override
  public Optional<Content> content(Page page) {
    if (!page.facts.has("segment_profit")) return Optional.empty();
    Rows dimensions =
        page.facts.query(
            """
            SELECT DISTINCT dimension, dimension_2 FROM segment_profit
            ORDER BY dimension_2 <> '', dimension <> 'customer_group', dimension <> 'product_line', dimension, dimension_2""");
    if (dimensions.isEmpty()) return Optional.empty();
    Markup body = Markup.EMPTY;
    for (int i = 0; i < dimensions.size(); i++) {
      String first = dimensions.text(i, "dimension");
      String second = dimensions.text(i, "dimension_2");
      body = body.plus(second.isEmpty() ? single(page, first) : crossed(page, first, second));
    }
    String leading = dimensions.text(0, "dimension");
    return Optional.of(new Content(page.inlineByView(v -> answer(page, v, leading)), body));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static Markup answer(Page page, View view, String dimension) {
    Rows best =
        page.facts.query(
            "SELECT value, profit, profit_share, revenue_share, revenue_margin FROM segment_profit WHERE view = '%s' AND dimension = %s AND dimension_2 = '' AND value NOT LIKE '(%%' ORDER BY profit DESC, value LIMIT 1"
                .formatted(view.key, quoted(dimension)));
    Rows worst =
        page.facts.query(
            "SELECT value, profit, revenue_margin FROM segment_profit WHERE view = '%s' AND dimension = %s AND dimension_2 = '' AND revenue > 0 AND value NOT LIKE '(%%' ORDER BY revenue_margin, value LIMIT 1"
                .formatted(view.key, quoted(dimension)));
    if (best.isEmpty() || worst.isEmpty()) return Markup.EMPTY;
    boolean shares = best.decimal(0, "profit_share") != null;
    boolean one = best.text(0, "value").equals(worst.text(0, "value"));
    return page.messages.html(
        !shares ? "segments.answer.no_share" : one ? "segments.answer.one" : "segments.answer",
        "best",
        page.name("group", best.text(0, "value")),
        "profit",
        page.figures.money(best.decimal(0, "profit")),
        "profit_share",
        page.figures.percent(best.decimal(0, "profit_share")),
        "revenue_share",
        page.figures.percent(best.decimal(0, "revenue_share")),
        "worst",
        page.name("group", worst.text(0, "value")),
        "margin",
        page.figures.percent(worst.decimal(0, "revenue_margin")));
  }

  private static Markup single(Page page, String dimension) {
    // One row per value with both views side by side, and the sum of all values below.
    Rows rows =
        page.facts.query(
            """
            WITH f AS (SELECT * FROM segment_profit WHERE dimension = %1$s AND dimension_2 = '' AND view = 'full'),
              i AS (SELECT * FROM segment_profit WHERE dimension = %1$s AND dimension_2 = '' AND view = 'incremental'),
              b AS (SELECT f.value, f.customers, f.customer_share, f.revenue, f.revenue_share,
                f.profit AS full_profit, f.profit_share AS full_share, f.revenue_margin AS full_margin, f.cost_margin AS full_cost_margin, f.cost AS full_cost,
                i.profit AS incremental_profit, i.profit_share AS incremental_share, i.revenue_margin AS incremental_margin, i.cost_margin AS incremental_cost_margin, i.cost AS incremental_cost
                FROM f LEFT JOIN i USING (value))
            SELECT CASE WHEN value IN ('(unassigned)', '(unused)') THEN 2 ELSE 0 END AS place, * FROM b
            UNION ALL
            SELECT 1, '', NULL, NULL, sum(revenue), sum(revenue_share),
              sum(full_profit), sum(full_share), CASE WHEN sum(revenue) > 0 THEN CAST(sum(full_profit) / sum(revenue) AS DECIMAL(38,12)) END,
              CASE WHEN sum(full_cost) > 0 THEN CAST(sum(full_profit) / sum(full_cost) AS DECIMAL(38,12)) END, sum(full_cost),
              sum(incremental_profit), sum(incremental_share), CASE WHEN sum(revenue) > 0 THEN CAST(sum(incremental_profit) / sum(revenue) AS DECIMAL(38,12)) END,
              CASE WHEN sum(incremental_cost) > 0 THEN CAST(sum(incremental_profit) / sum(incremental_cost) AS DECIMAL(38,12)) END, sum(incremental_cost)
            FROM b WHERE value NOT IN ('(unassigned)', '(unused)')
            ORDER BY place, %2$s, value"""
                .formatted(
                    quoted(dimension),
                    dimension.equals("period")
                        ? "1"
                        : dimension.equals("revenue_band")
                            ? "revenue / nullif(customers, 0) DESC"
                            : "revenue DESC"));
    int limit = dimension.equals("period") ? PERIODS_MAX : ROWS_MAX;
    Rows shown = shortened(rows, limit);
    Markup title =
        page.messages.html("segments.by", "dimension", page.name("dimension", dimension)).in("h3");
    Markup table = table(page, dimension, shown);
    if (shown.size() == rows.size()) return title.plus(table);
    Markup note =
        page.messages.html(
            "segments.shortened",
            "shown",
            page.figures.count(limit),
            "all",
            page.figures.count(valuesOf(rows)));
    return title.plus(table).plus(page.note(note));
  }

  /** Rows before the total. */
  private static int valuesOf(Rows rows) {
    int values = 0;
    while (rows.whole(values, "place") == 0) values++;
    return values;
  }

  /** The first values, the total, and what belongs to no customer. */
  private static Rows shortened(Rows rows, int limit) {
    int values = valuesOf(rows);
    if (values <= limit) return rows;
    List<List<Object>> shown = new ArrayList<>(rows.rows().subList(0, limit));
    shown.addAll(rows.rows().subList(values, rows.size()));
    return new Rows(rows.columns(), shown);
  }

  private static Markup table(Page page, String dimension, Rows rows) {
    Messages text = page.messages;
    List<String> names = new ArrayList<>();
    List<Markup> customers = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      boolean total = rows.whole(i, "place") == 1;
      names.add(total ? text.text("segments.total") : page.name("group", rows.text(i, "value")));
      customers.add(total ? Markup.EMPTY : page.figures.count(rows.whole(i, "customers")));
    }
    HtmlTable table =
        page.table()
            .strong(Set.of(valuesOf(rows)))
            .alike(
                ResultSection.amounts(rows, "revenue"), ResultSection.amounts(rows, "full_profit"))
            .text(Markup.text(Page.capital(page.name("dimension", dimension))), names)
            .figures(text.html("customers"), "", customers)
            .share(text.html("share"), shares(rows, "customer_share"))
            .money(text.html("net_revenue"), ResultSection.amounts(rows, "revenue"))
            .share(text.html("share"), shares(rows, "revenue_share"));
    for (View view : View.values()) {
      table
          .group(text.text("view." + view.key))
          .money(text.html("profit"), ResultSection.amounts(rows, view.key + "_profit"))
          .share(text.html("share"), shares(rows, view.key + "_share"))
          .share(text.html("revenue_margin"), ResultSection.amounts(rows, view.key + "_margin"))
          .share(text.html("cost_margin"), ResultSection.amounts(rows, view.key + "_cost_margin"));
    }
    return table.build();
  }

  private static List<BigDecimal> shares(Rows rows, String column) {
    return ResultSection.amounts(rows, column);
  }

  /** Revenue margins of two dimensions crossed. */
  private static Markup crossed(Page page, String first, String second) {
    Markup title =
        page.messages
            .html(
                "segments.crossed",
                "first",
                page.name("dimension", first),
                "second",
                page.name("dimension", second))
            .in("h3");
    return title.plus(page.byView(view -> matrix(page, view, first, second)));
  }

  private static Markup matrix(Page page, View view, String first, String second) {
    String where =
        " FROM segment_profit WHERE view = '%s' AND dimension = %s AND dimension_2 = %s"
            .formatted(view.key, quoted(first), quoted(second));
    List<String> rows = values(page, "value", first, where);
    List<String> columns = values(page, "value_2", second, where);
    Rows cells = page.facts.query("SELECT value, value_2, revenue_margin" + where);
    HtmlTable table =
        page.table()
            .text(
                Markup.text(Page.capital(page.name("dimension", first))),
                HtmlTable.each(rows, value -> page.name("group", value)))
            .group(page.messages.text("segments.margin." + view.key));
    for (String column : columns) {
      List<BigDecimal> margins = new ArrayList<>(Collections.nCopies(rows.size(), null));
      for (int i = 0; i < cells.size(); i++) {
        int row = rows.indexOf(cells.text(i, "value"));
        if (row >= 0 && cells.text(i, "value_2").equals(column)) {
          margins.set(row, cells.decimal(i, "revenue_margin"));
        }
      }
      table.share(Markup.text(page.name("group", column)), margins);
    }
    return table.build();
  }

  private static List<String> values(Page page, String column, String dimension, String where) {
    Rows rows =
        page.facts.query(
            "SELECT %s AS v%s AND %s NOT IN ('(unassigned)', '(unused)') GROUP BY v HAVING sum(revenue) > 0 ORDER BY sum(revenue) / %s DESC, v LIMIT %d"
                .formatted(
                    column,
                    where,
                    column,
                    dimension.equals("period")
                        ? "1"
                        : dimension.equals("revenue_band") ? "nullif(sum(customers), 0)" : "1",
                    CROSS_MAX));
    List<String> values = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) values.add(rows.text(i, "v"));
    return values;
  }
}
