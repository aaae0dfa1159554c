package org.whalecurve.costing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What solving a network writes, edge by edge, on numbers small enough to do by hand. */
class SolveStepTest {
  private static final String JAN = "2026-01";
  private static final int[] EDGE = {1, 2, 3, 4, 5, 6, 7, 8};
  private static final int[] BALANCE = {0, 1, 2, 3, 4, 5, 6, 7};

  @Test
  void shares_drivers_and_even_parts_of_nodes() {
    Solved solved =
        Solved.network(
                """
                pools:
                  all:
                    where: account = 'x'
                    rest: unassigned
                    assign:
                      - {share: 0.5, to: [a, b], by: {driver: heads}}
                      - {share: 0.2, to: [a, b, c], by: even}
                      - {share: 0.2, to: [b, c], by: {shares: {b: 0.25, c: 0.5}, rest: unassigned}}
                activities:
                  a: {to: customer, by: {count: event}}
                  b: {to: facility}
                  c: {to: customer, by: {driver: nobody}}
                """,
                JAN)
            .cost(JAN, "all", 100, 60)
            .node(JAN, "heads", "a", 3)
            .node(JAN, "heads", "b", 1)
            .total(3, JAN, "", 8)
            .solve();
    assertThat(solved.rows("network_edge", EDGE))
        .isEqualTo(
            """
            pool all a driver heads - 0.375 37.499999 22.5
            pool all b driver heads - 0.125 12.5 7.5
            pool all a even - 0.066666666667 6.666667 4
            pool all b even - 0.066666666667 6.666667 4
            pool all c even - 0.066666666667 6.666667 4
            pool all b shares - 0.05 5 3
            pool all c shares - 0.1 10 6
            pool all (unassigned)  - 0.15 15 9
            activity a customer count of event 8 1 44.166666 26.5
            activity b facility  - 1 24.166667 14.5
            activity c (unassigned)  - 1 16.666667 10""");
    assertThat(solved.rows("network_balance", BALANCE))
        .contains("activity c 16.666667 0 0 16.666667 0");
  }

  @Test
  void time_used_and_unused_in_both_views() {
    Solved solved =
        Solved.network(
                """
                resources:
                  desk: {where: account = 'd', capacity_min: 50, practical_share: 0.8, step_min: 8}
                  line: {where: account = 'l', unused: charge}
                activities:
                  call: {resource: desk, time: minutes, per: event, to: customer}
                  mail: {resource: desk, time: minutes, per: event, to: customer}
                  run: {resource: line, time: minutes, per: event, to: customer}
                """,
                JAN)
            .cost(JAN, "desk", 80, 20)
            .cost(JAN, "line", 30, 30)
            .capacity(JAN, "line", 100)
            .total(2, JAN, "", 9)
            .total(3, JAN, "", 1)
            .total(4, JAN, "", 3)
            .solve();
    assertThat(solved.rows("network_edge", EDGE))
        .isEqualTo(
            """
            pool desk desk even - 1 80 20
            pool line line even - 1 30 30
            resource desk call time 9 0.225 18 4.5
            resource desk mail time 1 0.025 2 0.5
            resource desk (unused)  - 0.75 60 15
            resource line run time 3 1 30 30
            activity call customer time minutes of event 9 1 18 4.5
            activity mail customer time minutes of event 1 1 2 0.5
            activity run customer time minutes of event 3 1 30 30""");
    // 40 practical minutes in five steps; 10 minutes need two, three are idle: 24 of 40 minutes
    assertThat(solved.rows("resource", 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15))
        .isEqualTo(
            """
            desk 80 20 40 10 30 60 2 0.5 5 2 3 48 12
            line 30 30 100 3 97 0 10 10 - - - - -""");
    assertThat(solved.rows("fixed_cell", 0, 1, 2, 3, 4, 5))
        .isEqualTo("2026-01 desk cost_to_serve 1 60000000 15000000");
    assertThat(solved.rows("network_balance", BALANCE))
        .isEqualTo(
            """
            2026-01 pool desk 80 80 0 0 0
            2026-01 pool line 30 30 0 0 0
            2026-01 resource desk 80 20 60 0 0
            2026-01 resource line 30 30 0 0 0
            2026-01 activity call 18 18 0 0 0
            2026-01 activity mail 2 2 0 0 0
            2026-01 activity run 30 30 0 0 0""");
  }

  @Test
  void nobody_used_the_time_and_more_than_there_is() {
    String model =
        """
        resources:
          desk: {where: account = 'd', step_min: 10, unused: %s}
        activities:
          call: {resource: desk, time: minutes, per: event, to: customer}
        """;
    for (String unused : new String[] {"separate", "charge"}) {
      Solved idle =
          Solved.network(model.formatted(unused), JAN)
              .cost(JAN, "desk", 80, 20)
              .capacity(JAN, "desk", 25)
              .solve();
      assertThat(idle.rows("resource", 5, 6, 7, 8, 9, 11, 12, 13, 14, 15))
          .isEqualTo(
              unused.equals("charge")
                  ? "25 0 25 80 - 2.5 0 2 64 16"
                  : "25 0 25 80 3.2 2.5 0 2 64 16");
      Solved busy =
          Solved.network(model.formatted(unused), JAN)
              .cost(JAN, "desk", 80, 20)
              .capacity(JAN, "desk", 25)
              .total(1, JAN, "", 40)
              .solve();
      assertThat(busy.rows("resource", 5, 6, 7, 8, 9, 11, 12, 13, 14, 15))
          .isEqualTo("25 40 -15 0 2 2.5 4 0 0 0");
    }
  }

