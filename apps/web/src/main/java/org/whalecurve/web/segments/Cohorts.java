package org.whalecurve.web.segments;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.web.page.Answer;
import org.whalecurve.web.page.Chart;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.page.Grid;

/** Do customers stay, and when have they earned what they cost? Company only. */
final class Cohorts implements Chosen {
  private static final List<String> SHOWN = List.of("retention", "profit");
  private static final int COHORTS_MAX = 24;

  @Override
  public String key() {
    return "cohorts";
  }

  @Override
  public List<Frame.Link> choices(Asked asked) {
    if (!asked.run().has("cohort")) return List.of();
    return SHOWN.stream()
        .map(
            show ->
                new Frame.Link(
                    asked.s().text("segments.cohorts." + show),
                    asked.frame().link("/segments", "part", key(), "show", show),
                    show.equals(shown(asked))))
        .toList();
  }

  private static String shown(Asked asked) {
    return asked.frame().visit().get("show").equals("profit") ? "profit" : "retention";
  }

  @Override
  public Answer answer(Asked asked) {
    if (!asked.run().has("cohort")) {
      return asked.none(key(), asked.isOwn() ? "company" : "cohorts");
    }
    Grid cohorts =
        asked.grid(
            "SELECT cohort, max(customers) AS customers, arg_max(retention, age) AS retention, arg_max(active, age) AS active, sum(revenue) AS revenue, arg_max(cumulative_profit, age) AS profit, max(acquisition_cost) AS acquisition_cost, arg_max(net_value, age) AS net_value, max(age) AS age FROM {cohort} GROUP BY cohort ORDER BY cohort DESC LIMIT "
                + COHORTS_MAX);
    if (cohorts.size() == 0) return asked.none(key(), "cohorts");
    return new Answer(
        asked.question(key()),
        title(asked, cohorts),
        asked.s().html("segments.cohorts.words"),
        List.of(heat(asked, cohorts)),
        table(asked, cohorts),
        asked.s().html("segments.cohorts.full").in("p class=\"note\""),
        cohorts.objects());
  }

  private static Markup title(Asked asked, Grid cohorts) {
    int largest = 0;
    List<Long> customers = cohorts.wholes("customers");
    for (int i = 1; i < cohorts.size(); i++) {
      if (customers.get(i) > customers.get(largest)) largest = i;
    }
    BigDecimal net = cohorts.decimals("net_value").get(largest);
    return asked
        .s()
        .html(
            "segments.cohorts.title",
            "cohort",
            cohorts.texts("cohort").get(largest),
            "customers",
            asked.s().counted(customers.get(largest), "customer"),
            "retention",
            asked.s().figures().percent(cohorts.decimals("retention").get(largest)),
            "net",
            asked.s().amount(net == null ? cohorts.decimals("profit").get(largest) : net));
  }

  private static Chart heat(Asked asked, Grid cohorts) {
    Grid cells =
        asked.grid(
            "SELECT cohort, age, customers, active, retention, profit FROM {cohort} ORDER BY cohort, age");
    List<String> names = cohorts.texts("cohort");
    boolean retention = shown(asked).equals("retention");
    List<Map<String, Object>> drawn = new ArrayList<>();
    long oldest = 0;
    for (int i = 0; i < cells.size(); i++) {
      int y = names.indexOf(cells.texts("cohort").get(i));
      BigDecimal value = cells.decimals(retention ? "retention" : "profit").get(i);
      if (y < 0 || value == null) continue;
      long age = cells.wholes("age").get(i);
      oldest = Math.max(oldest, age);
      Map<String, Object> cell = new HashMap<>();
      cell.put("value", List.of(age, y, value));
      cell.put("count", cells.wholes("active").get(i));
      drawn.add(cell);
    }
    List<String> ages = new ArrayList<>();
    for (long age = 0; age <= oldest; age++) ages.add(String.valueOf(age));
    Map<String, Object> data = new HashMap<>();
    data.put("x", ages);
    data.put("y", names);
    data.put("cells", drawn);
    data.put("share", retention);
    data.put("x_name", asked.s().text("segments.cohorts.age"));
    data.put("y_name", asked.s().text("segments.cohorts.cohort"));
    data.put("count_name", asked.s().text("segments.cohorts.active"));
    data.put("unit", retention ? "" : asked.s().currency());
    return asked.chart(
        "heat",
        names.size() > 8 ? "l" : "m",
        data,
        asked.s().html("segments.cohorts.caption." + shown(asked)));
  }

  private static Markup table(Asked asked, Grid cohorts) {
    return asked
        .s()
        .table()
        .text(asked.s().html("segments.cohorts.cohort"), cohorts.texts("cohort"))
        .count(asked.s().html("customers"), cohorts.wholes("customers"))
        .count(asked.s().html("segments.cohorts.active"), cohorts.wholes("active"))
        .share(asked.s().html("segments.cohorts.retention"), cohorts.decimals("retention"))
        .money(asked.s().html("panel.revenue"), cohorts.decimals("revenue"))
        .money(asked.s().html("profit"), cohorts.decimals("profit"))
        .money(asked.s().html("segments.cohorts.acquisition"), cohorts.decimals("acquisition_cost"))
        .money(asked.s().html("segments.cohorts.net"), cohorts.decimals("net_value"))
        .build();
  }
}
