package org.whalecurve.value.spend;

/**
 * What customers brought in per transaction.
 *
 * @param transactions how many each of them had
 * @param mean of their amounts; may be negative where the amounts are profit
 * @param within sum of squared deviations of a customer's amounts from their mean; NaN where only
 *     means are known
 * @param customers how many customers have just this history
 */
public record SpendHistory(long transactions, double mean, double within, long customers) {
  public SpendHistory {
    if (transactions < 0 || customers < 1 || !Double.isFinite(mean))
      throw new IllegalArgumentException(transactions + " transactions of mean " + mean);
  }

  /** Of whom only the mean is known. */
  public SpendHistory(long transactions, double mean, long customers) {
    this(transactions, mean, Double.NaN, customers);
  }
}
