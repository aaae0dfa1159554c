package org.whalecurve.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.intake.Lookups.Lookup;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;

/** The SELECT that gives the rows of a file the columns of those that it joins. */
final class JoinSql {
  private static final int SHOWN = 3;

  private final SourceRows rows;
  private final JoinPlan plan;
  private final List<Lookup> lookups;
  private final List<String> names;

  /**
   * @param names relation of every file, in the order of {@link SourceRows#all}
   */
  JoinSql(SourceRows rows, List<String> names) {
    this.rows = rows;
    this.plan = new JoinPlan(rows.mapping());
    this.lookups = rows.mapping().lookups().list();
    this.names = names;
  }

  String relation(Session session) {
    StringBuilder from = new StringBuilder(names.get(0)).append(" j0");
    int next = 1;
    for (int j = 0; j < lookups.size(); j++) {
      int parts = rows.lookups().get(j).size();
      String distinct = distinct(j, names.subList(next, next + parts));
      next += parts;
      refuseAmbiguous(session, j, distinct);
      from.append(" LEFT JOIN ").append(distinct).append(" j").append(j + 1).append(" ON ");
      from.append(condition(j));
    }
    List<FileMapping.Raw> raws = rows.mapping().raws();
    String columns =
        IntStream.range(0, raws.size())
            .mapToObj(i -> ", " + plan.column(raws.get(i).place()) + " AS c" + i)
            .collect(Collectors.joining());
    return "(SELECT j0.source_line" + columns + " FROM " + from + ")";
  }

  private String condition(int join) {
    List<String> equal = new ArrayList<>();
    List<Integer> from = lookups.get(join).from();
    for (int k = 0; k < from.size(); k++) {
      equal.add(plan.column(from.get(k)) + " = j" + (join + 1) + ".c" + k);
    }
    return String.join(" AND ", equal);
  }

  /** Equal rows of the joined files once; a head repeated on each of its lines is one head. */
  private String distinct(int join, List<String> parts) {
    String columns = columns(plan.names(join).size());
    String all =
        IntStream.range(0, parts.size())
            .mapToObj(
                p ->
                    "SELECT "
                        + columns
                        + ", CAST(source_line AS BIGINT) AS source_line, "
                        + p
                        + " AS part FROM "
                        + parts.get(p))
            .collect(Collectors.joining(" UNION ALL "));
    return "(SELECT "
        + columns
        + ", min(part) AS part, min(source_line) AS source_line FROM ("
        + all
        + ") GROUP BY "
        + columns
        + ")";
  }

  private static String columns(int number) {
    return IntStream.range(0, number).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
  }

  /** A key with two different rows would count our row twice. */
  private void refuseAmbiguous(Session session, int join, String distinct) {
    Lookup lookup = lookups.get(join);
    String key = columns(lookup.to().size());
    String filled =
        IntStream.range(0, lookup.to().size())
            .mapToObj(k -> "c" + k + " IS NOT NULL")
            .collect(Collectors.joining(" AND "));
    String twice =
        "SELECT "
            + key
            + ", min(part) AS part, min(source_line) AS one, max(source_line) AS other FROM "
            + distinct
            + " WHERE "
            + filled
            + " GROUP BY "
            + key
            + " HAVING count(*) > 1";
    long number = session.query("SELECT count(*) FROM (" + twice + ")").get(0).integer(0);
    if (number == 0) return;
    List<Row> shown = session.query(twice + " ORDER BY " + key + " LIMIT " + SHOWN);
    throw new ProblemException(ambiguous(join, number, shown));
  }

  private Problem ambiguous(int join, long number, List<Row> shown) {
    Lookup lookup = lookups.get(join);
    int keys = lookup.to().size();
    Row first = shown.get(0);
    String file = rows.lookups().get(join).get((int) first.integer(keys)).fileName();
    String values =
        shown.stream().map(r -> "'" + r.text(0) + "'").collect(Collectors.joining(", "));
    return new Problem(
        "ambiguous-join",
        new SourcePlace(file, (int) first.integer(keys + 1), 0),
        number
            + (number == 1 ? " key stands" : " keys stand")
            + " in several rows that differ: "
            + String.join(", ", lookup.to())
            + " "
            + values
            + " (lines "
            + first.integer(keys + 1)
            + " and "
            + first.integer(keys + 2)
            + "): which of them is meant?",
        "Join on a column whose values are unique, or add a second one: on: [first, second].");
  }
}
