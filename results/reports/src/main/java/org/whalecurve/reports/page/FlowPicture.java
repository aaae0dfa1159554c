package org.whalecurve.reports.page;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.RunReader;

/**
 * Where the ledger goes, for pages other than the report: what {@code charts.js} draws as {@code
 * flow}, and the same in words, by view.
 *
 * @param data of both views
 * @param caption what is drawn
 */
public record FlowPicture(Map<String, Object> data, Markup caption, Map<String, ByView> views) {
  /**
   * What a node stands for.
   *
   * @param kind {@code account}, {@code pool}, {@code support}, {@code resource}, {@code activity},
   *     {@code group}, {@code unused} or {@code unassigned}
   * @param name empty for several small ones in one
   */
  public record Place(String kind, String name) {}

  /** One view in words, as a table, and with what its nodes stand for. */
  public record ByView(Markup answer, Markup twin, Markup notes, Map<String, Place> places) {}

  /** The picture of a run in one language. */
  public static FlowPicture of(RunReader run, Locale locale) {
    Page page = Page.forPictures(run, locale);
    Map<String, Object> data = new LinkedHashMap<>();
    Map<String, ByView> views = new LinkedHashMap<>();
    for (View view : View.values()) {
      FlowSection.Picture picture = FlowSection.picture(page, view);
      data.put(view.key, FlowSection.data(page, picture.graph()));
      views.put(
          view.key,
          new ByView(
              FlowSection.answer(page, picture),
              FlowSection.twin(page, picture.graph()),
              FlowSection.notes(page, picture),
              FlowSection.places(picture.graph())));
    }
    Markup caption = page.messages.html("flow.caption", "currency", page.currency());
    return new FlowPicture(data, caption, views);
  }
}
