package org.whalecurve.costing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.whalecurve.costing.Net.Flow;
import org.whalecurve.costing.Net.Kind;
import org.whalecurve.costing.Net.Node;
import org.whalecurve.kernel.Money;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.model.CostModel;
import org.whalecurve.model.CostModel.Driver;
import org.whalecurve.model.CostModel.Target;

/** Who receives which share of every node's cost in one period, from that period's quantities. */
final class PeriodNet {
  private final Net net;
  private final Quantities quantities;
  private final String period;
  private final CostModel.Method method;
  private final List<Map<Receiver, Share>> out = new ArrayList<>();

  PeriodNet(Net net, Quantities quantities, String period, CostModel.Method method) {
    this.net = net;
    this.quantities = quantities;
    this.period = period;
    this.method = method;
    for (Node node : net.nodes()) out.add(shares(node));
    if (method != CostModel.Method.RECIPROCAL) cutCircles();
    resolveMarkUps();
  }

  /** The flows of every node's cost in one view. */
  List<Map<Receiver, BigInteger>> flows(Function<Quantities.Amount, BigInteger> view) {
    List<BigInteger> primary = primary().stream().map(view).toList();
    try {
      return new Solver(out).flows(primary);
    } catch (Loop.UnsolvableException e) {
      throw new ProblemException(
          loopProblem(
              "loop-without-solution",
              e.group(),
              " serve each other so that no cost satisfies all of them",
              "Look at their shares: negative driver quantities may cancel what leaves the loop."));
    }
  }

  /** Per node, its receivers with shares that sum to 1. */
  List<Map<Receiver, Share>> shares() {
    return out;
  }

  /** What comes into each node from the ledger, less what is traced without a driver. */
  List<Quantities.Amount> primary() {
    List<Quantities.Amount> primary = new ArrayList<>();
    for (Node node : net.nodes()) {
      primary.add(
          node.kind() == Kind.POOL
              ? quantities.pool(period, node.name()).minus(traced(node))
              : Quantities.Amount.ZERO);
    }
    return primary;
  }

  /** What a pool's rows carry themselves to customers, products or groups. */
  Quantities.Amount traced(Node node) {
    for (Flow flow : node.flows()) {
      if (!flow.direct()) continue;
      Quantities.Amount amount = quantities.traced(period, node.name(), !flow.grouped());
      for (Quantities.Group group : quantities.groups(period, flow.no()))
        amount = amount.plus(group.traced());
      return amount;
    }
    return Quantities.Amount.ZERO;
  }

  private Map<Receiver, Share> shares(Node node) {
    Map<Receiver, Share> shares = new LinkedHashMap<>();
    List<Node> users = net.nodes().stream().filter(n -> n.resource() == node.index()).toList();
    if (!users.isEmpty()) {
      timeShares(node, users, shares);
      return shares;
    }
    Share rest = Share.ONE;
    for (Flow flow : node.flows()) {
      if (flow.share() != null) rest = rest.minus(Share.of(flow.share()));
    }
    for (Flow flow : node.flows()) {
      if (flow.direct()) continue;
      add(shares, flow, flow.share() == null ? rest : Share.of(flow.share()));
      if (flow.share() == null) rest = Share.ZERO;
    }
    put(shares, Receiver.unassigned(), rest);
    return allowed(node, shares);
  }

  private static void put(Map<Receiver, Share> shares, Receiver receiver, Share share) {
    if (!share.isZero()) shares.merge(receiver, share, Share::plus);
  }

  private void add(Map<Receiver, Share> shares, Flow flow, Share part) {
    if (flow.toFacility()) {
      put(shares, Receiver.objects(flow.no()), part);
    } else if (flow.toObjects()) {
      Share reached = reached(flow);
      put(shares, Receiver.objects(flow.no()), part.times(reached));
      put(shares, Receiver.unassigned(), part.times(Share.ONE.minus(reached)));
    } else {
      addNodes(shares, flow, part);
    }
  }

  /**
   * The share of a flow's quantity that has receivers: less than 1 where a group has none, 0 where
   * nobody has.
   */
  private Share reached(Flow flow) {
    if (flow.markUp()) return Share.ONE;
    if (!flow.grouped())
      return quantities.total(period, flow.no(), "").weight().signum() == 0
          ? Share.ZERO
          : Share.ONE;
    BigInteger all = BigInteger.ZERO;
    BigInteger reached = BigInteger.ZERO;
    for (Quantities.Group group : quantities.groups(period, flow.no())) {
      all = all.add(group.quantity());
      if (quantities.total(period, flow.no(), group.name()).weight().signum() != 0)
        reached = reached.add(group.quantity());
    }
    return all.signum() == 0 ? Share.ZERO : new Share(reached, all);
  }

