package org.whalecurve.samples.internal.cost;

import java.util.Arrays;
import org.whalecurve.samples.internal.cost.Targets.Cells;
import org.whalecurve.samples.internal.operator.Facts;
import org.whalecurve.samples.internal.operator.Facts.Fact;
import org.whalecurve.samples.internal.operator.Group;
import org.whalecurve.samples.internal.operator.ProductLine;

/**
 * How much of each network element every customer group and product line uses: whatever cost the
 * targets leave when direct cost and departments are taken off. Two kinds of plant with different
 * incremental shares meet both the full and the incremental target of a cell.
 */
final class Network {
  /** Cost of the toll exchange, part of long-distance revenue. */
  private static final double TOLL_EXCHANGE = 0.04;

  /** Weight of business, public and mobile customers beside their revenue. */
  private static final double[] GROUP_WEIGHT = {1, 0.97, 1.05, 0.93};

  private static final double MONTHLY_GROWTH = 0.002;
  private static final int ROUNDS = 60;
  private static final int GROUPS = Group.values().length;
  private static final int LINES = ProductLine.values().length;

  private final Facts facts;
  private final double[][][] amounts = new double[Element.values().length][GROUPS][LINES];
  private final double tollRevenue;

  Network(Facts facts) {
    this.facts = facts;
    double revenue = 0;
    for (Group group : Group.values())
      revenue += facts.total(Fact.REVENUE, group.ordinal(), ProductLine.LONG_DISTANCE);
    tollRevenue = revenue;
  }

  /**
   * Fills what is left to the targets.
   *
   * @param targets cost by class and product line; all revenue is 100
   * @param known cost of everything but the network elements with traffic tables
   * @param unit money per unit of the targets
   */
  void fill(Cells targets, CellCosts known, double unit) {
    for (int c = 0; c < 2; c++) {
      for (ProductLine line : ProductLine.values()) {
        int l = line.ordinal();
        double full = targets.full()[c][l] * unit - known.full(c, l);
        double incremental = targets.incremental()[c][l] * unit - known.incremental(c, l);
        fill(c, line, full, incremental);
      }
    }
  }

  private void fill(int c, ProductLine line, double full, double incremental) {
    double high = Element.LOCAL_EXCHANGE.incrementalShare();
    double low = Element.LOCAL_LOOP.incrementalShare();
    double equipment = (incremental - low * full) / (high - low);
    double plant = full - equipment;
    if (equipment <= 0 || plant <= 0)
      throw new IllegalStateException(
          "no room for network cost of "
              + line.id
              + ": full "
              + full
              + ", incremental "
              + incremental);
    for (Element e : Element.values()) {
      double amount = e.share(line) * (e.outsidePlant ? plant : equipment);
      for (Group group : Group.values()) {
        if (group.publishedClass() == c)
          amounts[e.ordinal()][group.ordinal()][line.ordinal()] = amount * part(group, line);
      }
    }
  }

  /** Part of a group in what its class uses of a product line. */
  private double part(Group group, ProductLine line) {
    double all = 0;
    for (Group other : Group.values())
      if (other.publishedClass() == group.publishedClass()) all += weight(other, line);
    return weight(group, line) / all;
  }

  private double weight(Group group, ProductLine line) {
    return GROUP_WEIGHT[group.ordinal()] * facts.total(Fact.REVENUE, group.ordinal(), line);
  }

  /** Cost of an element in a month: nearly the same in each. */
  double cost(Element e, int month) {
    double total =
        e == Element.TOLL_EXCHANGE ? tollRevenue * TOLL_EXCHANGE : sum(amounts[e.ordinal()]);
    double weights = 0;
    for (int m = 0; m < facts.months(); m++) weights += 1 + MONTHLY_GROWTH * m;
    return total * (1 + MONTHLY_GROWTH * month) / weights;
  }

  /**
   * The traffic of an element, by month, group and product line. It follows the season, the cost
   * does not; so the level of each cell is found by repetition.
   */
  double[][][] traffic(Element e) {
    double[][] level =
        Arrays.stream(amounts[e.ordinal()]).map(double[]::clone).toArray(double[][]::new);
    for (int round = 0; round < ROUNDS; round++) {
      double[][] reached = reached(e, level);
      for (int g = 0; g < GROUPS; g++) {
        for (int l = 0; l < LINES; l++) {
          if (level[g][l] > 0) level[g][l] *= amounts[e.ordinal()][g][l] / reached[g][l];
        }
      }
    }
    double[][][] traffic = new double[facts.months()][][];
    for (int month = 0; month < traffic.length; month++) traffic[month] = season(level, month);
    return traffic;
  }

  private double[][] reached(Element e, double[][] level) {
    double[][] reached = new double[GROUPS][LINES];
    for (int month = 0; month < facts.months(); month++) {
      double[][] used = season(level, month);
      double rate = cost(e, month) / sum(used);
      for (int g = 0; g < GROUPS; g++) {
        for (int l = 0; l < LINES; l++) reached[g][l] += rate * used[g][l];
      }
    }
    return reached;
  }

  private static double[][] season(double[][] level, int month) {
    double[][] used = new double[GROUPS][LINES];
    for (int g = 0; g < GROUPS; g++) {
      for (ProductLine line : ProductLine.values()) {
        used[g][line.ordinal()] = level[g][line.ordinal()] * line.season(month);
      }
    }
    return used;
  }

  private static double sum(double[][] values) {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).sum();
  }
}
