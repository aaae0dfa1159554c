package org.whalecurve.reports.print;

import java.util.Map;
import java.util.Optional;
import org.whalecurve.reports.text.Figures;
import tools.jackson.databind.JsonNode;

/** The report's charts as drawings, by name. */
final class Charts {
  /** Width of the text on A4. */
  static final int WIDTH = 688;

  /** Draws one view of a chart's data. */
  private interface Maker {
    Drawing draw(JsonNode data, String view, Figures figures);
  }

  private static final Map<String, Maker> MAKERS =
      Map.of(
          "whale", WhaleChart::draw,
          "pareto", ParetoChart::draw,
          "waterfall", WaterfallChart::draw,
          "periods", PeriodsChart::draw,
          "flow", FlowChart::draw,
          "tiers", PanelsChart::draw,
          "rfm", PanelsChart::draw,
          "equity", PanelsChart::draw);

  private Charts() {}

  /** Nothing where a chart is not for paper. */
  static Optional<Drawing> draw(String name, JsonNode data, String view, Figures figures) {
    return Optional.ofNullable(MAKERS.get(name)).map(maker -> maker.draw(data, view, figures));
  }
}
