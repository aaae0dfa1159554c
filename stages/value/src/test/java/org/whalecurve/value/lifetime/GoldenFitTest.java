package org.whalecurve.value.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** CDNOW: parameters of Fader, Hardie and Lee 2005, to more digits. */
class GoldenFitTest {
  @ParameterizedTest
  @ValueSource(strings = {"bgnbd", "mbgnbd", "paretonbd"})
  void findsTheMaximumWithItsStandardErrors(String key) {
    JsonNode golden = Golden.read().get("fits").get("cdnow_sample").get(key);
    Fit fit = Golden.model(key).fit(Golden.cdnow(), MaximumLikelihood.Options.DEFAULT);
    assertThat(fit.converged()).as(fit.verdict()).isTrue();
    assertThat(fit.warnings()).isEmpty();
    assertThat(fit.logLikelihood()).isCloseTo(golden.get("loglik").asDouble(), within(1e-8));
    fit.parameters()
        .forEach(
            (name, value) -> {
              JsonNode parameter = golden.get("params").get(name);
              assertThat(value).as(name).isCloseTo(parameter.asDouble(), withinPercentage(1e-5));
              double error = golden.get("se").get(name).asDouble();
              assertThat(fit.standardErrors().get(name)).isCloseTo(error, withinPercentage(0.01));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"bgnbd", "mbgnbd"})
  void penaltyTakesTheParametersTowardsZeroAsInLifetimes(String key) {
    JsonNode golden = Golden.read().get("lifetimes_compat").get("fits").get(key).get("0.01");
    MaximumLikelihood.Options options = new MaximumLikelihood.Options(0.01, 1e-9, 200);
    Fit fit = Golden.model(key).fit(Golden.cdnow(), options);
    fit.parameters()
        .forEach(
            (name, value) ->
                assertThat(value)
                    .as(name)
                    .isCloseTo(golden.get("params").get(name).asDouble(), withinPercentage(0.1)));
  }
}
