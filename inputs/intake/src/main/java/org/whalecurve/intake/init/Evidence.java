package org.whalecurve.intake.init;

import java.util.List;
import org.whalecurve.intake.init.Sample.Header;
import org.whalecurve.intake.init.TableMatch.Filled;

/** Says in words why a header was taken for a column, where the header alone does not convince. */
final class Evidence {
  private static final double PLAIN = 0.9;

  private Evidence() {}

  static String of(Draft draft, String column, Words words) {
    Filled filled = draft.match().filled().get(column);
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
