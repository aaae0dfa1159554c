package org.whalecurve.value.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A ratio of two sums over the customers of a group, a mean where the second is their number. Made
 * of exact sums, so that variances lose nothing.
 *
 * @param customers of the group
 * @param x sum of the numerator
 * @param y sum of the denominator
 * @param xx sum of squares of the numerator
 * @param xy sum of products
 * @param yy sum of squares of the denominator
 */
public record Ratio(
    long customers, BigDecimal x, BigDecimal y, BigDecimal xx, BigDecimal xy, BigDecimal yy) {
  /** A mean. */
  public static Ratio mean(long customers, BigDecimal sum, BigDecimal squares) {
    BigDecimal n = BigDecimal.valueOf(customers);
    return new Ratio(customers, sum, n, squares, sum, n);
  }

  /** The ratio; NaN where the denominator is not positive. */
  double value() {
    return y.signum() <= 0 ? Double.NaN : x.divide(y, MathContext.DECIMAL64).doubleValue();
  }

  /**
   * Square of the standard error: of a mean the usual one, of a ratio that of its linear part
   * (Cochran, Sampling Techniques, 1977, 6.3).
   */
  double variance() {
    if (customers < 2 || y.signum() <= 0) return Double.NaN;
    MathContext exact = MathContext.DECIMAL128;
    BigDecimal r = x.divide(y, exact);
    BigDecimal two = BigDecimal.valueOf(2);
    BigDecimal squares =
        xx.subtract(two.multiply(r, exact).multiply(xy, exact))
            .add(r.multiply(r, exact).multiply(yy, exact));
    double n = customers;
    double mean = y.doubleValue() / n;
    return Math.max(0, squares.doubleValue()) / (n - 1) / n / (mean * mean);
  }

  /** The figure with Student's interval. */
  public Estimate estimate(double confidence) {
    double variance = variance();
    double value = value();
    if (!(variance >= 0)) return new Estimate(customers, value, Double.NaN, Double.NaN);
    double half = t(customers - 1.0, confidence) * Math.sqrt(variance);
    return new Estimate(customers, value, value - half, value + half);
  }

  /** This figure less another: Welch's test and interval (1947), of unequal variances. */
  public Difference minus(Ratio other, double confidence) {
    double a = variance();
    double b = other.variance();
    double d = value() - other.value();
    if (!(a + b >= 0)) return Difference.UNKNOWN;
    if (a + b == 0) return new Difference(d, d, d, d == 0 ? 1 : Double.NaN);
    double freedom = (a + b) * (a + b) / (a * a / (customers - 1) + b * b / (other.customers - 1));
    double error = Math.sqrt(a + b);
    double half = t(freedom, confidence) * error;
    double p = 2 * new TDistribution(freedom).cumulativeProbability(-Math.abs(d) / error);
    return new Difference(d, d - half, d + half, p);
  }

  private static double t(double freedom, double confidence) {
    return new TDistribution(freedom).inverseCumulativeProbability((1 + confidence) / 2);
  }
}
