package org.whalecurve.value.lifetime;

import java.util.function.DoubleFunction;

/**
 * Figures that depend smoothly on a customer's age, for many ages: a polynomial through Chebyshev's
 * points in ln(scale + age) instead of every one of them. Where that is not exact to nine digits,
 * or the ages are few, every figure is computed itself.
 */
final class AgeCurve {
  private static final int POINTS = 24;
  private static final double EXACT = 1e-9;
  private final DoubleFunction<double[]> figures;
  private final double scale;
  private final double low;
  private final double high;
  private final double[] points = new double[POINTS];
  private double[][] values;
  private double lastAge = Double.NaN;
  private double[] last;

  AgeCurve(Histories histories, int from, int to, double scale, DoubleFunction<double[]> figures) {
    this.figures = figures;
    this.scale = scale;
    low = Math.log(scale + histories.age(from));
    high = Math.log(scale + histories.age(to - 1));
    int ages = 1;
    for (int i = from + 1; i < to; i++) if (histories.age(i) != histories.age(i - 1)) ages++;
    if (ages <= 2 * POINTS || !(high > low)) return;
    values = new double[POINTS][];
    for (int n = 0; n < POINTS; n++) {
      double cosine = Math.cos(Math.PI * (n + 0.5) / POINTS);
      points[n] = (low + high) / 2 - cosine * (high - low) / 2;
      values[n] = figures.apply(Math.exp(points[n]) - scale);
    }
    for (double part : new double[] {0.013, 0.31, 0.77, 0.994})
      if (values != null && !exact(low + part * (high - low))) values = null;
  }

  private boolean exact(double y) {
    double[] guess = between(y);
    double[] truth = figures.apply(Math.exp(y) - scale);
    for (int f = 0; f < truth.length; f++)
      if (!(Math.abs(guess[f] - truth[f]) <= EXACT * Math.abs(truth[f]))) return false;
    return true;
  }

  /** The figures at an age between the lowest and highest. */
  double[] at(double age) {
    if (age == lastAge) return last;
    lastAge = age;
    last = values == null ? figures.apply(age) : between(Math.log(scale + age));
    return last;
  }

  /** The barycentric formula for Chebyshev's points of the first kind. */
  private double[] between(double y) {
    double[] sum = new double[values[0].length];
    double weights = 0;
    for (int n = 0; n < POINTS; n++) {
      double distance = y - points[n];
      if (distance == 0) return values[n];
      double weight = Math.sin(Math.PI * (n + 0.5) / POINTS) / distance * (n % 2 == 0 ? 1 : -1);
      weights += weight;
      for (int f = 0; f < sum.length; f++) sum[f] += weight * values[n][f];
    }
    for (int f = 0; f < sum.length; f++) sum[f] /= weights;
    return sum;
  }
}
