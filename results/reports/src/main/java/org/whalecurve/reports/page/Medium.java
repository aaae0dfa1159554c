package org.whalecurve.reports.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.whalecurve.reports.text.Markup;

/** What the page is read on: it shows the views, draws the charts and frames the sections. */
interface Medium {
  /** A section as HTML, with its entry in the contents. */
  record Part(String id, String entry, String html) {}

  /** What both views have to say. */
  Markup views(String tag, Function<View, Markup> content);

  /**
   * A chart.
   *
   * @param about what it shows, in words
   * @param twin the same as a table; may be empty
   */
  Markup chart(String name, int height, Map<String, Object> data, Markup about, Markup twin);

  /** The whole document. */
  String document(List<Part> parts);
}
