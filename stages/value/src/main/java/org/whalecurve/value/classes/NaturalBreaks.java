package org.whalecurve.value.classes;

/**
 * Classes whose values differ least from their class's mean: the exact minimum of the sum of
 * squared deviations, by dynamic programming (W. D. Fisher, Journal of the American Statistical
 * Association 53, 1958; Jenks, 1977). The best border of the last class moves only upwards as
 * values are added, so each class is found by dividing and conquering: time grows with classes x
 * values x log values.
 */
public final class NaturalBreaks {
  /** Among more distinct values than this, neighbours are put together first. */
  public static final int EXACT_MAX = 1_000_000;

  private final double[] counts;
  private final double[] sums;
  private final double[] squares;

  /**
   * Classes and how well they fit.
   *
   * @param classes fewer than asked for where there are fewer distinct values
   * @param fit goodness of variance fit: 1 − squared deviations from class means / from the mean; 1
   *     where all values are equal
   * @param exact false where neighbouring values were put together first
   */
  public record Result(Classes classes, double fit, boolean exact) {}

  private NaturalBreaks(double[] values, double[] weights) {
    int n = values.length;
    counts = new double[n + 1];
    sums = new double[n + 1];
    squares = new double[n + 1];
    double centre = centre(values, weights);
    for (int i = 0; i < n; i++) {
      double x = values[i] - centre;
      counts[i + 1] = counts[i] + weights[i];
      sums[i + 1] = sums[i] + weights[i] * x;
      squares[i + 1] = squares[i] + weights[i] * x * x;
    }
  }

  private static double centre(double[] values, double[] weights) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * weights[i];
      total += weights[i];
    }
    return sum / total;
  }

  /**
   * Natural breaks.
   *
   * @param distinct at least one value
   * @param classes how many, at least 1
   */
  public static Result of(Distinct distinct, int classes) {
    return of(distinct, classes, EXACT_MAX);
  }

  /**
   * The same, exact up to so many distinct values; of more, as many bins are made, each of
   * neighbouring values with nearly equal numbers of customers, and stand for their means.
   */
  static Result of(Distinct distinct, int classes, int exactMax) {
    int[] firsts = bins(distinct, exactMax);
    double[] weights = new double[firsts.length];
    double[] means = new double[firsts.length];
    for (int b = 0; b < firsts.length; b++) {
      int end = b + 1 < firsts.length ? firsts[b + 1] : distinct.size();
      for (int i = firsts[b]; i < end; i++) {
        weights[b] += distinct.counts()[i];
        means[b] += distinct.counts()[i] * distinct.values()[i];
      }
      means[b] = end - firsts[b] == 1 ? distinct.values()[firsts[b]] : means[b] / weights[b];
    }
    int[] starts = new NaturalBreaks(means, weights).starts(Math.min(classes, firsts.length));
    for (int k = 0; k < starts.length; k++) starts[k] = firsts[starts[k]];
    Classes found = new Classes(starts);
    return new Result(found, fit(distinct, found), firsts.length == distinct.size());
  }

  /** Places of the first value of each bin. */
  private static int[] bins(Distinct distinct, int most) {
    int n = distinct.size();
    int[] firsts = new int[Math.min(n, most)];
    double total = distinct.total();
    int bin = 0;
    long before = 0;
    for (int i = 0; i < n; i++) {
      boolean enough = n <= most || before >= total / most * bin;
      if (bin < firsts.length && (enough || n - i == firsts.length - bin)) firsts[bin++] = i;
      before += distinct.counts()[i];
    }
    return java.util.Arrays.copyOf(firsts, bin);
  }

  private int[] starts(int classes) {
    int n = counts.length - 1;
    int[][] begins = new int[classes][n + 1];
    double[] before = new double[n + 1];
    for (int j = 1; j <= n; j++) before[j] = deviation(0, j);
    for (int k = 1; k < classes; k++) {
      double[] now = new double[n + 1];
      conquer(before, now, begins[k], k + 1, n, k, n - 1);
      before = now;
    }
    int[] starts = new int[classes - 1];
    int end = n;
    for (int k = classes - 1; k > 0; k--) {
      starts[k - 1] = begins[k][end];
      end = begins[k][end];
    }
    return starts;
  }

  /**
   * For the first j values, from..to: where the last class begins, known to lie between least and
   * most.
   */
  private void conquer(
      double[] before, double[] now, int[] begin, int from, int to, int least, int most) {
    if (from > to) return;
    int j = (from + to) >>> 1;
    double best = Double.POSITIVE_INFINITY;
    int bestStart = least;
    for (int i = least; i <= Math.min(most, j - 1); i++) {
      double sum = before[i] + deviation(i, j);
      if (sum < best) {
        best = sum;
        bestStart = i;
      }
    }
    now[j] = best;
    begin[j] = bestStart;
    conquer(before, now, begin, from, j - 1, least, bestStart);
    conquer(before, now, begin, j + 1, to, bestStart, most);
  }

  /** Squared deviations from the mean of values from (inclusive) to (exclusive). */
  private double deviation(int from, int to) {
    double sum = sums[to] - sums[from];
    return Math.max(0, squares[to] - squares[from] - sum * sum / (counts[to] - counts[from]));
  }

  /** Goodness of variance fit of any classes. */
  public static double fit(Distinct distinct, Classes classes) {
    int n = distinct.size();
    double all = squaredDeviation(distinct, 0, n);
    if (all <= 0) return 1;
    double within = 0;
    for (int k = 0; k < classes.size(); k++) {
      int from = k == 0 ? 0 : classes.starts()[k - 1];
      int to = k < classes.starts().length ? classes.starts()[k] : n;
      if (from < to) within += squaredDeviation(distinct, from, to);
    }
    return 1 - within / all;
  }

  private static double squaredDeviation(Distinct distinct, int from, int to) {
    double sum = 0;
    double count = 0;
    for (int i = from; i < to; i++) {
      sum += distinct.counts()[i] * distinct.values()[i];
      count += distinct.counts()[i];
    }
    double mean = sum / count;
    double squares = 0;
    for (int i = from; i < to; i++) {
      double difference = distinct.values()[i] - mean;
      squares += distinct.counts()[i] * difference * difference;
    }
    return squares;
  }
}
