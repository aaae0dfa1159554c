package org.whalecurve.value.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All histories at once give what one by one gives. */
class ScorerTest {
  private static final Scores.Wanted WANTED = new Scores.Wanted(52, 13, 0.002);

  static Stream<RepeatModel> models() {
    return Stream.of(
        new BetaGeometric(false, 1),
        new BetaGeometric(true, 1),
        new BetaGeometric(true, 3),
        new ParetoNbd());
  }

  /** Every day of two years in weeks, so that ages are interpolated. */
  private static Histories daily() {
    Histories.Builder builder = new Histories.Builder(TimeUnit.WEEK, List.of());
    for (int age = 0; age <= 730; age += 3)
      for (int x = 0; x < 9; x += 2)
        for (int last = Math.min(1, x); last <= (x == 0 ? 0 : age); last += 91)
          builder.add(x, last / 7.0, age / 7.0, 1 + age % 4);
    return builder.build();
  }

  private static void assertSame(Histories histories, Scores scores, Predictor predictor) {
    for (int i = 0; i < histories.size(); i++) {
      Future future =
          predictor.of(
              histories.frequency(i), histories.recency(i), histories.age(i), histories.traits(i));
      double[] one = {
        future.alive(), future.alive(13), future.expected(52), future.discounted(0.002, 52)
      };
      for (int c = 0; c < one.length; c++)
        assertThat(scores.columns()[c][i])
            .isCloseTo(one[c], within(1e-8 * Math.abs(one[c]) + 1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void equalsOneByOne(RepeatModel model) {
    Histories histories = daily();
    double[] values = {0.5, 6, 0.7, 2.5};
    Scores scores = new Scorer(model, histories).scores(values, WANTED);
    assertSame(histories, scores, model.predictor(values));
  }

  @ParameterizedTest
  @MethodSource("models")
  void traitsAreHeeded(RepeatModel model) {
    double[] values = {0.5, 6, 0.7, 2.5, 0.8, -0.4};
    Simulated simulated = new Simulated(model, 5, values);
    for (double trait = -1; trait <= 1; trait += 0.25) simulated.add(30, 20, 60, 0, trait);
    Histories histories = simulated.histories("size");
    Scores scores = new Scorer(model, histories).scores(values, WANTED);
    assertSame(histories, scores, model.predictor(values));
  }

  @ParameterizedTest
  @MethodSource("models")
  void errorsAreThoseOfTheDeltaMethod(RepeatModel model) {
    Histories histories = new Simulated(model, 5, 0.5, 6, 0.7, 2.5).add(500, 60, 60, 0).histories();
    Fit fit = model.fit(histories, MaximumLikelihood.Options.DEFAULT);
    Scores.WithErrors both = new Scorer(model, histories).scores(fit, WANTED);
    for (int i = 0; i < histories.size(); i += 50) {
      int x = histories.frequency(i);
      double last = histories.recency(i);
      double age = histories.age(i);
      Estimate expected =
          fit.estimate(
              v -> model.predictor(v).of(x, last, age).expected(52), Estimate.Range.POSITIVE);
      double error = expected.standardError().orElseThrow();
      assertThat(both.values().expected()[i]).isCloseTo(expected.value(), within(1e-9));
      assertThat(both.errors().expected()[i]).isCloseTo(error, within(1e-6 * error));
      Estimate discounted =
          fit.estimate(
              v -> model.predictor(v).of(x, last, age).discounted(0.002, 52),
              Estimate.Range.POSITIVE);
      double exact = discounted.standardError().orElseThrow();
      assertThat(both.errors().discounted()[i]).isCloseTo(exact, within(0.02 * exact));
    }
  }

  @Test
  void sameOnAnyNumberOfThreads() throws Exception {
    RepeatModel model = new ParetoNbd();
    Histories histories =
        new Simulated(model, 9, 0.7, 9, 0.8, 20).add(4000, 40, 104, 0).histories();
    double[] at = {-0.3, 2, -0.2, 3};
    Likelihood likelihood = model.likelihood(histories);
    double[] one = new double[4];
    double[] many = new double[4];
    ForkJoinPool single = new ForkJoinPool(1);
    ForkJoinPool four = new ForkJoinPool(4);
    try {
      double alone = single.submit(() -> likelihood.value(at, one)).get();
      double together = four.submit(() -> likelihood.value(at, many)).get();
      assertThat(together).isEqualTo(alone);
      assertThat(many).containsExactly(one);
    } finally {
      single.shutdown();
      four.shutdown();
    }
  }
}
