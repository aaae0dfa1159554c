package org.whalecurve.strategy.lever;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.whalecurve.model.CostModel;
import org.whalecurve.model.CostModel.Assignment;
import org.whalecurve.model.CostModel.Driver;
import org.whalecurve.model.CostModel.Target;

/**
 * Which cost follows orders and which is for the customer as such. An activity says its level;
 * where it does not, and for pools and resources that go straight to customers, the driver tells:
 * what counts or times orders is order cost, what is the same for each customer is customer cost.
 *
 * @param order names of activities, pools and resources whose cost follows the number of orders
 * @param service likewise, whose cost is for keeping or serving the customer: level customer, or
 *     purpose service or relationship, unless it follows orders
 */
record CostLevels(Set<String> order, Set<String> service) {
  private static final String BATCH = "batch";
  private static final String CUSTOMER = "customer";

  static CostLevels of(CostModel model) {
    Set<String> order = new TreeSet<>();
    Set<String> service = new TreeSet<>();
    for (CostModel.Activity a : model.activities()) {
      String level = a.level() == null || a.level().isEmpty() ? level(a.assign()) : a.level();
      put(a.name(), level, a.purpose(), order, service);
    }
    for (CostModel.Pool p : model.pools()) {
      put(p.name(), level(p.assign()), p.purpose(), order, service);
    }
    for (CostModel.Resource r : model.resources()) {
      put(r.name(), level(r.assign()), null, order, service);
    }
    return new CostLevels(order, service);
  }

  private static void put(
      String name, String level, String purpose, Set<String> order, Set<String> service) {
    if (level.equals(BATCH)) order.add(name);
    else if (level.equals(CUSTOMER) || serves(purpose)) service.add(name);
  }

  private static boolean serves(String purpose) {
    return purpose != null && (purpose.equals("service") || purpose.equals("relationship"));
  }

  /** The level that drivers speak of, where all of them speak of the same. */
  private static String level(List<Assignment> assign) {
    Set<String> levels = new TreeSet<>();
    for (Assignment each : assign) {
      if (each.to() instanceof Target.Objects) levels.add(level(each.by()));
    }
    return levels.size() == 1 ? levels.iterator().next() : "";
  }

  private static String level(Driver by) {
    if (by instanceof Driver.Even) return CUSTOMER;
    if (by instanceof Driver.Facts facts) {
      return switch (facts.of()) {
        case "order" -> facts.measure() == CostModel.Measure.SUM ? "" : BATCH;
        case "customer" -> CUSTOMER;
        default -> "";
      };
    }
    return "";
  }
}
