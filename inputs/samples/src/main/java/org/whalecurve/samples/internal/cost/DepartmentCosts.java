package org.whalecurve.samples.internal.cost;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.samples.internal.cost.CostPlan.Served;
import org.whalecurve.samples.internal.cost.CostPlan.Timed;
import org.whalecurve.samples.internal.cost.NodeCosts.Amount;
import org.whalecurve.samples.internal.cost.Targets.Dedicated;
import org.whalecurve.samples.internal.operator.Facts;
import org.whalecurve.samples.internal.operator.Facts.Fact;
import org.whalecurve.samples.internal.operator.ProductLine;

/** What departments, hotline and field crews cost each customer group and product line. */
final class DepartmentCosts {
  /** Enterprise support, part of the cost of the activities that carry it. */
  static final double MARKUP = 0.038;

  private final Facts facts;
  private final Capacity capacity;
  private final List<NodeCosts> nodes = new ArrayList<>();
  private final CellCosts cells = new CellCosts();
  private double unused;

  /** Takes what is known before any bill: dedicated activities and minutes. */
  DepartmentCosts(Facts facts, Ledger ledger, Workplaces workplaces, Capacity capacity) {
    this.facts = facts;
    this.capacity = capacity;
    for (int month = 0; month < facts.months(); month++) {
      nodes.add(new NodeCosts(ledger, workplaces, month));
      for (Served s : CostPlan.DEDICATED) add(month, s);
      for (String resource : CostPlan.RESOURCES) addTimed(month, resource);
    }
  }

  /** Cost that no product line carries, in per cent of a planned revenue. */
  Dedicated dedicated(double revenue) {
    double[] full = new double[2];
    double[] incremental = new double[2];
    for (int c = 0; c < 2; c++) {
      full[c] = cells.full(c, ProductLine.NONE) / revenue * 100;
      incremental[c] = cells.incremental(c, ProductLine.NONE) / revenue * 100;
    }
    return new Dedicated(full, incremental, unused / revenue * 100);
  }

  /** Adds the activities that follow the bills. */
  CellCosts withBills() {
    for (int month = 0; month < facts.months(); month++) {
      for (Served s : CostPlan.SERVED) add(month, s);
    }
    return cells;
  }

  /** Cost of a node in a month before enterprise support. */
  Amount of(int month, String node) {
    return nodes.get(month).of(node);
  }

  private void add(int month, Served s) {
    Amount cost = of(month, s.activity());
    cells.spread(facts, month, cost.full() * (1 + MARKUP), cost.incremental(), s.weight());
  }

  /** Charges the minutes used; the rest is the cost of unused capacity. */
  private void addTimed(int month, String resource) {
    Amount cost = of(month, resource);
    double practical = capacity.practicalMinutes(resource, month);
    unused += cost.full();
    for (Timed t : CostPlan.TIMED) {
      if (!t.resource().equals(resource)) continue;
      Fact minutes = t.minutes();
      Amount used = cost.times(facts.total(minutes, month) / practical);
      cells.spread(
          facts, month, used.full(), used.incremental(), (f, m, g, p) -> f.get(minutes, m, g, p));
      unused -= used.full();
    }
  }
}
