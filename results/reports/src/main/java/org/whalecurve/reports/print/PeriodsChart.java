package org.whalecurve.reports.print;

import org.whalecurve.reports.print.Drawing.Align;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.Markup;
import tools.jackson.databind.JsonNode;

/** Profit by period, both views side by side. */
final class PeriodsChart {
  private static final int HEIGHT = 210;
  private static final int NAMED_MAX = 12;

  private PeriodsChart() {}

  static Drawing draw(JsonNode data, String view, Figures figures) {
    JsonNode periods = data.get("periods");
    Drawing drawing = new Drawing(Charts.WIDTH, HEIGHT);
    Plot plot =
        new Plot(
            drawing,
            new Scale(0, periods.size(), Plot.LEFT, Charts.WIDTH),
            new Scale(end(data, -1), end(data, 1), HEIGHT - 24, 48));
    plot.acrossLines(data.get("axis").asString(), figures::round);
    bars(plot, data.get("full"), 0, Ink.PROFIT);
    bars(plot, data.get("incremental"), 1, Ink.SOFT);
    drawing.line(plot.x.from(), plot.y.at(0), plot.x.to(), plot.y.at(0), Ink.N3, 0.8);
    names(plot, periods);
    legend(drawing, data);
    return drawing;
  }

  /** The lowest or highest value, 0 included. */
  private static double end(JsonNode data, int sign) {
    double end = 0;
    for (String view : new String[] {"full", "incremental"}) {
      for (JsonNode value : data.get(view)) end = Math.max(end, sign * value.asDouble());
    }
    return sign * end;
  }

  private static void bars(Plot plot, JsonNode values, int place, Ink ink) {
    double room = plot.x.at(1) - plot.x.at(0);
    double wide = Math.min(30, room * 0.38);
    for (int i = 0; i < values.size(); i++) {
      double value = values.get(i).asDouble();
      double x = plot.x.at(i + 0.5) - wide + place * (wide + 1);
      double top = Math.min(plot.y.at(value), plot.y.at(0));
      double high = Math.abs(plot.y.at(value) - plot.y.at(0));
      plot.drawing.bar(x, top, wide, high, value < 0 ? Ink.LOSS : ink);
    }
  }

  private static void names(Plot plot, JsonNode periods) {
    int step = (periods.size() + NAMED_MAX - 1) / NAMED_MAX;
    for (int i = 0; i < periods.size(); i += step) {
      Markup name = Markup.text(periods.get(i).asString());
      plot.drawing.word(
          name, plot.x.at(i + 0.5), plot.y.from() + 12, Align.CENTRE, Ink.QUIET, false);
    }
  }

  private static void legend(Drawing drawing, JsonNode data) {
    double at = Plot.LEFT;
    for (String view : new String[] {"full", "incremental"}) {
      String name = data.get(view + "_name").asString();
      drawing.bar(at, 2, 10, 10, view.equals("full") ? Ink.PROFIT : Ink.SOFT);
      drawing.word(Markup.text(name), at + 15, 7, Align.LEFT, Ink.QUIET, false);
      at += 36 + Words.width(name);
    }
  }
}
