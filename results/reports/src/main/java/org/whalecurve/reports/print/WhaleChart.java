package org.whalecurve.reports.print;

import java.awt.geom.Ellipse2D;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.whalecurve.reports.print.Drawing.Align;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.Markup;
import tools.jackson.databind.JsonNode;

/** The whale curve: this view strong, the other one thin, the burning tail shaded. */
final class WhaleChart {
  private static final int HEIGHT = 330;
  private static final int RIGHT = 112;

  private WhaleChart() {}

  static Drawing draw(JsonNode data, String view, Figures figures) {
    JsonNode main = data.get(view);
    JsonNode other = data.get(view.equals("full") ? "incremental" : "full");
    double[][] points = points(main);
    double[][] others = points(other);
    Drawing drawing = new Drawing(Charts.WIDTH, HEIGHT);
    Plot plot =
        new Plot(
            drawing,
            new Scale(0, main.get("customers").asDouble(), Plot.LEFT, Charts.WIDTH - RIGHT),
            new Scale(
                Math.min(0, values(points, others).min().orElse(0)),
                Math.max(0, values(points, others).max().orElse(0)),
                HEIGHT - 44,
                54));
    plot.acrossLines(data.get("y").asString(), figures::round);
    plot.below(data.get("x").asString(), tick -> figures.count(tick.longValue()));
    shares(plot);
    tail(plot, main, points);
    plot.curve(others, Ink.N2, 0.9);
    double level = plot.y.at(main.get("total").asDouble());
    drawing.line(plot.x.from(), level, plot.x.to(), level, Ink.N2, 0.8, 4, 3);
    plot.curve(points, Ink.PROFIT, 2);
    peak(plot, main);
    ends(plot, main, other, figures);
    return drawing;
  }

  private static double[][] points(JsonNode curve) {
    JsonNode list = curve.get("points");
    double[][] points = new double[list.size() + 1][];
    points[0] = new double[2];
    for (int i = 0; i < list.size(); i++) {
      points[i + 1] = new double[] {list.get(i).get(0).asDouble(), list.get(i).get(1).asDouble()};
    }
    return points;
  }

  private static DoubleStream values(double[][] points, double[][] others) {
    return DoubleStream.concat(
        Arrays.stream(points).mapToDouble(p -> p[1]), Arrays.stream(others).mapToDouble(p -> p[1]));
  }

  /** The share of customers, above. */
  private static void shares(Plot plot) {
    for (int share = 0; share <= 100; share += 20) {
      double at = plot.x.from() + (plot.x.to() - plot.x.from()) * share / 100;
      Markup word = Markup.text(share + "%");
      plot.drawing.word(word, at, plot.y.to() - 36, Align.CENTRE, Ink.QUIET, false);
    }
  }

  private static void tail(Plot plot, JsonNode main, double[][] points) {
    if (main.get("losers").asLong() == 0) return;
    double peak = main.get("peak_customers").asDouble();
    double[][] falling = Arrays.stream(points).filter(p -> p[0] >= peak).toArray(double[][]::new);
    plot.drawing.fill(plot.between(falling, main.get("peak").asDouble()), Ink.LOSS, 0.14);
    Markup word = Markup.text(main.get("tail_label").asString());
    plot.drawing.word(word, plot.x.to(), plot.y.to() - 8, Align.RIGHT, Ink.LOSS, true);
  }

  private static void peak(Plot plot, JsonNode main) {
    double x = plot.x.at(main.get("peak_customers").asDouble());
    double y = plot.y.at(main.get("peak").asDouble());
    plot.drawing.fill(new Ellipse2D.Double(x - 3, y - 3, 6, 6), Ink.PROFIT, 1);
    double below = y + 18;
    double level = plot.y.at(main.get("total").asDouble());
    if (Math.abs(level - below) < 9) below = level + 13;
    boolean left = x - plot.x.from() > 150;
    plot.drawing.word(
        Markup.text(main.get("peak_label").asString()),
        left ? Math.min(x + 90, plot.x.to() - 20) : x,
        below,
        left ? Align.RIGHT : Align.LEFT,
        Ink.PROFIT,
        true);
  }

  /** What both curves come to, beside their ends and never upon each other. */
  private static void ends(Plot plot, JsonNode main, JsonNode other, Figures figures) {
    double at = plot.y.at(main.get("total").asDouble());
    double than = plot.y.at(other.get("total").asDouble());
    if (Math.abs(at - than) < 32) than = than <= at ? at - 32 : at + 32;
    end(plot, main, at, Ink.PROFIT, figures);
    end(plot, other, than, Ink.QUIET, figures);
  }

  private static void end(Plot plot, JsonNode curve, double y, Ink ink, Figures figures) {
    boolean strong = ink == Ink.PROFIT;
    double x = plot.x.to() + 8;
    Markup name = Markup.text(curve.get("name").asString());
    plot.drawing.word(name, x, y - 7, Align.LEFT, ink, strong);
    BigDecimal total = curve.get("total").decimalValue();
    String label = curve.get("total_label").asString().replace("#", "");
    plot.drawing.word(
        figures.money(total).plus(Markup.text(label)), x, y + 7, Align.LEFT, ink, strong);
  }
}
