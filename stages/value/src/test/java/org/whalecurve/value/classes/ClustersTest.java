package org.whalecurve.value.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClustersTest {
  private static final double[][] CENTRES = {{0, 0, 5}, {10, 0, 5}, {0, 300, 5}, {10, 300, 5}};

  /** Four clouds of 100, 200, 300 and 400 points; the third feature tells nothing apart. */
  private static double[][] clouds() {
    SplittableRandom random = new SplittableRandom(11);
    double[][] points = new double[1000][];
    for (int i = 0; i < points.length; i++) {
      int cloud = i < 100 ? 0 : i < 300 ? 1 : i < 600 ? 2 : 3;
      points[i] =
          new double[] {
            CENTRES[cloud][0] + random.nextDouble() - 0.5,
            CENTRES[cloud][1] + 30 * (random.nextDouble() - 0.5),
            5
          };
    }
    return points;
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void clouds_are_found_and_counted_whatever_the_units() {
    double[][] points = clouds();
    Clusters clusters = Clusters.of(points, ones(1000), 2, 8, 42);
    assertThat(clusters.shares()).containsExactly(new double[] {0.4, 0.3, 0.2, 0.1}, within(1e-9));
    assertThat(clusters.of(new double[] {10, 300, 5})).isZero();
    assertThat(clusters.of(new double[] {0, 0, 5})).isEqualTo(3);
    assertThat(clusters.quality()).hasSize(7);
    assertThat(clusters.quality().get(2).silhouette()).isGreaterThan(0.8);
    assertThat(clusters.quality().get(2).within()).isLessThan(0.05);
  }

  @Test
  void a_cluster_is_described_by_what_sets_it_apart() {
    Clusters clusters = Clusters.of(clouds(), ones(1000), 4, 4, 42);
    assertThat(clusters.traits(3)).extracting(Clusters.Trait::feature).containsExactly(1, 0);
    assertThat(clusters.traits(3).get(0).difference()).isNegative();
  }

  @Test
  void the_same_seed_gives_the_same_clusters() {
    Clusters one = Clusters.of(clouds(), ones(1000), 3, 5, 1);
    Clusters other = Clusters.of(clouds(), ones(1000), 3, 5, 1);
    assertThat(Arrays.deepToString(one.centres())).isEqualTo(Arrays.deepToString(other.centres()));
  }

  @Test
  void a_point_of_many_customers_counts_as_many_points() {
    double[][] points = {{0}, {1}, {10}, {11}};
    double[] weights = {5, 1, 1, 3};
    double[][] each = {{0}, {0}, {0}, {0}, {0}, {1}, {10}, {11}, {11}, {11}};
    Clusters grouped = Clusters.of(points, weights, 2, 2, 5);
    Clusters single = Clusters.of(each, ones(10), 2, 2, 5);
    assertThat(grouped.shares()).containsExactly(single.shares(), within(1e-12));
    assertThat(grouped.centres()[0]).containsExactly(single.centres()[0], within(1e-12));
    assertThat(grouped.quality().get(0).silhouette())
        .isCloseTo(single.quality().get(0).silhouette(), within(1e-12));
  }

  /** Silhouettes by hand: 0 and 1 against 10 and 12. */
  @Test
  void silhouette_by_hand() {
    Clusters clusters = Clusters.of(new double[][] {{0}, {1}, {10}, {12}}, ones(4), 2, 2, 5);
    double expected = (10 / 11.0 + 9 / 10.0 + (9.5 - 2) / 9.5 + (11.5 - 2) / 11.5) / 4;
    assertThat(clusters.quality().get(0).silhouette()).isCloseTo(expected, within(1e-12));
  }

  @Test
  void fewer_different_points_than_clusters_cannot_be() {
    assertThatThrownBy(() -> Clusters.of(new double[][] {{1}, {1}}, ones(2), 2, 4, 1))
        .hasMessageContaining("only 1 different points for 2 clusters");
  }
}
