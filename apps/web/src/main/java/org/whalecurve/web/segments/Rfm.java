package org.whalecurve.web.segments;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.web.page.Answer;
import org.whalecurve.web.page.Chart;
import org.whalecurve.web.page.Grid;

/** Who buys often, and who has fallen silent? The grid of recency and frequency. */
final class Rfm implements Part {
  private static final int CLASSES = 5;
  private static final String SEGMENTS =
      "(SELECT rfm_segment, max(title_en) AS title_en, max(title_zh) AS title_zh FROM {rfm_segment} GROUP BY 1)";

  @Override
  public String key() {
    return "rfm";
  }

  @Override
  public Answer answer(Asked asked) {
    if (!asked.run().has("customer", "rfm_segment")) return asked.none(key(), "rfm");
    Grid segments = segments(asked);
    if (segments.size() == 0) return asked.none(key(), "rfm");
    List<String> names = segments.each(i -> asked.title(segments.rows(), i, "rfm_segment"));
    return new Answer(
        asked.question(key()),
        title(asked, segments, names),
        Markup.EMPTY,
        asked.run().has("customer", "recency_class") ? List.of(heat(asked)) : List.of(),
        table(asked, segments, names),
        Markup.EMPTY,
        segments.objects());
  }

  private static Grid segments(Asked asked) {
    boolean titled = asked.run().has("rfm_segment", "rfm_segment");
    return asked.grid(
        "SELECT c.rfm_segment, %s AS title_en, %s AS title_zh, count(*) AS customers, sum(c.net_revenue) AS revenue, sum(c.%s) AS profit, avg(c.recency) AS recency FROM {customer} c %s WHERE c.rfm_segment IS NOT NULL AND c.%s GROUP BY ALL ORDER BY profit DESC, c.rfm_segment"
            .formatted(
                titled ? "t.title_en" : "NULL",
                titled ? "t.title_zh" : "NULL",
                asked.profit(),
                titled ? "LEFT JOIN " + SEGMENTS + " t ON t.rfm_segment = c.rfm_segment" : "",
                Asked.IS_CUSTOMER));
  }

  private static Markup title(Asked asked, Grid segments, List<String> names) {
    int last = segments.size() - 1;
    BigDecimal least = segments.decimals("profit").get(last);
    return asked
        .s()
        .html(
            least.signum() < 0 ? "rfm.answer.lose" : "rfm.answer",
            "best",
            names.get(0),
            "customers",
            asked.s().counted(segments.wholes("customers").get(0), "customer"),
            "profit",
            asked.money(segments.decimals("profit").get(0)),
            "worst",
            names.get(last),
            "others",
            asked.s().counted(segments.wholes("customers").get(last), "customer"),
            "loss",
            asked.money(least.abs()));
  }

  private static Chart heat(Asked asked) {
    Grid cells =
        asked.grid(
            "SELECT recency_class, frequency_class, count(*) AS customers, sum(%s) AS profit, mode(rfm_segment) AS segment FROM {customer} WHERE recency_class IS NOT NULL AND frequency_class IS NOT NULL AND %s GROUP BY 1, 2 ORDER BY 1, 2"
                .formatted(asked.profit(), Asked.IS_CUSTOMER));
    List<String> classes = new ArrayList<>();
    for (int i = 1; i <= CLASSES; i++) classes.add(String.valueOf(i));
    List<Map<String, Object>> drawn =
        cells.each(
            i -> {
              Map<String, Object> cell = new HashMap<>();
              cell.put(
                  "value",
                  List.of(
                      cells.wholes("recency_class").get(i) - 1,
                      CLASSES - cells.wholes("frequency_class").get(i),
                      cells.decimals("profit").get(i)));
              cell.put("count", cells.wholes("customers").get(i));
              cell.put("address", asked.customers("rfm_segment", cells.texts("segment").get(i)));
              return cell;
            });
    List<String> down = new ArrayList<>(classes);
    java.util.Collections.reverse(down);
    Map<String, Object> data =
        Map.of(
            "x",
            classes,
            "y",
            down,
            "cells",
            drawn,
            "x_name",
            asked.s().text("segments.rfm.recency"),
            "y_name",
            asked.s().text("segments.rfm.frequency"),
            "say",
            "count",
            "count_name",
            asked.s().text("customers"),
            "unit",
            asked.s().currency());
    return asked.chart("heat", "m", data, asked.s().html("segments.rfm.caption"));
  }

  private static Markup table(Asked asked, Grid segments, List<String> names) {
    BigDecimal all = segments.sum("customers");
    return asked
        .s()
        .table()
        .html(
            asked.s().html("rfm.segment"),
            segments.each(
                i -> asked.link(names.get(i), "rfm_segment", segments.texts("rfm_segment").get(i))))
        .count(asked.s().html("customers"), segments.wholes("customers"))
        .share(
            asked.s().html("segments.of_customers"),
            HtmlTable.each(segments.decimals("customers"), n -> Asked.of(n, all)))
        .money(asked.s().html("panel.revenue"), segments.decimals("revenue"))
        .money(asked.s().html("profit"), segments.decimals("profit"))
        .figures(
            asked.s().html("segments.rfm.days"),
            asked.s().text("segments.days"),
            HtmlTable.each(segments.decimals("recency"), d -> asked.s().figures().number(d, "", 0)))
        .build();
  }
}
