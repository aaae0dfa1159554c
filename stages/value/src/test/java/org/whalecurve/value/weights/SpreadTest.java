package org.whalecurve.value.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void entropy_of_five_alternatives_and_four_criteria_from_the_definition() {
    double[][] data = {
      {250, 16, 12, 5}, {200, 16, 8, 3}, {300, 32, 16, 4}, {275, 32, 8, 4}, {225, 16, 16, 2}
    };
    assertThat(Spread.entropy(data).weights())
        .containsExactly(
            new double[] {
              0.063915383990458, 0.378831278341181, 0.287920612753757, 0.269332724914604
            },
            within(1e-14));
  }

  /**
   * Eight companies by profitability, market share and productivity (Diakoulaki, Mavrotas and
   * Papayannakis, Computers and Operations Research 22(7), 1995, 763-770).
   */
  @Test
  void critic_of_diakoulaki_mavrotas_papayannakis_1995() {
    double[][] companies = {
      {61, 1.08, 4.33},
      {20.7, 0.26, 4.34},
      {16.3, 1.98, 2.53},
      {9, 3.29, 1.65},
      {5.4, 2.77, 2.33},
      {4, 4.12, 1.21},
      {-6.1, 3.52, 2.10},
      {-34.6, 3.31, 0.98}
    };
    Spread.Result result = Spread.critic(companies, new boolean[3]);
    assertThat(result.weights())
        .containsExactly(new double[] {0.20222554, 0.48090173, 0.31687273}, within(1e-8));
    assertThat(result.note()).isEmpty();
  }

  @Test
  void zeros_count_as_nothing_and_a_constant_criterion_has_no_weight() {
    double[][] data = {{5, 0, 1}, {5, 0, 2}, {5, 9, 3}};
    double[] entropy = Spread.entropy(data).weights();
    assertThat(entropy[0]).isZero();
    assertThat(entropy[1]).as("one has it all: entropy 0").isGreaterThan(entropy[2]);
    double[] critic = Spread.critic(data, new boolean[3]).weights();
    assertThat(critic[0]).isZero();
    assertThat(critic[1] + critic[2]).isCloseTo(1, within(1e-12));
  }

  @Test
  void less_may_be_better_in_critic() {
    double[][] data = {{1, 3}, {2, 2}, {3, 2}};
    double[] opposed = Spread.critic(data, new boolean[] {false, true}).weights();
    double[] plain = Spread.critic(data, new boolean[] {false, false}).weights();
    assertThat(Spread.critic(data, new boolean[] {false, true}).information()[0])
        .isLessThan(Spread.critic(data, new boolean[2]).information()[0]);
    assertThat(opposed).containsExactly(plain, within(1e-12));
  }

  @Test
  void criteria_that_say_the_same_are_weighed_by_spread() {
    Spread.Result result =
        Spread.critic(new double[][] {{1, 10}, {2, 20}, {4, 40}}, new boolean[2]);
    assertThat(result.weights()).containsExactly(new double[] {0.5, 0.5}, within(1e-12));
    assertThat(result.note()).contains("alike");
  }

  @Test
  void what_cannot_be_weighed_is_told() {
    assertThatThrownBy(() -> Spread.entropy(new double[][] {{1, -2}, {2, 3}}))
        .hasMessageContaining("-2 is negative");
    assertThatThrownBy(() -> Spread.entropy(new double[][] {{1, 2}}))
        .hasMessageContaining("1 alternatives");
    assertThatThrownBy(() -> Spread.critic(new double[][] {{1, 2}, {1, 2}}, new boolean[2]))
        .hasMessageContaining("nothing tells them apart");
    assertThatThrownBy(
            () -> Spread.critic(new double[][] {{1, Double.NaN}, {1, 2}}, new boolean[2]))
        .hasMessageContaining("There is no number");
  }

  @Test
  void weights_are_mixed_by_adding_or_by_multiplying() {
    double[] experts = {0.6, 0.4, 0};
    double[] data = {0.2, 0.4, 0.4};
    assertThat(Mixture.linear(List.of(experts, data), new double[] {3, 1}))
        .containsExactly(new double[] {0.5, 0.4, 0.1}, within(1e-12));
    double a = Math.sqrt(0.12);
    assertThat(Mixture.multiplicative(List.of(experts, data), new double[] {1, 1}))
        .containsExactly(new double[] {a / (a + 0.4), 0.4 / (a + 0.4), 0}, within(1e-12));
    assertThatThrownBy(
            () ->
                Mixture.multiplicative(
                    List.of(new double[] {1, 0}, new double[] {0, 1}), new double[] {1, 1}))
        .hasMessageContaining("All weights are 0");
  }
}
