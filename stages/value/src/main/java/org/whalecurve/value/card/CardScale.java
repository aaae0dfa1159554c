package org.whalecurve.value.card;

/**
 * How log odds become points: the more points, the less likely the event.
 *
 * @param points a customer with {@code odds} has
 * @param odds customers without the event for one with it
 * @param doubling points that double the odds
 */
public record CardScale(int points, double odds, int doubling) {
  /** 600 points at odds of 30 to 1, 20 points to double them. */
  public static final CardScale USUAL = new CardScale(600, 30, 20);

  public CardScale {
    if (!(odds > 0) || doubling < 1) {
      throw new IllegalArgumentException("odds " + odds + ", points to double them " + doubling);
    }
  }

  /** Points for one unit of log odds. */
  public double factor() {
    return doubling / StrictMath.log(2);
  }

  /** Points at odds of 1 to 1. */
  public double even() {
    return points - factor() * StrictMath.log(odds);
  }

  /** Probability of the event of a customer with so many points. */
  public double probability(double total) {
    return Ranking.sigmoid((even() - total) / factor());
  }

  /** Whole points of a part's contribution to the log odds of the event. */
  int part(double logOdds) {
    return (int) Math.round(-factor() * logOdds);
  }

  /** Whole points of a customer with these log odds of the event. */
  int base(double logOdds) {
    return (int) Math.round(even() - factor() * logOdds);
  }
}
