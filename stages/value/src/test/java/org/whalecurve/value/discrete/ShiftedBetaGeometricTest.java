package org.whalecurve.value.discrete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalecurve.value.lifetime.Fit;
import org.whalecurve.value.lifetime.MaximumLikelihood;

/** The two cohorts of Fader & Hardie 2007, "How to Project Customer Retention", table 1. */
class ShiftedBetaGeometricTest {
  private static final List<Double> HIGH_END =
      List.of(1000., 869., 743., 653., 593., 551., 517., 491., 468., 445., 427., 409., 394.);
  private static final List<Double> REGULAR =
      List.of(1000., 631., 468., 382., 326., 289., 262., 241.);

  private static final ShiftedBetaGeometric PUBLISHED = new ShiftedBetaGeometric(0.668, 3.806);

  private static Fit fit(List<Double> survivors) {
    return DiscreteFits.cohort(
        new Cohort("cohort", survivors).first(7), MaximumLikelihood.Options.DEFAULT);
  }

  @Test
  void fitsBothCohortsAsPublished() {
    Fit high = fit(HIGH_END);
    assertThat(high.converged()).isTrue();
    assertThat(high.values()[0]).isCloseTo(0.6680883511008247, withinPercentage(1e-3));
    assertThat(high.values()[1]).isCloseTo(3.806094964013914, withinPercentage(1e-3));
    assertThat(high.logLikelihood()).isCloseTo(-1611.1581473911565, within(1e-6));
    assertThat(high.standardErrors().get("alpha")).isCloseTo(0.10373508713810183, within(1e-4));
    assertThat(high.standardErrors().get("beta")).isCloseTo(0.7855328728399786, within(1e-3));
    Fit regular = fit(REGULAR);
    assertThat(regular.values()[0]).isCloseTo(0.7040772984727128, withinPercentage(1e-3));
    assertThat(regular.values()[1]).isCloseTo(1.1820430262077053, withinPercentage(1e-3));
    assertThat(regular.logLikelihood()).isCloseTo(-1680.2651884632871, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.8506928922664283, 0.8506928922664283",
    "4, 0.6099510247186952, 0.9106234947819106",
    "12, 0.37804042018209044, 0.9568308129766059"
  })
  void survivalAndRetentionAsAtThePublishedParameters(int t, double survival, double retention) {
    assertThat(PUBLISHED.survival(t)).isCloseTo(survival, within(1e-13));
    assertThat(PUBLISHED.retention(t)).isCloseTo(retention, within(1e-13));
  }

  @Test
  void discountedLifetimesAsAtThePublishedParameters() {
    assertThat(PUBLISHED.discountedLifetime(0.1)).isCloseTo(5.922596407612764, within(1e-11));
    assertThat(PUBLISHED.discountedResidual(1, 0.1)).isCloseTo(5.41485604837404, within(1e-11));
    assertThat(PUBLISHED.discountedResidual(2, 0.1)).isCloseTo(5.901753167753022, within(1e-11));
    assertThat(PUBLISHED.discountedResidual(4, 0.1)).isCloseTo(6.620280323188252, within(1e-11));
    assertThat(PUBLISHED.discountedResidual(8, 0.1)).isCloseTo(7.52994953091097, within(1e-11));
  }

  @Test
  void yearsEightToTwelveAreForeseen() {
    double sum = 0;
    for (int t = 8; t <= 12; t++) {
      double seen = HIGH_END.get(t) / 1000;
      sum += Math.abs(PUBLISHED.survival(t) - seen) / seen / 5;
    }
    assertThat(100 * sum).isCloseTo(2.8229441726249314, within(1e-9));
  }

  @Test
  void aLifetimeWithoutDiscountNeedsAlphaAboveOne() {
    assertThat(PUBLISHED.lifetime()).isInfinite();
    ShiftedBetaGeometric short_ = new ShiftedBetaGeometric(3, 2);
    double sum = 0;
    for (int t = 0; t < 100_000; t++) sum += short_.survival(t) / (t < 3_000 ? 1 : 1e300);
    assertThat(short_.lifetime()).isCloseTo(sum, within(1e-4));
  }
}
