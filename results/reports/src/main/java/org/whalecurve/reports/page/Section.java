package org.whalecurve.reports.page;

import java.util.Optional;
import org.whalecurve.reports.text.Markup;

/** A part of the report that answers one question. */
interface Section {
  /** Its anchor; the question is the message {@code <id>.title}. */
  String id();

  /** The answer, or nothing where the run has no data for it. */
  Optional<Content> content(Page page);

  /**
   * What a section says.
   *
   * @param answer the answer in words, one or two sentences
   * @param body picture, table, notes
   */
  record Content(Markup answer, Markup body) {}
}
