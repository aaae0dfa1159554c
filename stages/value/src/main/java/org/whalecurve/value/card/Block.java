package org.whalecurve.value.card;

import java.util.Arrays;
import java.util.List;

/**
 * The coefficients of one part of a card: one for every bin of an attribute, or for every pair of
 * bins of two.
 *
 * @param bins one attribute's, or two
 * @param start where its coefficients start among all
 * @param evidence log odds of the event in every bin less those of all; empty for a pair
 */
record Block(List<Bins> bins, int start, double[] evidence) {
  /** Holds the multiple of the weights of evidence too, a little, so that one solution exists. */
  private static final double FLOOR = 0.001;

  int size() {
    return bins.stream().mapToInt(Bins::count).reduce(1, (a, b) -> a * b);
  }

  /** Its own of all coefficients. */
  double[] part(double[] all) {
    return Arrays.copyOfRange(all, start, start + size());
  }

  boolean isPair() {
    return bins.size() == 2;
  }

  /**
   * Adds what the block's coefficients cost to a matrix: half of {@code b' P b}.
   *
   * <p>A single attribute's coefficients are drawn towards a multiple, chosen freely, of its
   * weights of evidence; those of numbers towards their neighbours at that. So a strong penalty
   * gives the classic card (one coefficient for each attribute), a weak one a coefficient of its
   * own for each bin. A pair's coefficients are drawn to nothing.
   */
  void penalise(double[][] into, Strength strength) {
    if (isPair()) {
      for (int i = start; i < start + size(); i++) into[i][i] += strength.pair();
      return;
    }
    double[][] q = distance(strength);
    double[] qw = new double[q.length];
    double norm = 0;
    for (int i = 0; i < q.length; i++) {
      for (int j = 0; j < q.length; j++) qw[i] += q[i][j] * evidence[j];
      norm += evidence[i] * qw[i];
    }
    for (int i = 0; i < q.length; i++) {
      for (int j = 0; j < q.length; j++) {
        into[start + i][start + j] += q[i][j] - (norm > 0 ? qw[i] * qw[j] / norm : 0);
      }
      into[start + i][start + i] += FLOOR;
    }
  }

  private double[][] distance(Strength strength) {
    double[][] q = new double[size()][size()];
    boolean ordered = bins.get(0) instanceof Bins.Ranges;
    for (int i = 0; i < q.length; i++) {
      q[i][i] += !ordered || i == Bins.MISSING ? strength.single() : strength.single() * 0.05;
    }
    for (int i = 1; ordered && i + 1 < q.length; i++) {
      q[i][i] += strength.single();
      q[i + 1][i + 1] += strength.single();
      q[i][i + 1] -= strength.single();
      q[i + 1][i] -= strength.single();
    }
    return q;
  }

  /**
   * How hard coefficients are held.
   *
   * @param single those of one attribute, to their weights of evidence
   * @param pair those of two attributes together, to nothing
   */
  record Strength(double single, double pair) {}
}
