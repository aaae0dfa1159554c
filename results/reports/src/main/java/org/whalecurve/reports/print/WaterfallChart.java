package org.whalecurve.reports.print;

import java.util.Set;
import org.whalecurve.reports.print.Drawing.Align;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.Markup;
import tools.jackson.databind.JsonNode;

/** From gross revenue to profit, one bar below the other. */
final class WaterfallChart {
  private static final Set<String> SUMS = Set.of("revenue", "profit");
  private static final int NAMES = 210;
  private static final int RIGHT = 64;
  private static final int ROW = 20;
  private static final int BAR = 12;

  private WaterfallChart() {}

  static Drawing draw(JsonNode data, String view, Figures figures) {
    JsonNode steps = data.get(view);
    Drawing drawing = new Drawing(Charts.WIDTH, steps.size() * ROW + 8);
    Scale scale = scale(steps);
    double level = 0;
    double y = 4;
    for (JsonNode step : steps) {
      boolean sum = SUMS.contains(step.get("kind").asString());
      double from = sum ? 0 : level;
      double to = from + step.get("amount").asDouble();
      bar(drawing, step, scale.at(from), scale.at(to), y);
      words(drawing, step, Math.max(scale.at(from), scale.at(to)), y, figures);
      if (y > 4) drawing.line(scale.at(level), y - (ROW - BAR), scale.at(level), y, Ink.N3, 0.6);
      level = to;
      y += ROW;
    }
    drawing.line(scale.at(0), 0, scale.at(0), y, Ink.N3, 0.6);
    return drawing;
  }

  private static Scale scale(JsonNode steps) {
    double low = 0;
    double high = 0;
    double level = 0;
    for (JsonNode step : steps) {
      boolean sum = SUMS.contains(step.get("kind").asString());
      level = (sum ? 0 : level) + step.get("amount").asDouble();
      low = Math.min(low, level);
      high = Math.max(high, level);
    }
    return new Scale(low, high, NAMES, Charts.WIDTH - RIGHT);
  }

  private static void bar(Drawing drawing, JsonNode step, double from, double to, double y) {
    double x = Math.min(from, to);
    double wide = Math.max(0.8, Math.abs(to - from));
    boolean loss = step.get("amount").asDouble() < 0;
    switch (step.get("kind").asString()) {
      case "unused", "unassigned" -> drawing.hatch(x, y, wide, BAR);
      case "profit" -> drawing.bar(x, y, wide, BAR, loss ? Ink.LOSS : Ink.PROFIT);
      case "revenue" -> drawing.bar(x, y, wide, BAR, Ink.N1);
      case "activity" -> drawing.bar(x, y, wide, BAR, Ink.N2);
      default -> drawing.bar(x, y, wide, BAR, Ink.N3);
    }
  }

  private static void words(Drawing drawing, JsonNode step, double end, double y, Figures figures) {
    boolean sum = SUMS.contains(step.get("kind").asString());
    double middle = y + BAR / 2.0;
    Markup name = Markup.text(Words.fit(step.get("label").asString(), NAMES - 12));
    drawing.word(name, NAMES - 8, middle, Align.RIGHT, sum ? Ink.DARK : Ink.N1, sum);
    Markup shown = figures.money(step.get("amount").decimalValue());
    drawing.word(shown, end + 6, middle, Align.LEFT, sum ? Ink.DARK : Ink.QUIET, sum);
  }
}
