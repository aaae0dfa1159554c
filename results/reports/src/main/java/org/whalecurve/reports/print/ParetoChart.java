package org.whalecurve.reports.print;

import java.util.Arrays;
import org.whalecurve.reports.print.Drawing.Align;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.Markup;
import tools.jackson.databind.JsonNode;

/** Shares of revenue and profit by descending revenue. */
final class ParetoChart {
  private static final int HEIGHT = 270;
  private static final int RIGHT = 24;

  private ParetoChart() {}

  static Drawing draw(JsonNode data, String view, Figures figures) {
    int column = view.equals("full") ? 2 : 3;
    double[][] revenue = points(data.get("points"), 1);
    double[][] gain = points(data.get("points"), column);
    double high = Math.max(1, Arrays.stream(gain).mapToDouble(p -> p[1]).max().orElse(1));
    double low = Math.min(0, Arrays.stream(gain).mapToDouble(p -> p[1]).min().orElse(0));
    Drawing drawing = new Drawing(Charts.WIDTH, HEIGHT);
    Plot plot =
        new Plot(
            drawing,
            new Scale(0, 1, Plot.LEFT, Charts.WIDTH - RIGHT),
            new Scale(low, high, HEIGHT - 44, 42));
    plot.acrossLines(data.get("y").asString(), tick -> percent(tick.doubleValue()));
    plot.below(data.get("x").asString(), tick -> percent(tick.doubleValue()));
    drawing.line(plot.x.at(0), plot.y.at(0), plot.x.at(1), plot.y.at(1), Ink.N3, 0.8, 2, 3);
    plot.curve(revenue, Ink.N1, 1.4);
    if (gain.length > 1) plot.curve(gain, Ink.PROFIT, 2);
    knee(plot, data, view, figures);
    legend(drawing, data, gain.length > 1 ? view : null);
    return drawing;
  }

  private static double[][] points(JsonNode list, int column) {
    double[][] start = {{0, 0}};
    double[][] found = new double[list.size()][];
    int n = 0;
    for (JsonNode point : list) {
      if (point.get(column).isNull()) continue;
      found[n++] = new double[] {point.get(0).asDouble(), point.get(column).asDouble()};
    }
    double[][] all = Arrays.copyOf(start, n + 1);
    System.arraycopy(found, 0, all, 1, n);
    return all;
  }

  private static Markup percent(double fraction) {
    return Markup.text(Math.round(fraction * 100) + "%");
  }

  private static void knee(Plot plot, JsonNode data, String view, Figures figures) {
    double share = data.get(view + "_knee").asDouble();
    double at = plot.x.at(share);
    plot.drawing.line(at, plot.y.from(), at, plot.y.to(), Ink.ACCENT, 0.8);
    Markup word =
        Markup.text(data.get("knee_label").asString() + " ")
            .plus(figures.percent(data.get(view + "_knee").decimalValue()));
    boolean left = share > 0.6;
    plot.drawing.word(
        word,
        left ? at - 6 : at + 6,
        plot.y.from() - 10,
        left ? Align.RIGHT : Align.LEFT,
        Ink.ACCENT,
        false);
  }

  private static void legend(Drawing drawing, JsonNode data, String view) {
    double at = Charts.WIDTH - RIGHT - 330;
    at = entry(drawing, at, data.get("revenue_name").asString(), Ink.N1);
    if (view != null) at = entry(drawing, at, data.get(view + "_name").asString(), Ink.PROFIT);
    entry(drawing, at, data.get("even_name").asString(), Ink.N3);
  }

  private static double entry(Drawing drawing, double at, String name, Ink ink) {
    drawing.bar(at, 6, 14, 2, ink);
    drawing.word(Markup.text(name), at + 18, 7, Align.LEFT, Ink.QUIET, false);
    return at + 34 + Words.width(name);
  }
}
