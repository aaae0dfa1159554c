package org.whalecurve.engine.duckdb;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import org.duckdb.DuckDBAppender;

/** Values of a row on their way into a table. */
final class Appending {
  private Appending() {}

  static void append(DuckDBAppender appender, Object value, String sqlType) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else if (value instanceof String text) {
      appender.append(text);
    } else if (value instanceof BigDecimal decimal) {
      appender.append(decimal);
    } else if (value instanceof java.math.BigInteger big) {
      if (sqlType.equals("HUGEINT")) {
        appender.append(big);
      } else {
        appender.append(big.longValueExact());
      }
    } else if (value instanceof Boolean truth) {
      appender.append(truth);
    } else if (value instanceof LocalDate date) {
      appender.append(date);
    } else if (value instanceof Double number) {
      appender.append(number);
    } else if (sqlType.equals("INTEGER")) {
      appender.append(((Number) value).intValue());
    } else {
      appender.append(((Number) value).longValue());
    }
  }
}
