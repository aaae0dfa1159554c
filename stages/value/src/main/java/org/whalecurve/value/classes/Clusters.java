package org.whalecurve.value.classes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Customers grouped by several features at once. Features are standardised; clusters are numbered
 * from the largest; their number, where none is given, is the one of the highest silhouette.
 *
 * @param standard the scale of the features
 * @param centres of each cluster, in standard deviations from the mean of all
 * @param shares of all customers
 * @param quality for each number of clusters that was tried, its silhouette
 */
public record Clusters(
    Standard standard, double[][] centres, double[] shares, List<Quality> quality) {
  private static final int STARTS = 10;

  /**
   * How well a number of clusters does.
   *
   * @param k number of clusters
   * @param silhouette mean over a sample, −1 … 1
   * @param within share of all squared deviations that stays inside clusters
   */
  public record Quality(int k, double silhouette, double within) {}

  /**
   * What sets a cluster apart.
   *
   * @param feature from 0
   * @param difference the cluster's mean minus the mean of all, in standard deviations
   */
  public record Trait(int feature, double difference) {}

  /**
   * Finds clusters.
   *
   * @param points distinct points by features, finite
   * @param weights how many customers are at each point
   * @param least fewest clusters to try, at least 2
   * @param most the same as least where the number is given
   * @throws IllegalArgumentException where fewer points than clusters differ
   */
  public static Clusters of(double[][] points, double[] weights, int least, int most, long seed) {
    Standard standard = Standard.of(points, weights);
    double[][] scaled = new double[points.length][];
    for (int i = 0; i < points.length; i++) scaled[i] = standard.apply(points[i]);
    long different =
        java.util.Arrays.stream(scaled)
            .map(java.util.Arrays::toString)
            .distinct()
            .limit(most)
            .count();
    if (different < least) {
      throw new IllegalArgumentException(
          "only " + different + " different points for " + least + " clusters");
    }
    KMeans means = new KMeans(scaled, weights);
    int[] sample = Silhouette.sample(points.length, seed);
    double all = means.best(1, 1, seed).within();
    List<Quality> tried = new ArrayList<>();
    KMeans.Result best = null;
    double highest = Double.NEGATIVE_INFINITY;
    for (int k = least; k <= Math.min(most, different); k++) {
      KMeans.Result result = means.best(k, STARTS, seed + k);
      double silhouette = Silhouette.of(scaled, weights, result.cluster(), k, sample);
      tried.add(new Quality(k, silhouette, result.within() / all));
      if (silhouette > highest) {
        highest = silhouette;
        best = result;
      }
    }
    return numbered(standard, best, weights, tried);
  }

  private static Clusters numbered(
      Standard standard, KMeans.Result found, double[] weights, List<Quality> tried) {
    double[] sizes = new double[found.centres().length];
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      sizes[found.cluster()[i]] += weights[i];
      total += weights[i];
    }
    double all = total;
    int[] order =
        IntStream.range(0, sizes.length)
            .boxed()
            .sorted(Comparator.comparingDouble(c -> -sizes[c]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[][] centres =
        IntStream.of(order).mapToObj(c -> found.centres()[c]).toArray(double[][]::new);
    double[] shares = IntStream.of(order).mapToDouble(c -> sizes[c] / all).toArray();
    return new Clusters(standard, centres, shares, List.copyOf(tried));
  }

  /** The cluster of a customer. */
  public int of(double[] point) {
    return KMeans.nearest(standard.apply(point), centres);
  }

  /** What sets a cluster apart, the largest difference first; features without one are left out. */
  public List<Trait> traits(int cluster) {
    return IntStream.range(0, centres[cluster].length)
        .mapToObj(f -> new Trait(f, centres[cluster][f]))
        .filter(trait -> trait.difference != 0)
        .sorted(Comparator.comparingDouble(trait -> -Math.abs(trait.difference)))
        .toList();
  }
}
