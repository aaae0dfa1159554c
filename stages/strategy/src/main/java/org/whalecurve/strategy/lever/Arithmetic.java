package org.whalecurve.strategy.lever;

import org.whalecurve.engine.Dialect;

/** Exact arithmetic of levers, on whole units of 0.000001. */
final class Arithmetic {
  private static final String TWELVE_DECIMALS = "1000000000000";

  /** Ratios from here on say nothing any more: a million times the base. */
  private static final String LARGEST = "1000000";

  private final Dialect dialect;

  Arithmetic(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * {@code a / b} of whole units to twelve decimals, rounded half away from zero. NULL where b is
   * not positive or the ratio is a million or more; never below −999,999.
   */
  String ratio(String a, String b) {
    String scaled = dialect.multiplyDivide(a, TWELVE_DECIMALS, b);
    return "CASE WHEN %1$s > 0 AND %2$s <= -%1$s * (%3$s - 1) THEN CAST(1 - %3$s AS DECIMAL(18,12)) WHEN %1$s > 0 AND %2$s < %1$s * %3$s THEN CAST(CAST(%4$s AS DECIMAL(18,0)) * CAST(0.000000000001 AS DECIMAL(12,12)) AS DECIMAL(18,12)) END"
        .formatted(b, a, LARGEST, scaled);
  }

  /**
   * {@code n * a / b} cut to a whole number, for n orders of a cost; NULL where a is negative or b
   * is not positive; never over a million times n.
   */
  String wholeShare(String n, String a, String b) {
    return "CASE WHEN %1$s > 0 AND %2$s >= %1$s * %3$s THEN CAST(%4$s * %3$s AS BIGINT) WHEN %1$s > 0 AND %2$s >= 0 THEN CAST(%5$s AS BIGINT) END"
        .formatted(b, a, LARGEST, n, dialect.quotient("(" + n + " * " + a + ")", b));
  }

  /** {@code a * b / c} of whole units, as an amount. */
  String amount(String a, String b, String c) {
    return dialect.fromUnits(dialect.multiplyDivide(a, b, c));
  }
}
