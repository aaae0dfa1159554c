package org.whalecurve.value.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.whalecurve.kernel.ProblemException;

class BadInputTest {
  static Stream<RepeatModel> models() {
    return Stream.of(
        new BetaGeometric(false, 1),
        new BetaGeometric(true, 1),
        new BetaGeometric(true, 2),
        new ParetoNbd());
  }

  private static Histories.Builder builder() {
    return new Histories.Builder(TimeUnit.WEEK, List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1  | 0   | 10  | frequency -1 is not a whole number from 0",
        "1.5 | 3   | 10  | frequency 1.5 is not a whole number from 0",
        "NaN | 3   | 10  | frequency NaN is not a whole number from 0",
        "2   | -3  | 10  | recency -3 is below 0 or no number",
        "2   | NaN | 10  | recency NaN is below 0 or no number",
        "2   | 3   | -10 | age T -10 is below 0 or no number",
        "2   | 12  | 10  | recency 12 is greater than age T 10: the last transaction would be later",
        "0   | 3   | 10  | recency 3 but frequency 0: without a second transaction it is 0",
      })
  void historiesThatCannotBe(double frequency, double recency, double age, String message) {
    assertThat(Histories.fault(frequency, recency, age).orElseThrow()).startsWith(message);
  }

  @Test
  void builderRefusesThem() {
    assertThatThrownBy(() -> builder().add(2, 12, 10, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("recency 12 is greater than age T 10");
    assertThatThrownBy(() -> builder().add(2, 5, 10, 0)).hasMessageContaining("0.0 customers");
    assertThatThrownBy(() -> builder().add(2, 5, 10, 1, 3.0))
        .hasMessageContaining("1 values for []");
  }

  @ParameterizedTest
  @MethodSource("models")
  void nobodyBoughtAgain(RepeatModel model) {
    Histories histories = builder().add(0, 0, 10, 40).add(0, 0, 30, 60).build();
    assertThatThrownBy(() -> model.fit(histories, MaximumLikelihood.Options.DEFAULT))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("none of the 100 customers bought a second time")
        .hasMessageContaining("observe for longer");
  }

  @ParameterizedTest
  @MethodSource("models")
  void oneCustomer(RepeatModel model) {
    Histories histories = builder().add(3, 8, 10, 1).build();
    assertThatThrownBy(() -> model.fit(histories, MaximumLikelihood.Options.DEFAULT))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("1 customers are not enough");
  }

  /** Equal customers differ in nothing: the fit says what it cannot know, and has no NaN. */
  @ParameterizedTest
  @MethodSource("models")
  void customersAllAlike(RepeatModel model) {
    for (int x : new int[] {1, 4, 300}) {
      Histories histories = builder().add(x, 20, 30, 500).build();
      Fit fit = model.fit(histories, MaximumLikelihood.Options.DEFAULT);
      assertThat(fit.converged()).as(fit.verdict()).isTrue();
      assertThat(fit.warnings()).isNotEmpty();
      assertThat(fit.parameters().values()).allMatch(Double::isFinite);
      assertThat(fit.standardErrors().values()).allMatch(Double::isFinite);
      Future future = model.predictor(fit.values()).of(x, 20, 30);
      assertThat(future.expected(52)).isFinite().isNotNegative();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void veryFewWhoBoughtAgain(RepeatModel model) {
    Histories histories = builder().add(0, 0, 50, 999).add(1, 4, 50, 2).build();
    Fit fit = model.fit(histories, MaximumLikelihood.Options.DEFAULT);
    assertThat(fit.warnings()).anyMatch(w -> w.startsWith("only 2 customers bought a second time"));
    assertThat(fit.parameters().values()).allMatch(Double::isFinite);
  }

  /** Everything on the first day; a trait that is the same for all. */
  @ParameterizedTest
  @MethodSource("models")
  void traitsThatDoNotDiffer(RepeatModel model) {
    Histories.Builder builder = new Histories.Builder(TimeUnit.WEEK, List.of("same"));
    for (int x = 0; x < 8; x++) builder.add(x, 4 * x, 40, 50, 1);
    Fit fit = model.fit(builder.build(), MaximumLikelihood.Options.DEFAULT);
    assertThat(fit.warnings()).isNotEmpty();
    assertThat(fit.parameters().values()).allMatch(Double::isFinite);
    assertThat(fit.standardErrors().values()).allMatch(Double::isFinite);
  }

  @Test
  void searchThatIsCutShortSaysSo() {
    Histories.Builder builder = builder();
    for (int x = 0; x < 8; x++) builder.add(x, 4 * x, 40, 100 - 10 * x);
    Fit fit = new ParetoNbd().fit(builder.build(), new MaximumLikelihood.Options(0, 1e-9, 2));
    assertThat(fit.converged()).isFalse();
    assertThat(fit.verdict()).contains("the limit of iterations after 2 iterations");
    assertThat(fit.warnings()).anyMatch(w -> w.startsWith("not converged"));
  }

  @Test
  void regularityNeedsEveryTransaction() {
    Histories histories = builder().add(3, 8, 10, 1).build();
    assertThatThrownBy(
            () -> Regularity.choose(true, histories, 4, MaximumLikelihood.Options.DEFAULT))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("cannot be seen from frequency, recency and age alone");
  }

  @Test
  void discountingForeverNeedsARate() {
    Future future = new ParetoNbd().predictor(1, 5, 1, 5).newcomer();
    assertThatThrownBy(() -> future.discounted(0, Double.POSITIVE_INFINITY))
        .hasMessageContaining("give no finite value");
  }
}
