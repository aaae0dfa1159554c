package org.whalecurve.value.lifetime;

/** What customers will do, by a model with known parameters. Thread-safe. */
public interface Predictor {
  /** A customer of whom only the first transaction is known, just now. */
  Future newcomer(double... traits);

  /**
   * A customer with a history.
   *
   * @param frequency number of transactions after the first
   * @param recency time from the first to the last transaction
   * @param age time from the first transaction to the end of the observation
   * @param traits values of the covariates, in their order
   */
  Future of(int frequency, double recency, double age, double... traits);
}