  private void addNodes(Map<Receiver, Share> shares, Flow flow, Share part) {
    Map<String, BigInteger> weights = new LinkedHashMap<>();
    List<String> names = ((Target.Nodes) flow.to()).names();
    if (flow.by() instanceof Driver.Shares given) {
      Share rest = part;
      for (Map.Entry<String, BigDecimal> share : given.shares().entrySet()) {
        Share one = part.times(Share.of(share.getValue()));
        put(shares, Receiver.node(net.receiver(share.getKey()).index(), flow.no()), one);
        rest = rest.minus(one);
      }
      put(shares, Receiver.unassigned(), rest);
      return;
    }
    if (flow.markUp()) {
      put(shares, Receiver.objects(flow.no()), part);
      return;
    }
    if (flow.by() instanceof Driver.Quantities by) {
      Map<String, BigInteger> given = quantities.nodeDriver(period, by.name());
      names.forEach(name -> weights.put(name, given.getOrDefault(name, BigInteger.ZERO)));
    } else {
      names.forEach(name -> weights.put(name, BigInteger.ONE));
    }
    addWeights(shares, flow, part, weights);
  }

  private void addWeights(
      Map<Receiver, Share> shares, Flow flow, Share part, Map<String, BigInteger> weights) {
    BigInteger total = weights.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    if (total.signum() == 0) {
      put(shares, Receiver.unassigned(), part);
      return;
    }
    weights.forEach(
        (name, weight) ->
            put(
                shares,
                Receiver.node(net.receiver(name).index(), flow.no()),
                part.times(new Share(weight, total))));
  }

  /**
   * Time-driven: used time over the greater of practical capacity and use; what is left is unused
   * capacity.
   */
  private void timeShares(Node node, List<Node> users, Map<Receiver, Share> shares) {
    BigInteger used = used(node);
    BigInteger capacity = Money.toUnits(capacity(node));
    boolean charge = resource(node).unused() == CostModel.Unused.CHARGE;
    BigInteger base = charge ? used : used.max(capacity);
    if (base.signum() == 0 || used.signum() == 0) {
      put(shares, Receiver.unused(), Share.ONE);
      return;
    }
    for (Node user : users) {
      put(shares, Receiver.node(user.index(), -1), new Share(time(user), base));
    }
    put(shares, Receiver.unused(), new Share(base.subtract(used), base));
  }

  /** Minutes in units that an activity uses of its resource. */
  BigInteger time(Node activity) {
    return quantities.total(period, activity.flows().get(0).no(), "").time();
  }

