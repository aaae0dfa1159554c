package org.whalecurve.costing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.kernel.Money;

/**
 * Carries amounts through a network of nodes, exactly: what comes into a node leaves it, to the
 * unit. Nodes that serve each other are solved as simultaneous equations (the reciprocal method:
 * gross cost x = p + Sᵀx; Horngren, Cost Accounting, ch. 15), to far below a unit; the flows
 * between them are rounded, and what rounding leaves goes on with the node's cost that leaves the
 * loop.
 */
final class Solver {
  private final List<Map<Receiver, Share>> out;
  private final List<List<Integer>> groups;

  /**
   * Prepares a network.
   *
   * @param out per node, its receivers with their shares, which sum to 1
   */
  Solver(List<Map<Receiver, Share>> out) {
    this.out = out;
    List<List<Integer>> targets = new ArrayList<>();
    for (Map<Receiver, Share> receivers : out) {
      targets.add(
          receivers.entrySet().stream()
              .filter(e -> e.getKey().node() >= 0 && !e.getValue().isZero())
              .map(e -> e.getKey().node())
              .distinct()
              .toList());
    }
    this.groups = Components.inOrder(targets);
  }

  /**
   * Groups of two or more nodes, or of one that serves itself, that no cost ever leaves: such a
   * loop has no solution.
   */
  List<List<Integer>> closedLoops() {
    return loops().stream()
        .filter(group -> group.stream().noneMatch(node -> leaves(node, group)))
        .toList();
  }

  /** Groups of nodes that serve each other, and nodes that serve themselves. */
  List<List<Integer>> loops() {
    return groups.stream().filter(this::isLoop).toList();
  }

  private boolean isLoop(List<Integer> group) {
    return group.size() > 1
        || out.get(group.get(0)).entrySet().stream()
            .anyMatch(e -> e.getKey().node() == group.get(0) && !e.getValue().isZero());
  }

  private boolean leaves(int node, List<Integer> group) {
    return out.get(node).entrySet().stream()
        .anyMatch(e -> !group.contains(e.getKey().node()) && !e.getValue().isZero());
  }

  /**
   * The amount on every edge, in units.
   *
   * @param primary per node, what comes in from outside
   */
  List<Map<Receiver, BigInteger>> flows(List<BigInteger> primary) {
    List<BigInteger> in = new ArrayList<>(primary);
    List<Map<Receiver, BigInteger>> flows = new ArrayList<>();
    for (int i = 0; i < out.size(); i++) flows.add(new LinkedHashMap<>());
    for (List<Integer> group : groups) {
      if (isLoop(group)) {
        new Loop(group, out).solve(in, flows);
      } else {
        int node = group.get(0);
        flows.set(node, distribute(in.get(node), out.get(node)));
      }
      for (int node : group) passOn(flows.get(node), group, in);
    }
    return flows;
  }

  private static void passOn(
      Map<Receiver, BigInteger> flow, List<Integer> group, List<BigInteger> in) {
    flow.forEach(
        (receiver, amount) -> {
          if (receiver.node() >= 0 && !group.contains(receiver.node())) {
            in.set(receiver.node(), in.get(receiver.node()).add(amount));
          }
        });
  }

  /**
   * Shares an amount out among receivers, exactly; the residual of rounding goes to the largest
   * share.
   */
  static Map<Receiver, BigInteger> distribute(BigInteger amount, Map<Receiver, Share> shares) {
    Map<Receiver, BigInteger> parts = new LinkedHashMap<>();
    if (shares.isEmpty()) return parts;
    BigInteger common =
        shares.values().stream()
            .map(Share::denominator)
            .reduce(BigInteger.ONE, Solver::leastCommonMultiple);
    List<Receiver> receivers = new ArrayList<>(shares.keySet());
    List<BigInteger> weights =
        receivers.stream()
            .map(
                r -> shares.get(r).numerator().multiply(common.divide(shares.get(r).denominator())))
            .toList();
    List<BigInteger> amounts = Money.distribute(amount, weights);
    for (int i = 0; i < receivers.size(); i++) parts.put(receivers.get(i), amounts.get(i));
    return parts;
  }

  private static BigInteger leastCommonMultiple(BigInteger a, BigInteger b) {
    return a.divide(a.gcd(b)).multiply(b);
  }

  /** What comes into each node in all: primary amounts and the flows from other nodes. */
  static List<BigInteger> gross(List<BigInteger> primary, List<Map<Receiver, BigInteger>> flows) {
    List<BigInteger> gross = new ArrayList<>(primary);
    for (Map<Receiver, BigInteger> flow : flows) {
      flow.forEach(
          (receiver, amount) -> {
            if (receiver.node() >= 0)
              gross.set(receiver.node(), gross.get(receiver.node()).add(amount));
          });
    }
    return gross;
  }
}
