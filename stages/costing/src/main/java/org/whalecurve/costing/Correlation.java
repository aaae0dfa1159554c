package org.whalecurve.costing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Pearson's correlation of two series, computed in decimals so that it is the same everywhere. */
final class Correlation {
  /** With fewer points a correlation says little. */
  static final int PERIODS_MIN = 6;

  private long count;
  private BigDecimal x = BigDecimal.ZERO;
  private BigDecimal y = BigDecimal.ZERO;
  private BigDecimal xx = BigDecimal.ZERO;
  private BigDecimal yy = BigDecimal.ZERO;
  private BigDecimal xy = BigDecimal.ZERO;

  void add(BigDecimal oneX, BigDecimal oneY) {
    count++;
    x = x.add(oneX);
    y = y.add(oneY);
    xx = xx.add(oneX.multiply(oneX));
    yy = yy.add(oneY.multiply(oneY));
    xy = xy.add(oneX.multiply(oneY));
  }

  long count() {
    return count;
  }

  /** Null where {@link #remark} says why. */
  BigDecimal value() {
    if (!remark().isEmpty()) return null;
    BigDecimal spread = spread(xx, x).multiply(spread(yy, y)).sqrt(MathContext.DECIMAL128);
    return times(xy).subtract(x.multiply(y)).divide(spread, 12, RoundingMode.HALF_UP);
  }

  String remark() {
    if (count < PERIODS_MIN) return "fewer than " + PERIODS_MIN + " periods";
    if (spread(xx, x).signum() == 0) return "the quantity is the same in every period";
    return spread(yy, y).signum() == 0 ? "the cost is the same in every period" : "";
  }

  private BigDecimal spread(BigDecimal squares, BigDecimal sum) {
    return times(squares).subtract(sum.multiply(sum));
  }

  private BigDecimal times(BigDecimal value) {
    return value.multiply(BigDecimal.valueOf(count));
  }
}
