package org.whalecurve.reports.print;

import java.math.BigDecimal;
import org.whalecurve.reports.print.Drawing.Align;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.Markup;
import tools.jackson.databind.JsonNode;

/** Groups as bars, side by side for each figure; the groups stand in one line across. */
final class PanelsChart {
  private static final int NAMES = 130;
  private static final int ROW = 20;
  private static final int BAR = 12;
  private static final int TOP = 22;
  private static final int WORD = 46;

  private PanelsChart() {}

  static Drawing draw(JsonNode data, String view, Figures figures) {
    JsonNode heads = data.get("heads");
    JsonNode rows = data.get("rows");
    Drawing drawing = new Drawing(Charts.WIDTH, TOP + rows.size() * ROW + 4);
    for (int i = 0; i < rows.size(); i++) {
      Markup name = Markup.text(Words.fit(rows.get(i).get("label").asString(), NAMES - 12));
      double y = TOP + i * ROW + BAR / 2.0;
      drawing.word(name, NAMES - 10, y, Align.RIGHT, Ink.DARK, false);
    }
    double wide = (Charts.WIDTH - NAMES) / (double) heads.size();
    for (int panel = 0; panel < heads.size(); panel++) {
      panel(drawing, data, panel, NAMES + panel * wide, wide, figures);
    }
    return drawing;
  }

  private static void panel(
      Drawing drawing, JsonNode data, int panel, double left, double wide, Figures figures) {
    Scale scale = scale(data.get("rows"), panel, left, wide);
    Markup head = Markup.text(data.get("heads").get(panel).asString());
    drawing.word(head, left, 7, Align.LEFT, Ink.QUIET, false);
    double y = TOP;
    for (JsonNode row : data.get("rows")) {
      BigDecimal value = row.get("values").get(panel).decimalValue();
      double end = scale.at(value.doubleValue());
      double zero = scale.at(0);
      Ink ink = value.signum() < 0 ? Ink.LOSS : panel == 0 ? Ink.N2 : Ink.PROFIT;
      drawing.bar(Math.min(zero, end), y, Math.max(0.8, Math.abs(end - zero)), BAR, ink);
      Markup shown = panel == 0 ? figures.count(value.longValue()) : figures.money(value);
      drawing.word(shown, Math.max(zero, end) + 4, y + BAR / 2.0, Align.LEFT, Ink.QUIET, false);
      y += ROW;
    }
    drawing.line(scale.at(0), TOP - 3, scale.at(0), y, Ink.N3, 0.6);
  }

  private static Scale scale(JsonNode rows, int panel, double left, double wide) {
    double low = 0;
    double high = 0;
    for (JsonNode row : rows) {
      low = Math.min(low, row.get("values").get(panel).asDouble());
      high = Math.max(high, row.get("values").get(panel).asDouble());
    }
    return new Scale(low, high, left, left + wide - WORD);
  }
}
