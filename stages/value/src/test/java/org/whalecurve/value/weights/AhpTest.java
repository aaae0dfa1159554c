package org.whalecurve.value.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AhpTest {
  /**
   * Wealth of nations: US, USSR, China, France, UK, Japan, West Germany (Saaty, The Analytic
   * Hierarchy Process, 1980).
   */
  private static final double[][] NATIONS = {
    {1, 4, 9, 6, 6, 5, 5},
    {1 / 4.0, 1, 7, 5, 5, 3, 4},
    {1 / 9.0, 1 / 7.0, 1, 1 / 5.0, 1 / 5.0, 1 / 7.0, 1 / 5.0},
    {1 / 6.0, 1 / 5.0, 5, 1, 1, 1 / 3.0, 1 / 3.0},
    {1 / 6.0, 1 / 5.0, 5, 1, 1, 1 / 3.0, 1 / 3.0},
    {1 / 5.0, 1 / 3.0, 7, 3, 3, 1, 2},
    {1 / 5.0, 1 / 4.0, 5, 3, 3, 1 / 2.0, 1}
  };

  @Test
  void saaty_1980_wealth_of_nations() {
    Ahp.Result result = Ahp.of(Judgements.of(NATIONS));
    assertThat(result.weights())
        .containsExactly(
            new double[] {0.427115, 0.230293, 0.020838, 0.052386, 0.052386, 0.122719, 0.094263},
            within(2e-6));
    assertThat(result.lambdaMax()).isCloseTo(7.607720, within(2e-6));
    assertThat(result.consistencyIndex()).isCloseTo(0.101287, within(2e-6));
    assertThat(result.randomIndex()).isEqualTo(1.32);
    assertThat(result.consistencyRatio()).isCloseTo(0.076732, within(2e-6));
    assertThat(result.isConsistent()).isTrue();
    assertThat(Ahp.revisions(Judgements.of(NATIONS))).isEmpty();
  }

  @Test
  void judgements_that_agree_give_back_the_weights_they_came_from() {
    double[] weights = {0.5, 0.2, 0.2, 0.1};
    double[][] ratios = new double[4][4];
    for (int i = 0; i < 4; i++) for (int j = 0; j < 4; j++) ratios[i][j] = weights[i] / weights[j];
    Ahp.Result result = Ahp.of(Judgements.of(ratios));
    assertThat(result.weights()).containsExactly(weights, within(1e-12));
    assertThat(result.lambdaMax()).isCloseTo(4, within(1e-12));
    assertThat(result.consistencyRatio()).isCloseTo(0, within(1e-12));
  }

  @Test
  void two_criteria_are_always_consistent() {
    Ahp.Result result = Ahp.of(Judgements.of(new double[][] {{1, 3}, {1 / 3.0, 1}}));
    assertThat(result.weights()).containsExactly(new double[] {0.75, 0.25}, within(1e-12));
    assertThat(result.consistencyRatio()).isZero();
  }

  @Test
  void a_circle_of_preferences_is_broken_where_it_deviates_most() {
    // A over B 3, B over C 3 imply A over C 9; the expert said 1/5
    Judgements circle =
        Judgements.of(new double[][] {{1, 3, 1 / 5.0}, {1 / 3.0, 1, 3}, {5, 1 / 3.0, 1}});
    assertThat(Ahp.of(circle).consistencyRatio()).isGreaterThan(1);
    List<Ahp.Revision> revisions = Ahp.revisions(circle);
    assertThat(revisions).isNotEmpty();
    assertThat(revisions.get(revisions.size() - 1).consistencyRatio()).isLessThanOrEqualTo(0.1);
  }

  @Test
  void one_slip_in_consistent_judgements_is_found_and_put_right() {
    // 1 : 2 : 4 : 8, but the second over the fourth is written the wrong way round
    double[][] slip = {
      {1, 2, 4, 8}, {1 / 2.0, 1, 2, 1 / 4.0}, {1 / 4.0, 1 / 2.0, 1, 2}, {1 / 8.0, 4, 1 / 2.0, 1}
    };
    List<Ahp.Revision> revisions = Ahp.revisions(Judgements.of(slip));
    assertThat(revisions).hasSize(1);
    Ahp.Revision revision = revisions.get(0);
    assertThat(new int[] {revision.row(), revision.column()}).containsExactly(1, 3);
    assertThat(revision.valueText()).isEqualTo("1/4");
    assertThat(revision.implied()).isCloseTo(4, within(1e-9));
    assertThat(revision.suggestedText()).isEqualTo("4");
    assertThat(revision.consistencyRatio()).isCloseTo(0, within(1e-9));
  }

  @Test
  void every_random_matrix_can_be_revised_until_it_is_consistent_or_no_step_helps() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 200; round++) {
      int n = 3 + random.nextInt(6);
      double[][] a = new double[n][n];
      for (int i = 0; i < n; i++) {
        a[i][i] = 1;
        for (int j = 0; j < i; j++) {
          double value = 1 + random.nextInt(9);
          a[i][j] = random.nextBoolean() ? value : 1 / value;
          a[j][i] = 1 / a[i][j];
        }
      }
      double ratio = Ahp.of(Judgements.of(a)).consistencyRatio();
      for (Ahp.Revision revision : Ahp.revisions(Judgements.of(a))) {
        assertThat(revision.consistencyRatio()).as("round %d", round).isLessThan(ratio);
        ratio = revision.consistencyRatio();
      }
      assertThat(ratio).as("round %d", round).isLessThanOrEqualTo(0.1);
    }
  }

  @Test
  void random_judgements_have_about_the_random_index_of_the_table() {
    SplittableRandom random = new SplittableRandom(1980);
    double sum = 0;
    int rounds = 4_000;
    for (int round = 0; round < rounds; round++) {
      double[][] a = new double[7][7];
      for (int i = 0; i < 7; i++) {
        a[i][i] = 1;
        for (int j = 0; j < i; j++) {
          int place = random.nextInt(17) - 8;
          a[i][j] = place >= 0 ? place + 1 : 1.0 / (1 - place);
          a[j][i] = 1 / a[i][j];
        }
      }
      sum += Ahp.of(Judgements.of(a)).consistencyIndex();
    }
    assertThat(sum / rounds).isCloseTo(Ahp.randomIndex(7), within(0.04));
    assertThat(Ahp.randomIndex(16)).isCloseTo(1.60, within(0.01));
  }

  @Test
  void a_groups_judgement_is_the_geometric_mean() {
    Judgements one = Judgements.of(new double[][] {{1, 9}, {1 / 9.0, 1}});
    Judgements other = Judgements.of(new double[][] {{1, 1}, {1, 1}});
    assertThat(Judgements.group(List.of(one, other), new double[] {1, 1}).get(0, 1))
        .isCloseTo(3, within(1e-12));
    assertThat(Judgements.group(List.of(one, other), new double[] {3, 1}).get(1, 0))
        .isCloseTo(Math.pow(9, -0.75), within(1e-12));
  }

  @Test
  void reciprocals_rounded_to_two_decimals_are_made_exact() {
    Judgements rounded = Judgements.of(new double[][] {{1, 3}, {0.33, 1}});
    assertThat(rounded.get(1, 0)).isEqualTo(1 / 3.0);
  }

  @Test
  void everything_wrong_with_a_matrix_is_told_at_once() {
    double[][] wrong = {{1, 3, 0}, {1 / 2.0, 2, 5}, {4, 1 / 5.0, 1}};
    assertThatThrownBy(() -> Judgements.of(wrong))
        .isInstanceOfSatisfying(
            FlawedMatrixException.class,
            e ->
                assertThat(e.flaws())
                    .extracting(f -> f.row() + "," + f.column() + " " + f.message())
                    .containsExactlyInAnyOrder(
                        "1,0 Row 1, column 2 says 3, so row 2, column 1 must say 1/3; it says 0.5.",
                        "1,1 A criterion compared with itself is 1, not 2.",
                        "0,2 A comparison is a positive number; 0 is none."));
    assertThatThrownBy(() -> Judgements.of(new double[][] {{1, 2}, {1 / 2.0}}))
        .hasMessageContaining("Row 2 has 1 values; there are 2 rows.");
    assertThatThrownBy(() -> Judgements.of(new double[][] {{1}}))
        .hasMessageContaining("1 criteria");
  }
}
