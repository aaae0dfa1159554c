package org.whalecurve.web.segments;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.page.Answer;
import org.whalecurve.web.page.Chart;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.page.Grid;

/** Which groups, product lines and regions earn, alone and crossed with each other? */
final class Groups implements Chosen {
  private static final int ROWS_MAX = 60;
  private static final int ACROSS_MAX = 14;

  /** A dimension, or two that are crossed. */
  private record By(String first, String second) {
    String key() {
      return second.isEmpty() ? first : first + "," + second;
    }
  }

  /** Dimensions of the customer table whose values can be looked up in the list of customers. */
  private static final Set<String> OF_CUSTOMERS =
      Set.of("customer_group", "region", "industry", "manager_id", "revenue_band", "acquired_by");

  private static final List<String> OF_LINES = List.of("channel", "product_id", "period");

  @Override
  public String key() {
    return "groups";
  }

  @Override
  public List<Frame.Link> choices(Asked asked) {
    By chosen = chosen(asked);
    List<Frame.Link> links = new ArrayList<>();
    for (By by : known(asked)) {
      links.add(
          new Frame.Link(
              name(asked, by),
              asked.frame().link("/segments", "part", key(), "by", by.key()),
              by.equals(chosen)));
    }
    return links;
  }

  private static String name(Asked asked, By by) {
    String first = asked.s().name("dimension", by.first());
    return by.second().isEmpty() ? first : first + " × " + asked.s().name("dimension", by.second());
  }

  private static By chosen(Asked asked) {
    List<By> known = known(asked);
    String wanted = asked.frame().visit().get("by");
    return known.stream()
        .filter(by -> by.key().equals(wanted))
        .findFirst()
        .or(
            () ->
                known.stream()
                    .filter(by -> by.key().equals("customer_group,product_line"))
                    .findFirst())
        .or(() -> known.stream().findFirst())
        .orElse(null);
  }

