package org.whalecurve.web.segments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.web.page.Answer;
import org.whalecurve.web.page.Grid;

/** Who rose, who fell? From the tier of the run before to the tier of now. */
final class Migration implements Part {
  @Override
  public String key() {
    return "migration";
  }

  @Override
  public Answer answer(Asked asked) {
    if (!asked.run().has("customer", "tier_before")) return asked.none(key(), "before");
    Grid moves =
        asked.grid(
            "SELECT c.tier_before AS before, b.title_en AS before_en, b.title_zh AS before_zh, b.place AS place_before, c.tier AS now, t.title_en, t.title_zh, t.place, count(*) AS customers, sum(c.%s) AS profit FROM {customer} c JOIN %s b ON b.class = c.tier_before JOIN %s t ON t.class = c.tier GROUP BY ALL ORDER BY b.place, t.place"
                .formatted(asked.profit(), Pyramid.TIERS, Pyramid.TIERS));
    if (moves.size() == 0) return asked.none(key(), "before");
    return new Answer(
        asked.question(key()),
        title(asked, moves),
        asked.s().html("segments.migration.words"),
        List.of(
            asked.chart(
                "moves", "m", data(asked, moves), asked.s().html("segments.migration.caption"))),
        table(asked, moves),
        Markup.EMPTY,
        moves.objects());
  }

  private static Markup title(Asked asked, Grid moves) {
    long risen = 0;
    long fallen = 0;
    long stayed = 0;
    for (int i = 0; i < moves.size(); i++) {
      long step = moves.wholes("place_before").get(i) - moves.wholes("place").get(i);
      long customers = moves.wholes("customers").get(i);
      if (step > 0) risen += customers;
      else if (step < 0) fallen += customers;
      else stayed += customers;
    }
    return asked
        .s()
        .html(
            "segments.migration.title",
            "risen",
            asked.s().counted(risen, "customer"),
            "fallen",
            asked.s().figures().count(fallen),
            "stayed",
            asked.s().figures().count(stayed));
  }

  private static String before(Asked asked, Grid moves, int row) {
    String title = moves.rows().text(row, "before_" + asked.s().language());
    return title == null
        ? asked.s().name("group", moves.texts("before").get(row))
        : asked.s().label(title);
  }

  private static Map<String, Object> data(Asked asked, Grid moves) {
    List<String> from = new ArrayList<>();
    List<String> to = new ArrayList<>();
    Grid tiers = asked.grid("SELECT * FROM " + Pyramid.TIERS + " t ORDER BY place");
    for (int i = 0; i < tiers.size(); i++) from.add(asked.title(tiers.rows(), i, "class"));
    to.addAll(from);
    List<String> keys = tiers.texts("class");
    List<Map<String, Object>> cells = new ArrayList<>();
    for (int i = 0; i < moves.size(); i++) {
      int x = keys.indexOf(moves.texts("now").get(i));
      int y = keys.indexOf(moves.texts("before").get(i));
      cells.add(
          Map.of(
              "value", List.of(x, y, moves.wholes("customers").get(i)),
              "profit", moves.decimals("profit").get(i),
              "move", Integer.signum(y - x),
              "address", address(asked, moves, i)));
    }
    return Map.of(
        "x",
        to,
        "y",
        from,
        "cells",
        cells,
        "x_name",
        asked.s().text("segments.now"),
        "y_name",
        asked.s().text("segments.before"),
        "unit",
        asked.s().text("customers"));
  }

  private static String address(Asked asked, Grid moves, int row) {
    return asked
        .frame()
        .link(
            "/customers",
            "tier",
            moves.texts("now").get(row),
            "tier_before",
            moves.texts("before").get(row));
  }

  private static Markup table(Asked asked, Grid moves) {
    return asked
        .s()
        .table()
        .text(asked.s().html("segments.before"), moves.each(i -> before(asked, moves, i)))
        .html(
            asked.s().html("segments.now"),
            moves.each(
                i -> Grid.link(asked.title(moves.rows(), i, "now"), address(asked, moves, i))))
        .count(asked.s().html("customers"), moves.wholes("customers"))
        .money(asked.s().html("profit"), moves.decimals("profit"))
        .build();
  }
}
