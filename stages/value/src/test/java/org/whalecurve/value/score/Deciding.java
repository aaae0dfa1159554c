package org.whalecurve.value.score;

/**
 * The indicator that decides a customer's tier: the one whose weight needs the smallest relative
 * change to move the customer across a border, all other weights keeping their proportions.
 *
 * <p>With score s = m − P (m the weighted mean of points, P the penalties), a weight w of an
 * indicator with points x that becomes w (1 + δ) gives (m + δ w x) / (1 + δ w) − P, which is the
 * border b for δ = (b + P − m) / (w (x − b − P)). A penalty p z moves it there for δ = (s − b) / (p
 * z).
 *
 * @param indicator place among the indicators; −1 where no change of one weight moves the tier
 * @param change δ: −0.2 is a weight that becomes a fifth less
 * @param upwards whether the customer would move up
 */
public record Deciding(int indicator, double change, boolean upwards) {
  private static final Deciding NONE = new Deciding(-1, Double.NaN, false);

  /**
   * Finds it.
   *
   * @param weights of the indicators, sum to 1; penalties not among them
   * @param points 0 … 1 of each indicator
   * @param penalties weights of the penalties
   * @param penaltyPoints 0 … 1 of each penalty
   * @param below border under the score; −∞ where there is none
   * @param above border over the score; ∞ where there is none
   */
  public static Deciding of(
      double[] weights,
      double[] points,
      double[] penalties,
      double[] penaltyPoints,
      double below,
      double above) {
    double mean = sum(weights, points);
    double penalty = sum(penalties, penaltyPoints);
    Deciding best = NONE;
    for (int i = 0; i < weights.length; i++) {
      best = nearer(best, i, change(weights[i], points[i], mean, below + penalty), false);
      best = nearer(best, i, change(weights[i], points[i], mean, above + penalty), true);
    }
    for (int j = 0; j < penalties.length; j++) {
      double effect = penalties[j] * penaltyPoints[j];
      int place = weights.length + j;
      best = nearer(best, place, (mean - penalty - below) / effect, false);
      best = nearer(best, place, (mean - penalty - above) / effect, true);
    }
    return best;
  }

  private static double sum(double[] weights, double[] points) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) sum += weights[i] * points[i];
    return sum;
  }

  private static double change(double weight, double points, double mean, double border) {
    double change = (border - mean) / (weight * (points - border));
    // the only indicator there is decides nothing
    return 1 + change * weight > 1e-9 ? change : Double.NaN;
  }

  /** A weight cannot fall below 0. */
  private static Deciding nearer(Deciding best, int indicator, double change, boolean upwards) {
    if (!Double.isFinite(change) || change < -1) return best;
    boolean nearer = best.indicator < 0 || Math.abs(change) < Math.abs(best.change);
    return nearer ? new Deciding(indicator, change, upwards) : best;
  }
}
