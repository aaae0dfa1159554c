package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.whalecurve.kernel.Money;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;
import org.whalecurve.runs.trace.CostNetwork.FlowEdge;
import org.whalecurve.runs.trace.CostNetwork.Node;
import org.whalecurve.runs.trace.LedgerRows.Bucket;
import org.whalecurve.runs.trace.LedgerRows.Taken;

/** Opens cells of a customer, stage by stage, back to the ledger. Every stage sums to the cells. */
final class Backward {
  private final RunReader run;
  private final Published published;
  private final Question question;
  private final String group;
  private final StepSums activity = new StepSums(TraceStep.ACTIVITY);
  private final StepSums input = new StepSums(TraceStep.INPUT);
  private final StepSums pool = new StepSums(TraceStep.POOL);
  private final StepSums rows = new StepSums(TraceStep.LEDGER);
  private final Map<Bucket, Taken> buckets = new LinkedHashMap<>();

  /** By activity: one look into the run serves all periods. */
  private final Map<String, CellShares> shared = new LinkedHashMap<>();

  private boolean throughNodes;

  /**
   * @param group the customer's group; null for none
   */
  Backward(RunReader run, Published published, Question question, String group) {
    this.run = run;
    this.published = published;
    this.question = question;
    this.group = group;
  }

  /** Cells of one activity and period, which share their way through the network. */
  private record Group(String period, String activity) {}

  List<TraceStep> steps(List<Cell> cells) {
    Map<Group, List<Cell>> groups = new LinkedHashMap<>();
    for (Cell cell : cells) {
      if (cell.activity().equals(Names.NEW_PRODUCTS)) moved(cell);
      else
        groups
            .computeIfAbsent(new Group(cell.period(), cell.activity()), k -> new ArrayList<>())
            .add(cell);
    }
    LedgerRows ledger = ledger(groups.keySet());
    groups.forEach((group, members) -> open(group, members, ledger));
    buckets.forEach((bucket, taken) -> ledger.split(bucket, taken).forEach(rows::add));
    return all(sum(cells));
  }

  /**
   * What moves from new products to others came by no driver, and stands as it is in each stage.
   */
  private void moved(Cell cell) {
    String period = shown(cell.period());
    for (StepSums stage : List.of(activity, input, pool))
      stage.add(period, cell.activity(), cell.customer(), "", null, null, cell.units());
    LedgerRow none =
        new LedgerRow(
            cell.period(),
            Names.NONE,
            cell.activity(),
            cell.activity(),
            Names.UNASSIGNED,
            Names.NONE,
            Names.NONE,
            null,
            run.manifest().currency(),
            null,
            null,
            null);
    rows.add(none, cell.units());
  }

  private LedgerRows ledger(Set<Group> groups) {
    Set<String> pools = new TreeSet<>();
    Set<String> periods = new LinkedHashSet<>();
    for (Group group : groups) {
      String period = published.ratePeriod(group.period());
      periods.add(group.period());
      Node node = published.network(period).named(group.activity());
      published.network(period).reach(node).keySet().forEach(p -> pools.add(p.name()));
      if (node.isPool()) pools.add(node.name());
    }
    return LedgerRows.read(
        run, published, pools, published.perRun() ? null : periods, question.customer());
  }

  private void open(Group group, List<Cell> cells, LedgerRows ledger) {
    CostNetwork network = published.network(published.ratePeriod(group.period()));
    Node node = network.named(group.activity());
    CellShares shares =
        shared.computeIfAbsent(
            node.name(), name -> new CellShares(run, published, name, question.customer()));
    Received received = new Received(published, unusedMin(node, group.period()));
    PoolParts poolParts = new PoolParts(published, ledger, shares);
    for (Cell cell : cells) {
      List<PoolParts.Part> parts = node.isPool() ? poolParts.of(cell, this.group) : List.of();
      received.of(cell, parts).forEach(piece -> receive(cell, piece));
      parts.forEach(part -> fromPool(cell, part));
    }
    if (!node.isPool())
      through(network, node, group, sum(cells), share(network, node, cells, shares));
  }

  private BigDecimal unusedMin(Node node, String period) {
    if (!question.customer().equals(Names.UNUSED) || !node.kind().equals("resource")) return null;
    Rows rows =
        run.query(
            "SELECT unused_min FROM resource WHERE period = %s AND resource = %s"
                .formatted(Names.text(period), Names.text(node.name())));
    return rows.isEmpty() ? null : rows.decimal(0, "unused_min");
  }

