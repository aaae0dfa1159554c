package org.whalecurve.web.costs;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.Html;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.trace.View;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.page.Grid;
import org.whalecurve.web.text.Speech;

/** Who asks, of which run, in which view, about which name. */
record Asked(Frame frame) {
  Reading run() {
    return frame.visit().reading();
  }

  Speech s() {
    return frame.s();
  }

  String view() {
    return frame.visit().viewKey();
  }

  View side() {
    return view().equals("full") ? View.FULL : View.INCREMENTAL;
  }

  String name() {
    return frame.visit().get("name");
  }

  Grid grid(String sql, Object... parameters) {
    return new Grid(run().rows(sql, parameters));
  }

  String address(String part, String name) {
    return frame.link("/costs", "part", part, "name", name);
  }

  /** A link that keeps to what the name stands for. */
  Markup link(String shown, String part, String name) {
    return Grid.link(shown, address(part, name));
  }

  Markup money(BigDecimal amount) {
    return s().figures().money(amount);
  }

  Markup share(BigDecimal part, BigDecimal whole) {
    return s().figures().percent(part, whole);
  }

  Markup note(String key, Object... arguments) {
    return s().html(key, arguments).in("p class=\"note\"");
  }

  /** A list under a head of its own. */
  Markup section(String key, Markup body) {
    return s().html(key).in("h2").plus(body).in("section");
  }

  Markup customer(String id, String name) {
    return Grid.link(
        s().label(name == null || name.isEmpty() ? id : name), frame.thing("/customers/", id));
  }

  /** Titles of activities and resources by name. */
  Map<String, String> titles() {
    Map<String, String> titles = new HashMap<>();
    for (String table : List.of("activity", "resource")) {
      if (!run().has(table, "title")) continue;
      Rows rows =
          run()
              .rows(
                  "SELECT DISTINCT %1$s AS name, title FROM {%1$s} WHERE title <> ''"
                      .formatted(table));
      for (int i = 0; i < rows.size(); i++) titles.put(rows.text(i, "name"), rows.text(i, "title"));
    }
    return titles;
  }

  String title(Map<String, String> titles, String name) {
    String title = titles.get(name);
    return title == null ? s().name("group", name) : s().label(title);
  }

  /** A bar as wide as its part of the largest. */
  static Markup bar(BigDecimal used, BigDecimal all) {
    BigDecimal share = Figures.fraction(used, all);
    long width = share == null ? 0 : Math.round(90 * Math.max(0, Math.min(1, share.doubleValue())));
    return new Markup(
        "<svg class=\"barcell\" viewBox=\"0 0 90 12\" aria-hidden=\"true\"><rect class=\"idle\" width=\"90\" height=\"12\"/><rect class=\"used\" width=\""
            + width
            + "\" height=\"12\"/></svg>");
  }

  static Markup places(List<String> places) {
    return new Markup(places.stream().map(Html::escape).collect(Collectors.joining(", ")));
  }
}
