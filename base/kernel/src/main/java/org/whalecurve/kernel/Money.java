package org.whalecurve.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The arithmetic of amounts. An amount is a whole number of units of 0.000001 of its currency, so
 * sums are exact in any order; the same arithmetic stands in the SQL that dialects write.
 */
public final class Money {
  /** Decimals kept by every amount and quantity. */
  public static final int SCALE = 6;

  /** Units in one whole. */
  public static final long UNITS_PER_ONE = 1_000_000L;

  private Money() {}

  /** The amount in units, rounded half away from zero where it has more than six decimals. */
  public static BigInteger toUnits(BigDecimal amount) {
    return amount.setScale(SCALE, RoundingMode.HALF_UP).unscaledValue();
  }

  public static BigDecimal fromUnits(BigInteger units) {
    return new BigDecimal(units, SCALE);
  }

  /** {@code a * b / c} rounded half away from zero; c must not be zero. */
  public static BigInteger multiplyDivide(BigInteger a, BigInteger b, BigInteger c) {
    BigInteger product = a.multiply(b);
    BigInteger twice = product.abs().shiftLeft(1).add(c.abs());
    BigInteger rounded = twice.divide(c.abs().shiftLeft(1));
    return product.signum() * c.signum() < 0 ? rounded.negate() : rounded;
  }

  /**
   * Distributes an amount in proportion to weights, exactly: every share is rounded to a unit, and
   * what rounding leaves goes to the receiver with the largest weight, the first of them on ties.
   *
   * @param units amount in units
   * @param weights one per receiver; their sum must not be zero
   * @return one share per receiver, summing to {@code units}
   */
  public static List<BigInteger> distribute(BigInteger units, List<BigInteger> weights) {
    BigInteger total = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
    if (total.signum() == 0) throw new ArithmeticException("weights sum to zero");
    List<BigInteger> shares = new ArrayList<>(weights.size());
    BigInteger rest = units;
    int largest = 0;
    for (int i = 0; i < weights.size(); i++) {
      BigInteger share = multiplyDivide(units, weights.get(i), total);
      shares.add(share);
      rest = rest.subtract(share);
      if (weights.get(i).compareTo(weights.get(largest)) > 0) largest = i;
    }
    shares.set(largest, shares.get(largest).add(rest));
    return shares;
  }
}