  /** Periods are told apart where the question is for one activity: each has its own rate. */
  private String shown(String period) {
    return question.activity() == null ? "" : period;
  }

  private void receive(Cell cell, Received.Piece piece) {
    activity.add(
        shown(cell.period()),
        cell.activity(),
        piece.target(),
        piece.driver(),
        piece.quantity(),
        piece.rate(),
        piece.units());
  }

  private void fromPool(Cell cell, PoolParts.Part part) {
    String driver = part.isDirect() ? part.driver() : "";
    String period = shown(cell.period());
    input.add(period, cell.activity(), cell.customer(), driver, null, null, part.units());
    pool.add(period, cell.activity(), cell.customer(), driver, null, null, part.units());
    take(part.bucket(), part.units(), part.share());
  }

  private void take(Bucket bucket, BigInteger units, BigDecimal share) {
    buckets.merge(bucket, new Taken(units, share), Taken::plus);
  }

  /** The part of a node's cost that cells are; where that cancels out, by their quantities. */
  private static BigDecimal share(
      CostNetwork network, Node node, List<Cell> cells, CellShares shares) {
    if (!network.isSound(node))
      return cells.stream().map(shares::of).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new BigDecimal(sum(cells))
        .divide(new BigDecimal(network.gross(node)), LinearSystem.PRECISE);
  }

  private void through(
      CostNetwork network, Node node, Group group, BigInteger units, BigDecimal share) {
    if (units.signum() == 0 && share.signum() == 0) return;
    throughNodes = true;
    Map<FlowEdge, BigDecimal> edges = new LinkedHashMap<>();
    for (FlowEdge edge : network.edgesInto(node)) edges.put(edge, times(share, edge.units()));
    String period = shown(group.period());
    Apportion.round(units, edges).forEach((edge, part) -> input(period, edge, part));
    Map<Node, BigDecimal> origins = new LinkedHashMap<>();
    network
        .reach(node)
        .forEach((from, r) -> origins.put(from, times(share.multiply(r), network.gross(from))));
    Apportion.round(units, origins)
        .forEach(
            (from, part) -> {
              Bucket bucket = Bucket.driven(published.ratePeriod(group.period()), from.name());
              BigDecimal whole = Money.fromUnits(network.gross(from));
              pool.add(period, from.name(), node.name(), drivers(network, from), whole, null, part);
              take(bucket, part, share.multiply(network.reach(node).get(from)));
            });
  }

  private static BigDecimal times(BigDecimal share, BigInteger units) {
    return share.multiply(new BigDecimal(units), LinearSystem.PRECISE);
  }

  /** The quantity of an edge that an amount stands for, at the edge's rate. */
  private void input(String period, FlowEdge edge, BigInteger units) {
    BigDecimal quantity = null;
    BigDecimal rate = null;
    if (edge.quantity() != null && edge.quantity().signum() != 0 && edge.units().signum() != 0) {
      rate = Money.fromUnits(edge.units()).divide(edge.quantity(), LinearSystem.PRECISE);
      // As exact as the amount is: its last digit is rounded.
      int digits = Math.max(1, units.abs().toString().length() - 1);
      quantity = Money.fromUnits(units).divide(rate, new MathContext(digits));
    }
    input.add(period, edge.from().name(), edge.target(), edge.driver(), quantity, rate, units);
  }

  private static String drivers(CostNetwork network, Node from) {
    Set<String> drivers = new TreeSet<>();
    for (FlowEdge edge : network.edgesFrom(from))
      if (network.target(edge) != null && !edge.driver().isEmpty()) drivers.add(edge.driver());
    return String.join(" + ", drivers);
  }

  private List<TraceStep> all(BigInteger units) {
    List<TraceStep> steps = new ArrayList<>(activity.steps());
    if (throughNodes) steps.addAll(input.steps());
    steps.addAll(pool.steps());
    steps.addAll(rows.steps());
    for (StepSums stage : List.of(activity, input, pool, rows))
      if (!stage.total().equals(units))
        throw new IllegalStateException(
            "a stage sums to " + stage.total() + " units, not to " + units);
    return steps;
  }

  private static BigInteger sum(List<Cell> cells) {
    return cells.stream().map(Cell::units).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
