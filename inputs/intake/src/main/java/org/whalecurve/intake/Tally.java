package org.whalecurve.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.tables.RunTables;

/**
 * Counts what became of every row of every file, and holds the counts against each other: read =
 * accepted + rejected + overlapping + filtered.
 */
final class Tally {
  private final TableInput input;
  private final Session session;
  private final String typed;
  private final String repeated;

  /**
   * @param typed table of typed rows
   * @param repeated table of repeated rows, or null
   */
  Tally(TableInput input, Session session, String typed, String repeated) {
    this.input = input;
    this.session = session;
    this.typed = typed;
    this.repeated = repeated;
  }

  static List<Session.Column> columns() {
    return RunTables.QUALITY.columns().stream()
        .map(c -> new Session.Column(c.name(), c.kind().sqlType()))
        .toList();
  }

  /** Whether every row of every file is in the table. */
  static boolean allAccepted(List<Object[]> rows) {
    return rows.stream().allMatch(row -> row[2].equals(row[3]));
  }

  /** One row of the table {@code quality} per file, by file. */
  List<Object[]> rows(List<SourceRows> sources) {
    Map<Integer, Row> byFile = new HashMap<>();
    for (Row row : session.query(counts())) byFile.put((int) row.integer(0), row);
    Map<Integer, Object[]> rows = new LinkedHashMap<>();
    for (SourceRows source : sources) {
      int file = source.mapping().file();
      if (rows.containsKey(file)) continue;
      rows.put(file, row(file, sources, byFile.get(file)));
    }
    return List.copyOf(rows.values());
  }

  private String counts() {
    String distinct = input.isDistinct("r.unit");
    String repeat =
        repeated == null
            ? "SELECT t.*, FALSE AS overlap, FALSE AS duplicate, FALSE AS passed FROM "
                + typed
                + " t"
            : "SELECT t.*, r.same_file = FALSE AND NOT "
                + distinct
                + " AS overlap, r.same_file = TRUE AND NOT "
                + distinct
                + " AS duplicate, "
                + distinct
                + " AND r.unit IS NOT NULL AS passed FROM "
                + typed
                + " t LEFT JOIN "
                + repeated
                + " r ON r.unit = t."
                + TypedSelect.UNIT
                + " AND r.line = t.source_line";
    StringBuilder sums = new StringBuilder();
    for (String column : input.filledNumbers()) {
      String name = session.dialect().name(column);
      sums.append(", sum(").append(session.dialect().total(name)).append(") FILTER (accepted)");
    }
    String accepted =
        TypedSelect.CHECK
            + " = 0 AND overlap IS NOT TRUE AND duplicate IS NOT TRUE AND passed IS NOT TRUE AS accepted";
    return "SELECT "
        + TypedSelect.FILE
        + ", count(*), count(*) FILTER (accepted), count(*) FILTER ("
        + TypedSelect.CHECK
        + " > 0 OR duplicate), count(*) FILTER (overlap), count(*) FILTER ("
        + TypedSelect.CHECK
        + " = "
        + TypedSelect.FILTERED
        + " OR passed), "
        + measured()
        + ", sum("
        + TypedSelect.ROUNDED
        + ") FILTER (accepted)"
        + sums
        + " FROM (SELECT *, "
        + accepted
        + " FROM ("
        + repeat
        + ")) GROUP BY "
        + TypedSelect.FILE
        + " ORDER BY 1";
  }

  /** The measure's sum at the source's precision: as kept, and what some rows had beyond that. */
  private String measured() {
    if (input.measure().isEmpty()) return "NULL";
    String kept = session.dialect().name(input.measure().get());
    return "CAST(coalesce(sum(%1$s) FILTER (accepted), 0) AS DECIMAL(38,12)) + coalesce(sum(%2$s - %1$s) FILTER (accepted), 0)"
        .formatted(kept, TypedSelect.MEASURE);
  }

  /** What became of the rows that the engine saw. */
  private record Outcome(long rows, long accepted, long rejected, long overlapping, long filtered) {
    static Outcome of(Row row) {
      if (row == null) return new Outcome(0, 0, 0, 0, 0);
      return new Outcome(
          row.integer(1), row.integer(2), row.integer(3), row.integer(4), row.integer(5));
    }

    long sum() {
      return accepted + rejected + overlapping + filtered;
    }
  }

  private Object[] row(int file, List<SourceRows> sources, Row row) {
    List<FileRows> read =
        sources.stream().filter(s -> s.mapping().file() == file).map(SourceRows::own).toList();
    String name = read.get(0).fileName();
    Outcome outcome = Outcome.of(row);
    balance(name, read.stream().mapToLong(r -> r.rows(session)).sum(), outcome.rows);
    balance(name, outcome.rows, outcome.sum());
    long undivided = read.stream().mapToLong(FileRows::undivided).sum();
    long repeats = read.stream().mapToLong(FileRows::repeats).sum();
    String measure = input.measure().orElse(null);
    BigDecimal total = row == null || measure == null ? null : row.decimal(6);
    if (measure != null && total == null) total = BigDecimal.ZERO.setScale(12);
    return new Object[] {
      input.table().name(),
      name,
      outcome.sum() + undivided + repeats,
      outcome.accepted,
      outcome.rejected + undivided,
      outcome.overlapping,
      outcome.filtered + repeats,
      measure,
      total,
      totals(row)
    };
  }

  private static void balance(String file, long given, long found) {
    if (given != found) {
      throw new IllegalStateException(file + ": " + given + " rows given, " + found + " found");
    }
  }

  private String totals(Row row) {
    List<String> parts = new ArrayList<>();
    List<String> numbers = input.filledNumbers();
    for (int i = 0; i < numbers.size(); i++) {
      BigDecimal sum = row == null ? null : row.decimal(8 + i);
      parts.add(quoted(numbers.get(i)) + ":" + (sum == null ? "0" : plain(sum)));
    }
    BigDecimal rounded = row == null ? null : row.decimal(7);
    if (rounded != null && rounded.signum() > 0)
      parts.add("\"(rounded values)\":" + plain(rounded));
    return "{" + String.join(",", parts) + "}";
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static String quoted(String name) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : name.toCharArray()) {
      if (c == '"' || c == '\\') json.append('\\').append(c);
      else if (c < ' ') json.append(String.format("\\u%04x", (int) c));
      else json.append(c);
    }
    return json.append('"').toString();
  }
}
