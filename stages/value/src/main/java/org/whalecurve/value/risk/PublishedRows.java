package org.whalecurve.value.risk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.tables.Table;
import org.whalecurve.tables.Table.Column;

/** Rows of figures as the tables that are published hold them. */
final class PublishedRows {
  private PublishedRows() {}

  static void write(Step.Context context, Table table, List<Object[]> rows) {
    List<Session.Column> columns =
        table.columns().stream()
            .map(c -> new Session.Column(c.name(), c.kind().sqlType()))
            .toList();
    List<Object[]> cells = rows.stream().map(row -> cells(table, row)).toList();
    context.write(table.name(), columns, cells);
  }

  private static Object[] cells(Table table, Object[] row) {
    Object[] cells = new Object[row.length];
    for (int i = 0; i < row.length; i++) cells[i] = cell(table.columns().get(i), row[i]);
    return cells;
  }

  /** What is not a number is NULL, never NaN. */
  private static Object cell(Column column, Object value) {
    if (value instanceof Integer whole) return whole.longValue();
    if (!(value instanceof Double number)) return value;
    if (!Double.isFinite(number)) return null;
    return switch (column.kind()) {
      case WHOLE -> Math.round(number);
      case RATIO -> BigDecimal.valueOf(number).setScale(12, RoundingMode.HALF_UP);
      default -> BigDecimal.valueOf(number).setScale(6, RoundingMode.HALF_UP);
    };
  }

  /** The columns of a SELECT, in a table's types and names. */
  static String select(Table table, List<String> values) {
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      Column column = table.columns().get(i);
      sql.append(i == 0 ? "" : ", ")
          .append("CAST(" + values.get(i) + " AS " + column.kind().sqlType() + ") AS ")
          .append(column.name());
    }
    return sql.toString();
  }
}
