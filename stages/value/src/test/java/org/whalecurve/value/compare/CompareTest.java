package org.whalecurve.value.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Comparisons held against published figures. */
class CompareTest {
  private static final Offset<Double> FOUR = within(5e-5);

  @Test
  void wilson_and_newcombe_1998() {
    // Newcombe 1998, Statistics in Medicine 17: 81/263, 15/148, 0/20 (table I, method 3)
    Estimate a = new Share(81, 263).estimate(0.95);
    assertThat(a.low()).isCloseTo(0.2553, FOUR);
    assertThat(a.high()).isCloseTo(0.3662, FOUR);
    Estimate b = new Share(15, 148).estimate(0.95);
    assertThat(b.low()).isCloseTo(0.0624, FOUR);
    assertThat(b.high()).isCloseTo(0.1605, FOUR);
    Estimate none = new Share(0, 20).estimate(0.95);
    assertThat(none.low()).isZero();
    assertThat(none.high()).isCloseTo(0.1611, FOUR);
    // Newcombe 1998, 873-890: 56/70 less 48/80 (table II a, method 10)
    Difference d = new Share(56, 70).minus(new Share(48, 80), 0.95);
    assertThat(d.value()).isCloseTo(0.2, within(1e-12));
    assertThat(d.low()).isCloseTo(0.0524, FOUR);
    assertThat(d.high()).isCloseTo(0.3339, FOUR);
    // the same paper, 9/10 less 3/10 (table II b)
    Difference small = new Share(9, 10).minus(new Share(3, 10), 0.95);
    assertThat(small.low()).isCloseTo(0.1705, FOUR);
    assertThat(small.high()).isCloseTo(0.8090, FOUR);
  }

  @Test
  void fishers_tea_lady() {
    // Fisher 1935: 3 of 4 cups right each way; two-sided 34/70
    assertThat(new Share(3, 4).minus(new Share(1, 4), 0.95).p()).isCloseTo(34 / 70.0, within(1e-9));
    assertThat(new Share(4, 4).minus(new Share(0, 4), 0.95).p()).isCloseTo(2 / 70.0, within(1e-9));
  }

  @Test
  void two_proportions_are_the_chi_square_of_their_table() {
    // 30/100 and 50/100: chi-square 8.3333 on one degree of freedom
    assertThat(new Share(30, 100).minus(new Share(50, 100), 0.95).p())
        .isCloseTo(0.0038924, within(1e-7));
  }

  @Test
  void student_1908_sleep() {
    // Student 1908 (R, ?sleep, Welch): t = -1.8608, df = 17.776, p = 0.07939, -3.3654832 to
    // 0.2054832
    Ratio one = mean(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0);
    Ratio two = mean(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);
    Difference d = one.minus(two, 0.95);
    assertThat(d.p()).isCloseTo(0.07939, within(5e-6));
    assertThat(d.low()).isCloseTo(-3.3654832, within(5e-7));
    assertThat(d.high()).isCloseTo(0.2054832, within(5e-7));
    Estimate mean = one.estimate(0.95);
    assertThat(mean.value()).isCloseTo(0.75, within(1e-12));
    assertThat(mean.high() - mean.low()).isCloseTo(2 * 2.262157 * 1.78901 / Math.sqrt(10), FOUR);
  }

  @Test
  void a_ratio_of_equal_shares_has_no_error_and_one_of_nothing_no_value() {
    Ratio third = ratio(new double[] {1, 2, 3}, new double[] {3, 6, 9});
    assertThat(third.estimate(0.95).value()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(third.variance()).isCloseTo(0, within(1e-15));
    assertThat(ratio(new double[] {1, 2}, new double[] {0, 0}).estimate(0.95).value()).isNaN();
    assertThat(mean(4).estimate(0.95).low()).isNaN();
    assertThat(mean(4).minus(mean(3, 5), 0.95).p()).isNaN();
    assertThat(new Share(0, 0).minus(new Share(1, 2), 0.95).p()).isNaN();
    assertThat(new Share(0, 9).minus(new Share(0, 5), 0.95).p()).isEqualTo(1);
  }

  @Test
  void the_error_of_a_ratio_is_that_of_its_jackknife() {
    double[] x = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4};
    double[] y = {7, 3, 9, 4, 9, 20, 6, 13, 9, 8, 11, 15, 20, 13, 17, 8, 5, 7, 15, 9};
    double[] without = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int left = i;
      without[i] = sum(x, left) / sum(y, left);
    }
    double mean = Arrays.stream(without).average().orElseThrow();
    double jackknife =
        Arrays.stream(without).map(r -> (r - mean) * (r - mean)).sum() * (x.length - 1) / x.length;
    assertThat(ratio(x, y).variance()).isCloseTo(jackknife, within(jackknife * 0.05));
  }

  @Test
  void many_comparisons() {
    // R: p.adjust(c(0.01, 0.04, 0.03, 0.005, NA, 0.5), "holm" and "BH")
    double[] p = {0.01, 0.04, 0.03, 0.005, Double.NaN, 0.5};
    assertThat(ManyTests.holm(p))
        .containsExactly(new double[] {0.04, 0.09, 0.09, 0.025, Double.NaN, 0.5}, within(1e-12));
    assertThat(ManyTests.benjaminiHochberg(p))
        .containsExactly(new double[] {0.025, 0.05, 0.05, 0.025, Double.NaN, 0.5}, within(1e-12));
  }

  private static double sum(double[] values, int without) {
    return Arrays.stream(values).sum() - values[without];
  }

  private static Ratio mean(double... x) {
    double[] ones = new double[x.length];
    Arrays.fill(ones, 1);
    Ratio ratio = ratio(x, ones);
    return Ratio.mean(x.length, ratio.x(), ratio.xx());
  }

  private static Ratio ratio(double[] x, double[] y) {
    return new Ratio(x.length, dot(x, null), dot(y, null), dot(x, x), dot(x, y), dot(y, y));
  }

  private static BigDecimal dot(double[] a, double[] b) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < a.length; i++) {
      BigDecimal factor = b == null ? BigDecimal.ONE : BigDecimal.valueOf(b[i]);
      sum = sum.add(BigDecimal.valueOf(a[i]).multiply(factor));
    }
    return sum;
  }
}
