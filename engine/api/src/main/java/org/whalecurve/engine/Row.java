package org.whalecurve.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;

/** One row of a result; columns are counted from 0. Null where SQL says NULL. */
public interface Row {
  int size();

  /**
   * {@link String}, {@link Long}, {@link BigInteger}, {@link BigDecimal}, {@link Double}, {@link
   * Boolean}, {@link LocalDate}.
   */
  Object get(int column);

  default String text(int column) {
    Object value = get(column);
    return value == null ? null : value.toString();
  }

  default BigDecimal decimal(int column) {
    Object value = get(column);
    if (value == null) return null;
    return value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
  }

  default long integer(int column) {
    return ((Number) get(column)).longValue();
  }

  default BigInteger units(int column) {
    Object value = get(column);
    if (value == null) return null;
    return value instanceof BigInteger big ? big : BigInteger.valueOf(((Number) value).longValue());
  }
}
