package org.whalecurve.reports.print;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.Markup;
import tools.jackson.databind.json.JsonMapper;

/** The pictures of one document. */
public final class Drawings {
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, Drawing> drawings = new LinkedHashMap<>();

  /**
   * Draws a chart.
   *
   * @param data what the page's script would draw
   * @param view full or incremental
   * @return its place in the document; nothing where the chart is not for paper
   */
  public Optional<Markup> chart(
      String name, Map<String, Object> data, String view, Figures figures) {
    Optional<Drawing> drawn = Charts.draw(name, JSON.valueToTree(data), view, figures);
    drawn.ifPresent(drawing -> drawings.put(name, drawing));
    return drawn.map(drawing -> drawing.html(name));
  }

  Drawing get(String name) {
    return drawings.get(name);
  }
}
