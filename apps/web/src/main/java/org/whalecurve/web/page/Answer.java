package org.whalecurve.web.page;

import java.util.List;
import java.util.Map;
import org.whalecurve.reports.text.Markup;

/**
 * One question, answered: in words, as a picture, as a table with the way on, and for programs.
 *
 * @param question what is asked, short
 * @param title the answer in one sentence
 * @param words what to know about it; may be empty
 * @param charts the pictures
 * @param table the figures
 * @param notes what is left out or unusual
 * @param rows the same figures, exact
 */
public record Answer(
    String question,
    Markup title,
    Markup words,
    List<Chart> charts,
    Markup table,
    Markup notes,
    List<Map<String, Object>> rows) {
  public Answer {
    charts = List.copyOf(charts);
  }

  /** Nothing to show: why, and what would bring it. */
  public static Answer none(String question, Markup title, Markup words) {
    return new Answer(question, title, words, List.of(), Markup.EMPTY, Markup.EMPTY, List.of());
  }

  public boolean isEmpty() {
    return charts.isEmpty() && table.isEmpty();
  }
}
