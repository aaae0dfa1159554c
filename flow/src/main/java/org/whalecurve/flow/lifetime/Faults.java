package org.whalecurve.flow.lifetime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;

/**
 * What rows of a file must not be. The engine finds them all; the first of each kind are told, with
 * their lines.
 */
final class Faults {
  private static final int SHOWN_OF_EACH = 5;

  /**
   * A kind of fault.
   *
   * @param condition SQL that is true for a row at fault
   * @param values SQL of a text that shows the values at fault
   * @param says what is wrong
   */
  private record Fault(String code, String condition, String values, String says, String remedy) {}

  private final String file;
  private final List<Fault> faults = new ArrayList<>();

  Faults(String file) {
    this.file = file;
  }

  /**
   * Adds a kind of fault; a row has only the first kind that fits it.
   *
   * @param values names of columns of the table whose values are shown, with what to call them
   */
  void add(String code, String condition, Map<String, String> values, String says, String remedy) {
    String shown =
        values.entrySet().stream()
            .map(e -> "'" + e.getValue() + " ' || COALESCE(" + e.getKey() + ", '(empty)')")
            .collect(Collectors.joining(" || ', ' || "));
    faults.add(new Fault(code, condition, shown, says, remedy));
  }

  /** SQL of the number of the first fault of a row, from 1; 0 where it has none. */
  String number() {
    StringBuilder cases = new StringBuilder("CASE");
    for (int i = 0; i < faults.size(); i++)
      cases.append(" WHEN ").append(faults.get(i).condition).append(" THEN ").append(i + 1);
    return faults.isEmpty() ? "0" : cases.append(" ELSE 0 END").toString();
  }

  /**
   * @param table with {@code source_line} and {@code fault}, the {@link #number}
   * @throws ProblemException where a row has a fault
   */
  void check(Session session, String table) {
    Map<Integer, Long> counts = new LinkedHashMap<>();
    for (Row row :
        session.query(
            "SELECT fault, count(*) FROM " + table + " WHERE fault > 0 GROUP BY 1 ORDER BY 1"))
      counts.put((int) row.integer(0), row.integer(1));
    List<Problem> problems = new ArrayList<>();
    counts.forEach((number, count) -> problems.addAll(told(session, table, number, count)));
    if (!problems.isEmpty()) throw new ProblemException(problems);
  }

  private List<Problem> told(Session session, String table, int number, long count) {
    Fault fault = faults.get(number - 1);
    List<Problem> problems = new ArrayList<>();
    String select =
        "SELECT CAST(source_line AS BIGINT), %s FROM %s WHERE fault = %d ORDER BY 1 LIMIT %d"
            .formatted(fault.values, table, number, SHOWN_OF_EACH);
    for (Row row : session.query(select)) {
      SourcePlace place = new SourcePlace(file, (int) row.integer(0), 0);
      problems.add(new Problem(fault.code, place, row.text(1) + ": " + fault.says, fault.remedy));
    }
    long more = count - problems.size();
    if (more > 0) {
      String message =
          String.format(Locale.ROOT, "%,d more lines with the same: %s", more, fault.says);
      problems.add(new Problem(fault.code, SourcePlace.ofFile(file), message, fault.remedy));
    }
    return problems;
  }
}
