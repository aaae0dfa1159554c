package org.whalecurve.value.compare;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Gamma;

/**
 * How many customers of a group have something.
 *
 * @param with those who have it
 * @param customers all of the group
 */
public record Share(long with, long customers) {
  /** Fewer expected anywhere, and the normal approximation is too rough. */
  private static final double FEW = 5;

  public Share {
    if (with < 0 || with > customers) {
      throw new IllegalArgumentException(with + " of " + customers);
    }
  }

  double value() {
    return customers == 0 ? Double.NaN : (double) with / customers;
  }

  /** The share with Wilson's interval (1927). */
  public Estimate estimate(double confidence) {
    if (customers == 0) return new Estimate(0, Double.NaN, Double.NaN, Double.NaN);
    double n = customers;
    double z = z(confidence);
    double p = value();
    double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    double low = with == 0 ? 0 : Math.max(0, middle - half);
    double high = with == customers ? 1 : Math.min(1, middle + half);
    return new Estimate(customers, p, low, high);
  }

  /**
   * This share less another: Newcombe's interval from the two Wilson intervals (1998, method 10), p
   * of the chi-square test of two proportions, or of Fisher's exact test where fewer than 5 are
   * expected anywhere.
   */
  public Difference minus(Share other, double confidence) {
    if (customers == 0 || other.customers == 0) return Difference.UNKNOWN;
    Estimate a = estimate(confidence);
    Estimate b = other.estimate(confidence);
    double d = a.value() - b.value();
    double low = d - Math.hypot(a.value() - a.low(), b.high() - b.value());
    double high = d + Math.hypot(a.high() - a.value(), b.value() - b.low());
    return new Difference(d, low, high, p(other));
  }

  private double p(Share other) {
    double all = (double) customers + other.customers;
    double have = (double) with + other.with;
    double smaller = Math.min(customers, other.customers);
    if (have == 0 || have == all) return 1;
    if (smaller * Math.min(have, all - have) / all < FEW) return fisher(other);
    double pooled = have / all;
    double variance = pooled * (1 - pooled) * (1.0 / customers + 1.0 / other.customers);
    double z = (value() - other.value()) / Math.sqrt(variance);
    return Gamma.regularizedGammaQ(0.5, z * z / 2);
  }

  /** Sum of the chances of all tables with these margins that are no likelier than this one. */
  private double fisher(Share other) {
    long have = with + other.with;
    long least = Math.max(0, have - other.customers);
    long most = Math.min(have, customers);
    double own = logChance(with, have, other);
    double sum = 0;
    for (long k = least; k <= most; k++) {
      double chance = logChance(k, have, other);
      if (chance <= own + 1e-9) sum += Math.exp(chance);
    }
    return Math.min(1, sum);
  }

  private double logChance(long k, long have, Share other) {
    return logChoose(customers, k)
        + logChoose(other.customers, have - k)
        - logChoose(customers + other.customers, have);
  }

  private static double logChoose(long n, long k) {
    return Gamma.logGamma(n + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(n - k + 1.0);
  }

  static double z(double confidence) {
    return new NormalDistribution().inverseCumulativeProbability((1 + confidence) / 2);
  }
}
