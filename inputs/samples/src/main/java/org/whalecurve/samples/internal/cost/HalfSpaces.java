package org.whalecurve.samples.internal.cost;

import java.util.ArrayList;
import java.util.List;

/**
 * Linear inequalities {@code a · x <= 0} and the search for a point that meets them all: the point
 * is projected onto each violated one in turn, so it ends at a solution near where it started.
 */
final class HalfSpaces {
  private static final int ROUNDS = 200_000;
  private static final double ACCURACY = 1e-8;

  private final List<double[]> rows = new ArrayList<>();

  void atMostZero(double[] a) {
    rows.add(a);
  }

  /**
   * Moves {@code x} until it meets every inequality.
   *
   * @param free which coordinates may move
   * @throws IllegalStateException where no point is found
   */
  void solve(double[] x, boolean[] free) {
    for (int round = 0; round < ROUNDS; round++) {
      double worst = 0;
      for (double[] a : rows) worst = Math.max(worst, project(a, x, free));
      if (worst < ACCURACY) return;
    }
    throw new IllegalStateException("the published figures cannot be met with these bills");
  }

  private static double project(double[] a, double[] x, boolean[] free) {
    double value = 0;
    for (int j = 0; j < x.length; j++) value += a[j] * x[j];
    if (value <= 0) return 0;
    double norm = 0;
    for (int j = 0; j < x.length; j++) if (free[j]) norm += a[j] * a[j];
    if (norm == 0) return 0;
    for (int j = 0; j < x.length; j++) if (free[j]) x[j] -= value / norm * a[j];
    return value / Math.sqrt(norm);
  }
}
