package org.whalecurve.value.classes;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Clusters of points: k-means with seeds spread by k-means++ (Arthur and Vassilvitskii, SODA 2007),
 * several starts, the best kept. The same seed gives the same clusters.
 */
final class KMeans {
  private static final int ITERATIONS_MAX = 300;

  private final double[][] points;
  private final double[] weights;

  /**
   * @param centres of each cluster
   * @param cluster of each point
   * @param within weighted sum of squared distances from the centres
   */
  record Result(double[][] centres, int[] cluster, double within) {}

  KMeans(double[][] points, double[] weights) {
    this.points = points;
    this.weights = weights;
  }

  /** The best of several starts. There must be at least k different points. */
  Result best(int k, int starts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Result best = null;
    for (int s = 0; s < starts; s++) {
      Result result = run(seeds(k, random));
      if (best == null || result.within < best.within) best = result;
    }
    return best;
  }

  /** Each next seed is drawn with a chance proportional to its squared distance from the others. */
  private double[][] seeds(int k, SplittableRandom random) {
    double[][] seeds = new double[k][];
    double[] distance = new double[points.length];
    Arrays.fill(distance, 1);
    for (int c = 0; c < k; c++) {
      seeds[c] = points[draw(distance, random)].clone();
      for (int i = 0; i < points.length; i++) {
        double squared = squaredDistance(points[i], seeds[c]);
        distance[i] = c == 0 ? squared : Math.min(distance[i], squared);
      }
    }
    return seeds;
  }

  private int draw(double[] distance, SplittableRandom random) {
    double total = 0;
    for (int i = 0; i < points.length; i++) total += weights[i] * distance[i];
    double left = random.nextDouble() * total;
    int last = 0;
    for (int i = 0; i < points.length; i++) {
      double part = weights[i] * distance[i];
      if (part <= 0) continue;
      last = i;
      left -= part;
      if (left < 0) break;
    }
    return last;
  }

  private Result run(double[][] centres) {
    int[] cluster = new int[points.length];
    Arrays.fill(cluster, -1);
    for (int n = 0; n < ITERATIONS_MAX && assign(centres, cluster); n++) move(centres, cluster);
    double within = 0;
    for (int i = 0; i < points.length; i++) {
      within += weights[i] * squaredDistance(points[i], centres[cluster[i]]);
    }
    return new Result(centres, cluster, within);
  }

  private boolean assign(double[][] centres, int[] cluster) {
    boolean changed = false;
    for (int i = 0; i < points.length; i++) {
      int nearest = nearest(points[i], centres);
      changed |= nearest != cluster[i];
      cluster[i] = nearest;
    }
    return changed;
  }

  static int nearest(double[] point, double[][] centres) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < centres.length; c++) {
      double squared = squaredDistance(point, centres[c]);
      if (squared < least) {
        least = squared;
        nearest = c;
      }
    }
    return nearest;
  }

  /** A centre that lost all its points stays where it is. */
  private void move(double[][] centres, int[] cluster) {
    double[][] sums = new double[centres.length][points[0].length];
    double[] totals = new double[centres.length];
    for (int i = 0; i < points.length; i++) {
      totals[cluster[i]] += weights[i];
      for (int f = 0; f < points[i].length; f++) sums[cluster[i]][f] += weights[i] * points[i][f];
    }
    for (int c = 0; c < centres.length; c++) {
      if (totals[c] == 0) continue;
      for (int f = 0; f < sums[c].length; f++) centres[c][f] = sums[c][f] / totals[c];
    }
  }

  static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int f = 0; f < a.length; f++) sum += (a[f] - b[f]) * (a[f] - b[f]);
    return sum;
  }
}
