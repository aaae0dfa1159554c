package org.whalecurve.value.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.value.lifetime.Likelihood.Parameter;
import org.whalecurve.value.lifetime.MaximumLikelihood.Options;

/** The search on likelihoods whose maximum is known. */
class MaximumLikelihoodTest {
  private interface Slope {
    double value(double[] at, double[] gradient);
  }

  private record Known(List<Parameter> parameters, double customers, Slope slope)
      implements Likelihood {
    @Override
    public String model() {
      return "known";
    }

    @Override
    public double value(double[] at, double[] gradient) {
      return slope.value(at, gradient == null ? new double[at.length] : gradient);
    }
  }

  /** A hundred times an exponential time of mean 4: rate 1/4, standard error rate/10. */
  private static final Likelihood EXPONENTIAL =
      new Known(
          List.of(Parameter.positive("rate")),
          100,
          (at, gradient) -> {
            double rate = Math.exp(at[0]);
            gradient[0] = 100 - 400 * rate;
            return 100 * at[0] - 400 * rate;
          });

  @Test
  void rateOfExponentialTimes() {
    Fit fit = MaximumLikelihood.fit(EXPONENTIAL, List.of(new double[] {50}), Options.DEFAULT);
    assertThat(fit.parameters().get("rate")).isCloseTo(0.25, within(1e-9));
    assertThat(fit.standardErrors().get("rate")).isCloseTo(0.025, within(1e-9));
    assertThat(fit.logLikelihood()).isCloseTo(100 * Math.log(0.25) - 100, within(1e-9));
    double factor = Math.exp(1.959963984540054 / 10);
    Interval interval = fit.intervals().get("rate");
    assertThat(interval.low()).isCloseTo(0.25 / factor, within(1e-6));
    assertThat(interval.high()).isCloseTo(0.25 * factor, within(1e-6));
    assertThat(fit.verdict()).startsWith("a maximum after");
    assertThat(fit.warnings()).isEmpty();
    assertThat(fit.aic()).isCloseTo(2 - 2 * fit.logLikelihood(), within(1e-12));
    assertThat(fit.bic()).isCloseTo(Math.log(100) - 2 * fit.logLikelihood(), within(1e-12));
  }

  /** The mean time is 1/rate: the delta method gives its error exactly. */
  @Test
  void figuresThatFollowHaveIntervals() {
    Fit fit = MaximumLikelihood.fit(EXPONENTIAL, List.of(new double[] {50}), Options.DEFAULT);
    Estimate mean = fit.estimate(values -> 1 / values[0], Estimate.Range.POSITIVE);
    assertThat(mean.value()).isCloseTo(4, within(1e-8));
    assertThat(mean.standardError().orElseThrow()).isCloseTo(0.4, within(1e-6));
    Interval interval = mean.interval().orElseThrow();
    assertThat(Math.sqrt(interval.low() * interval.high())).isCloseTo(4, within(1e-6));
    Estimate chance = fit.estimate(v -> Math.exp(-v[0] * 12), Estimate.Range.PROBABILITY);
    assertThat(chance.interval().orElseThrow().low()).isPositive();
    assertThat(chance.interval().orElseThrow().contains(chance.value())).isTrue();
  }

  /** Two hills: the higher one is found where some start leads to it, and said how many did. */
  @Test
  void theHighestOfSeveralMaxima() {
    Likelihood hills =
        new Known(
            List.of(Parameter.real("place")),
            10,
            (at, gradient) -> {
              double low = 5 * Math.exp(-Math.pow(at[0] + 3, 2));
              double high = 8 * Math.exp(-Math.pow(at[0] - 3, 2));
              gradient[0] = -2 * (at[0] + 3) * low - 2 * (at[0] - 3) * high;
              return low + high;
            });
    List<double[]> starts =
        List.of(new double[] {-2.5}, new double[] {-3.2}, new double[] {3.4}, new double[] {-3.9});
    Fit fit = MaximumLikelihood.fit(hills, starts, Options.DEFAULT);
    assertThat(fit.parameters().get("place")).isCloseTo(3, within(1e-6));
    assertThat(fit.starts()).isEqualTo(4);
    assertThat(fit.agreeing()).isEqualTo(1);
  }

