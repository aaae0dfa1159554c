package org.whalecurve.intake.conform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;

/** Which customer each renumbered id, and where asked each subsidiary, counts for. */
final class CustomerLinks {
  private CustomerLinks() {}

  static Step step(boolean rollUpToParent) {
    List<String> reads =
        rollUpToParent
            ? List.of("customer_alias_checked", "customer_checked")
            : List.of("customer_alias_checked");
    return new Step(
        "intake.customer_link",
        "follow renumbered customers" + (rollUpToParent ? " and parents" : ""),
        reads,
        List.of("customer_link"),
        new Step.Java("roll up " + rollUpToParent, context -> write(context, rollUpToParent)));
  }

  private static void write(Step.Context context, boolean rollUpToParent) {
    Map<String, String> next = new HashMap<>();
    Map<String, SourcePlace> places = new HashMap<>();
    if (rollUpToParent) read(context, "customer_id, parent_id", "customer_checked", next, places);
    read(context, "old_id, customer_id", "customer_alias_checked", next, places);
    Problems problems = new Problems();
    Map<String, String> ends = new TreeMap<>();
    Set<String> reported = new HashSet<>();
    for (String id : next.keySet()) {
      String end = follow(id, next, places, problems, reported);
      if (end != null) ends.put(id, end);
    }
    problems.throwIfAny();
    List<Object[]> rows = new ArrayList<>();
    ends.forEach((id, end) -> rows.add(new Object[] {id, end}));
    context.write(
        "customer_link",
        List.of(
            new Session.Column("source_id", "VARCHAR"),
            new Session.Column("customer_id", "VARCHAR")),
        rows);
  }

  private static void read(
      Step.Context context,
      String columns,
      String table,
      Map<String, String> next,
      Map<String, SourcePlace> places) {
    String[] names = columns.split(", ");
    String sql =
        "SELECT "
            + columns
            + ", source_file, source_line FROM "
            + table
            + " WHERE "
            + names[0]
            + " IS NOT NULL AND "
            + names[1]
            + " IS NOT NULL AND "
            + names[0]
            + " <> "
            + names[1];
    for (Row row : context.session().query(sql)) {
      next.put(row.text(0), row.text(1));
      places.put(row.text(0), new SourcePlace(row.text(2), (int) row.integer(3), 0));
    }
  }

  private static String follow(
      String id,
      Map<String, String> next,
      Map<String, SourcePlace> places,
      Problems problems,
      Set<String> reported) {
    Set<String> seen = new HashSet<>();
    String at = id;
    while (next.containsKey(at)) {
      if (!seen.add(at)) {
        if (reported.addAll(seen)) {
          problems.add(
              "customer-loop",
              places.get(at),
              "customers " + new java.util.TreeSet<>(seen) + " point at each other in a circle",
              "Take one of these rows out of customer_alias, or mend parent_id, so that the chain ends.");
        }
        return null;
      }
      at = next.get(at);
    }
    return at;
  }
}
