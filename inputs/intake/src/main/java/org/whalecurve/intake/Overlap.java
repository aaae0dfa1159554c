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
  private static final long ROWS_OF_A_PASS = 16_000_000;

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
  private String hash() {
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
    String shared = into + "_hash";
    if (!share(session, shared)) {
      session.drop(shared);
      return false;
    }
    String rows =
        "(SELECT * FROM %s WHERE %s = 0 AND %s IN (SELECT h FROM %s))"
            .formatted(typed, TypedSelect.CHECK, hash(), shared);
    session.execute(
        "CREATE TABLE " + into + " AS " + (input.key().isEmpty() ? byValues(rows) : byKey(rows)));
    session.drop(shared);
    return session.query("SELECT count(*) FROM " + into).get(0).integer(0) > 0;
  }

  /**
   * Makes a table of the hashes that more than one row has. Many rows are grouped in several
   * passes, so that the groups of one fit into memory.
   */
  private boolean share(Session session, String into) {
    long rows = session.query("SELECT count(*) FROM " + typed).get(0).integer(0);
    long passes = 1 + rows / ROWS_OF_A_PASS;
    String sharedBy =
        input.key().isEmpty()
            ? "min(" + TypedSelect.FILE + ") <> max(" + TypedSelect.FILE + ")"
            : "count(*) > 1";
    String hashes =
        "(SELECT %s AS h, %s FROM %s WHERE %s = 0)"
            .formatted(hash(), TypedSelect.FILE, typed, TypedSelect.CHECK);
    for (long pass = 0; pass < passes; pass++) {
      String some = passes == 1 ? "" : " WHERE h %% %d = %d".formatted(passes, pass);
      String sql = "SELECT h FROM " + hashes + some + " GROUP BY h HAVING " + sharedBy;
      session.execute(
          (pass == 0 ? "CREATE TABLE " + into + " AS " : "INSERT INTO " + into + " ") + sql);
    }
    return session.query("SELECT count(*) FROM " + into).get(0).integer(0) > 0;
  }

  private String names() {
    return identity().stream().map(dialect::name).collect(Collectors.joining(", "));
  }

  private String byKey(String rows) {
    String order = " OVER (PARTITION BY " + names() + " ORDER BY " + order() + ")";
    return repeated(rows, order, "nth > 1");
  }

  private String byValues(String found) {
    String occurrence =
        "row_number() OVER (PARTITION BY "
            + names()
            + ", "
            + TypedSelect.FILE
            + " ORDER BY "
            + order()
            + ")";
    String rows = "(SELECT *, " + occurrence + " AS occurrence FROM " + found + ")";
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
