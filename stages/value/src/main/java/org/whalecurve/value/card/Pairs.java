package org.whalecurve.value.card;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds pairs of attributes whose effects do not add up: for every pair, what the two together
 * still say about the residuals of a card of single attributes (score statistic over the cells of
 * their table, held like the coefficients it would get).
 */
final class Pairs {
  /**
   * @param first number of an attribute
   * @param gain log-likelihood that a first step would gain, less the cells' effective number
   */
  record Pair(int first, int second, double gain) {}

  private Pairs() {}

  /**
   * All pairs, the most promising first.
   *
   * @param codes bins of each attribute, by customer
   * @param counts number of bins of each
   * @param logOdds of the card of single attributes
   */
  static List<Pair> ranked(
      int[][] codes, int[] counts, double[] logOdds, boolean[] outcome, double strength) {
    double[] residual = new double[outcome.length];
    double[] weight = new double[outcome.length];
    for (int row = 0; row < outcome.length; row++) {
      double p = Ranking.sigmoid(logOdds[row]);
      residual[row] = (outcome[row] ? 1 : 0) - p;
      weight[row] = p * (1 - p);
    }
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < codes.length; a++) {
      for (int b = a + 1; b < codes.length; b++) {
        double[] g = new double[counts[a] * counts[b]];
        double[] w = new double[g.length];
        for (int row = 0; row < outcome.length; row++) {
          int cell = codes[a][row] * counts[b] + codes[b][row];
          g[cell] += residual[row];
          w[cell] += weight[row];
        }
        pairs.add(new Pair(a, b, gain(g, w, strength)));
      }
    }
    pairs.sort(
        Comparator.comparingDouble((Pair pair) -> -pair.gain())
            .thenComparing(Pair::first)
            .thenComparing(Pair::second));
    return pairs;
  }

  private static double gain(double[] g, double[] w, double strength) {
    double gain = 0;
    for (int i = 0; i < g.length; i++) {
      double held = w[i] + strength;
      gain += g[i] * g[i] / held / 2 - w[i] / held / 2;
    }
    return gain;
  }
}
