package org.whalecurve.value.weights;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.special.Gamma;

/**
 * How far several judges order the same items alike: Kendall's coefficient of concordance W,
 * corrected for ties, and the chance of at least that much agreement where every judge orders at
 * random (Kendall and Babington Smith 1939; Siegel, Nonparametric Statistics, 1956).
 *
 * @param w 0 no agreement … 1 all alike
 * @param chiSquare judges x (items − 1) x W
 * @param degrees degrees of freedom, items − 1
 * @param pValue chance of a larger chi-square; a rough one for fewer than eight items
 */
public record Concordance(double w, double chiSquare, int degrees, double pValue) {
  /**
   * Concordance of scores.
   *
   * @param scores judges by items; only their order counts. At least two items
   */
  public static Concordance of(double[][] scores) {
    int judges = scores.length;
    int items = scores[0].length;
    double[] sums = new double[items];
    double ties = 0;
    for (double[] judge : scores) {
      double[] ranks = ranks(judge);
      for (int i = 0; i < items; i++) sums[i] += ranks[i];
      ties += ties(judge);
    }
    double mean = judges * (items + 1) / 2.0;
    double squares = 0;
    for (double sum : sums) squares += (sum - mean) * (sum - mean);
    double cube = (double) items * items * items - items;
    double most = (judges * (double) judges * cube - judges * ties) / 12;
    double w = most <= 0 ? 0 : squares / most;
    double chi = judges * (items - 1) * w;
    return new Concordance(
        w, chi, items - 1, chi <= 0 ? 1 : Gamma.regularizedGammaQ((items - 1) / 2.0, chi / 2));
  }

  /** Ranks from 1; equal values share the mean of their ranks. */
  static double[] ranks(double[] values) {
    Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    double[] ranks = new double[values.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) to++;
      for (int k = from; k < to; k++) ranks[order[k]] = (from + 1 + to) / 2.0;
      from = to;
    }
    return ranks;
  }

  /** Σ t³ − t over groups of t equal values. */
  private static double ties(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double ties = 0;
    for (int from = 0; from < sorted.length; ) {
      int to = from;
      while (to < sorted.length && sorted[to] == sorted[from]) to++;
      double t = to - from;
      ties += t * t * t - t;
      from = to;
    }
    return ties;
  }
}
