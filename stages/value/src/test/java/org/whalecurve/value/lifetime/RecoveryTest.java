package org.whalecurve.value.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters with which customers were simulated are found again. */
class RecoveryTest {
  private static final int SETS = 6;

  static Stream<Arguments> models() {
    return Stream.of(
        Arguments.of(new BetaGeometric(false, 1), new double[] {0.6, 8, 0.8, 2.5}),
        Arguments.of(new BetaGeometric(true, 1), new double[] {0.8, 6, 0.7, 1.8}),
        Arguments.of(new BetaGeometric(true, 3), new double[] {0.9, 4, 0.6, 2}),
        Arguments.of(new ParetoNbd(), new double[] {0.7, 9, 0.8, 20}));
  }

  /** 95 % intervals of 24 parameters miss about one. */
  @ParameterizedTest
  @MethodSource("models")
  void intervalsHoldTheTruth(RepeatModel model, double[] truth) {
    int held = 0;
    for (int set = 0; set < SETS; set++) {
      Histories histories = new Simulated(model, 100 + set, truth).add(500, 40, 104, 0).histories();
      Fit fit = model.fit(histories, MaximumLikelihood.Options.DEFAULT);
      assertThat(fit.converged()).as(fit.verdict()).isTrue();
      for (int p = 0; p < truth.length; p++)
        if (fit.intervals().get(model.parameters().get(p)).contains(truth[p])) held++;
    }
    assertThat(held).isBetween(4 * SETS - 5, 4 * SETS);
  }

  @ParameterizedTest
  @MethodSource("models")
  void coefficientsOfTraitsAreFound(RepeatModel model, double[] truth) {
    double[] values = java.util.Arrays.copyOf(truth, 6);
    values[4] = 0.7;
    values[5] = -0.5;
    Simulated simulated = new Simulated(model, 7, values);
    for (double trait : new double[] {0, 1}) simulated.add(1500, 40, 104, 0, trait);
    Fit fit = model.fit(simulated.histories("online"), MaximumLikelihood.Options.DEFAULT);
    assertThat(fit.converged()).as(fit.verdict()).isTrue();
    double purchasing = fit.standardErrors().get("trans_online");
    assertThat(fit.parameters().get("trans_online"))
        .isBetween(0.7 - 3 * purchasing, 0.7 + 3 * purchasing);
    double leaving = fit.standardErrors().get("life_online");
    assertThat(fit.parameters().get("life_online"))
        .isBetween(-0.5 - 3 * leaving, -0.5 + 3 * leaving);
  }

  /** With tens of thousands of histories starts are tried on a part of them only. */
  @Test
  void manyHistoriesGiveTheSameAsAll() {
    RepeatModel model = new BetaGeometric(false, 1);
    Histories all = new Simulated(model, 3, 0.6, 8, 0.8, 2.5).add(24_000, 40, 104, 0).histories();
    Likelihood whole = model.likelihood(all);
    assertThat(whole.sample()).isPresent();
    Fit sampled = model.fit(all, MaximumLikelihood.Options.DEFAULT);
    Likelihood never = new WithoutSample(whole);
    Fit plain = MaximumLikelihood.fit(never, model.starts(all), MaximumLikelihood.Options.DEFAULT);
    assertThat(sampled.logLikelihood())
        .isEqualTo(plain.logLikelihood(), org.assertj.core.api.Assertions.within(1e-6));
    assertThat(sampled.logLikelihood()).isEqualTo(whole.value(coordinates(sampled), null));
  }

  private static double[] coordinates(Fit fit) {
    return java.util.Arrays.stream(fit.values()).map(Math::log).toArray();
  }

  private record WithoutSample(Likelihood all) implements Likelihood {
    @Override
    public String model() {
      return all.model();
    }

    @Override
    public java.util.List<Parameter> parameters() {
      return all.parameters();
    }

    @Override
    public double customers() {
      return all.customers();
    }

    @Override
    public double value(double[] coordinates, double[] gradient) {
      return all.value(coordinates, gradient);
    }
  }
}
