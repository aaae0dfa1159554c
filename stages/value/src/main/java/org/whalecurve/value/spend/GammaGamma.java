package org.whalecurve.value.spend;

/**
 * The gamma-gamma model of spend per transaction (Fader & Hardie 2013, note 025): amounts of one
 * customer are gamma(p, ν), and ν differs between customers as gamma(q, v). It takes positive
 * amounts only, and supposes that how much a customer spends says nothing of how often it buys.
 *
 * <p>With q ≤ 1 the population has no mean: large spenders are so frequent that averages grow with
 * the number of customers. Single customers with purchases may still have one.
 */
public final class GammaGamma {
  private final double p;
  private final double q;
  private final double v;

  public GammaGamma(double p, double q, double v) {
    this.p = p;
    this.q = q;
    this.v = v;
  }

  /** Mean spend of the population, {@code p v / (q − 1)}; NaN where q ≤ 1. */
  public double mean() {
    return expected(0, 0);
  }

  /**
   * Expected mean spend of a customer, given the mean of its transactions (eq. 5): between its own
   * mean and the population's.
   *
   * @param transactions how many the mean is of; 0 for a customer of whom nothing is known
   * @return NaN where it does not exist: {@code p x + q ≤ 1}
   */
  public double expected(long transactions, double meanSpend) {
    double degrees = p * transactions + q - 1;
    if (degrees <= 0) return Double.NaN;
    return p * (v + transactions * meanSpend) / degrees;
  }

  /**
   * Variance of a customer's mean spend about {@link #expected}; infinite where {@code p x + q ≤
   * 2}.
   */
  public double variance(long transactions, double meanSpend) {
    double shape = p * transactions + q;
    if (shape <= 2) return Double.POSITIVE_INFINITY;
    double mean = expected(transactions, meanSpend);
    return mean * mean / (shape - 2);
  }

  /** Weight of a customer's own mean in {@link #expected}, 0 … 1 where q > 1. */
  public double ownWeight(long transactions) {
    return p * transactions / (p * transactions + q - 1);
  }
}
