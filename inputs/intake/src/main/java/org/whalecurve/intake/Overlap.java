package org.whalecurve.intake;

import java.util.List;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Session;

/**
 * Finds rows that stand in the table already. With a key the first row of a key stays. Without one
 * a row is its values and its occurrence among equal rows of its file; the first file with that
 * occurrence keeps it, so that of equal rows as many stay as the file with most of them has.
 *
 * <p>Rows that might be equal are found by a hash; only they are compared.
 */
final class Overlap {
  /** Column of the typed rows with the hash. */
  static final String HASH = "_hash";

  private final TableInput input;
  private final Dialect dialect;
  private final String typed;

  /**
   * @param typed the table with the typed rows
   */
  Overlap(TableInput input, Dialect dialect, String typed) {
    this.input = input;
    this.dialect = dialect;
    this.typed = typed;
  }

  /** Whether rows need to be compared at all. */
  static boolean isNeeded(TableInput input) {
    return !input.key().isEmpty() || input.mayOverlap();
  }

  /** The hash of what identifies a row; equal rows have equal hashes. */
  String hash() {
    return dialect.rowHash(identity().stream().map(dialect::name).toList());
  }

  private List<String> identity() {
    return input.key().isEmpty() ? input.filled() : input.key();
  }

  /**
   * Makes a table of the repeated rows: {@code unit}, {@code line}, {@code first_file}, {@code
   * first_line}, {@code same_file}.
   *
   * @return whether there are any
   */
  boolean find(Session session, String into) {
    session.execute(
        "CREATE TABLE " + into + " AS " + (input.key().isEmpty() ? byValues() : byKey()));
    return session.query("SELECT count(*) FROM " + into).get(0).integer(0) > 0;
  }

  /** Typed rows whose hash is shared. */
  private String candidates(String sharedBy) {
    return "(SELECT * FROM "
        + typed
        + " WHERE "
        + TypedSelect.CHECK
        + " = 0 AND "
        + HASH
        + " IN (SELECT "
        + HASH
        + " FROM "
        + typed
        + " WHERE "
        + TypedSelect.CHECK
        + " = 0 GROUP BY "
        + HASH
        + " HAVING "
        + sharedBy
        + "))";
  }

  private String names() {
    return identity().stream().map(dialect::name).collect(Collectors.joining(", "));
  }

  private String byKey() {
    String order = " OVER (PARTITION BY " + names() + " ORDER BY " + order() + ")";
    return repeated(candidates("count(*) > 1"), order, "nth > 1");
  }

  private String byValues() {
    String occurrence =
        "row_number() OVER (PARTITION BY "
            + names()
            + ", "
            + TypedSelect.FILE
            + " ORDER BY "
            + order()
            + ")";
    String rows =
        "(SELECT *, "
            + occurrence
            + " AS occurrence FROM "
            + candidates("min(" + TypedSelect.FILE + ") <> max(" + TypedSelect.FILE + ")")
            + ")";
    String order = " OVER (PARTITION BY " + names() + ", occurrence ORDER BY " + order() + ")";
    return repeated(rows, order, "nth > 1");
  }

  private String repeated(String rows, String over, String condition) {
    return "SELECT unit, line, first_file, first_line, file = first_file AS same_file FROM (SELECT "
        + TypedSelect.UNIT
        + " AS unit, "
        + TypedSelect.FILE
        + " AS file, source_line AS line, row_number()"
        + over
        + " AS nth, first_value("
        + TypedSelect.FILE
        + ")"
        + over
        + " AS first_file, first_value(source_line)"
        + over
        + " AS first_line FROM "
        + rows
        + ") WHERE "
        + condition;
  }

  private static String order() {
    return TypedSelect.FILE + ", " + TypedSelect.UNIT + ", source_line";
  }
}
