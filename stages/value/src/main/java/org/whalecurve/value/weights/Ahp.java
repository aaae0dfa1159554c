package org.whalecurve.value.weights;

import java.util.ArrayList;
import java.util.List;

/**
 * The analytic hierarchy process: weights are the principal eigenvector of the judgements, and the
 * principal eigenvalue tells how far they contradict one another (T. L. Saaty, The Analytic
 * Hierarchy Process, 1980).
 */
public final class Ahp {
  /** Judgements of a consistency ratio above this should be revised (Saaty 1980). */
  public static final double CONSISTENT_MAX = 0.10;

  private static final double TOLERANCE = 1e-15;
  private static final int ITERATIONS_MAX = 100_000;

  /** Mean consistency index of random judgements of 1 to 15 criteria (Saaty 1980). */
  private static final double[] RANDOM_INDEX = {
    0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59
  };

  private Ahp() {}

  /**
   * Weights and how consistent they are.
   *
   * @param weights sum to 1
   * @param lambdaMax principal eigenvalue; equals the number of criteria where all judgements agree
   * @param consistencyIndex (λmax − n) / (n − 1)
   * @param randomIndex mean consistency index of random judgements
   * @param consistencyRatio consistency index / random index; 0 for two criteria
   */
  public record Result(
      double[] weights,
      double lambdaMax,
      double consistencyIndex,
      double randomIndex,
      double consistencyRatio) {
    public boolean isConsistent() {
      return consistencyRatio <= CONSISTENT_MAX;
    }
  }

  /**
   * A comparison to look at again.
   *
   * @param row criterion of the row, from 0
   * @param column criterion of the column, from 0
   * @param value what was said
   * @param implied what all other comparisons together imply
   * @param suggested the implied value on the scale 1/9 … 9
   * @param consistencyRatio of the judgements with this and all earlier revisions made
   */
  public record Revision(
      int row,
      int column,
      double value,
      double implied,
      double suggested,
      double consistencyRatio) {
    /** What was said, as people write it: {@code 5}, {@code 1/5}. */
    public String valueText() {
      return SaatyScale.text(value);
    }

    /** The suggestion, as people write it. */
    public String suggestedText() {
      return SaatyScale.text(suggested);
    }
  }

  public static Result of(Judgements judgements) {
    int n = judgements.size();
    double[][] a = judgements.copy();
    double[] weights = principal(a);
    double lambda = eigenvalue(a, weights);
    double index = Math.max(0, (lambda - n) / (n - 1));
    double random = randomIndex(n);
    return new Result(weights, lambda, index, random, random == 0 ? 0 : index / random);
  }

  /**
   * Mean consistency index of random judgements: Saaty's table to 15 criteria, beyond it the line
   * of Alonso and Lamata (International Journal of Uncertainty, Fuzziness and Knowledge-Based
   * Systems 14(4), 2006).
   */
  public static double randomIndex(int n) {
    return n <= RANDOM_INDEX.length ? RANDOM_INDEX[n - 1] : (2.7699 * n - 4.3513 - n) / (n - 1);
  }

  /**
   * Power iteration; converges for every positive matrix (Perron). Started from the geometric means
   * of the rows, which are the answer itself where judgements are consistent.
   */
  private static double[] principal(double[][] a) {
    int n = a.length;
    double[] w = new double[n];
    for (int i = 0; i < n; i++) {
      double logarithm = 0;
      for (int j = 0; j < n; j++) logarithm += a[i][j] > 0 ? Math.log(a[i][j]) : 0;
      w[i] = Math.exp(logarithm / n);
    }
    normalise(w);
    for (int k = 0; k < ITERATIONS_MAX; k++) {
      double[] next = times(a, w);
      normalise(next);
      double change = 0;
      for (int i = 0; i < n; i++) change = Math.max(change, Math.abs(next[i] - w[i]));
      w = next;
      if (change <= TOLERANCE) break;
    }
    return w;
  }

  private static double[] times(double[][] a, double[] w) {
    double[] product = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      for (int j = 0; j < w.length; j++) product[i] += a[i][j] * w[j];
    }
    return product;
  }

  private static void normalise(double[] w) {
    double sum = 0;
    for (double value : w) sum += value;
    for (int i = 0; i < w.length; i++) w[i] /= sum;
  }

  private static double eigenvalue(double[][] a, double[] w) {
    double sum = 0;
    for (double value : times(a, w)) sum += value;
    return sum;
  }

  /**
   * Which comparisons to revise, one after the other, until the judgements are consistent: each
   * time the one that is farthest from the ratio of the weights, towards what all other comparisons
   * imply (Harker, Mathematical Modelling 9, 1987), as long as that lowers the consistency ratio.
   */
  public static List<Revision> revisions(Judgements judgements) {
    List<Revision> revisions = new ArrayList<>();
    Judgements now = judgements;
    Result result = of(now);
    int n = now.size();
    while (!result.isConsistent() && revisions.size() < n * (n - 1) / 2) {
      Revision revision = revision(now, result);
      if (revision == null) break;
      revisions.add(revision);
      now = now.with(revision.row, revision.column, revision.suggested);
      result = of(now);
    }
    return revisions;
  }

  private static Revision revision(Judgements judgements, Result result) {
    for (int[] pair : byDeviation(judgements, result.weights)) {
      double implied = implied(judgements, pair[0], pair[1]);
      double suggested = SaatyScale.nearest(implied);
      double ratio = of(judgements.with(pair[0], pair[1], suggested)).consistencyRatio;
      double value = judgements.get(pair[0], pair[1]);
      if (ratio < result.consistencyRatio - 1e-12) {
        return new Revision(pair[0], pair[1], value, implied, suggested, ratio);
      }
    }
    return null;
  }

  /** Pairs from the largest to the smallest ratio between judgement and weights. */
  private static List<int[]> byDeviation(Judgements judgements, double[] w) {
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < w.length; i++)
      for (int j = i + 1; j < w.length; j++) pairs.add(new int[] {i, j});
    pairs.sort(
        java.util.Comparator.comparingDouble(
            pair ->
                -Math.abs(Math.log(judgements.get(pair[0], pair[1]) * w[pair[1]] / w[pair[0]]))));
    return pairs;
  }

  /** The ratio of two weights where their own comparison is left out. */
  private static double implied(Judgements judgements, int row, int column) {
    double[][] a = judgements.copy();
    if (a.length == 2) return a[row][column];
    a[row][column] = 0;
    a[column][row] = 0;
    a[row][row] = 2;
    a[column][column] = 2;
    double[] w = principal(a);
    return w[row] / w[column];
  }
}
