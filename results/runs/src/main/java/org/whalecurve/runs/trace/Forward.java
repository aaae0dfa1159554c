package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.whalecurve.kernel.Money;
import org.whalecurve.runs.RunReader;
import org.whalecurve.runs.trace.CostNetwork.FlowEdge;
import org.whalecurve.runs.trace.CostNetwork.Node;
import org.whalecurve.runs.trace.LedgerRows.Bucket;

/** Follows a ledger row to those who bear it. Every stage sums to the row. */
final class Forward {
  /** Customers that are named; the others are added up. */
  private static final int NAMED_MAX = 50;

  private static final String OTHERS = "(other customers)";

  private final RunReader run;
  private final Published published;
  private final Bearers bearers;
  private final StepSums ledger = new StepSums(TraceStep.LEDGER);
  private final StepSums pool = new StepSums(TraceStep.POOL);
  private final StepSums activity = new StepSums(TraceStep.ACTIVITY);
  private final Map<String, BigInteger> parts = new TreeMap<>();

  Forward(RunReader run, Published published) {
    this.run = run;
    this.published = published;
    this.bearers = new Bearers(run, published);
  }

  Burden of(List<LedgerRow> rows) {
    BigInteger units = BigInteger.ZERO;
    for (LedgerRow row : rows) {
      BigInteger amount = Money.toUnits(row.amount());
      units = units.add(amount);
      ledger.add(row, amount);
      follow(row, amount);
    }
    Map<String, String> groups = bearers.groups();
    List<TraceStep> steps = new ArrayList<>(ledger.steps());
    steps.addAll(pool.steps());
    steps.addAll(activity.steps());
    steps.addAll(customers());
    parts.values().removeIf(p -> p.signum() == 0);
    int count = (int) parts.keySet().stream().filter(c -> !isLine(c)).count();
    check(units, steps);
    return new Burden(
        rows,
        published.view(),
        Money.fromUnits(units),
        run.manifest().currency(),
        steps,
        count,
        byGroup(groups));
  }

  private static boolean isLine(String customer) {
    return customer.equals(Names.UNUSED) || customer.equals(Names.UNASSIGNED);
  }

  private void follow(LedgerRow row, BigInteger units) {
    Bucket bucket = LedgerRows.bucket(published, row);
    if (bucket.customer() != null || row.pool().equals(Names.UNASSIGNED)) {
      straight(row, bucket.customer() == null ? "" : "direct", units);
      bear(Map.of(row.customer(), units));
    } else if (bucket.group() != null) {
      straight(row, "direct", units);
      bear(bearers.ofPool(bucket, units));
    } else {
      through(row.pool(), bucket, units);
    }
  }

  private void bear(Map<String, BigInteger> borne) {
    borne.forEach((customer, units) -> parts.merge(customer, units, BigInteger::add));
  }

  private void straight(LedgerRow row, String driver, BigInteger units) {
    String target = row.pool().equals(Names.UNASSIGNED) ? Names.UNASSIGNED : TraceStep.CUSTOMER;
    pool.add("", row.pool(), target, driver, null, null, units);
    activity.add("", row.pool(), target, driver, null, null, units);
  }

  private void through(String poolName, Bucket bucket, BigInteger units) {
    CostNetwork network = published.network(bucket.period());
    Node start = Node.pool(poolName);
    Map<Node, BigDecimal> passes = network.passes(start, units);
    Map<FlowEdge, BigDecimal> edges = new LinkedHashMap<>();
    for (FlowEdge edge : network.edgesFrom(start))
      if (network.target(edge) != null) edges.put(edge, network.along(edge, passes));
    Map<Node, BigDecimal> leaves = new LinkedHashMap<>();
    for (Node node : network.nodes()) {
      BigDecimal leaf = network.leaves(node, passes);
      if (leaf.abs().compareTo(new BigDecimal("0.001")) > 0) leaves.put(node, leaf);
    }
    Map<Node, BigInteger> left = Apportion.round(units, leaves);
    poolSteps(start, edges, left, units);
    left.forEach(
        (node, part) -> activity.add("", node.name(), TraceStep.CUSTOMER, "", null, null, part));
    BigInteger own = left.remove(start);
    if (own != null) bear(bearers.ofPool(bucket, own));
    bear(bearers.ofNodes(network, bucket.period(), left));
  }

  private void poolSteps(
      Node start, Map<FlowEdge, BigDecimal> edges, Map<Node, BigInteger> left, BigInteger units) {
    BigInteger straight = left.getOrDefault(start, BigInteger.ZERO);
    if (straight.signum() != 0)
      pool.add("", start.name(), TraceStep.CUSTOMER, "", null, null, straight);
    Apportion.round(units.subtract(straight), edges)
        .forEach(
            (edge, part) ->
                pool.add("", start.name(), edge.target(), edge.driver(), null, null, part));
  }

  private List<TraceStep> customers() {
    StepSums sums = new StepSums(TraceStep.CUSTOMER);
    List<Map.Entry<String, BigInteger>> ranked =
        parts.entrySet().stream()
            .sorted(
                Comparator.comparing(
                    (Map.Entry<String, BigInteger> e) -> e.getValue().abs(),
                    Comparator.reverseOrder()))
            .toList();
    int named = 0;
    for (Map.Entry<String, BigInteger> part : ranked) {
      boolean shown = isLine(part.getKey()) || named++ < NAMED_MAX;
      sums.add("", "", shown ? part.getKey() : OTHERS, "", null, null, part.getValue());
    }
    return sums.steps();
  }

  private List<Burden.GroupPart> byGroup(Map<String, String> groups) {
    Map<String, BigInteger> units = new TreeMap<>();
    Map<String, Integer> count = new TreeMap<>();
    parts.forEach(
        (customer, part) -> {
          String group = isLine(customer) ? customer : groups.getOrDefault(customer, Names.NONE);
          units.merge(group, part, BigInteger::add);
          count.merge(group, isLine(customer) ? 0 : 1, Integer::sum);
        });
    return units.entrySet().stream()
        .map(
            e ->
                new Burden.GroupPart(
                    e.getKey(), count.get(e.getKey()), Money.fromUnits(e.getValue())))
        .toList();
  }

  private static void check(BigInteger units, List<TraceStep> steps) {
    for (String stage : Set.of(TraceStep.POOL, TraceStep.ACTIVITY, TraceStep.CUSTOMER)) {
      BigDecimal sum =
          steps.stream()
              .filter(s -> s.stage().equals(stage))
              .map(TraceStep::amount)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      if (sum.compareTo(Money.fromUnits(units)) != 0)
        throw new IllegalStateException(stage + " sums to " + sum + ", not to the row's amount");
    }
  }
}
