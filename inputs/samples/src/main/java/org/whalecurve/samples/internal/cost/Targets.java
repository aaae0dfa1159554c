package org.whalecurve.samples.internal.cost;

import static org.whalecurve.samples.internal.cost.PublishedFigures.FULL_COST_MARGIN;
import static org.whalecurve.samples.internal.cost.PublishedFigures.FULL_LINE_MARGIN;
import static org.whalecurve.samples.internal.cost.PublishedFigures.FULL_REVENUE_MARGIN;
import static org.whalecurve.samples.internal.cost.PublishedFigures.INCREMENTAL_COST_MARGIN;
import static org.whalecurve.samples.internal.cost.PublishedFigures.INCREMENTAL_LINE_MARGIN;
import static org.whalecurve.samples.internal.cost.PublishedFigures.INCREMENTAL_REVENUE_MARGIN;
import static org.whalecurve.samples.internal.cost.PublishedFigures.LINE_SHARES;

import java.util.Arrays;

/**
 * Which revenue and cost of key accounts and others in each product line agree with every published
 * figure at once. The figures are rounded, so each is a narrow band; all bands are linear in the
 * revenue and cost of the ten cells.
 */
final class Targets {
  private static final int LINES = 5;
  private static final int FULL = 10;
  private static final int INCREMENTAL = 20;
  private static final int ONE = 30;
  private static final double NET_OF_TAX = 1 - PublishedFigures.REVENUE_TAX / 100;
  private static final double GROUP_TOLERANCE = 0.1;
  private static final double LINE_TOLERANCE = 0.5;

  /** Part of the tolerances that is used: the rest is for rounding. */
  private static final double TIGHTNESS = 0.8;

  private static final double SMALLEST_LINE_SHARE = 0.04;

  private final HalfSpaces bands = new HalfSpaces();
  private final double[] x = new double[ONE + 1];

  /**
   * Revenue and cost by class (key accounts, others) and product line; all revenue together is 100.
   */
  record Cells(double[][] revenue, double[][] full, double[][] incremental) {}

  /**
   * Cost outside the product lines, in per cent of all revenue.
   *
   * @param full cost of a class's customers that no product carries
   * @param unused cost of unused capacity
   */
  record Dedicated(double[] full, double[] incremental, double unused) {}

  private Targets(Dedicated dedicated) {
    x[ONE] = 1;
    addGroupBands(dedicated);
    addLineBands();
  }

  /** Revenue and cost near the usual product mix. */
  static Cells near(Dedicated dedicated) {
    Targets t = new Targets(dedicated);
    t.startAtPublishedMix();
    double[] total = add(t.revenue(0), t.revenue(1));
    t.bands.atMostZero(constant(total, -100));
    t.bands.atMostZero(scale(constant(total, -100), -1));
    boolean[] free = new boolean[t.x.length];
    Arrays.fill(free, 0, ONE, true);
    t.bands.solve(t.x, free);
    return new Cells(t.block(0), t.block(FULL), t.block(INCREMENTAL));
  }

  private void addGroupBands(Dedicated dedicated) {
    double[][] revenue = {revenue(0), revenue(1)};
    double[][] full = {cost(FULL, 0, dedicated.full()), cost(FULL, 1, dedicated.full())};
    double[][] part = {
      cost(INCREMENTAL, 0, dedicated.incremental()), cost(INCREMENTAL, 1, dedicated.incremental())
    };
    group(revenue[0], add(revenue[0], revenue[1]), PublishedFigures.REVENUE_SHARE_OF_KEY);
    shares(
        revenue,
        full,
        PublishedFigures.FULL_COST_SHARE_OF_KEY,
        PublishedFigures.FULL_PROFIT_SHARE_OF_KEY);
    shares(
        revenue,
        part,
        PublishedFigures.INCREMENTAL_COST_SHARE_OF_KEY,
        PublishedFigures.INCREMENTAL_PROFIT_SHARE_OF_KEY);
    for (int c = 0; c < 2; c++) {
      margins(revenue[c], full[c], FULL_REVENUE_MARGIN[c], FULL_COST_MARGIN[c]);
      margins(revenue[c], part[c], INCREMENTAL_REVENUE_MARGIN[c], INCREMENTAL_COST_MARGIN[c]);
    }
    double[] all = add(revenue[0], revenue[1]);
    double[] cost = add(full[0], full[1]);
    margins(all, cost, FULL_REVENUE_MARGIN[2], FULL_COST_MARGIN[2]);
    // whoever counts unused capacity as cost of all customers finds the published margin too
    margins(all, constant(cost, dedicated.unused()), FULL_REVENUE_MARGIN[2], FULL_COST_MARGIN[2]);
  }

