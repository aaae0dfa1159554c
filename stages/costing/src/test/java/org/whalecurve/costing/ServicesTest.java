package org.whalecurve.costing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.whalecurve.kernel.ProblemException;

/** Support activities that serve each other, by all three methods, and what has no solution. */
class ServicesTest {
  private static final String JAN = "2026-01";

  private static final String SUPPORT =
      """
      method: %s
      pools:
        x: {where: account = 'x', to: power}
        y: {where: account = 'y', to: care}
      resources:
        house: {to: [power, end], by: even}
      activities:
        power: {to: [care, end], by: {shares: {care: 0.5, end: 0.5}}}
        care: {to: [power, house, rest], by: {shares: {power: 0.2, house: 0.3, rest: 0.5}}}
        end: {to: customer, by: {count: event}}
        rest: {to: customer, by: {count: event}}
      """;

  private static Solved support(String method) {
    return Solved.network(SUPPORT.formatted(method), JAN)
        .cost(JAN, "x", 60, 6)
        .cost(JAN, "y", 80, 8)
        .total(5, JAN, "", 2)
        .total(6, JAN, "", 2);
  }

  /** power = 60 + 0.2 care + 0.15 care, care = 80 + 0.5 power: 88 / 0.825 and so on. */
  @Test
  void all_services_count_in_the_reciprocal_method() {
    assertThat(support("reciprocal").solve().rows("network_balance", 2, 3))
        .isEqualTo(
            "x 60\ny 80\nhouse 40\npower 106.666667\ncare 133.333333\nend 73.333334\nrest 66.666666");
  }

  /** power first: 30 to care; of care's 110 the house's 3 of 8 parts go, as it comes back. */
  @Test
  void step_down_ignores_what_comes_back() {
    assertThat(support("step_down").solve().rows("network_balance", 2, 3))
        .isEqualTo("x 60\ny 80\nhouse 0\npower 60\ncare 110\nend 30\nrest 110");
  }

  @Test
  void the_direct_method_ignores_services_among_activities() {
    assertThat(support("direct").solve().rows("network_edge", 2, 3, 6, 7))
        .isEqualTo(
            """
            x power 1 60
            y care 1 80
            house power 0.5 15
            house end 0.5 15
            power end 1 75
            care house 0.375 30
            care rest 0.625 50
            end customer 1 90
            rest customer 1 50""");
  }

  @Test
  void methods_beside_each_other() {
    assertThat(support("direct").compare().rows("method_cost", 0, 1, 2, 3, 4, 5, 6, 7))
        .isEqualTo(
            """
            2026-01 full end 73.333334 30 90 -43.333334 16.666666
            2026-01 full rest 66.666666 110 50 43.333334 -16.666666
            2026-01 incremental end 7.333334 3 9 -4.333334 1.666666
            2026-01 incremental rest 6.666666 11 5 4.333334 -1.666666""");
  }

  @Test
  void what_cannot_be_solved_is_said_with_its_lines() {
    Solved closed =
        Solved.network(
            """
            pools:
              x: {where: account = 'x', to: a}
            activities:
              a: {to: b}
              b: {to: a}
            """,
            JAN);
    assertThatThrownBy(closed::solve)
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("model/cost.yaml:4")
        .hasMessageContaining("in 2026-01 a (line 4), b (line 5) serve only each other")
        .hasMessageContaining("loop-without-exit");
    Solved without =
        Solved.network(
            """
            resources:
              desk: {where: account = 'd'}
            activities:
              call: {resource: desk, time: minutes, per: event, to: customer}
            """,
            JAN);
    assertThatThrownBy(without::solve)
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("resource desk has no capacity in 2026-01");
  }

  /** What power uses of itself comes back at once: the other 75 % take all. */
  @Test
  void step_down_ignores_self_use() {
    String model =
        """
        method: %s
        pools:
          x: {where: account = 'x', to: power}
        activities:
          power: {to: [power, care, end], by: {shares: {power: 0.25, care: 0.25, end: 0.5}}}
          care: {to: [power, end], by: even}
          end: {to: customer, by: {count: event}}
        """;
    assertThat(
            Solved.network(model.formatted("step_down"), JAN)
                .cost(JAN, "x", 60, 6)
                .solve()
                .rows("network_edge", 2, 3, 6, 7))
        .isEqualTo(
            "x power 1 60\npower care 0.333333333333 20\npower end 0.666666666667 40\ncare end 1 20\nend (unassigned) 1 60");
    // power = 60 + power / 4 + care / 2 and care = power / 4: 60 / 0.625
    assertThat(
            Solved.network(model.formatted("reciprocal"), JAN)
                .cost(JAN, "x", 60, 6)
                .solve()
                .rows("network_balance", 2, 3))
        .isEqualTo("x 60\npower 96\ncare 24\nend 60");
  }

  /** a = 10 + b and b = 20 + a: a driver that takes back what it gives leaves no solution. */
  @Test
  void equations_that_contradict_each_other_are_said_with_their_lines() {
    Solved contradiction =
        Solved.network(
                """
                pools:
                  x: {where: account = 'x', to: a}
                activities:
                  a: {to: [b, c, end], by: {driver: use}}
                  b: {to: a}
                  c: {to: end}
                  end: {to: customer, by: {count: event}}
                """,
                JAN)
            .cost(JAN, "x", 10, 10)
            .node(JAN, "use", "b", 1)
            .node(JAN, "use", "c", 1)
            .node(JAN, "use", "end", -1);
    assertThatThrownBy(contradiction::solve)
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("model/cost.yaml:4")
        .hasMessageContaining("in 2026-01 a (line 4), b (line 5) serve each other so that no cost")
        .hasMessageContaining("loop-without-solution");
  }
}
