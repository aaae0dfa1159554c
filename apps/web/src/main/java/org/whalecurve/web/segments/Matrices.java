package org.whalecurve.web.segments;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.page.Answer;
import org.whalecurve.web.page.Chart;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.page.Grid;

/** In which quadrant stands who? Bubbles of the largest customers, counts of all. */
final class Matrices implements Chosen {
  private static final int BUBBLES_MAX = 400;

  @Override
  public String key() {
    return "matrices";
  }

  @Override
  public List<Frame.Link> choices(Asked asked) {
    String chosen = chosen(asked).orElse("");
    List<Frame.Link> links = new ArrayList<>();
    Grid all = matrices(asked);
    for (int i = 0; i < all.size(); i++) {
      String matrix = all.texts("matrix").get(i);
      links.add(
          new Frame.Link(
              asked.s().label(all.rows().text(i, "matrix_" + asked.s().language())),
              asked.frame().link("/segments", "part", key(), "matrix", matrix),
              matrix.equals(chosen)));
    }
    return links;
  }

  /** Those that were computed: the customer has a column of each. */
  private static Grid matrices(Asked asked) {
    if (!asked.run().has("matrix_segment")) return new Grid(new Rows(List.of(), List.of()));
    Grid all =
        asked.grid(
            "SELECT matrix, matrix_en, matrix_zh FROM {matrix_segment} WHERE status = 'computed' GROUP BY ALL ORDER BY matrix");
    List<List<Object>> there = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (asked.run().has("customer", column(all.texts("matrix").get(i)))) {
        there.add(all.rows().rows().get(i));
      }
    }
    return new Grid(new Rows(all.rows().columns(), there));
  }

  private static String column(String matrix) {
    return "segment_" + matrix;
  }

  private static Optional<String> chosen(Asked asked) {
    List<String> known = matrices(asked).texts("matrix");
    String wanted = asked.frame().visit().get("matrix");
    if (known.contains(wanted)) return Optional.of(wanted);
    if (known.contains("value_potential")) return Optional.of("value_potential");
    return known.stream().findFirst();
  }

  @Override
  public Answer answer(Asked asked) {
    Optional<String> matrix = chosen(asked);
    if (matrix.isEmpty()) return asked.none(key(), "matrices");
    Grid quadrants = quadrants(asked, matrix.get());
    List<String> names = quadrants.each(i -> asked.title(quadrants.rows(), i, "segment"));
    Markup notes = Markup.EMPTY;
    long outside = outside(asked, matrix.get());
    if (outside > 0) {
      notes =
          asked
              .s()
              .html("segments.matrix.outside", "customers", asked.s().counted(outside, "customer"))
              .in("p class=\"note\"");
    }
    return new Answer(
        asked.question(key()),
        title(asked, quadrants, names),
        Markup.EMPTY,
        List.of(chart(asked, matrix.get(), quadrants, names)),
        table(asked, matrix.get(), quadrants, names),
        notes,
        quadrants.objects());
  }

  private static Grid quadrants(Asked asked, String matrix) {
    String borders =
        asked.run().has("matrix_segment", "x_border")
            ? "m.x_border, m.y_border"
            : "NULL AS x_border, NULL AS y_border";
    return asked.grid(
        "SELECT m.segment, m.title_en, m.title_zh, m.x, m.y, m.x_classes, m.y_classes, m.traits_en, m.traits_zh, m.treatment_en, m.treatment_zh, "
            + borders
            + ", coalesce(c.customers, 0) AS customers, coalesce(c.revenue, 0) AS revenue, coalesce(c.profit, 0) AS profit FROM {matrix_segment} m LEFT JOIN (SELECT "
            + asked.run().dialect().name(column(matrix))
            + " AS segment, count(*) AS customers, sum(net_revenue) AS revenue, sum("
            + asked.profit()
            + ") AS profit FROM {customer} WHERE "
            + Asked.IS_CUSTOMER
            + " GROUP BY 1) c ON c.segment = m.segment WHERE m.matrix = ? ORDER BY m.place",
        matrix);
  }

  private static long outside(Asked asked, String matrix) {
    return asked
        .run()
        .rows(
            "SELECT count(*) AS n FROM {customer} WHERE %s IS NULL AND %s"
                .formatted(asked.run().dialect().name(column(matrix)), Asked.IS_CUSTOMER))
        .whole(0, "n");
  }

  private static Markup title(Asked asked, Grid quadrants, List<String> names) {
    int best = 0;
    int worst = 0;
    List<BigDecimal> profits = quadrants.decimals("profit");
    for (int i = 1; i < profits.size(); i++) {
      if (profits.get(i).compareTo(profits.get(best)) > 0) best = i;
      if (profits.get(i).compareTo(profits.get(worst)) < 0) worst = i;
    }
    return asked
        .s()
        .html(
            "segments.matrix.title." + (profits.get(worst).signum() < 0 ? "lose" : "earn"),
            "best",
            names.get(best),
            "customers",
            asked.s().counted(quadrants.wholes("customers").get(best), "customer"),
            "profit",
            asked.money(profits.get(best)),
            "worst",
            names.get(worst),
            "others",
            asked.s().counted(quadrants.wholes("customers").get(worst), "customer"),
            "least",
            asked.money(profits.get(worst).abs()));
  }

  private static Chart chart(Asked asked, String matrix, Grid quadrants, List<String> names) {
    String x = quadrants.texts("x").get(0);
    String y = quadrants.texts("y").get(0);
    List<Map<String, Object>> points = points(asked, matrix, x, y);
    Map<String, Object> data = new HashMap<>();
    data.put("points", points);
    data.put("quadrants", corners(asked, matrix, quadrants, names));
    data.put("x_border", quadrants.decimals("x_border").get(0));
    data.put("y_border", quadrants.decimals("y_border").get(0));
    List<String> axes = axes(asked, matrix, x, y);
    data.put("x_name", axes.get(0));
    data.put("y_name", axes.get(1));
    data.put("profit_name", asked.axis("segments.profit." + asked.view()));
    String caption = points.isEmpty() ? "segments.matrix.caption.none" : "segments.matrix.caption";
    return asked.chart(
        "matrix",
        "l",
        data,
        asked.s().html(caption, "shown", asked.s().figures().count(points.size())));
  }

  /** A matrix is called after its axes, "Margin × Cost to serve"; else columns have their names. */
  private static List<String> axes(Asked asked, String matrix, String x, String y) {
    Grid all = matrices(asked);
    int place = all.texts("matrix").indexOf(matrix);
    String title = all.rows().text(place, "matrix_" + asked.s().language());
    String[] halves = title == null ? new String[0] : title.split(" [×x] ");
    if (halves.length == 2) return List.of(asked.s().label(halves[0]), begun(asked, halves[1]));
    return List.of(asked.s().name("columns", x), asked.s().name("columns", y));
  }

  private static String begun(Asked asked, String words) {
    return asked.s().label(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
  }

  private static List<Map<String, Object>> points(Asked asked, String matrix, String x, String y) {
    Optional<String> across = Axis.sql(asked.run(), x);
    Optional<String> up = Axis.sql(asked.run(), y);
    if (across.isEmpty() || up.isEmpty()) return List.of();
    Grid found =
        asked.grid(
            "SELECT * FROM (SELECT customer_id, name, %s AS segment, CAST(%s AS DOUBLE) AS x, CAST(%s AS DOUBLE) AS y, %s AS profit FROM {customer} WHERE %s) WHERE segment IS NOT NULL AND isfinite(x) AND isfinite(y) ORDER BY abs(profit) DESC, customer_id LIMIT %d"
                .formatted(
                    asked.run().dialect().name(column(matrix)),
                    across.get(),
                    up.get(),
                    asked.profit(),
                    Asked.IS_CUSTOMER,
                    BUBBLES_MAX));
    return found.each(
        i -> {
          Map<String, Object> point = new LinkedHashMap<>();
          String id = found.texts("customer_id").get(i);
          String name = found.texts("name").get(i);
          point.put("name", asked.s().label(name == null ? id : name));
          point.put(
              "value",
              List.of(
                  found.rows().get(i, "x"),
                  found.rows().get(i, "y"),
                  found.rows().get(i, "profit")));
          point.put("address", asked.frame().thing("/customers/", id));
          return point;
        });
  }

  private static List<Map<String, Object>> corners(
      Asked asked, String matrix, Grid quadrants, List<String> names) {
    BigDecimal all = quadrants.sum("customers");
    return quadrants.each(
        i ->
            Map.of(
                "name", names.get(i),
                "right", isHigh(quadrants.texts("x_classes").get(i)),
                "top", isHigh(quadrants.texts("y_classes").get(i)),
                "customers", quadrants.wholes("customers").get(i),
                "share",
                    all.signum() == 0
                        ? BigDecimal.ZERO
                        : Asked.of(quadrants.decimals("customers").get(i), all),
                "profit", quadrants.decimals("profit").get(i),
                "address", asked.customers(column(matrix), quadrants.texts("segment").get(i))));
  }

  private static boolean isHigh(String classes) {
    return classes != null && (classes.contains("high") || classes.contains("positive"));
  }

  private static Markup table(Asked asked, String matrix, Grid quadrants, List<String> names) {
    String language = asked.s().language();
    BigDecimal all = quadrants.sum("customers");
    return asked
        .s()
        .table()
        .html(
            asked.s().html("segments.matrix.quadrant"),
            quadrants.each(
                i -> asked.link(names.get(i), column(matrix), quadrants.texts("segment").get(i))))
        .count(asked.s().html("customers"), quadrants.wholes("customers"))
        .share(
            asked.s().html("segments.of_customers"),
            HtmlTable.each(quadrants.decimals("customers"), n -> Asked.of(n, all)))
        .money(asked.s().html("panel.revenue"), quadrants.decimals("revenue"))
        .money(asked.s().html("profit"), quadrants.decimals("profit"))
        .text(asked.s().html("segments.matrix.traits"), quadrants.texts("traits_" + language))
        .text(asked.s().html("segments.matrix.treatment"), quadrants.texts("treatment_" + language))
        .build();
  }
}
