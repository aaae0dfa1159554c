package org.whalecurve.reports.page;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Amounts that flow from node to node, made drawable: few nodes, no loops, a column for each. */
final class FlowGraph {
  /** What a node stands for, from left to right. */
  enum Kind {
    ACCOUNT,
    POOL,
    /** Activities that mostly serve other activities and resources. */
    SUPPORT,
    RESOURCE,
    ACTIVITY,
    GROUP,
    UNUSED,
    UNASSIGNED;

    boolean isEnd() {
      return compareTo(GROUP) >= 0;
    }
  }

  /** A node; {@code name} is empty for the one that stands for several small ones. */
  record Node(Kind kind, String name) implements Comparable<Node> {
    private static final Comparator<Node> ORDER =
        Comparator.comparing(Node::kind).thenComparing(Node::name);

    @Override
    public int compareTo(Node other) {
      return ORDER.compare(this, other);
    }
  }

  private TreeMap<Node, TreeMap<Node, BigDecimal>> edges = new TreeMap<>();
  private final Map<Kind, Integer> merged = new HashMap<>();

  /** Adds to an edge. */
  void add(Node from, Node to, BigDecimal amount) {
    if (from.equals(to) || amount.signum() == 0) return;
    edges.computeIfAbsent(from, n -> new TreeMap<>()).merge(to, amount, BigDecimal::add);
  }

  Map<Node, TreeMap<Node, BigDecimal>> edges() {
    return edges;
  }

  Set<Node> nodes() {
    Set<Node> nodes = new TreeSet<>(edges.keySet());
    edges.values().forEach(targets -> nodes.addAll(targets.keySet()));
    return nodes;
  }

  BigDecimal in(Node node) {
    return edges.values().stream()
        .map(targets -> targets.getOrDefault(node, BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal out(Node node) {
    return edges.getOrDefault(node, new TreeMap<>()).values().stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Takes edges with negative amounts (credits) out; a picture of bands cannot show them. */
  BigDecimal dropNegative() {
    BigDecimal dropped = BigDecimal.ZERO;
    for (TreeMap<Node, BigDecimal> targets : edges.values()) {
      for (BigDecimal amount : targets.values()) {
        if (amount.signum() < 0) dropped = dropped.add(amount);
      }
      targets.values().removeIf(amount -> amount.signum() < 0);
    }
    return dropped;
  }

  /** How many nodes of a kind stand in its "other" node. */
  int merged(Kind kind) {
    return merged.getOrDefault(kind, 0);
  }

  /** Puts all but the largest nodes of a kind into one. */
  void merge(Kind kind, int keep) {
    List<Node> nodes =
        nodes().stream()
            .filter(node -> node.kind() == kind)
            .sorted(Comparator.comparing((Node n) -> in(n).max(out(n))).reversed())
            .toList();
    if (nodes.size() <= keep + 1) return;
    Set<Node> small = new HashSet<>(nodes.subList(keep, nodes.size()));
    merged.put(kind, small.size());
    Node other = new Node(kind, "");
    rename(node -> small.contains(node) ? other : node);
  }

  /**
   * Tells activities that mostly serve others from the rest. Where these serve each other they
   * become one node: their chains would take a column each and hide what matters.
   */
  void findSupport() {
    Set<Node> support = new HashSet<>();
    for (Node node : edges.keySet()) {
      if (node.kind() == Kind.ACTIVITY && servesOthers(node)) support.add(node);
    }
    boolean chained =
        support.stream().anyMatch(n -> edges.get(n).keySet().stream().anyMatch(support::contains));
    if (chained) merged.put(Kind.SUPPORT, support.size());
    rename(
        node ->
            !support.contains(node) ? node : new Node(Kind.SUPPORT, chained ? "" : node.name()));
  }

  private boolean servesOthers(Node node) {
    BigDecimal others =
        edges.get(node).entrySet().stream()
            .filter(e -> e.getKey().kind() == Kind.ACTIVITY || e.getKey().kind() == Kind.RESOURCE)
            .map(Map.Entry::getValue)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return others.add(others).compareTo(out(node)) > 0;
  }

  private void rename(UnaryOperator<Node> name) {
    TreeMap<Node, TreeMap<Node, BigDecimal>> before = edges;
    edges = new TreeMap<>();
    before.forEach(
        (from, targets) ->
            targets.forEach((to, amount) -> add(name.apply(from), name.apply(to), amount)));
  }

  /**
   * Takes circulations out: along a loop the smallest amount is subtracted from every edge, so that
   * what each node passes on to others stays the same.
   *
   * @return the amount that went round, once for each loop
   */
  BigDecimal cancelLoops() {
    BigDecimal total = BigDecimal.ZERO;
    for (List<Node> loop = loop(); !loop.isEmpty(); loop = loop()) {
      BigDecimal least = null;
      for (int i = 0; i < loop.size(); i++) {
        BigDecimal amount = edges.get(loop.get(i)).get(next(loop, i));
        least = least == null ? amount : least.min(amount);
      }
      for (int i = 0; i < loop.size(); i++) {
        BigDecimal cut = least.negate();
        edges.get(loop.get(i)).merge(next(loop, i), cut, FlowGraph::sumOrNothing);
      }
      total = total.add(least);
    }
    return total;
  }

  private static BigDecimal sumOrNothing(BigDecimal a, BigDecimal b) {
    BigDecimal sum = a.add(b);
    return sum.signum() == 0 ? null : sum;
  }

  private static Node next(List<Node> loop, int index) {
    return loop.get((index + 1) % loop.size());
  }

  private List<Node> loop() {
    Set<Node> done = new HashSet<>();
    for (Node start : edges.keySet()) {
      Deque<Node> path = new ArrayDeque<>();
      List<Node> found = search(start, path, new HashSet<>(), done);
      if (!found.isEmpty()) return found;
    }
    return List.of();
  }

  private List<Node> search(Node node, Deque<Node> path, Set<Node> open, Set<Node> done) {
    if (open.contains(node)) {
      List<Node> loop = new ArrayList<>(path);
      return loop.subList(loop.indexOf(node), loop.size());
    }
    if (!done.add(node)) return List.of();
    open.add(node);
    path.addLast(node);
    for (Node to : edges.getOrDefault(node, new TreeMap<>()).keySet()) {
      List<Node> found = search(to, path, open, done);
      if (!found.isEmpty()) return found;
    }
    path.removeLast();
    open.remove(node);
    return List.of();
  }

  /**
   * The column of every node, from 0: after all that feed it, ends in the last one. Only without
   * loops.
   */
  Map<Node, Integer> columns() {
    Map<Node, Integer> raw = new HashMap<>();
    for (Node node : nodes()) column(node, raw);
    List<Integer> used =
        nodes().stream().filter(n -> !n.kind().isEnd()).map(raw::get).distinct().sorted().toList();
    Map<Node, Integer> columns = new HashMap<>();
    for (Node node : nodes()) {
      columns.put(node, node.kind().isEnd() ? used.size() : used.indexOf(raw.get(node)));
    }
    return columns;
  }

  private int column(Node node, Map<Node, Integer> known) {
    Integer found = known.get(node);
    if (found != null) return found;
    int column = node.kind().ordinal();
    for (Map.Entry<Node, TreeMap<Node, BigDecimal>> edge : edges.entrySet()) {
      if (edge.getValue().containsKey(node)) {
        column = Math.max(column, column(edge.getKey(), known) + 1);
      }
    }
    known.put(node, column);
    return column;
  }
}
