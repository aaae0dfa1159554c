package org.whalecurve.value.card;

/**
 * The straight line from log odds foretold for unseen customers to those that came true (Platt; Cox
 * 1958): a slope below 1 means that the card promised too much.
 *
 * @param error standard error of the slope
 */
record Recalibration(double intercept, double slope, double error) {
  private static final int MAX_STEPS = 30;

  /** Two standard errors from a slope of 1: more than chance. */
  boolean changes() {
    return slope != 1;
  }

  static Recalibration of(double[] logOdds, boolean[] outcome) {
    double a = 0;
    double b = 1;
    double error = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MAX_STEPS; step++) {
      double[] s = sums(logOdds, outcome, a, b);
      double determinant = s[2] * s[4] - s[3] * s[3];
      if (!(determinant > 0)) return new Recalibration(0, 1, error);
      double da = (s[4] * s[0] - s[3] * s[1]) / determinant;
      double db = (s[2] * s[1] - s[3] * s[0]) / determinant;
      a += da;
      b += db;
      error = Math.sqrt(s[2] / determinant);
      if (Math.abs(da) + Math.abs(db) < 1e-10) break;
    }
    boolean real = b > 0 && Math.abs(b - 1) > 2 * error;
    return real ? new Recalibration(a, b, error) : new Recalibration(0, 1, error);
  }

  /** Gradient in a and b, then the information: aa, ab, bb. */
  private static double[] sums(double[] logOdds, boolean[] outcome, double a, double b) {
    double[] s = new double[5];
    for (int row = 0; row < logOdds.length; row++) {
      double x = logOdds[row];
      double p = Ranking.sigmoid(a + b * x);
      double residual = (outcome[row] ? 1 : 0) - p;
      double weight = p * (1 - p);
      s[0] += residual;
      s[1] += residual * x;
      s[2] += weight;
      s[3] += weight * x;
      s[4] += weight * x * x;
    }
    return s;
  }
}
