package org.whalecurve.samples.internal.cost;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.samples.internal.cost.CostPlan.Workplace;
import org.whalecurve.samples.internal.files.Dice;

/** People, floor and terminals of every node, at the size of the sample. */
final class Workplaces {
  /** Names of the drivers, in the order of the support activities that they distribute. */
  static final List<String> DRIVERS = List.of("it_terminals", "floor_area_m2", "headcount");

  private static final int TOPIC = 6;
  private static final int CUSTOMERS_OF_PLAN = 100_000;

  private final List<List<Workplace>> byMonth = new ArrayList<>();

  Workplaces(int customers, int months, long seed) {
    double size = (double) customers / CUSTOMERS_OF_PLAN;
    for (int month = 0; month < months; month++) {
      Dice dice = new Dice(seed, TOPIC, month);
      List<Workplace> nodes = new ArrayList<>();
      for (Workplace w : CostPlan.WORKPLACES) {
        double people = w.people() * size * dice.between(0.97, 1.03);
        nodes.add(
            new Workplace(
                w.node(), round(people), round(w.floorM2() * size), round(w.terminals() * size)));
      }
      byMonth.add(nodes);
    }
  }

  private static double round(double quantity) {
    return Math.round(quantity * 100) / 100.0;
  }

  List<Workplace> of(int month) {
    return byMonth.get(month);
  }

  /** What a support activity counts at a node. */
  static double quantity(Workplace w, int support) {
    return switch (support) {
      case 0 -> w.terminals();
      case 1 -> w.floorM2();
      default -> w.people();
    };
  }
}
