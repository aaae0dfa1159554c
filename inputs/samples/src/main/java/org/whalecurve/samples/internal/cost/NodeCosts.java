package org.whalecurve.samples.internal.cost;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.samples.internal.cost.CostPlan.Department;
import org.whalecurve.samples.internal.cost.CostPlan.Workplace;

/**
 * What the departments cost each activity, resource and network element in a month once support has
 * been passed on: computer systems, buildings and administration serve each other and all others.
 */
final class NodeCosts {
  private static final int ROUNDS = 200;

  /** Full and incremental cost. */
  record Amount(double full, double incremental) {
    static final Amount ZERO = new Amount(0, 0);

    Amount plus(Amount other) {
      return new Amount(full + other.full, incremental + other.incremental);
    }

    Amount times(double factor) {
      return new Amount(full * factor, incremental * factor);
    }
  }

  private final Map<String, Amount> costs = new LinkedHashMap<>();

  NodeCosts(Ledger ledger, Workplaces workplaces, int month) {
    Map<String, Amount> own = own(ledger, month);
    Map<String, Amount> support = own;
    for (int round = 0; round < ROUNDS; round++) support = served(own, support, workplaces, month);
    costs.putAll(support);
  }

  /** Cost of a node; nothing where no department pays for it and no support reaches it. */
  Amount of(String node) {
    return costs.getOrDefault(node, Amount.ZERO);
  }

  private static Map<String, Amount> own(Ledger ledger, int month) {
    Map<String, Amount> own = new LinkedHashMap<>();
    for (Department d : CostPlan.DEPARTMENTS) {
      double amount =
          ledger.total(month, e -> e.costCenter().equals(d.costCenter()) && ofDepartment(e));
      for (int i = 0; i < d.to().size(); i++) {
        Amount part = new Amount(amount, amount * d.incremental()).times(d.shares()[i]);
        own.merge(d.to().get(i), part, Amount::plus);
      }
    }
    return own;
  }

  private static boolean ofDepartment(Ledger.Entry e) {
    return switch (e.account()) {
      case PAY, PREMISES, ADMINISTRATIVE_PAY, ADMINISTRATIVE_PREMISES -> true;
      default -> false;
    };
  }

  /** Own cost plus what the support activities, at their present cost, pass on. */
  private static Map<String, Amount> served(
      Map<String, Amount> own, Map<String, Amount> present, Workplaces workplaces, int month) {
    Map<String, Amount> next = new LinkedHashMap<>(own);
    List<Workplace> nodes = workplaces.of(month);
    for (int s = 0; s < CostPlan.SUPPORT.size(); s++) {
      Amount cost = present.get(CostPlan.SUPPORT.get(s));
      double total = 0;
      for (Workplace w : nodes) total += Workplaces.quantity(w, s);
      for (Workplace w : nodes)
        next.merge(w.node(), cost.times(Workplaces.quantity(w, s) / total), Amount::plus);
    }
    return next;
  }
}
