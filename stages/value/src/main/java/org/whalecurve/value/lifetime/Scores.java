package org.whalecurve.value.lifetime;

/**
 * Figures of every distinct history, by its index. Not to be changed.
 *
 * @param alive probability that the customer has not left
 * @param aliveLater that he will not have left at the later date that was asked for
 * @param expected transactions within the horizon
 * @param discounted the same, each discounted to now
 */
public record Scores(double[] alive, double[] aliveLater, double[] expected, double[] discounted) {
  Scores(int size) {
    this(new double[size], new double[size], new double[size], new double[size]);
  }

  /**
   * What to compute. Times in the unit of the histories.
   *
   * @param horizon how far to look
   * @param later how much later the customer shall still be there
   * @param rate continuous rate of interest
   */
  public record Wanted(double horizon, double later, double rate) {
    public Wanted {
      if (!(horizon >= 0) || Double.isInfinite(horizon) || !(later >= 0) || !(rate >= 0))
        throw new IllegalArgumentException(
            "horizon " + horizon + ", later " + later + ", rate " + rate);
    }
  }

  /** Scores and their standard errors, both of the same shape. */
  public record WithErrors(Scores values, Scores errors) {}

  double[][] columns() {
    return new double[][] {alive, aliveLater, expected, discounted};
  }
}
