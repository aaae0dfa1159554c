package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What goes by a pool's drivers in a period.
 *
 * @param units sum of its ledger rows, in units of 0.000001
 * @param turnover sum of their absolute amounts
 */
record Driven(BigInteger units, BigInteger turnover) {
  static final Driven NONE = new Driven(BigInteger.ZERO, BigInteger.ZERO);

  boolean isSound() {
    return isSound(units, new BigDecimal(turnover));
  }

  /**
   * Whether a sum can be divided by: at least half of what was added up is left of it. Where rows
   * cancel out, dividing by the little that is left would magnify its rounding.
   */
  static boolean isSound(BigInteger sum, BigDecimal turnover) {
    return sum.signum() != 0 && new BigDecimal(sum.abs().shiftLeft(1)).compareTo(turnover) >= 0;
  }
}
