package org.whalecurve.flow;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.kernel.Fingerprint;
import org.whalecurve.runs.Manifest;

/** What makes two tables the same. */
final class Fingerprints {
  private static final char COLUMN_END = '\u001f';
  private static final char NULL = '\u001e';

  private Fingerprints() {}

  /** A table's rows counted, and their fingerprint. */
  record Content(long rows, String fingerprint) {}

  /** What a manifest says of a table that is registered under its name. */
  static Manifest.TableEntry entry(Session session, String table, Path parquet) {
    Content content = ofTable(session, table);
    Manifest.FileEntry file = InputFiles.entry(table, parquet);
    return new Manifest.TableEntry(
        table, content.rows(), file.bytes(), file.sha256(), content.fingerprint());
  }

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
}
