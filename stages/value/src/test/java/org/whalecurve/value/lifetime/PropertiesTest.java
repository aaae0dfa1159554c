package org.whalecurve.value.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds whatever the numbers are. */
class PropertiesTest {
  static Stream<Arguments> models() {
    return Stream.of(
        Arguments.of(new BetaGeometric(false, 1), new double[] {0.24, 4.4, 0.8, 2.4}),
        Arguments.of(new BetaGeometric(true, 1), new double[] {0.5, 6.2, 0.9, 1.6}),
        Arguments.of(new BetaGeometric(false, 3), new double[] {0.24, 4.4, 0.8, 2.4}),
        Arguments.of(new BetaGeometric(true, 2), new double[] {1.4, 2.2, 0.1, 0.4}),
        Arguments.of(new ParetoNbd(), new double[] {0.55, 10.6, 0.6, 11.7}));
  }

  @ParameterizedTest
  @MethodSource("models")
  void silenceMakesItLessLikelyThatTheCustomerIsThere(RepeatModel model, double[] values) {
    Predictor predictor = model.predictor(values);
    for (int x : new int[] {1, 3, 20}) {
      double before = 2;
      for (double age = 30; age < 300; age += 10) {
        double alive = predictor.of(x, 30, age).alive();
        assertThat(alive).isBetween(0.0, 1.0).isLessThan(before);
        before = alive;
      }
    }
  }

  /** The more often a customer bought, the more a silence of the same length says. */
  @ParameterizedTest
  @MethodSource("models")
  void silenceSaysMoreOfFrequentBuyers(RepeatModel model, double[] values) {
    Predictor predictor = model.predictor(values);
    double rare = predictor.of(2, 50, 100).alive();
    assertThat(predictor.of(60, 50, 100).alive()).isLessThan(rare);
  }

  @ParameterizedTest
  @MethodSource("models")
  void theFartherTheHorizonTheMorePurchasesAndTheFewerCustomers(
      RepeatModel model, double[] values) {
    Future future = model.predictor(values).of(4, 30, 38);
    assertThat(future.alive(0)).isEqualTo(future.alive());
    assertThat(future.expected(0)).isZero();
    double purchases = -1;
    double alive = 2;
    for (double time = 0; time < 5000; time = 1 + 1.7 * time) {
      assertThat(future.expected(time)).isGreaterThan(purchases);
      assertThat(future.alive(time)).isLessThan(alive).isPositive();
      purchases = future.expected(time);
      alive = future.alive(time);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void probabilitiesAddUpAndHaveTheExpectedMean(RepeatModel model, double[] values) {
    for (Future future :
        new Future[] {
          model.predictor(values).newcomer(),
          model.predictor(values).of(4, 30, 38),
          model.predictor(values).of(0, 0, 12)
        }) {
      double[] distribution = future.distribution(13, 400);
      double sum = 0;
      double mean = 0;
      for (int n = 0; n < distribution.length; n++) {
        assertThat(distribution[n]).isBetween(0.0, 1.0);
        sum += distribution[n];
        mean += n * distribution[n];
      }
      assertThat(sum).isCloseTo(1, within(1e-9));
      assertThat(mean).isCloseTo(future.expected(13), within(1e-8));
      assertThat(future.distribution(0, 2)).containsExactly(1, 0, 0);
    }
  }

  /** Against a sum over many short times. */
  @ParameterizedTest
  @MethodSource("models")
  void discountingTakesEachPurchaseToToday(RepeatModel model, double[] values) {
    Future future = model.predictor(values).of(4, 30, 38);
    double rate = 0.01;
    double sum = 0;
    double step = 0.05;
    for (double time = 0; time < 100 - step / 2; time += step)
      sum +=
          Math.exp(-rate * (time + step / 2))
              * (future.expected(time + step) - future.expected(time));
    assertThat(future.discounted(rate, 100)).isCloseTo(sum, within(1e-6));
    assertThat(future.discounted(0, 100)).isEqualTo(future.expected(100));
    double forever = future.discounted(rate, Double.POSITIVE_INFINITY);
    assertThat(forever).isGreaterThan(future.discounted(rate, 1000));
    assertThat(forever).isCloseTo(future.discounted(rate, 4000), within(1e-9));
  }

  /** Weeks or days: the same customers, the same forecasts. */
  @ParameterizedTest
  @MethodSource("models")
  void theUnitOfTimeDoesNotMatter(RepeatModel model, double[] values) {
    double[] inDays = values.clone();
    inDays[1] *= 7;
    if (model instanceof ParetoNbd) inDays[3] *= 7;
    Future weeks = model.predictor(values).of(4, 30, 38);
    Future days = model.predictor(inDays).of(4, 210, 266);
    assertThat(days.alive()).isCloseTo(weeks.alive(), within(1e-12));
    assertThat(days.expected(70)).isCloseTo(weeks.expected(10), within(1e-11));
  }
}
