package org.whalecurve.samples.internal.cost;

import org.whalecurve.samples.internal.cost.CostPlan.Served;
import org.whalecurve.samples.internal.cost.Ledger.Account;
import org.whalecurve.samples.internal.cost.NodeCosts.Amount;
import org.whalecurve.samples.internal.cost.Targets.Cells;
import org.whalecurve.samples.internal.operator.Facts;

/**
 * Finds the network's ledger amounts and traffic for given bills, events and departments, so that
 * whoever computes the model finds the published shares and margins.
 */
final class Calibration {
  private static final double MARKUP = DepartmentCosts.MARKUP;
  private static final double OPERATIONS_INCREMENTAL = 0.72;
  private static final double REPAIR_SHARE = 0.65;
  private static final double[] ENTERPRISE_SHARES = {0.55, 0.35};

  private final Facts facts;
  private final Ledger ledger;
  private final DepartmentCosts departments;
  private final Network network;

  /** Depreciation (0) and operations (1) of each month and element. */
  private final double[][][] ownCost;

  Calibration(Facts facts, Ledger ledger, DepartmentCosts departments) {
    this.facts = facts;
    this.ledger = ledger;
    this.departments = departments;
    this.network = new Network(facts);
    this.ownCost = new double[facts.months()][Element.values().length][];
  }

  /**
   * Posts network and enterprise cost.
   *
   * @param unit money per unit of the targets
   */
  void post(Cells targets, double unit, DirectCosts direct) {
    CellCosts cells = departments.withBills();
    direct.addTo(cells);
    for (int month = 0; month < facts.months(); month++) {
      double toll = network.cost(Element.TOLL_EXCHANGE, month);
      double part = toll * Element.TOLL_EXCHANGE.incrementalShare();
      cells.spread(facts, month, toll, part, CostPlan.TOLL_EXCHANGE.weight());
    }
    network.fill(targets, cells, unit);
    for (int month = 0; month < facts.months(); month++) postNetwork(month);
  }

  Network network() {
    return network;
  }

  /** Depreciation (0) and repair with power (1) of an element in a month. */
  double ownCost(int month, Element e, int kind) {
    return ownCost[month][e.ordinal()][kind];
  }

  private void postNetwork(int month) {
    double plant = 0;
    double equipment = 0;
    double operations = 0;
    for (Element e : Element.values()) {
      double[] own = own(e, month);
      ownCost[month][e.ordinal()] = own;
      if (e.outsidePlant) plant += own[0];
      else equipment += own[0];
      operations += own[1];
    }
    ledger.network(month, Account.DEPRECIATION_PLANT, plant);
    ledger.network(month, Account.DEPRECIATION_EQUIPMENT, equipment);
    ledger.network(month, Account.REPAIR, operations * REPAIR_SHARE);
    ledger.network(month, Account.POWER, operations * (1 - REPAIR_SHARE));
    postEnterprise(month);
  }

  /**
   * Depreciation and operations that, with support and mark-up, give the element's cost in both
   * views.
   */
  private double[] own(Element e, int month) {
    Amount support = departments.of(month, e.id);
    double cost = network.cost(e, month);
    double full = cost / (1 + MARKUP) - support.full();
    double incremental = cost * e.incrementalShare() - support.incremental();
    double fixed = e.incrementalDepreciation();
    double operations = (incremental - fixed * full) / (OPERATIONS_INCREMENTAL - fixed);
    if (operations <= 0 || operations >= full)
      throw new IllegalStateException(e.id + ": cost " + full + ", incremental " + incremental);
    return new double[] {full - operations, operations};
  }

  private void postEnterprise(int month) {
    double carried = 0;
    for (Served s : CostPlan.DEDICATED) carried += departments.of(month, s.activity()).full();
    for (Served s : CostPlan.SERVED) carried += departments.of(month, s.activity()).full();
    for (Element e : Element.values()) carried += network.cost(e, month) / (1 + MARKUP);
    double amount = carried * MARKUP;
    double rest = 1 - ENTERPRISE_SHARES[0] - ENTERPRISE_SHARES[1];
    ledger.post(month, "board", Account.BOARD, amount * ENTERPRISE_SHARES[0]);
    ledger.post(month, "treasury", Account.INTEREST, amount * ENTERPRISE_SHARES[1]);
    ledger.post(month, "treasury", Account.NON_OPERATING, amount * rest);
  }
}
