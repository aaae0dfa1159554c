package org.whalecurve.value.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stated derivatives against differences of the likelihood. */
class GradientTest {
  static Stream<RepeatModel> models() {
    return Stream.of(
        new BetaGeometric(false, 1),
        new BetaGeometric(true, 1),
        new BetaGeometric(false, 2),
        new BetaGeometric(true, 4),
        new ParetoNbd());
  }

  private static Histories histories() {
    Histories.Builder builder = new Histories.Builder(TimeUnit.WEEK, List.of("size", "online"));
    double[] sizes = {-1, 0.5, 2};
    for (double size : sizes)
      for (int x : new int[] {0, 1, 2, 7, 40, 900})
        for (double recency : new double[] {0.1, 3, 30, 39})
          builder.add(x, x == 0 ? 0 : recency, 39, 1 + x % 3, size, size > 0 ? 1 : 0);
    return builder.build();
  }

  @ParameterizedTest
  @MethodSource("models")
  void slopesAreThoseOfTheValue(RepeatModel model) {
    Likelihood likelihood = model.likelihood(histories());
    for (double[] at :
        new double[][] {
          {-0.5, 1.5, -0.2, 0.9, 0.1, -0.3, 0.2, 0.4},
          {2, -3, -4, 2, 0, 0, 0, 0},
          {-4, 6, 3, -3, 0.5, 1, -0.5, -1}
        }) {
      double[] slope = new double[at.length];
      likelihood.value(at, slope);
      for (int i = 0; i < at.length; i++) {
        double difference =
            (moved(likelihood, at, i, 1e-5) - moved(likelihood, at, i, -1e-5)) / 2e-5;
        assertThat(slope[i])
            .as(model.name() + " " + likelihood.parameters().get(i).name())
            .isCloseTo(difference, within(1e-6 * Math.max(100, Math.abs(difference))));
      }
    }
  }

  private static double moved(Likelihood likelihood, double[] at, int index, double step) {
    double[] moved = at.clone();
    moved[index] += step;
    return likelihood.value(moved, null);
  }
}
