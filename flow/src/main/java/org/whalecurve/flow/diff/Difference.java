package org.whalecurve.flow.diff;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * One thing that is not the same in two runs.
 *
 * @param table published table; {@code inputs}, {@code control_totals} or the model file for causes
 * @param key what in the table: a file, a key of the model, a customer, an activity
 * @param column what of it
 * @param before in the first run: {@link BigDecimal}, {@link Long}, text, or null for absent
 * @param after in the second run
 */
public record Difference(
    Kind kind, String table, String key, String column, Object before, Object after) {

  /** Where it comes from; a result follows from the other three. */
  public enum Kind {
    DATA,
    MODEL,
    ENGINE,
    RESULT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** After less before; null where one of them is no number. */
  public BigDecimal change() {
    BigDecimal from = number(before);
    BigDecimal to = number(after);
    return from == null || to == null ? null : to.subtract(from);
  }

  private static BigDecimal number(Object value) {
    if (value instanceof BigDecimal number) return number;
    return value instanceof Long whole ? BigDecimal.valueOf(whole) : null;
  }
}
