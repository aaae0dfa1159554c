package org.whalecurve.costing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;

/**
 * One group of nodes that serve each other. The gross costs come from an LU factorisation in double
 * precision whose error is removed by iterative refinement with decimal residuals (Wilkinson 1963)
 * until what is missing in every equation is below 1e-24 of a unit; a flow is then rounded to
 * {@value #GUARD_DIGITS} decimals of a unit before it is rounded to a unit, so that exact halves
 * stay exact halves.
 */
final class Loop {
  private static final MathContext PRECISE = new MathContext(60);
  private static final BigDecimal TOLERANCE = new BigDecimal("1e-24");
  private static final double SINGULAR = 1e-14;
  private static final int GUARD_DIGITS = 15;
  private static final int ROUNDS_MAX = 400;

  /** The equations of a group have no solution, or none that can be found. */
  static final class UnsolvableException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<Integer> group;

    UnsolvableException(List<Integer> group) {
      super("no solution for a loop of " + group.size() + " nodes");
      this.group = group;
    }

    List<Integer> group() {
      return group;
    }
  }

  private final List<Integer> group;
  private final List<Map<Receiver, Share>> out;
  private final BigDecimal[][] share;

  Loop(List<Integer> group, List<Map<Receiver, Share>> out) {
    this.group = group;
    this.out = out;
    int n = group.size();
    share = new BigDecimal[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) share[i][j] = inside(i, j).decimal(PRECISE);
    }
  }

  private Share inside(int from, int to) {
    return out.get(group.get(from)).entrySet().stream()
        .filter(e -> e.getKey().node() == group.get(to))
        .map(Map.Entry::getValue)
        .reduce(Share.ZERO, Share::plus);
  }

  /**
   * Fills the flows of the group's nodes; {@code in} holds what comes into them from outside the
   * group.
   */
  void solve(List<BigInteger> in, List<Map<Receiver, BigInteger>> flows) {
    BigDecimal[] gross = gross(in);
    List<BigInteger> arriving = new ArrayList<>(in);
    for (int i = 0; i < group.size(); i++) {
      Map<Receiver, BigInteger> flow = new LinkedHashMap<>();
      for (Map.Entry<Receiver, Share> e : out.get(group.get(i)).entrySet()) {
        if (!group.contains(e.getKey().node())) continue;
        BigInteger amount =
            gross[i]
                .multiply(e.getValue().decimal(PRECISE))
                .setScale(GUARD_DIGITS, RoundingMode.HALF_UP)
                .setScale(0, RoundingMode.HALF_UP)
                .unscaledValue();
        flow.put(e.getKey(), amount);
        arriving.set(e.getKey().node(), arriving.get(e.getKey().node()).add(amount));
      }
      flows.set(group.get(i), flow);
    }
    leave(arriving, flows);
  }

  private BigDecimal[] gross(List<BigInteger> in) {
    int n = group.size();
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) a[i][j] = (i == j ? 1 : 0) - share[j][i].doubleValue();
    }
    DecompositionSolver solver =
        new LUDecomposition(new Array2DRowRealMatrix(a, false), SINGULAR).getSolver();
    if (!solver.isNonSingular()) throw new UnsolvableException(group);
    BigDecimal[] x = new BigDecimal[n];
    java.util.Arrays.fill(x, BigDecimal.ZERO);
    for (int round = 0; round < ROUNDS_MAX; round++) {
      BigDecimal[] rest = residual(in, x);
      if (IntStream.range(0, n).allMatch(i -> rest[i].abs().compareTo(TOLERANCE) < 0)) return x;
      double[] r = new double[n];
      for (int i = 0; i < n; i++) r[i] = rest[i].doubleValue();
      double[] step = solver.solve(new ArrayRealVector(r, false)).toArray();
      for (int i = 0; i < n; i++) x[i] = x[i].add(new BigDecimal(step[i]), PRECISE);
    }
    throw new UnsolvableException(group);
  }

  /** p + Sᵀx − x. */
  private BigDecimal[] residual(List<BigInteger> in, BigDecimal[] x) {
    int n = group.size();
    BigDecimal[] rest = new BigDecimal[n];
    for (int i = 0; i < n; i++) {
      BigDecimal sum = new BigDecimal(in.get(group.get(i))).subtract(x[i]);
      for (int k = 0; k < n; k++) {
        if (share[k][i].signum() != 0) sum = sum.add(share[k][i].multiply(x[k]), PRECISE);
      }
      rest[i] = sum;
    }
    return rest;
  }

  /**
   * What arrived and does not go round leaves the loop. A node without a receiver outside passes
   * its rounding rest to the next node on the shortest way out, the farthest nodes first.
   */
  private void leave(List<BigInteger> arriving, List<Map<Receiver, BigInteger>> flows) {
    Map<Integer, Receiver> way = waysOut();
    List<Integer> farthestFirst = new ArrayList<>(way.keySet());
    java.util.Collections.reverse(farthestFirst);
    for (int node : farthestFirst) {
      BigInteger rest = arriving.get(node);
      for (BigInteger amount : flows.get(node).values()) rest = rest.subtract(amount);
      Receiver next = way.get(node);
      if (next != null) {
        flows.get(node).merge(next, rest, BigInteger::add);
        arriving.set(next.node(), arriving.get(next.node()).add(rest));
      } else {
        Map<Receiver, Share> outside = new LinkedHashMap<>();
        out.get(node)
            .forEach(
                (receiver, s) -> {
                  if (!group.contains(receiver.node()) && !s.isZero()) outside.put(receiver, s);
                });
        flows.get(node).putAll(Solver.distribute(rest, outside));
      }
    }
  }

  /**
   * Nodes by distance from the way out, each with the edge that leads there; null where it leaves
   * directly.
   */
  private Map<Integer, Receiver> waysOut() {
    Map<Integer, Receiver> way = new LinkedHashMap<>();
    Deque<Integer> queue = new ArrayDeque<>();
    for (int node : group) {
      if (out.get(node).entrySet().stream()
          .anyMatch(e -> !group.contains(e.getKey().node()) && !e.getValue().isZero())) {
        way.put(node, null);
        queue.add(node);
      }
    }
    while (!queue.isEmpty()) {
      int reached = queue.remove();
      for (int node : group) {
        if (way.containsKey(node)) continue;
        out.get(node).entrySet().stream()
            .filter(e -> e.getKey().node() == reached && !e.getValue().isZero())
            .findFirst()
            .ifPresent(
                e -> {
                  way.put(node, e.getKey());
                  queue.add(node);
                });
      }
    }
    return way;
  }
}
