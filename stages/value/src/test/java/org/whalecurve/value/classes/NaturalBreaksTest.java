package org.whalecurve.value.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NaturalBreaksTest {
  /**
   * Gross value of farm products per acre in 102 counties of Illinois, 1959 (Jenks and Caspall,
   * Error on choroplethic maps, Annals of the Association of American Geographers 61, 1971), as
   * published with the R package classInt.
   */
  private static final double[] ILLINOIS = {
    50.12, 83.9, 76.43, 71.61, 79.66, 84.84, 87.87, 92.45, 119.9, 155.3, 131.5, 111.8, 96.78, 86.75,
    62.41, 96.37, 75.51, 77.29, 85.41, 116.4, 58.5, 75.29, 66.32, 62.65, 80.45, 72.76, 63.67, 60.27,
    68.45, 100.1, 55.3, 54.07, 57.49, 73.52, 68.25, 64.28, 50.64, 52.47, 68.19, 57.4, 39.72, 60.66,
    57.59, 38.22, 57.22, 67.04, 47.29, 71.05, 50.53, 34.63, 59.65, 62.06, 52.89, 56.35, 57.26,
        53.77,
    59.89, 55.44, 45.4, 52.21, 49.38, 51.15, 54.27, 54.32, 41.2, 34.58, 50.11, 52.05, 33.82, 39.88,
    36.24, 41.02, 46.13, 51.15, 32.28, 33.26, 31.78, 31.28, 50.52, 47.21, 32.69, 38.3, 33.83, 40.3,
    40.62, 32.14, 31.66, 26.09, 39.84, 24.83, 28.2, 31.19, 37.57, 27.16, 23.42, 18.57, 30.97, 17.82,
    15.57, 15.93, 28.71, 32.22
  };

  static Distinct distinct(double... values) {
    double[] different = Arrays.stream(values).sorted().distinct().toArray();
    long[] counts = new long[different.length];
    for (double value : values) counts[Arrays.binarySearch(different, value)]++;
    return new Distinct(different, counts);
  }

  /** classInt's Fisher breaks for five classes: 43.3, 61.36, 78.475, 105.95. */
  @Test
  void jenks_and_caspall_1971_illinois() {
    Distinct counties = distinct(ILLINOIS);
    NaturalBreaks.Result result = NaturalBreaks.of(counties, 5);
    assertThat(Arrays.stream(result.classes().starts()).mapToObj(i -> counties.values()[i]))
        .containsExactly(45.4, 62.06, 79.66, 111.8);
    assertThat(result.classes().counts(counties)).containsExactly(35, 33, 18, 11, 5);
    assertThat(result.exact()).isTrue();
    assertThat(result.fit()).isCloseTo(0.931356, within(1e-6));
    Classes fixed = Classes.byThresholds(counties, new double[] {25, 50, 75, 100});
    assertThat(NaturalBreaks.fit(counties, fixed))
        .as("goodness of fit of fixed classes as classInt prints it")
        .isCloseTo(0.9107081, within(1e-7));
  }

  @Test
  void zeros_many_times() {
    Distinct values = distinct(0, 0, 0, 1, 2, 50);
    assertThat(NaturalBreaks.of(values, 3).classes().counts(values)).containsExactly(3, 2, 1);
  }

  @Test
  void no_other_classes_fit_better() {
    SplittableRandom random = new SplittableRandom(1958);
    for (int round = 0; round < 400; round++) {
      double[] values = new double[2 + random.nextInt(12)];
      boolean coarse = random.nextBoolean();
      for (int i = 0; i < values.length; i++) {
        double value = random.nextDouble() * 10;
        values[i] = coarse ? Math.floor(value) : value * value;
      }
      Distinct distinct = distinct(values);
      int classes = 2 + random.nextInt(3);
      NaturalBreaks.Result found = NaturalBreaks.of(distinct, classes);
      double best = bestOfAll(distinct, new int[Math.min(classes, distinct.size()) - 1], 0, 1);
      assertThat(found.fit()).as("round %d", round).isCloseTo(best, within(1e-12));
    }
  }

  private static double bestOfAll(Distinct distinct, int[] starts, int next, int least) {
    if (next == starts.length) return NaturalBreaks.fit(distinct, new Classes(starts));
    double best = 0;
    for (int s = least; s < distinct.size(); s++) {
      starts[next] = s;
      best = Math.max(best, bestOfAll(distinct, starts.clone(), next + 1, s + 1));
    }
    return best;
  }

  @Test
  void a_million_far_from_zero_is_as_exact_as_near_it() {
    Distinct near = distinct(ILLINOIS);
    double[] far = Arrays.stream(near.values()).map(v -> 1e9 + v).toArray();
    assertThat(NaturalBreaks.of(new Distinct(far, near.counts()), 5).classes().starts())
        .containsExactly(NaturalBreaks.of(near, 5).classes().starts());
  }

  @Test
  void fewer_values_than_classes_are_a_class_each() {
    Distinct two = distinct(3, 3, 7);
    NaturalBreaks.Result result = NaturalBreaks.of(two, 4);
    assertThat(result.classes().counts(two)).containsExactly(2, 1);
    assertThat(result.fit()).isEqualTo(1);
    assertThat(NaturalBreaks.of(distinct(5), 4).classes().size()).isEqualTo(1);
  }

  @Test
  void more_values_than_can_be_exact_are_put_into_bins() {
    SplittableRandom random = new SplittableRandom(3);
    double[] values = new double[5_000];
    for (int i = 0; i < values.length; i++) values[i] = Math.exp(3 * random.nextDouble());
    Distinct distinct = distinct(values);
    NaturalBreaks.Result exact = NaturalBreaks.of(distinct, 4);
    NaturalBreaks.Result binned = NaturalBreaks.of(distinct, 4, 500);
    assertThat(exact.exact()).isTrue();
    assertThat(binned.exact()).isFalse();
    assertThat(binned.fit()).isBetween(exact.fit() - 1e-4, exact.fit());
  }

  @Test
  void hundred_thousand_values_take_no_time() {
    SplittableRandom random = new SplittableRandom(4);
    double[] values = new double[100_000];
    for (int i = 0; i < values.length; i++) values[i] = random.nextDouble();
    Distinct distinct = distinct(values);
    long start = System.nanoTime();
    NaturalBreaks.Result result = NaturalBreaks.of(distinct, 5);
    assertThat((System.nanoTime() - start) / 1e9).isLessThan(5);
    assertThat(distinct.values()[result.classes().starts()[0]]).isCloseTo(0.2, within(0.02));
  }
}