  @Test
  void rates_over_the_run_take_all_its_periods() {
    Solved solved =
        Solved.network(
                """
                rates: run
                resources:
                  desk: {where: account = 'd', capacity_min: 50, step_min: 10}
                activities:
                  call: {resource: desk, time: minutes, per: event, to: customer}
                """,
                JAN,
                "2026-02")
            .cost(JAN, "desk", 150, 0)
            .cost("2026-02", "desk", 50, 0)
            .total(1, "(run)", "", 20)
            .solve();
    assertThat(solved.rows("resource", 0, 3, 5, 6, 8, 9, 11, 12, 13))
        .isEqualTo("(run) 200 100 20 160 2 5 1 4");
  }

  @Test
  void traced_rows_leave_before_anything_is_shared() {
    String model =
        """
        pools:
          named: {where: account = 'n', to: %s, by: direct}
          line: {where: account = 'l', assign: [{share: 0.25, to: customer, by: {count: event}}, {to: customer, by: {count: event, where: minutes > 1}}]}
        """;
    Solved customers =
        Solved.network(model.formatted("customer"), JAN)
            .cost(JAN, "named", 5, 5)
            .traced(JAN, "named", 2, 0, 30)
            .traced(JAN, "named", 0, 7, 8)
            .cost(JAN, "line", 40, 4)
            .total(1, JAN, "", 4)
            .total(2, JAN, "", 4)
            .solve();
    assertThat(customers.rows("network_edge", EDGE))
        .isEqualTo(
            """
            pool named (unassigned)  - 1 5 5
            pool named customer direct - - 38 19
            pool line customer count of event 4 0.25 10 1
            pool line customer count of event where minutes > 1 4 0.75 30 3""");
    assertThat(customers.rows("fixed_cell", 1, 2, 3, 4, 5))
        .isEqualTo("named direct_cost 0 5000000 5000000");
    assertThat(customers.rows("rate", 0, 1, 2, 3, 4, 5, 6, 7, 8))
        .isEqualTo(
            """
            1 2026-01  10000000 1000000 - 4000000 2000000 1000000
            2 2026-01  30000000 3000000 - 4000000 2000000 1000000""");
    assertThat(customers.rows("network_balance", BALANCE))
        .startsWith("2026-01 pool named 43 38 0 5 0");
  }

  /** Of 100, a quarter's worth of quantity is given for a group that nobody is in. */
  @Test
  void groups_share_by_their_own_quantities() {
    Solved solved =
        Solved.network(
                """
                pools:
                  media: {where: account = 'm', to: customer, by: {driver: reach, within: {count: event}}}
                  signs: {where: account = 's', to: customer, by: direct, within: {count: event}}
                """,
                JAN)
            .cost(JAN, "media", 100, 10)
            .group(0, JAN, "group gold", 2, 0)
            .group(0, JAN, "group lost", 1, 0)
            .group(0, JAN, "group mass", 1, 0)
            .total(0, JAN, "group gold", 5)
            .total(0, JAN, "group mass", 6)
            .traced(JAN, "signs", 2, 0, 8)
            .cost(JAN, "signs", 20, 5)
            .group(1, JAN, "group gold", 0, 12)
            .group(1, JAN, "group lost", 0, 8)
            .total(1, JAN, "group gold", 5)
            .solve();
    assertThat(solved.rows("network_edge", EDGE))
        .isEqualTo(
            """
            pool media customer driver reach within count of event 3 0.75 75 7.5
            pool media (unassigned)  - 0.25 25 2.5
            pool signs customer direct within count of event - - 28 9"""
                .replace("pool signs", "pool signs (unassigned)  - 1 0 0\npool signs"));
    assertThat(solved.rows("rate", 0, 2, 3, 4, 5, 6))
        .isEqualTo(
            """
            0 group gold 50000000 5000000 2000000 5000000
            0 group mass 25000000 2500000 1000000 6000000
            1 group gold 12000000 3000000 - 5000000""");
    assertThat(solved.rows("fixed_cell", 1, 3, 4, 5))
        .contains("media 0 25000000 2500000")
        .contains("signs 0 8000000 2000000");
  }

  /** a carries 30 and b 10 without it: three to one; over incremental cost 3 to 3. */
  @Test
  void a_mark_up_follows_what_nodes_carry() {
    String model =
        """
        pools:
          x: {where: account = 'x', to: a}
          y: {where: account = 'y', to: b}
          board: {where: account = 'z', to: [a, b], by: {cost: %s}}
          top: {where: account = 't', to: customer, by: {cost: full}}
        activities:
          a: {to: customer, by: {count: event}}
          b: {to: customer, by: {count: event}}
        """;
    for (String view : new String[] {"full", "incremental"}) {
      Solved solved =
          Solved.network(model.formatted(view), JAN)
              .cost(JAN, "x", 30, 3)
              .cost(JAN, "y", 10, 3)
              .cost(JAN, "board", 8, 0)
              .cost(JAN, "top", 7, 1)
              .total(4, JAN, "", 1)
              .total(5, JAN, "", 1)
              .solve();
      String driver = "cost carried, " + view;
      assertThat(solved.rows("network_edge", EDGE))
          .contains("pool board a " + driver + (view.equals("full") ? " - 0.75 6 0" : " - 0.5 4 0"))
          .contains("pool board b " + driver + (view.equals("full") ? " - 0.25 2 0" : " - 0.5 4 0"))
          .contains("pool top customer cost carried, full - 1 7 1");
      assertThat(solved.rows("rate", 0, 3, 6)).contains("3 7000000 -");
    }
  }
}
