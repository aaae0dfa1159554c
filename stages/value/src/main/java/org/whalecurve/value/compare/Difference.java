package org.whalecurve.value.compare;

/**
 * How two groups differ.
 *
 * @param value first less second; NaN where it cannot be told
 * @param low lower end of its interval
 * @param high upper end
 * @param p chance of such a difference, or a larger one, between groups that are alike; NaN where
 *     it cannot be told
 */
public record Difference(double value, double low, double high, double p) {
  static final Difference UNKNOWN = new Difference(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
