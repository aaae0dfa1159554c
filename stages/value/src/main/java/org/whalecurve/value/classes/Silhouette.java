package org.whalecurve.value.classes;

import java.util.SplittableRandom;

/**
 * How well clusters are set apart: the mean over points of (b − a) / max(a, b), with a the mean
 * distance to the others of the point's cluster and b that to the nearest other cluster (Rousseeuw,
 * Journal of Computational and Applied Mathematics 20, 1987). 1 far apart, 0 touching.
 */
final class Silhouette {
  /** Every point is compared with every other; of more points, a seeded sample is taken. */
  static final int POINTS_MAX = 1_500;

  private Silhouette() {}

  /** Places of the points to compare, ascending. */
  static int[] sample(int points, long seed) {
    if (points <= POINTS_MAX) return java.util.stream.IntStream.range(0, points).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    int[] sample = new int[POINTS_MAX];
    int taken = 0;
    for (int i = 0; i < points && taken < POINTS_MAX; i++) {
      if (random.nextInt(points - i) < POINTS_MAX - taken) sample[taken++] = i;
    }
    return sample;
  }

  static double of(double[][] points, double[] weights, int[] cluster, int k, int[] sample) {
    double sum = 0;
    double total = 0;
    for (int i : sample) {
      sum += weights[i] * of(points, weights, cluster, k, sample, i);
      total += weights[i];
    }
    return sum / total;
  }

  private static double of(
      double[][] points, double[] weights, int[] cluster, int k, int[] sample, int point) {
    double[] distance = new double[k];
    double[] size = new double[k];
    for (int j : sample) {
      double weight = j == point ? weights[j] - 1 : weights[j];
      distance[cluster[j]] += weight * Math.sqrt(KMeans.squaredDistance(points[point], points[j]));
      size[cluster[j]] += weight;
    }
    int own = cluster[point];
    if (size[own] <= 0) return 0;
    double a = distance[own] / size[own];
    double b = Double.POSITIVE_INFINITY;
    for (int c = 0; c < k; c++) if (c != own && size[c] > 0) b = Math.min(b, distance[c] / size[c]);
    if (b == Double.POSITIVE_INFINITY || Math.max(a, b) == 0) return 0;
    return (b - a) / Math.max(a, b);
  }
}