  /** Minutes in units that all activities use of a resource. */
  BigInteger used(Node resource) {
    return net.nodes().stream()
        .filter(n -> n.resource() == resource.index())
        .map(this::time)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  CostModel.Resource resource(Node node) {
    return net.model().resources().stream()
        .filter(r -> r.name().equals(node.name()))
        .findFirst()
        .orElseThrow();
  }

  /** Time that one step of a resource supplies; null where its cost does not move in steps. */
  BigDecimal step(Node node) {
    BigDecimal step = resource(node).stepMin();
    return step == null ? null : step.multiply(BigDecimal.valueOf(quantities.periodsInOne()));
  }

  /** Practical capacity in minutes. */
  BigDecimal capacity(Node node) {
    CostModel.Resource resource = resource(node);
    if (resource.capacityMin() != null) {
      return resource
          .capacityMin()
          .multiply(resource.practicalShare())
          .multiply(BigDecimal.valueOf(quantities.periodsInOne()));
    }
    BigDecimal given = quantities.capacity(period, node.name());
    if (given != null) return given.multiply(resource.practicalShare());
    throw new ProblemException(
        new Problem(
            "no-capacity",
            resource.place(),
            "resource " + node.name() + " has no capacity in " + period,
            "Give it `capacity_min` (minutes per period), or a row "
                + period
                + ","
                + node.name()
                + ",<minutes> in the capacity table."));
  }

  /**
   * Step-down and direct method: services that they ignore are dropped and the others scaled up.
   */
  private Map<Receiver, Share> allowed(Node node, Map<Receiver, Share> shares) {
    if (method == CostModel.Method.RECIPROCAL || node.kind() != Kind.ACTIVITY || !supports(node))
      return shares;
    return without(
        shares,
        to ->
            supports(net.nodes().get(to))
                && (method == CostModel.Method.DIRECT || to <= node.index()));
  }

  /**
   * Circles through resources, cut where they come back to a node that stands earlier: neither
   * method knows circles.
   */
  private void cutCircles() {
    for (List<Integer> circle : new Solver(out).loops()) {
      for (int node : circle) {
        out.set(node, without(out.get(node), to -> to <= node && circle.contains(to)));
      }
    }
  }

  /** The shares without those of some nodes, scaled up to 1 again. */
  private static Map<Receiver, Share> without(
      Map<Receiver, Share> shares, IntPredicate ignoredNode) {
    Map<Receiver, Share> kept = new LinkedHashMap<>(shares);
    kept.keySet().removeIf(r -> r.node() >= 0 && ignoredNode.test(r.node()));
    Share total = kept.values().stream().reduce(Share.ZERO, Share::plus);
    if (total.isZero()) return new LinkedHashMap<>(Map.of(Receiver.unassigned(), Share.ONE));
    Share scale = new Share(total.denominator(), total.numerator());
    kept.replaceAll((receiver, share) -> share.times(scale));
    return kept;
  }

  /** Whether an activity serves other activities. */
  private boolean supports(Node node) {
    return node.kind() == Kind.ACTIVITY
        && node.flows().stream().anyMatch(f -> f.to() instanceof Target.Nodes);
  }

  /**
   * A mark-up on nodes follows the cost that they carry without it; several are resolved in the
   * file's order.
   */
  private void resolveMarkUps() {
    for (Node node : net.nodes()) {
      for (Flow flow : node.flows()) {
        if (!flow.markUp() || flow.toObjects()) continue;
        Share part = out.get(node.index()).remove(Receiver.objects(flow.no()));
        if (part == null) continue;
        Map<Receiver, Share> shares = out.get(node.index());
        put(shares, Receiver.unassigned(), part);
        Map<String, BigInteger> carried = carried(flow);
        Share unassigned = shares.remove(Receiver.unassigned()).minus(part);
        put(shares, Receiver.unassigned(), unassigned);
        addWeights(shares, flow, part, carried);
      }
    }
  }

  private Map<String, BigInteger> carried(Flow flow) {
    checkLoops();
    boolean incremental = ((Driver.Cost) flow.by()).incremental();
    Function<Quantities.Amount, BigInteger> view =
        incremental ? Quantities.Amount::incremental : Quantities.Amount::full;
    List<BigInteger> gross = Solver.gross(primary().stream().map(view).toList(), flows(view));
    Map<String, BigInteger> carried = new LinkedHashMap<>();
    for (String name : ((Target.Nodes) flow.to()).names())
      carried.put(name, gross.get(net.receiver(name).index()));
    return carried;
  }

  private org.whalecurve.kernel.SourcePlace place(int node) {
    String name = net.nodes().get(node).name();
    return java.util.stream.Stream.concat(
            net.model().activities().stream()
                .filter(a -> a.name().equals(name))
                .map(org.whalecurve.model.CostModel.Activity::place),
            net.model().resources().stream()
                .filter(r -> r.name().equals(name))
                .map(org.whalecurve.model.CostModel.Resource::place))
        .findFirst()
        .orElse(net.model().place());
  }

  /** Throws where nodes serve only each other, so that their cost never gets out. */
  void checkLoops() {
    List<Problem> problems = new ArrayList<>();
    for (List<Integer> group : new Solver(out).closedLoops()) {
      problems.add(
          loopProblem(
              "loop-without-exit",
              group,
              " serve only each other: their cost never reaches a cost object",
              "Let at least one of them also serve an activity or cost object outside the loop."));
    }
    if (!problems.isEmpty()) throw new ProblemException(problems);
  }

  /** At the first node of the loop; the others are named with their lines. */
  private Problem loopProblem(String code, List<Integer> group, String what, String remedy) {
    List<Node> nodes = group.stream().map(net.nodes()::get).toList();
    String names =
        nodes.stream()
            .map(n -> n.name() + " (line " + net.place(n).line() + ")")
            .collect(Collectors.joining(", "));
    return new Problem(code, net.place(nodes.get(0)), "in " + period + " " + names + what, remedy);
  }
}
