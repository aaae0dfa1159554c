package org.whalecurve.web.customer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.reports.text.Html;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.page.Chart;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.text.Speech;

/** A customer's profit by period. */
public final class Trend {
  private static final int WIDTH = 120;
  private static final int HEIGHT = 28;

  private final Speech s;
  private final String view;
  private final List<String> periods = new ArrayList<>();
  private final Map<String, List<BigDecimal>> amounts = new LinkedHashMap<>();

  Trend(Frame f, String customer) {
    this.s = f.s();
    this.view = f.visit().viewKey();
    Reading reading = f.visit().reading();
    for (String name : List.of("revenue", "full", "incremental")) {
      amounts.put(name, new ArrayList<>());
    }
    if (!reading.has("profit")) return;
    Rows rows =
        reading.rows(
            "SELECT period, sum(net_revenue) AS revenue, sum(full_profit) AS \"full\", sum(incremental_profit) AS incremental FROM {profit} WHERE customer_id = ? GROUP BY period ORDER BY period",
            customer);
    for (String period : reading.manifest().periods()) add(rows, period);
  }

  private void add(Rows rows, String period) {
    periods.add(period);
    int at = -1;
    for (int i = 0; i < rows.size(); i++) if (rows.text(i, "period").equals(period)) at = i;
    int row = at;
    amounts.forEach((name, list) -> list.add(row < 0 ? BigDecimal.ZERO : rows.decimal(row, name)));
  }

  public boolean isShown() {
    return periods.size() > 1;
  }

  public Chart chart() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("periods", periods);
    for (String name : List.of("full", "incremental")) {
      data.put(name, amounts.get(name));
      data.put(name + "_name", s.text("view." + name));
    }
    data.put("axis", s.text("axis", "name", s.text("profit"), "unit", s.currency()));
    Markup twin =
        s.table()
            .text(s.html("period"), periods)
            .money(s.html("net_revenue"), amounts.get("revenue"))
            .money(s.html("view.full"), amounts.get("full"))
            .money(s.html("view.incremental"), amounts.get("incremental"))
            .build();
    return new Chart("trend", "trend_bars", "m", data, s.html("customer.trend.caption"), twin);
  }

  /** The line of the view as a tiny picture; the figures stand in the chart below. */
  public Markup sparkline() {
    if (!isShown()) return Markup.EMPTY;
    List<BigDecimal> values = amounts.get(view);
    BigDecimal low = values.stream().reduce(BigDecimal.ZERO, BigDecimal::min);
    BigDecimal high = values.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    BigDecimal range = high.subtract(low).max(BigDecimal.ONE);
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      int x = 2 + i * (WIDTH - 4) / (values.size() - 1);
      points.append(x).append(',').append(y(values.get(i), high, range)).append(' ');
    }
    BigDecimal zero = y(BigDecimal.ZERO, high, range);
    String label =
        s.text("customer.sparkline", "from", periods.get(0), "to", periods.get(periods.size() - 1));
    return new Markup(
        "<svg class=\"spark\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\" role=\"img\" aria-label=\"%3$s\"><line x1=\"0\" x2=\"%1$d\" y1=\"%4$s\" y2=\"%4$s\"/><polyline points=\"%5$s\"/></svg>"
            .formatted(WIDTH, HEIGHT, Html.escape(label), zero, points.toString().strip()));
  }

  private static BigDecimal y(BigDecimal value, BigDecimal high, BigDecimal range) {
    return high.subtract(value)
        .multiply(BigDecimal.valueOf(HEIGHT - 4))
        .divide(range, 1, RoundingMode.HALF_UP)
        .add(BigDecimal.valueOf(2));
  }
}
