package org.whalecurve.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Fingerprint;

/** What makes two tables, or two steps, the same. */
final class Fingerprints {
  private static final char COLUMN_END = '\u001f';
  private static final char NULL = '\u001e';

  private Fingerprints() {}

  /** A table's rows counted, and their fingerprint. */
  record Content(long rows, String fingerprint) {}

  /**
   * The fingerprint of a table's content: the columns' names, the number of rows, and the sum of a
   * hash of every row's canonical text. A sum does not depend on the rows' order, so no sort is
   * needed; engines agree because text forms of text, dates and decimals agree.
   */
  static Content ofTable(Session session, String table) {
    Dialect dialect = session.dialect();
    List<String> columns =
        session.describe("SELECT * FROM " + dialect.name(table)).stream()
            .map(Session.Column::name)
            .toList();
    // One call: a chain of || would copy the row's text once per column.
    String text =
        columns.stream()
            .map(c -> cell(dialect, c))
            .collect(Collectors.joining(", ", "concat(", ")"));
    Row row =
        session
            .query(
                "SELECT count(*), coalesce(sum("
                    + dialect.textHash(text)
                    + "), 0) FROM "
                    + dialect.name(table))
            .get(0);
    Fingerprint print = new Fingerprint();
    columns.forEach(print::add);
    return new Content(row.integer(0), print.add(row.text(0)).add(row.text(1)).hex());
  }

  private static String cell(Dialect dialect, String column) {
    return "coalesce(CAST("
        + dialect.name(column)
        + " AS VARCHAR), "
        + dialect.literal(String.valueOf(NULL))
        + "), "
        + dialect.literal(String.valueOf(COLUMN_END));
  }

  /**
   * The identity of every step by name: what it does, and the identities of the steps whose tables
   * it reads. A step that reads no table reads source files. Two steps of one identity write the
   * same tables, so a later run may take the earlier one's.
   *
   * @param sources identity of the source files' content and of the engine
   */
  static Map<String, String> ofSteps(List<Step> steps, String sources) {
    Map<String, String> byStep = new HashMap<>();
    Map<String, String> byTable = new HashMap<>();
    for (Step step : steps) {
      Fingerprint print = new Fingerprint().add(step.name()).add(text(step));
      if (step.reads().isEmpty()) print.add(sources);
      step.reads().forEach(table -> print.add(table).add(byTable.get(table)));
      String identity = print.hex();
      byStep.put(step.name(), identity);
      step.writes().forEach(table -> byTable.put(table, identity));
    }
    return byStep;
  }

  private static String text(Step step) {
    return step.body() instanceof Step.Sql sql ? sql.select() : ((Step.Java) step.body()).inputs();
  }
}
