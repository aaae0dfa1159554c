package org.whalecurve.intake.init;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.intake.init.Sample.Header;
import org.whalecurve.intake.init.TableMatch.Filled;

/**
 * What a file seems to be, together with the files whose columns it needs.
 *
 * @param match the table; null where the file is none
 */
record Draft(Sample sample, TableMatch match, List<Link> links) {
  private static final double PLAIN = 0.9;

  /**
   * Rows of one file find their row of another.
   *
   * @param from header in the file itself or in a file joined before
   * @param to header in the other file, where every value stands once
   */
  record Link(Header from, Sample other, Header to) {}

  boolean is(String table) {
    return match != null && match.form().table().equals(table);
  }

  /** The file's own headers. */
  List<Header> own() {
    return sample.headers();
  }

  /** Headers that the joined files add; one with the name of an earlier one cannot be reached. */
  static List<Header> fetched(Sample sample, List<Link> links) {
    List<Header> all = new ArrayList<>(sample.headers());
    List<Header> fetched = new ArrayList<>();
    for (Link link : links) {
      for (Header header : link.other().headers()) {
        if (all.stream().anyMatch(h -> h.text().equalsIgnoreCase(header.text()))) continue;
        all.add(header);
        fetched.add(header);
      }
    }
    return fetched;
  }

  List<Header> fetched() {
    return fetched(sample, links);
  }

  /** Why a header was taken for a column, in words; empty where the header says it all. */
  String why(String column, Words words) {
    Filled filled = match().filled().get(column);
    Header header = filled.header();
    ColumnFacts facts = header.facts();
    if (facts.empty()) return words.get("why.empty");
    boolean days = column.equals("date") && facts.dates() >= 0.5;
    if (days || column.equals("period")) return words.get("why.values", shown(facts));
    return filled.sureness() < PLAIN ? words.get("why.unsure", shown(facts)) : "";
  }

  private static String shown(ColumnFacts facts) {
    List<String> examples = facts.examples(2);
    return String.join(
        ", ", examples.stream().map(e -> e.length() > 24 ? e.substring(0, 24) + "…" : e).toList());
  }
}
