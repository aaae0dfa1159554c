package org.whalecurve.samples.internal.cost;

import java.io.IOException;
import org.whalecurve.samples.internal.operator.Bills;
import org.whalecurve.samples.internal.operator.Group;
import org.whalecurve.samples.internal.operator.ProductLine;

/**
 * Brings the bills to the planned revenue of every customer group and product line: what is not
 * billed at the tariff is multiplied with one factor per cell.
 */
final class RevenuePlan {
  /** Share of business, public and mobile in the revenue of others. */
  private static final double[] GROUP_SHARES = {0.30, 0.44, 0.26};

  /** How much more than others a group leans to a product line, before both margins are met. */
  private static final double[][] LEANING = {
    {0.8, 1.3, 1.4, 1.1, 1.5}, {1, 0.9, 0.9, 1, 0.9}, {1, 1, 0.9, 1, 0.9}
  };

  /** Mean monthly revenue of a customer. */
  static final double MONTHLY_REVENUE_PER_CUSTOMER = 128;

  private static final int GROUPS = Group.values().length;
  private static final int LINES = ProductLine.values().length;

  private RevenuePlan() {}

  /**
   * Finds the factors.
   *
   * @return by group and product line
   */
  static double[][] scales(Bills bills, int months, double revenue, Targets.Cells plan)
      throws IOException {
    double[][] target = revenue(plan);
    double unit = revenue / 100;
    double[][][] sums = measure(bills, months);
    double[][] scale = new double[GROUPS][LINES];
    for (int group = 0; group < GROUPS; group++) {
      for (int line = 0; line < LINES; line++) {
        scale[group][line] =
            (target[group][line] * unit - sums[0][group][line]) / sums[1][group][line];
        if (!(scale[group][line] > 0))
          throw new IllegalArgumentException(
              "too few customers for bills of every group and product line");
      }
    }
    return scale;
  }

  /** Net revenue at the tariff and outside it, all factors one. */
  private static double[][][] measure(Bills bills, int months) throws IOException {
    double[][][] sums = new double[2][GROUPS + 1][LINES];
    double[][] ones = new double[GROUPS][LINES];
    for (double[] row : ones) java.util.Arrays.fill(row, 1);
    for (int month = 0; month < months; month++) {
      bills.replay(
          month,
          ones,
          line ->
              sums[line.product.tariff ? 0 : 1][line.group()][line.product.line.ordinal()] +=
                  line.revenue() / 100.0);
    }
    return sums;
  }

  /** Splits the revenue of others among their groups so that groups and lines both add up. */
  private static double[][] revenue(Targets.Cells plan) {
    double[][] cells = new double[GROUPS][];
    cells[0] = plan.revenue()[0].clone();
    double[] lines = plan.revenue()[1];
    double others = java.util.Arrays.stream(lines).sum();
    for (int g = 1; g < GROUPS; g++) {
      cells[g] = new double[LINES];
      for (int line = 0; line < LINES; line++) cells[g][line] = lines[line] * LEANING[g - 1][line];
    }
    for (int round = 0; round < 100; round++) {
      for (int g = 1; g < GROUPS; g++) scaleRow(cells[g], others * GROUP_SHARES[g - 1]);
      for (int line = 0; line < LINES; line++) scaleColumn(cells, line, lines[line]);
    }
    return cells;
  }

  private static void scaleRow(double[] row, double target) {
    double factor = target / java.util.Arrays.stream(row).sum();
    for (int line = 0; line < row.length; line++) row[line] *= factor;
  }

  private static void scaleColumn(double[][] cells, int line, double target) {
    double sum = 0;
    for (int g = 1; g < cells.length; g++) sum += cells[g][line];
    for (int g = 1; g < cells.length; g++) cells[g][line] *= target / sum;
  }
}
