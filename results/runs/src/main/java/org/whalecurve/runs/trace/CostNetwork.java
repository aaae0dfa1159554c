package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.whalecurve.runs.trace.CostNetwork.Node;

/**
 * The cost network of one period as published, in one view: which share of a node's cost goes to
 * which other node, and so how much of each pool is in every node, through all services that go
 * round in circles.
 */
final class CostNetwork {
  /** Published shares have 12 digits: amounts of that many say as much. */
  private static final BigInteger EXACT_MIN = BigInteger.TEN.pow(12);

  private final List<FlowEdge> edges;
  private final Map<Node, BigInteger> gross = new HashMap<>();
  private final Map<Node, BigInteger> turnover = new HashMap<>();
  private final Map<Node, List<FlowEdge>> out = new LinkedHashMap<>();
  private final Map<Node, List<FlowEdge>> into = new HashMap<>();
  private final Map<FlowEdge, Node> targets = new IdentityHashMap<>();
  private final Map<Node, Map<Node, BigDecimal>> reach = new HashMap<>();

  /**
   * A pool, resource or activity. A resource that takes ledger rows itself shares its name with a
   * pool.
   *
   * @param kind as the stage of {@code cost_flow}
   */
  record Node(String kind, String name) {
    static Node pool(String name) {
      return new Node("pool", name);
    }

    boolean isPool() {
      return kind.equals("pool");
    }
  }

  /**
   * @param edges of the period
   * @param objects activity and target, where the target is a cost object although a node is called
   *     so too
   * @param driven per pool, what its driver takes: all but the rows that name their customer
   */
  CostNetwork(List<FlowEdge> edges, Set<List<String>> objects, Map<String, Driven> driven) {
    this.edges = edges;
    Set<Node> nodes = new HashSet<>();
    edges.forEach(e -> nodes.add(e.from()));
    for (FlowEdge edge : edges) {
      if (!edge.isDirect()) {
        gross.merge(edge.from(), edge.units(), BigInteger::add);
      }
      Node to =
          objects.contains(List.of(edge.from().name(), edge.target())) ? null : node(nodes, edge);
      if (to == null) continue;
      targets.put(edge, to);
      out.computeIfAbsent(edge.from(), k -> new ArrayList<>()).add(edge);
      into.computeIfAbsent(to, k -> new ArrayList<>()).add(edge);
    }
    driven.forEach(
        (pool, amount) -> {
          gross.put(Node.pool(pool), amount.units());
          turnover.put(Node.pool(pool), amount.turnover());
        });
  }

  private static Node node(Set<Node> nodes, FlowEdge edge) {
    Node activity = new Node("activity", edge.target());
    Node resource = new Node("resource", edge.target());
    if (edge.isDirect()) return null;
    return nodes.contains(activity) ? activity : nodes.contains(resource) ? resource : null;
  }

  /**
   * The node whose cost the cells of an activity are: nothing is called like two of them but a
   * pool.
   */
  Node named(String name) {
    return edges.stream()
        .map(FlowEdge::from)
        .filter(n -> n.name().equals(name))
        .reduce((a, b) -> a.isPool() ? b : a)
        .orElse(Node.pool(name));
  }

  List<FlowEdge> edgesFrom(Node node) {
    return edges.stream().filter(e -> e.from().equals(node)).toList();
  }

  List<FlowEdge> edgesInto(Node node) {
    return into.getOrDefault(node, List.of());
  }

  Node target(FlowEdge edge) {
    return targets.get(edge);
  }

  BigInteger gross(Node node) {
    return gross.getOrDefault(node, BigInteger.ZERO);
  }

  /**
   * The part of a node's cost that goes along an edge: the amounts say it to more digits than the
   * published share where they are large, and nothing where they cancel out.
   */
  private BigDecimal share(FlowEdge edge) {
    BigInteger all = gross(edge.from());
    if (edge.share() == null || all.abs().compareTo(EXACT_MIN) >= 0)
      return all.signum() == 0 ? BigDecimal.ZERO : ratio(edge.units(), all);
    return edge.share();
  }

  private static BigDecimal ratio(BigInteger part, BigInteger all) {
    return new BigDecimal(part).divide(new BigDecimal(all), LinearSystem.PRECISE);
  }

  /** Per pool, the share of its cost that passes through a node. */
  Map<Node, BigDecimal> reach(Node node) {
    return reach.computeIfAbsent(node, this::findReach);
  }

