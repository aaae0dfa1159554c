package org.whalecurve.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.whalecurve.reports.page.FlowGraph.Kind;
import org.whalecurve.reports.page.FlowGraph.Node;

/** A picture of flows has no loops, few nodes, and passes on what it took in. */
class FlowGraphTest {
  private final FlowGraph graph = new FlowGraph();

  private static Node account(String name) {
    return new Node(Kind.ACCOUNT, name);
  }

  private static Node activity(String name) {
    return new Node(Kind.ACTIVITY, name);
  }

  private static final Node GROUP = new Node(Kind.GROUP, "all");

  private static BigDecimal amount(String text) {
    return new BigDecimal(text);
  }

  @Test
  void netsActivitiesThatServeEachOther() {
    graph.add(account("6601"), activity("it"), amount("100"));
    graph.add(activity("it"), activity("admin"), amount("30"));
    graph.add(activity("admin"), activity("it"), amount("10"));
    graph.add(activity("it"), GROUP, amount("80"));
    graph.add(activity("admin"), GROUP, amount("20"));
    assertThat(graph.cancelLoops()).isEqualByComparingTo("10");
    assertThat(graph.edges().get(activity("it")).get(activity("admin"))).isEqualByComparingTo("20");
    assertThat(graph.edges().get(activity("admin"))).doesNotContainKey(activity("it"));
    assertThat(graph.in(GROUP)).isEqualByComparingTo("100");
  }

  @Test
  void keepsBalancesWhateverTheLoops() {
    long seed = 20261123;
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      FlowGraph random50 = new FlowGraph();
      for (int i = 0; i < 60; i++) {
        Node from = activity("a" + random.nextInt(12));
        Node to = activity("a" + random.nextInt(12));
        random50.add(from, to, BigDecimal.valueOf(1 + random.nextInt(1_000), 2));
      }
      Node probe = activity("a0");
      BigDecimal net = random50.in(probe).subtract(random50.out(probe));
      random50.cancelLoops();
      assertThat(random50.in(probe).subtract(random50.out(probe)))
          .as("seed %d, round %d", seed, round)
          .isEqualByComparingTo(net);
      assertThat(random50.cancelLoops()).isZero();
      assertThat(random50.columns()).hasSameSizeAs(random50.nodes());
    }
  }

  @Test
  void putsEveryNodeAfterWhatFeedsIt() {
    graph.add(account("6601"), new Node(Kind.POOL, "p"), amount("10"));
    graph.add(new Node(Kind.POOL, "p"), activity("support"), amount("10"));
    graph.add(activity("support"), activity("order"), amount("10"));
    graph.add(activity("order"), GROUP, amount("9"));
    graph.add(activity("order"), new Node(Kind.UNUSED, "(unused)"), amount("1"));
    assertThat(graph.columns())
        .containsEntry(account("6601"), 0)
        .containsEntry(activity("support"), 2)
        .containsEntry(activity("order"), 3)
        .containsEntry(GROUP, 4)
        .containsEntry(new Node(Kind.UNUSED, "(unused)"), 4);
  }

  @Test
  void drawsSupportThatServesItselfAsOne() {
    graph.add(account("6601"), activity("it"), amount("100"));
    graph.add(activity("it"), activity("admin"), amount("30"));
    graph.add(activity("it"), activity("order"), amount("70"));
    graph.add(activity("admin"), activity("order"), amount("30"));
    graph.add(activity("order"), GROUP, amount("100"));
    graph.findSupport();
    Node support = new Node(Kind.SUPPORT, "");
    assertThat(graph.merged(Kind.SUPPORT)).isEqualTo(2);
    assertThat(graph.in(support)).isEqualByComparingTo("100");
    assertThat(graph.out(support)).isEqualByComparingTo("100");
    assertThat(graph.nodes()).hasSize(4);
  }

  @Test
  void mergesSmallNodes() {
    for (int i = 1; i <= 6; i++) {
      graph.add(account("66" + i), activity("order"), BigDecimal.valueOf(i));
    }
    graph.merge(Kind.ACCOUNT, 3);
    assertThat(graph.merged(Kind.ACCOUNT)).isEqualTo(3);
    assertThat(graph.out(new Node(Kind.ACCOUNT, ""))).isEqualByComparingTo("6");
    assertThat(graph.in(activity("order"))).isEqualByComparingTo("21");
  }

  @Test
  void saysWhatItCannotDraw() {
    graph.add(account("6601"), activity("order"), amount("100"));
    graph.add(account("6699"), activity("order"), amount("-4"));
    assertThat(graph.dropNegative()).isEqualByComparingTo("-4");
    assertThat(graph.in(activity("order"))).isEqualByComparingTo("100");
  }
}
