package org.whalecurve.value.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers at which closed forms fail: here every figure is a number, and the right one. */
class ExtremesTest {
  private static final double[][] HISTORIES = {
    {0, 0, 0},
    {0, 0, 1},
    {0, 0, 10_000},
    {1, 0, 5},
    {1, 5, 5},
    {3, 0.001, 10_000},
    {150, 30, 31},
    {400, 20, 1500},
    {2000, 1000, 1001},
    {2000, 0.5, 10_000},
    {5000, 10_000, 10_000}
  };

  static Stream<RepeatModel> models() {
    return Stream.of(
        new BetaGeometric(false, 1),
        new BetaGeometric(true, 1),
        new BetaGeometric(true, 3),
        new ParetoNbd());
  }

  /** Third and fourth: a and b or s and beta. */
  private static List<double[]> parameters() {
    List<double[]> all = new ArrayList<>();
    for (double r : new double[] {1e-3, 30})
      for (double alpha : new double[] {0.01, 5, 2000})
        for (double third : new double[] {1e-6, 0.01, 1, 500})
          for (double fourth : new double[] {1e-4, 1, 700})
            all.add(new double[] {r, alpha, third, fourth});
    return all;
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyFigureIsANumber(RepeatModel model) {
    for (double[] values : parameters()) {
      Predictor predictor = model.predictor(values);
      for (double[] h : HISTORIES) {
        Future future = predictor.of((int) h[0], h[1], h[2]);
        String place =
            model.name() + java.util.Arrays.toString(values) + java.util.Arrays.toString(h);
        assertThat(future.alive()).as(place).isBetween(0.0, 1.0);
        assertThat(future.alive(50)).as(place).isBetween(0.0, future.alive());
        assertThat(future.expected(50)).as(place).isNotNegative().isFinite();
        for (double p : future.distribution(5, 2))
          assertThat(p).as(place).isBetween(0.0, 1 + 1e-12);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyLikelihoodIsANumber(RepeatModel model) {
    Histories.Builder builder = new Histories.Builder(TimeUnit.DAY, List.of());
    for (double[] h : HISTORIES) builder.add((int) h[0], h[1], h[2], 1);
    Likelihood likelihood = model.likelihood(builder.build());
    double[] slope = new double[4];
    for (double[] values : parameters()) {
      double[] at = java.util.Arrays.stream(values).map(Math::log).toArray();
      assertThat(likelihood.value(at, slope)).as(java.util.Arrays.toString(values)).isFinite();
      for (double part : slope) assertThat(part).isFinite();
    }
  }

  /** The closed form of Fader, Hardie and Lee is 0/0 at a = 1; its neighbours meet there. */
  @Test
  void betaGeometricIsContinuousWhereAIsOne() {
    double at = expected(new BetaGeometric(false, 1), 0.24, 4.4, 1, 2.4);
    double below = expected(new BetaGeometric(false, 1), 0.24, 4.4, 1 - 1e-7, 2.4);
    double above = expected(new BetaGeometric(false, 1), 0.24, 4.4, 1 + 1e-7, 2.4);
    assertThat(at).isCloseTo((below + above) / 2, within(1e-12));
  }

  @Test
  void paretoIsContinuousWhereSIsOne() {
    double at = expected(new ParetoNbd(), 0.55, 10.6, 1, 11.7);
    double below = expected(new ParetoNbd(), 0.55, 10.6, 1 - 1e-7, 11.7);
    double above = expected(new ParetoNbd(), 0.55, 10.6, 1 + 1e-7, 11.7);
    assertThat(at).isCloseTo((below + above) / 2, within(1e-12));
  }

  private static double expected(RepeatModel model, double... values) {
    return model.predictor(values).of(3, 20, 38).expected(39);
  }

  /** Far beyond what is summed term by term: almost nobody leaves, so it is rate times time. */
  @Test
  void hugeCountsAreExpectedToo() {
    Future future = new BetaGeometric(false, 1).predictor(200, 1e-4, 1e-9, 5).newcomer();
    assertThat(future.expected(3)).isCloseTo(200 * 3 / 1e-4, within(60.0));
    Future spread = new BetaGeometric(true, 1).predictor(0.5, 1e-6, 1e-9, 5).of(0, 0, 0);
    assertThat(spread.expected(10)).isCloseTo(0.5 * 10 / 1e-6, within(50.0));
  }
}
