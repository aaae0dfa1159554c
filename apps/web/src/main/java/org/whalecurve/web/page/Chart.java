package org.whalecurve.web.page;

import java.util.Map;
import org.whalecurve.reports.text.Markup;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A picture: what assets/charts.js draws, with the same in words and as a table.
 *
 * @param id unique on the page
 * @param kind name of the drawing function
 * @param height in pixels: {@code s}, {@code m} or {@code l}
 * @param data what is drawn
 * @param caption the picture in words
 * @param twin the picture as a table
 */
public record Chart(
    String id, String kind, String height, Map<String, Object> data, Markup caption, Markup twin) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  /** JSON that cannot end its script element. */
  public String json() {
    return safe(data);
  }

  static String safe(Object data) {
    return JSON.writeValueAsString(data)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
