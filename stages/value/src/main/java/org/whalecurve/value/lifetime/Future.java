package org.whalecurve.value.lifetime;

/** What one customer will do from the end of the observation on. Times in the model's unit. */
public interface Future {
  /** Probability that the customer has not left. */
  double alive();

  /**
   * Probability that the customer will not have left so much later, whatever happens until then.
   */
  double alive(double later);

  /** Expected number of transactions in the time that follows. */
  double expected(double time);

  /**
   * Probabilities of 0, 1, 2 … transactions in the time that follows.
   *
   * @param most the largest number asked for
   * @return {@code most + 1} probabilities
   */
  double[] distribution(double time, int most);

  /**
   * Expected transactions, each discounted to now.
   *
   * @param rate continuous rate of interest per unit of time, for instance {@code ln(1.15)/52} for
   *     15 % a year in weeks; above 0 where the horizon is infinite
   * @param horizon how far to look; may be infinite
   */
  double discounted(double rate, double horizon);
}
