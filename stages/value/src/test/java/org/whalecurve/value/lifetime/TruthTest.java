package org.whalecurve.value.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.whalecurve.value.lifetime.Simulated.Customer;

/** Predictions against what simulated customers really do. */
class TruthTest {
  private static final double LATER = 26;

  static Stream<Arguments> models() {
    return Stream.of(
        Arguments.of(new BetaGeometric(false, 1), new double[] {0.6, 8, 0.8, 2.5}),
        Arguments.of(new BetaGeometric(true, 1), new double[] {0.8, 6, 0.7, 1.8}),
        Arguments.of(new BetaGeometric(false, 2), new double[] {0.8, 4, 0.6, 2}),
        Arguments.of(new BetaGeometric(true, 4), new double[] {0.9, 2, 0.6, 2}),
        Arguments.of(new ParetoNbd(), new double[] {0.7, 9, 0.8, 20}));
  }

  private record Seen(Customer customer, Future future) {}

  private static List<Seen> seen(RepeatModel model, double[] values) {
    Predictor predictor = model.predictor(values);
    List<Seen> seen = new ArrayList<>();
    for (Customer c : new Simulated(model, 11, values).add(20_000, 20, 60, LATER).customers())
      seen.add(new Seen(c, predictor.of(c.x(), c.recency(), c.age())));
    return seen;
  }

  /** In every tenth of the customers, by their probability, as many are alive as were promised. */
  @ParameterizedTest
  @MethodSource("models")
  void probabilityAliveIsCalibrated(RepeatModel model, double[] values) {
    List<Seen> seen = seen(model, values);
    seen.sort(Comparator.comparingDouble(s -> s.future().alive()));
    int tenth = seen.size() / 10;
    for (int t = 0; t < 10; t++) {
      double promised = 0;
      double variance = 0;
      int alive = 0;
      for (Seen one : seen.subList(t * tenth, (t + 1) * tenth)) {
        double p = one.future().alive();
        promised += p;
        variance += p * (1 - p);
        if (one.customer().alive()) alive++;
      }
      assertThat(Math.abs(alive - promised))
          .as("tenth " + t)
          .isLessThan(4 * Math.sqrt(variance) + 1e-9);
    }
  }

  /** Purchases to come, for those who bought never, once, twice, … again. */
  @ParameterizedTest
  @MethodSource("models")
  void expectedTransactionsComeTrue(RepeatModel model, double[] values) {
    List<Seen> seen = seen(model, values);
    for (int x = 0; x <= 6; x++) {
      double expected = 0;
      double squares = 0;
      int came = 0;
      for (Seen one : seen) {
        if (Math.min(6, one.customer().x()) != x) continue;
        double e = one.future().expected(LATER);
        expected += e;
        squares += Math.pow(one.customer().later() - e, 2);
        came += one.customer().later();
      }
      assertThat(Math.abs(came - expected)).as("x = " + x).isLessThan(4 * Math.sqrt(squares));
    }
  }

  /** The distribution: as many with 0, 1, 2 … purchases as were promised. */
  @ParameterizedTest
  @MethodSource("models")
  void countsComeTrue(RepeatModel model, double[] values) {
    List<Seen> some = seen(model, values).subList(0, 3000);
    double[] promised = new double[6];
    double[] variance = new double[6];
    int[] came = new int[6];
    for (Seen one : some) {
      double[] distribution = one.future().distribution(LATER, 5);
      for (int n = 0; n < 6; n++) {
        promised[n] += distribution[n];
        variance[n] += distribution[n] * (1 - distribution[n]);
      }
      if (one.customer().later() < 6) came[one.customer().later()]++;
    }
    for (int n = 0; n < 6; n++)
      assertThat(Math.abs(came[n] - promised[n]))
          .as("n = " + n)
          .isLessThan(4 * Math.sqrt(variance[n]));
  }
}