  private static List<By> known(Asked asked) {
    if (asked.isOwn()) return ownDimensions(asked);
    if (!asked.run().has("segment_profit")) return List.of();
    Rows rows =
        asked
            .run()
            .rows(
                "SELECT dimension, dimension_2, count(*) AS n FROM {segment_profit} GROUP BY dimension, dimension_2 ORDER BY max(CASE WHEN dimension_2 <> '' THEN 1 ELSE 0 END), dimension, dimension_2");
    List<By> known = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String second = rows.text(i, "dimension_2");
      By by = new By(rows.text(i, "dimension"), second == null ? "" : second);
      if (!known.contains(new By(by.second(), by.first()))) known.add(by);
    }
    return known;
  }

  private static List<By> ownDimensions(Asked asked) {
    List<By> known = new ArrayList<>();
    for (String column : OF_CUSTOMERS.stream().sorted().toList()) {
      if (asked.run().has("customer", column)) known.add(new By(column, ""));
    }
    for (String column : OF_LINES) {
      if (asked.run().has("profit", column)) known.add(new By(column, ""));
    }
    return known;
  }

  @Override
  public Answer answer(Asked asked) {
    By by = chosen(asked);
    if (by == null) return asked.none(key(), "groups");
    Grid rows = asked.isOwn() ? own(asked, by) : company(asked, by);
    if (rows.size() == 0) return asked.none(key(), "groups");
    boolean crossed = !by.second().isEmpty();
    return new Answer(
        asked.question(key()),
        title(asked, by, rows),
        asked.s().html("segments.groups.words", "dimension", name(asked, by)),
        List.of(crossed ? heat(asked, by, rows) : bars(asked, by, rows)),
        table(asked, by, rows),
        rows.size() == ROWS_MAX
            ? asked.s().html("segments.groups.most", "shown", ROWS_MAX).in("p class=\"note\"")
            : Markup.EMPTY,
        rows.objects());
  }

  private static Grid company(Asked asked, By by) {
    return asked.grid(
        "SELECT value, value_2, customers, revenue, cost, profit, customer_share, profit_share, revenue_margin FROM {segment_profit} WHERE dimension = ? AND coalesce(dimension_2, '') = ? AND view = ? AND value NOT IN ('(unassigned)', '(unused)') ORDER BY revenue DESC, value, value_2 LIMIT "
            + ROWS_MAX,
        by.first(),
        by.second(),
        asked.view());
  }

  private static Grid own(Asked asked, By by) {
    boolean ofLines = OF_LINES.contains(by.first());
    return asked.grid(
        "SELECT value, '' AS value_2, customers, revenue, revenue - profit AS cost, profit, customers / sum(customers) OVER () AS customer_share, CASE WHEN sum(profit) OVER () > 0 THEN profit / sum(profit) OVER () END AS profit_share, CASE WHEN revenue > 0 THEN profit / revenue END AS revenue_margin FROM (SELECT CAST(%s AS VARCHAR) AS value, count(DISTINCT customer_id) AS customers, sum(net_revenue) AS revenue, sum(%s) AS profit FROM %s GROUP BY 1) ORDER BY revenue DESC, value LIMIT %d"
            .formatted(by.first(), asked.profit(), ofLines ? "{profit}" : "{customer}", ROWS_MAX));
  }

  private static String label(Asked asked, String dimension, String value) {
    return asked.s().name(dimension.equals("period") ? "none" : "group", value);
  }

  private static String label(Asked asked, By by, Grid rows, int i) {
    String first = label(asked, by.first(), rows.texts("value").get(i));
    if (by.second().isEmpty()) return first;
    return first + " × " + label(asked, by.second(), rows.texts("value_2").get(i));
  }

  private static Markup title(Asked asked, By by, Grid rows) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) order.add(i);
    List<BigDecimal> profits = rows.decimals("profit");
    order.sort(Comparator.comparing(profits::get));
    int worst = order.get(0);
    int best = order.get(order.size() - 1);
    String key = profits.get(worst).signum() < 0 ? "lose" : "earn";
    return asked
        .s()
        .html(
            "segments.groups.title." + key,
            "best",
            label(asked, by, rows, best),
            "profit",
            asked.money(profits.get(best)),
            "worst",
            label(asked, by, rows, worst),
            "least",
            asked.money(profits.get(worst).abs()));
  }

  private static Chart bars(Asked asked, By by, Grid rows) {
    List<Map<String, Object>> bars = new ArrayList<>();
    for (int i = 0; i < Math.min(rows.size(), ACROSS_MAX); i++) {
      Map<String, Object> bar = new HashMap<>();
      bar.put("label", label(asked, by, rows, i));
      bar.put(
          "values",
          List.of(
              rows.wholes("customers").get(i),
              rows.decimals("revenue").get(i),
              rows.decimals("profit").get(i)));
      if (OF_CUSTOMERS.contains(by.first())) {
        bar.put("address", asked.customers(by.first(), rows.texts("value").get(i)));
      }
      bars.add(bar);
    }
    Map<String, Object> data =
        Map.of(
            "heads",
            List.of(
                asked.s().text("customers"),
                asked.axis("panel.revenue"),
                asked.axis("segments.profit." + asked.view())),
            "rows",
            bars);
    return asked.chart(
        "sides", bars.size() > 8 ? "l" : "m", data, asked.s().html("segments.groups.caption"));
  }

  private static Chart heat(Asked asked, By by, Grid rows) {
    List<String> xs = rows.texts("value_2").stream().distinct().limit(ACROSS_MAX).toList();
    List<String> ys = rows.texts("value").stream().distinct().limit(ACROSS_MAX).toList();
    List<Map<String, Object>> cells = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      int x = xs.indexOf(rows.texts("value_2").get(i));
      int y = ys.indexOf(rows.texts("value").get(i));
      if (x < 0 || y < 0) continue;
      Map<String, Object> cell = new HashMap<>();
      cell.put("value", List.of(x, y, rows.decimals("profit").get(i)));
      cell.put("margin", rows.decimals("revenue_margin").get(i));
      if (OF_CUSTOMERS.contains(by.first())) {
        cell.put("address", asked.customers(by.first(), rows.texts("value").get(i)));
      }
      cells.add(cell);
    }
    Map<String, Object> data =
        Map.of(
            "x", xs.stream().map(v -> label(asked, by.second(), v)).toList(),
            "y", ys.stream().map(v -> label(asked, by.first(), v)).toList(),
            "cells", cells,
            "x_name", asked.s().name("dimension", by.second()),
            "y_name", asked.s().name("dimension", by.first()),
            "margin_name", asked.s().text("revenue_margin"),
            "unit", asked.s().currency());
    return asked.chart("heat", "l", data, asked.s().html("segments.groups.heat"));
  }

  private static Markup table(Asked asked, By by, Grid rows) {
    boolean linked = OF_CUSTOMERS.contains(by.first());
    HtmlTable table =
        asked
            .s()
            .table()
            .html(
                Markup.text(asked.s().name("dimension", by.first())),
                rows.each(
                    i -> {
                      String value = rows.texts("value").get(i);
                      String shown = label(asked, by.first(), value);
                      return linked ? asked.link(shown, by.first(), value) : Markup.text(shown);
                    }));
    if (!by.second().isEmpty()) {
      table.text(
          Markup.text(asked.s().name("dimension", by.second())),
          rows.each(i -> label(asked, by.second(), rows.texts("value_2").get(i))));
    }
    return table
        .count(asked.s().html("customers"), rows.wholes("customers"))
        .share(asked.s().html("segments.of_customers"), rows.decimals("customer_share"))
        .money(asked.s().html("panel.revenue"), rows.decimals("revenue"))
        .money(asked.s().html("cost"), rows.decimals("cost"))
        .money(asked.s().html("profit"), rows.decimals("profit"))
        .share(asked.s().html("segments.of_profit"), rows.decimals("profit_share"))
        .share(asked.s().html("revenue_margin"), rows.decimals("revenue_margin"))
        .build();
  }
}
