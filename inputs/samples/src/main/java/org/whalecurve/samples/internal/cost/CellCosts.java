package org.whalecurve.samples.internal.cost;

import org.whalecurve.samples.internal.operator.Facts;
import org.whalecurve.samples.internal.operator.Group;
import org.whalecurve.samples.internal.operator.Product;
import org.whalecurve.samples.internal.operator.ProductLine;

/** Full and incremental cost of every customer group and product line, summed over the months. */
final class CellCosts {
  private static final int COLUMNS = ProductLine.values().length + 1;

  private final double[][] full = new double[Facts.GROUPS][COLUMNS];
  private final double[][] incremental = new double[Facts.GROUPS][COLUMNS];

  void add(int group, int product, double fullAmount, double incrementalAmount) {
    int line =
        product == Product.NONE ? ProductLine.NONE : Product.values()[product].line.ordinal();
    full[group][line] += fullAmount;
    incremental[group][line] += incrementalAmount;
  }

  /** Adds an amount in proportion to weights. */
  void spread(
      Facts facts, int month, double fullAmount, double incrementalAmount, CostPlan.Weight weight) {
    double[][] weights = new double[Facts.GROUPS][Product.NONE + 1];
    double total = 0;
    for (int group = 0; group < Facts.GROUPS; group++) {
      for (int product = 0; product <= Product.NONE; product++) {
        weights[group][product] = weight.of(facts, month, group, product);
        total += weights[group][product];
      }
    }
    if (total == 0) throw new IllegalStateException("a cost of month " + month + " has no driver");
    for (int group = 0; group < Facts.GROUPS; group++) {
      for (int product = 0; product <= Product.NONE; product++) {
        double share = weights[group][product] / total;
        if (share > 0) add(group, product, fullAmount * share, incrementalAmount * share);
      }
    }
  }

  /** Cost of key accounts (0) or of all others (1) in a product line. */
  double full(int publishedClass, int line) {
    return sum(full, publishedClass, line);
  }

  double incremental(int publishedClass, int line) {
    return sum(incremental, publishedClass, line);
  }

  private static double sum(double[][] costs, int publishedClass, int line) {
    double sum = 0;
    for (Group group : Group.values()) {
      if (group.publishedClass() == publishedClass) sum += costs[group.ordinal()][line];
    }
    return sum;
  }
}
