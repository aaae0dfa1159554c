package org.whalecurve.runs;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;

/**
 * The result of a query, held in memory.
 *
 * @param columns in the query's order
 * @param rows values are {@link String}, {@link Long}, {@link BigInteger}, {@link BigDecimal},
 *     {@link Double}, {@link Boolean}, {@link LocalDate} or null
 */
public record Rows(List<Column> columns, List<List<Object>> rows) {
  public Rows {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** A column; {@code sqlType} is the engine's name of its type. */
  public record Column(String name, String sqlType) {}

  /** Takes a result of any size, one row after another. */
  public interface Sink {
    /** Called once, before the rows. */
    void columns(List<Column> columns);

    /** The list is a new one for each call. */
    void row(List<Object> values);
  }

  public int size() {
    return rows.size();
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The value of a column by name; fails where there is no such column. */
  public Object get(int row, String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) return rows.get(row).get(i);
    }
    throw new IllegalArgumentException("no column '" + column + "'");
  }

  public String text(int row, String column) {
    Object value = get(row, column);
    return value == null ? null : value.toString();
  }

  public BigDecimal decimal(int row, String column) {
    Object value = get(row, column);
    if (value == null) return null;
    return value instanceof BigDecimal number ? number : new BigDecimal(value.toString());
  }

  public long whole(int row, String column) {
    return ((Number) get(row, column)).longValue();
  }
}
