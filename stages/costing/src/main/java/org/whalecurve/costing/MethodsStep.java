package org.whalecurve.costing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.whalecurve.costing.Net.Node;
import org.whalecurve.costing.Quantities.Amount;
import org.whalecurve.engine.Session.Column;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Money;
import org.whalecurve.model.CostModel.Method;

/**
 * The same network by all three methods, side by side: what each activity passes to cost objects,
 * and by how much the simpler methods are off the reciprocal one.
 */
final class MethodsStep {
  private static final List<Column> COLUMNS =
      SolveStep.columns(
          "period VARCHAR, view VARCHAR, activity VARCHAR, reciprocal DECIMAL(38,6), step_down DECIMAL(38,6), direct DECIMAL(38,6),"
              + " step_down_difference DECIMAL(38,6), direct_difference DECIMAL(38,6)");

  private final Net net;
  private final List<Object[]> rows = new ArrayList<>();

  private MethodsStep(Net net) {
    this.net = net;
  }

  static Step of(Net net) {
    return new Step(
        "costing.methods",
        "compare reciprocal, step-down and direct method",
        Quantities.READS,
        List.of("method_cost"),
        new Step.Java(net.model().toString(), context -> new MethodsStep(net).run(context)));
  }

  private void run(Step.Context context) {
    Quantities quantities = new Quantities(context.session(), net.perRun());
    for (String period : quantities.periods()) {
      compare(quantities, period, "full", Amount::full);
      compare(quantities, period, "incremental", Amount::incremental);
    }
    context.write("method_cost", COLUMNS, rows);
  }

  private void compare(
      Quantities quantities, String period, String view, Function<Amount, BigInteger> amount) {
    Map<String, Map<Method, BigInteger>> all = new TreeMap<>();
    for (Method method : Method.values()) {
      PeriodNet periodNet = new PeriodNet(net, quantities, period, method);
      periodNet.checkLoops();
      delivered(periodNet, amount)
          .forEach(
              (name, units) ->
                  all.computeIfAbsent(name, n -> new EnumMap<>(Method.class)).put(method, units));
    }
    all.forEach((name, units) -> rows.add(row(period, view, name, units)));
  }

  /** What each node gives to cost objects; of all of them, what is unused and unassigned. */
  private Map<String, BigInteger> delivered(
      PeriodNet periodNet, Function<Amount, BigInteger> amount) {
    Map<String, BigInteger> delivered = new TreeMap<>();
    List<Map<Receiver, BigInteger>> flows = periodNet.flows(amount);
    for (Node node : net.nodes()) {
      boolean objects = node.flows().stream().anyMatch(f -> f.toObjects() || f.toFacility());
      if (objects) delivered.put(node.name(), amount.apply(periodNet.traced(node)));
    }
    for (Node node : net.nodes()) {
      flows
          .get(node.index())
          .forEach(
              (r, units) ->
                  name(node, r).ifPresent(n -> delivered.merge(n, units, BigInteger::add)));
    }
    return delivered;
  }

  private static Optional<String> name(Node node, Receiver receiver) {
    return switch (receiver.end()) {
      case NODE -> Optional.empty();
      case OBJECTS -> Optional.of(node.name());
      case UNUSED -> Optional.of("(unused)");
      case UNASSIGNED -> Optional.of("(unassigned)");
    };
  }

  private static Object[] row(
      String period, String view, String name, Map<Method, BigInteger> units) {
    BigDecimal reciprocal = money(units, Method.RECIPROCAL);
    BigDecimal stepDown = money(units, Method.STEP_DOWN);
    BigDecimal direct = money(units, Method.DIRECT);
    return new Object[] {
      period,
      view,
      name,
      reciprocal,
      stepDown,
      direct,
      stepDown.subtract(reciprocal),
      direct.subtract(reciprocal)
    };
  }

  private static BigDecimal money(Map<Method, BigInteger> units, Method method) {
    return Money.fromUnits(units.getOrDefault(method, BigInteger.ZERO));
  }
}
