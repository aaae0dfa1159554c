package org.whalecurve.tables;

import java.util.List;
import java.util.Optional;

/**
 * A table that crosses a border between modules.
 *
 * @param name fixed name
 * @param grain what one row is
 * @param key columns that identify a row; empty where a row has no key of its own
 * @param columns in order
 */
public record Table(String name, String grain, List<String> key, List<Column> columns) {
  public Table {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
  }

  public Optional<Column> column(String name) {
    return columns.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /**
   * A column.
   *
   * @param unit {@code currency}, {@code min}, {@code day}, {@code share} or empty
   * @param personal whether it says something of a natural person
   */
  public record Column(String name, Kind kind, String unit, String meaning, boolean personal) {}

  /** What a column holds, and how engines store it. */
  public enum Kind {
    TEXT("VARCHAR"),
    DATE("DATE"),
    BOOLEAN("BOOLEAN"),
    /** Counts and ranks. */
    WHOLE("BIGINT"),
    /** Money of a row that belongs to one customer or less. */
    MONEY("DECIMAL(18,6)"),
    /** A physical quantity of such a row. */
    QUANTITY("DECIMAL(18,6)"),
    /** Money of a company or a group. */
    TOTAL("DECIMAL(38,6)"),
    /** A fraction, share or rate. */
    RATIO("DECIMAL(38,12)");

    private final String sqlType;

    Kind(String sqlType) {
      this.sqlType = sqlType;
    }

    public String sqlType() {
      return sqlType;
    }
  }
}
