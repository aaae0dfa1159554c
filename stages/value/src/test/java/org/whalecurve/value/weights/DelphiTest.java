package org.whalecurve.value.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DelphiTest {
  /** Three executives rank six applicants (Siegel, Nonparametric Statistics, 1956, chapter 9). */
  @Test
  void siegel_1956_six_job_applicants() {
    Concordance c =
        Concordance.of(new double[][] {{1, 6, 3, 2, 5, 4}, {1, 5, 6, 4, 2, 3}, {6, 3, 2, 5, 4, 1}});
    assertThat(c.w()).isCloseTo(25.5 / 157.5, within(1e-12));
    assertThat(c.w()).isCloseTo(0.16, within(0.005));
  }

  /** Three rankings of ten objects with ties (Siegel 1956, chapter 9): W = .828. */
  @Test
  void siegel_1956_three_rankings_with_ties() {
    Concordance c =
        Concordance.of(
            new double[][] {
              {1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10},
              {2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5},
              {2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10}
            });
    assertThat(c.w()).isCloseTo(591.0 / 714, within(1e-12));
    assertThat(c.w()).isCloseTo(0.828, within(0.0005));
    assertThat(c.chiSquare()).isCloseTo(3 * 9 * c.w(), within(1e-12));
    assertThat(c.pValue()).isBetween(0.005, 0.01);
  }

  @Test
  void chi_square_of_kendalls_w_has_the_chance_of_the_tables() {
    // 9.488 is the 5 % point of chi-square with 4 degrees of freedom, 18.47 the 0.1 % point
    double[][] alike = {{1, 2, 3, 4, 5}, {1, 2, 3, 4, 5}, {1, 2, 3, 4, 5}};
    Concordance c = Concordance.of(alike);
    assertThat(c.w()).isEqualTo(1);
    assertThat(c.chiSquare()).isEqualTo(12);
    assertThat(c.pValue()).isCloseTo(0.017351, within(1e-6));
    assertThat(Concordance.of(new double[][] {{1, 1}, {2, 2}}).pValue()).isEqualTo(1);
  }

  @Test
  void rounds_go_on_until_experts_agree() {
    double[][] first = {{10, 60, 30}, {40, 20, 40}, {30, 50, 20}, {20, 70, 10}};
    double[][] second = {{20, 50, 30}, {22, 52, 26}, {20, 50, 30}, {18, 56, 26}};
    List<Delphi.Round> rounds = Delphi.of(List.of(first, second));
    assertThat(rounds)
        .extracting(Delphi.Round::verdict)
        .containsExactly(Delphi.Verdict.CONTINUE, Delphi.Verdict.AGREED);
    Delphi.Item item = rounds.get(0).items().get(0);
    assertThat(item.lower()).isEqualTo(17.5);
    assertThat(item.median()).isEqualTo(25);
    assertThat(item.upper()).isEqualTo(32.5);
    assertThat(item.range()).isCloseTo(0.6, within(1e-12));
    assertThat(item.changed()).isNaN();
    assertThat(rounds.get(1).weights())
        .containsExactly(new double[] {20 / 99.0, 51 / 99.0, 28 / 99.0}, within(1e-12));
  }

  @Test
  void rounds_end_where_answers_have_settled_though_experts_differ() {
    double[][] split = {{10, 90}, {12, 88}, {90, 10}, {88, 12}, {50, 50}, {11, 89}, {89, 11}};
    double[][] again = {{10, 90}, {12, 88}, {90, 10}, {88, 12}, {51, 49}, {11, 89}, {89, 11}};
    List<Delphi.Round> rounds = Delphi.of(List.of(split, again));
    assertThat(rounds.get(1).items().get(0).changed()).isCloseTo(1 / 7.0, within(1e-12));
    assertThat(rounds)
        .extracting(Delphi.Round::verdict)
        .containsExactly(Delphi.Verdict.CONTINUE, Delphi.Verdict.SETTLED);
  }

  @Test
  void who_did_not_answer_an_item_is_left_out_of_it() {
    double[][] round = {{1, 2, Double.NaN}, {1, 2, 4}, {1, 3, 4}};
    Delphi.Round result = Delphi.of(List.<double[][]>of(round)).get(0);
    assertThat(result.items()).extracting(Delphi.Item::answers).containsExactly(3, 3, 2);
    assertThat(result.concordance().w()).isEqualTo(1);
    assertThatThrownBy(() -> Delphi.of(List.<double[][]>of(new double[][] {{Double.NaN, -1}})))
        .hasMessageContaining("item 1: nobody answered")
        .hasMessageContaining("item 2: -1 is negative");
  }
}