  private void shares(double[][] revenue, double[][] cost, double costShare, double profitShare) {
    group(cost[0], add(cost[0], cost[1]), costShare);
    double[] key = profit(revenue[0], cost[0]);
    group(key, add(key, profit(revenue[1], cost[1])), profitShare);
  }

  private void margins(double[] revenue, double[] cost, double revenueMargin, double costMargin) {
    group(profit(revenue, cost), revenue, revenueMargin);
    group(profit(revenue, cost), cost, costMargin);
  }

  private void addLineBands() {
    for (int c = 0; c < 2; c++) {
      for (int line = 0; line < LINES; line++) {
        int cell = c * LINES + line;
        double[] revenue = unit(cell);
        band(
            profit(revenue, unit(FULL + cell)), revenue, FULL_LINE_MARGIN[c][line], LINE_TOLERANCE);
        band(
            profit(revenue, unit(INCREMENTAL + cell)),
            revenue,
            INCREMENTAL_LINE_MARGIN[c][line],
            LINE_TOLERANCE);
        bands.atMostZero(add(scale(revenue(c), SMALLEST_LINE_SHARE), scale(revenue, -1)));
      }
    }
  }

  private void group(double[] part, double[] whole, double percent) {
    band(part, whole, percent, GROUP_TOLERANCE);
  }

  /** part / whole lies within the tolerance, made tighter, of the percentage. */
  private void band(double[] part, double[] whole, double percent, double tolerance) {
    double room = tolerance * TIGHTNESS;
    bands.atMostZero(add(part, scale(whole, -(percent + room) / 100)));
    bands.atMostZero(add(scale(part, -1), scale(whole, (percent - room) / 100)));
  }

  private void startAtPublishedMix() {
    double[] share = {
      PublishedFigures.REVENUE_SHARE_OF_KEY, 100 - PublishedFigures.REVENUE_SHARE_OF_KEY
    };
    for (int cell = 0; cell < FULL; cell++) {
      int c = cell / LINES;
      int line = cell % LINES;
      x[cell] = share[c] * LINE_SHARES[c][line] / 100;
      x[FULL + cell] = x[cell] * (NET_OF_TAX - FULL_LINE_MARGIN[c][line] / 100);
      x[INCREMENTAL + cell] = x[cell] * (NET_OF_TAX - INCREMENTAL_LINE_MARGIN[c][line] / 100);
    }
  }

  private double[][] block(int first) {
    return new double[][] {
      Arrays.copyOfRange(x, first, first + LINES),
      Arrays.copyOfRange(x, first + LINES, first + 2 * LINES)
    };
  }

  private double[] revenue(int c) {
    double[] a = new double[x.length];
    Arrays.fill(a, c * LINES, (c + 1) * LINES, 1);
    return a;
  }

  private double[] cost(int view, int c, double[] dedicated) {
    double[] a = new double[x.length];
    Arrays.fill(a, view + c * LINES, view + (c + 1) * LINES, 1);
    return constant(a, dedicated[c]);
  }

  private double[] unit(int index) {
    double[] a = new double[x.length];
    a[index] = 1;
    return a;
  }

  private static double[] profit(double[] revenue, double[] cost) {
    return add(scale(revenue, NET_OF_TAX), scale(cost, -1));
  }

  private static double[] constant(double[] a, double value) {
    double[] b = a.clone();
    b[ONE] += value;
    return b;
  }

  private static double[] add(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int j = 0; j < sum.length; j++) sum[j] += b[j];
    return sum;
  }

  private static double[] scale(double[] a, double factor) {
    double[] b = a.clone();
    for (int j = 0; j < b.length; j++) b[j] *= factor;
    return b;
  }
}