  private Map<Node, BigDecimal> findReach(Node node) {
    if (node.isPool()) return Map.of(node, BigDecimal.ONE);
    LinearSystem<Node> system = new LinearSystem<>();
    system.constant(node, BigDecimal.ONE);
    Set<Node> upstream = upstream(node);
    for (Node from : upstream) {
      for (FlowEdge edge : out.getOrDefault(from, List.of()))
        if (upstream.contains(targets.get(edge)))
          system.coefficient(from, targets.get(edge), share(edge));
    }
    Map<Node, BigDecimal> shares = new LinkedHashMap<>();
    Map<Node, BigDecimal> arrives = system.solve();
    for (Node from : out.keySet()) {
      BigDecimal share = arrives.getOrDefault(from, BigDecimal.ZERO);
      if (from.isPool() && share.signum() != 0) shares.put(from, share);
    }
    return shares;
  }

  /**
   * Whether a node's cost can be divided by: not where most of what came in cancelled out, which
   * would magnify rounding.
   */
  boolean isSound(Node node) {
    BigDecimal turned = BigDecimal.ZERO;
    for (Map.Entry<Node, BigDecimal> e : reach(node).entrySet())
      turned =
          turned.add(
              e.getValue()
                  .abs()
                  .multiply(
                      new BigDecimal(turnover.getOrDefault(e.getKey(), BigInteger.ZERO)),
                      LinearSystem.PRECISE));
    return Driven.isSound(gross(node), turned);
  }

  /** The nodes from which cost can get to a node, and itself. */
  private Set<Node> upstream(Node node) {
    Set<Node> found = new HashSet<>(Set.of(node));
    List<Node> open = new ArrayList<>(found);
    while (!open.isEmpty()) {
      Node next = open.remove(open.size() - 1);
      for (FlowEdge edge : edgesInto(next)) if (found.add(edge.from())) open.add(edge.from());
    }
    return found;
  }

  /** Where an amount that starts in a node passes through, in units, the node itself included. */
  Map<Node, BigDecimal> passes(Node start, BigInteger units) {
    LinearSystem<Node> system = new LinearSystem<>();
    system.constant(start, new BigDecimal(units));
    out.forEach(
        (from, list) -> list.forEach(e -> system.coefficient(targets.get(e), from, share(e))));
    return system.solve();
  }

  /** The part of what passes through a node that goes along one edge. */
  BigDecimal along(FlowEdge edge, Map<Node, BigDecimal> passes) {
    return passes
        .getOrDefault(edge.from(), BigDecimal.ZERO)
        .multiply(share(edge), LinearSystem.PRECISE);
  }

  /** The part of what passes through a node that leaves the network there. */
  BigDecimal leaves(Node node, Map<Node, BigDecimal> passes) {
    BigDecimal through = passes.getOrDefault(node, BigDecimal.ZERO);
    for (FlowEdge edge : out.getOrDefault(node, List.of()))
      through = through.subtract(along(edge, passes), LinearSystem.PRECISE);
    return through;
  }

  /** What leaves the network at a node, of all its cost: the sum of its cells. */
  BigInteger leaving(Node node) {
    BigInteger leaving = gross(node);
    for (FlowEdge edge : out.getOrDefault(node, List.of()))
      leaving = leaving.subtract(edge.units());
    return leaving;
  }

  Set<Node> nodes() {
    return edges.stream().map(FlowEdge::from).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * What goes by a pool's drivers in a period.
   *
   * @param units sum of its ledger rows, in units of 0.000001
   * @param turnover sum of their absolute amounts
   */
  record Driven(BigInteger units, BigInteger turnover) {
    static final Driven NONE = new Driven(BigInteger.ZERO, BigInteger.ZERO);

    boolean isSound() {
      return isSound(units, new BigDecimal(turnover));
    }

    /**
     * Whether a sum can be divided by: at least half of what was added up is left of it. Where rows
     * cancel out, dividing by the little that is left would magnify its rounding.
     */
    static boolean isSound(BigInteger sum, BigDecimal turnover) {
      return sum.signum() != 0 && new BigDecimal(sum.abs().shiftLeft(1)).compareTo(turnover) >= 0;
    }
  }

  /**
   * An edge of the published cost network, in one view.
   *
   * @param from where it starts
   * @param target as published
   * @param quantity null for none
   * @param units amount in units of 0.000001
   */
  record FlowEdge(
      String period,
      Node from,
      String target,
      String driver,
      BigDecimal quantity,
      BigDecimal share,
      BigInteger units) {

    /** Of a pool: ledger rows that name their customer, group or product themselves. */
    boolean isDirect() {
      return from.isPool() && driver.matches("(.* \\+ )?direct( within .*| \\+ .*)?");
    }

    /** Direct, and rows of a group or product are spread over its customers. */
    boolean isGrouped() {
      return isDirect() && driver.matches("(.* \\+ )?direct within .*");
    }

    boolean isUnassigned() {
      return target.equals(Names.UNASSIGNED);
    }

    /** Cost that belongs to no customer stands with what is unassigned. */
    boolean isFacility() {
      return target.equals("facility");
    }

    boolean isUnused() {
      return target.equals(Names.UNUSED);
    }
  }
}
