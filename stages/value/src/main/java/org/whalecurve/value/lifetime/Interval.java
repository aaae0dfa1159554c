package org.whalecurve.value.lifetime;

/** Limits between which a value lies with 95 % confidence, both included. */
public record Interval(double low, double high) {
  /** Standard deviations of the normal distribution on either side of 95 %. */
  static final double DEVIATIONS = 1.959963984540054;

  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
