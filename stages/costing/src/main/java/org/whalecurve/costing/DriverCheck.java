package org.whalecurve.costing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whalecurve.costing.Net.Flow;
import org.whalecurve.costing.Net.Node;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Money;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.model.CostModel;
import org.whalecurve.model.CostModel.Assignment;
import org.whalecurve.model.CostModel.Driver;

/**
 * Slips between the model and the quantities that would send cost astray: a driver whose name the
 * driver table has a little differently, a quantity for a node that the model does not have,
 * minutes below zero. A driver that merely has no quantity leaves its cost unassigned, and is no
 * error.
 */
final class DriverCheck {
  private final Net net;
  private final Dialect dialect;
  private final Problems problems = new Problems();

  private DriverCheck(Net net, Dialect dialect) {
    this.net = net;
    this.dialect = dialect;
  }

  static Step step(Net net, Dialect dialect) {
    return new Step(
        "costing.driver_check",
        "no driver misspelt, no time below zero",
        List.of("driver_checked", "driver_total", "capacity_checked"),
        List.of(),
        new Step.Java(
            net.flows().toString(), context -> new DriverCheck(net, dialect).check(context)));
  }

  private void check(Step.Context context) {
    Set<String> known = new TreeSet<>();
    String names = "SELECT DISTINCT name FROM driver_checked WHERE name IS NOT NULL ORDER BY name";
    for (Row row : context.session().query(names)) known.add(row.text(0));
    Set<String> used = new TreeSet<>();
    for (Flow flow : net.flows()) {
      if (flow.by() instanceof Driver.Quantities by) used.add(by.name());
    }
    Set<String> unused = new TreeSet<>(known);
    unused.removeAll(used);
    for (Flow flow : net.flows()) {
      if (flow.by() instanceof Driver.Quantities by && !known.contains(by.name())) {
        misspelt(flow, by.name(), unused);
      }
    }
    used.retainAll(known);
    if (!used.isEmpty()) unknownNodes(context, used);
    negativeCapacity(context);
    negativeTime(context);
    problems.throwIfAny();
  }

  private void misspelt(Flow flow, String name, Set<String> unused) {
    if (Suggest.closest(name, unused).isEmpty()) return;
    problems.add(
        "unknown-driver",
        place(flow),
        "no row of the driver table has the name '"
            + name
            + "', which "
            + net.nodes().get(flow.node()).name()
            + " is assigned by",
        Suggest.didYouMean(name, unused));
  }

  private void negativeCapacity(Step.Context context) {
    String sql =
        "SELECT source_file, source_line, resource, time_min FROM capacity_checked WHERE time_min < 0 ORDER BY 1, 2 LIMIT 20";
    for (Row row : context.session().query(sql)) {
      problems.add(
          "negative-capacity",
          new SourcePlace(row.text(0), (int) row.integer(1), 0),
          "the capacity of "
              + row.text(2)
              + " is "
              + row.decimal(3).stripTrailingZeros().toPlainString()
              + " minutes",
          "Give the minutes supplied, 0 or more.");
    }
  }

  private void unknownNodes(Step.Context context, Set<String> used) {
    List<String> nodes = net.nodes().stream().map(Node::name).toList();
    String sql =
        "SELECT activity, min(name), count(*), min(source_file), min(source_line) FROM driver_checked WHERE activity IS NOT NULL AND name IN (%s) AND activity NOT IN (%s) GROUP BY activity ORDER BY activity LIMIT 20"
            .formatted(list(used.stream()), list(nodes.stream()));
    for (Row row : context.session().query(sql)) {
      problems.add(
          "unknown-node",
          new SourcePlace(row.text(3), (int) row.integer(4), 0),
          "driver %2$s has a quantity for '%3$s', which is no resource or activity (rows: %1$d)"
              .formatted(row.integer(2), row.text(1), row.text(0)),
          Suggest.didYouMean(row.text(0), nodes));
    }
  }

  private String list(Stream<String> texts) {
    return texts.map(dialect::literal).collect(Collectors.joining(", "));
  }

  private void negativeTime(Step.Context context) {
    String sql =
        "SELECT flow_no, period, time_u FROM driver_total WHERE time_u < 0 ORDER BY flow_no, period LIMIT 20";
    for (Row row : context.session().query(sql)) {
      Flow flow = net.flows().get((int) row.integer(0));
      problems.add(
          "negative-time",
          place(flow),
          "%s takes %s minutes in %s"
              .formatted(
                  net.nodes().get(flow.node()).name(),
                  Money.fromUnits(row.units(2)).stripTrailingZeros().toPlainString(),
                  row.text(1)),
          "Mend its time equation; GREATEST(0, …) keeps a row's time from falling below zero.");
    }
  }

  /** Flows stand in the order of pools, resources, activities, as their assignments do. */
  private SourcePlace place(Flow flow) {
    CostModel model = net.model();
    List<Assignment> all = new ArrayList<>();
    model.pools().forEach(pool -> all.addAll(pool.assign()));
    model.resources().forEach(resource -> all.addAll(resource.assign()));
    model.activities().forEach(activity -> all.addAll(activity.assign()));
    return all.get(flow.no()).place();
  }
}
