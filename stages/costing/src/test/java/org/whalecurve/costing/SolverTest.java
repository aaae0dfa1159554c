package org.whalecurve.costing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.whalecurve.kernel.Money;

class SolverTest {
  /** Young's two service departments, 1/5 and 1/6 of whose work is for each other. */
  @Test
  void solvesTwoServicesThatServeEachOther() {
    List<Map<Receiver, Share>> out = new ArrayList<>();
    out.add(shares(Receiver.node(1, 0), share(1, 6), Receiver.objects(0), share(5, 6)));
    out.add(shares(Receiver.node(0, 1), share(1, 5), Receiver.objects(1), share(4, 5)));
    List<BigInteger> primary = List.of(units("1200"), units("2400"));
    List<Map<Receiver, BigInteger>> flows = new Solver(out).flows(primary);
    List<BigInteger> gross = Solver.gross(primary, flows);
    assertThat(Money.fromUnits(gross.get(0))).isEqualByComparingTo("1737.931034");
    assertThat(Money.fromUnits(gross.get(1))).isEqualByComparingTo("2689.655172");
    assertConserved(primary, flows);
  }

  @Test
  void namesLoopsThatNothingLeaves() {
    List<Map<Receiver, Share>> out = new ArrayList<>();
    out.add(shares(Receiver.node(1, 0), Share.ONE));
    out.add(shares(Receiver.node(0, 1), Share.ONE));
    out.add(shares(Receiver.objects(2), Share.ONE));
    assertThat(new Solver(out).closedLoops()).containsExactly(List.of(0, 1));
  }

  /** Only one of the three leaves the loop; rounding rests of the others have to travel to it. */
  @Test
  void carriesRoundingOutOfALoopOfPureSupport() {
    List<Map<Receiver, Share>> out = new ArrayList<>();
    out.add(shares(Receiver.node(1, 0), share(1, 3), Receiver.node(2, 0), share(2, 3)));
    out.add(shares(Receiver.node(2, 1), share(1, 7), Receiver.node(0, 1), share(6, 7)));
    out.add(shares(Receiver.node(0, 2), share(1, 11), Receiver.objects(2), share(10, 11)));
    List<BigInteger> primary = List.of(units("100.000001"), units("33.333333"), units("-7.000007"));
    assertConserved(primary, new Solver(out).flows(primary));
  }

  /** Three hops from the first node to the one that leaves: rests travel the whole way. */
  @Test
  void carriesRoundingAlongAChain() {
    List<Map<Receiver, Share>> out = new ArrayList<>();
    out.add(shares(Receiver.node(1, 0), share(2, 3), Receiver.node(3, 0), share(1, 3)));
    out.add(shares(Receiver.node(0, 1), share(3, 7), Receiver.node(2, 1), share(4, 7)));
    out.add(shares(Receiver.node(1, 2), share(5, 11), Receiver.node(4, 2), share(6, 11)));
    out.add(shares(Receiver.node(0, 3), share(5, 13), Receiver.node(1, 3), share(8, 13)));
    out.add(shares(Receiver.node(3, 4), share(1, 17), Receiver.objects(4), share(16, 17)));
    for (int units = 1; units < 60; units++) {
      List<BigInteger> primary = new ArrayList<>();
      for (int i = 0; i < 5; i++) primary.add(BigInteger.valueOf((long) units * (i + 1) + i * 7));
      assertConserved(primary, new Solver(out).flows(primary));
    }
  }

  @Test
  void conservesEveryUnitInRandomNetworks() {
    Random random = new Random(4711);
    for (int round = 0; round < 300; round++) {
      int nodes = 1 + random.nextInt(12);
      List<Map<Receiver, Share>> out = new ArrayList<>();
      List<BigInteger> primary = new ArrayList<>();
      for (int i = 0; i < nodes; i++) {
        out.add(randomShares(random, nodes, i));
        primary.add(BigInteger.valueOf(random.nextLong() >> 20));
      }
      assertConserved(primary, new Solver(out).flows(primary));
    }
  }

  private static Map<Receiver, Share> randomShares(Random random, int nodes, int flow) {
    Map<Receiver, BigInteger> weights = new LinkedHashMap<>();
    weights.put(Receiver.objects(flow), BigInteger.valueOf(1 + random.nextInt(5)));
    for (int k = random.nextInt(4); k > 0; k--) {
      weights.put(
          Receiver.node(random.nextInt(nodes), flow), BigInteger.valueOf(1 + random.nextInt(97)));
    }
    BigInteger total = weights.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    Map<Receiver, Share> shares = new LinkedHashMap<>();
    weights.forEach((receiver, weight) -> shares.put(receiver, new Share(weight, total)));
    return shares;
  }

  /** What comes into a node leaves it, and what comes in from outside gets out. */
  private static void assertConserved(
      List<BigInteger> primary, List<Map<Receiver, BigInteger>> flows) {
    List<BigInteger> gross = Solver.gross(primary, flows);
    BigInteger left = BigInteger.ZERO;
    for (int i = 0; i < flows.size(); i++) {
      BigInteger out = flows.get(i).values().stream().reduce(BigInteger.ZERO, BigInteger::add);
      assertThat(out).as("node %d", i).isEqualTo(gross.get(i));
      for (Map.Entry<Receiver, BigInteger> e : flows.get(i).entrySet()) {
        if (e.getKey().node() < 0) left = left.add(e.getValue());
      }
    }
    assertThat(left).isEqualTo(primary.stream().reduce(BigInteger.ZERO, BigInteger::add));
  }

  private static Map<Receiver, Share> shares(Object... pairs) {
    Map<Receiver, Share> shares = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) shares.put((Receiver) pairs[i], (Share) pairs[i + 1]);
    return shares;
  }

  private static Share share(long a, long b) {
    return new Share(BigInteger.valueOf(a), BigInteger.valueOf(b));
  }

  private static BigInteger units(String amount) {
    return Money.toUnits(new BigDecimal(amount));
  }
}
