package org.whalecurve.reports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.whalecurve.runs.Rows;
import org.whalecurve.tables.RunTables;
import org.whalecurve.tables.Table;
import org.whalecurve.tables.Table.Kind;

/**
 * A table for people, ready for any format.
 *
 * @param title what it shows
 * @param columns with kind and unit
 * @param rows values as in {@link Rows}
 */
public record Sheet(String title, List<Column> columns, List<List<Object>> rows) {
  public Sheet {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * A column.
   *
   * @param unit {@code currency}, {@code min}, {@code day}, {@code share} or empty
   */
  public record Column(String name, Kind kind, String unit) {}

  /** A sheet of a query's result; kinds and units are those of the published tables. */
  public static Sheet of(String title, Rows rows) {
    return new Sheet(title, columns(rows.columns()), rows.rows());
  }

  /** Columns by the published tables' names, by the engine's types where a name is not known. */
  public static List<Column> columns(List<Rows.Column> found) {
    return found.stream().map(Sheet::column).toList();
  }

  private static Column column(Rows.Column found) {
    Kind stored = kind(found.sqlType());
    return published(found.name())
        .filter(known -> isNumber(known.kind()) == isNumber(stored))
        .map(known -> new Column(found.name(), known.kind(), known.unit()))
        .orElseGet(() -> new Column(found.name(), stored, ""));
  }

  private static Optional<Table.Column> published(String name) {
    return RunTables.ALL.stream().flatMap(table -> table.column(name).stream()).findFirst();
  }

  private static Kind kind(String sqlType) {
    String type = sqlType.toUpperCase(Locale.ROOT);
    if (type.startsWith("DECIMAL")) return type.endsWith(",0)") ? Kind.WHOLE : Kind.QUANTITY;
    return switch (type) {
      case "DATE" -> Kind.DATE;
      case "BOOLEAN" -> Kind.BOOLEAN;
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UBIGINT", "UINTEGER" ->
          Kind.WHOLE;
      case "FLOAT", "DOUBLE" -> Kind.RATIO;
      default -> Kind.TEXT;
    };
  }

  static boolean isNumber(Kind kind) {
    return switch (kind) {
      case WHOLE, MONEY, QUANTITY, TOTAL, RATIO -> true;
      case TEXT, DATE, BOOLEAN -> false;
    };
  }
}