  /** Only the sum of two parameters matters: no standard errors, and it is said why. */
  @Test
  void flatDirectionsAreSaid() {
    Likelihood flat =
        new Known(
            List.of(Parameter.real("one"), Parameter.real("other")),
            10,
            (at, gradient) -> {
              double sum = at[0] + at[1] - 5;
              gradient[0] = -2 * sum;
              gradient[1] = -2 * sum;
              return -sum * sum;
            });
    Fit fit = MaximumLikelihood.fit(flat, List.of(new double[] {0, 0}), Options.DEFAULT);
    assertThat(fit.converged()).isTrue();
    assertThat(fit.parameters().get("one") + fit.parameters().get("other"))
        .isCloseTo(5, within(1e-4));
    assertThat(fit.standardErrors()).isEmpty();
    assertThat(fit.covariance()).isEmpty();
    assertThat(fit.warnings()).anyMatch(w -> w.contains("do not determine all parameters"));
    assertThat(fit.estimate(v -> v[0] + v[1], Estimate.Range.REAL).interval()).isEmpty();
  }

  /** The likelihood rises for ever with the first parameter; the second is well determined. */
  @Test
  void parametersThatRunToTheBorderAreSaid() {
    Likelihood ridge =
        new Known(
            List.of(Parameter.positive("endless"), Parameter.real("mean")),
            10,
            (at, gradient) -> {
              gradient[0] = Math.exp(-at[0] / 10) / 10;
              gradient[1] = -2 * (at[1] - 1);
              return -Math.exp(-at[0] / 10) - Math.pow(at[1] - 1, 2);
            });
    Fit fit = MaximumLikelihood.fit(ridge, List.of(new double[] {1, 0}), Options.DEFAULT);
    assertThat(fit.converged()).isTrue();
    assertThat(fit.warnings()).anyMatch(w -> w.startsWith("endless ran to the border"));
    assertThat(fit.standardErrors()).containsOnlyKeys("mean");
    assertThat(fit.standardErrors().get("mean")).isCloseTo(Math.sqrt(0.5), within(1e-6));
  }

  /** A saddle between two hills is left in the direction that curves the wrong way. */
  @Test
  void saddlesAreLeft() {
    Likelihood saddle =
        new Known(
            List.of(Parameter.real("x"), Parameter.real("y")),
            10,
            (at, gradient) -> {
              gradient[0] = 2 * at[0] - Math.pow(at[0], 3);
              gradient[1] = -2 * at[1];
              return at[0] * at[0] - Math.pow(at[0], 4) / 4 - at[1] * at[1];
            });
    Fit fit = MaximumLikelihood.fit(saddle, List.of(new double[] {0.01, 3}), Options.DEFAULT);
    assertThat(fit.parameters().get("x")).isCloseTo(Math.sqrt(2), within(1e-6));
    assertThat(fit.logLikelihood()).isCloseTo(1, within(1e-9));
  }

  @Test
  void penaltyIsOnTheMeanLogLikelihoodOfACustomer() {
    Fit fit =
        MaximumLikelihood.fit(EXPONENTIAL, List.of(new double[] {1}), new Options(0.5, 1e-12, 100));
    double rate = fit.parameters().get("rate");
    // 1/rate − 4 − 2 · 0.5 · rate = 0
    assertThat(1 / rate - 4 - rate).isCloseTo(0, within(1e-7));
    assertThat(fit.logLikelihood()).isCloseTo(100 * Math.log(rate) - 400 * rate, within(1e-9));
  }

  @Test
  void impossibleLikelihoodsStop() {
    Likelihood never = new Known(List.of(Parameter.real("x")), 3, (at, gradient) -> Double.NaN);
    assertThatThrownBy(
            () -> MaximumLikelihood.fit(never, List.of(new double[] {0}), Options.DEFAULT))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no number at any of the 1 starting points");
  }
}
