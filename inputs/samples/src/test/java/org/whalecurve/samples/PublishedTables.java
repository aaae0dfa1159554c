package org.whalecurve.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.BiPredicate;
import org.assertj.core.api.SoftAssertions;

/** Compares computed results with the two published tables, in per cent. */
final class PublishedTables {
  private static final String KEY = "key_account";
  private static final List<String> GROUPS = List.of(KEY, "business", "public", "mobile");
  private static final List<String> LINES =
      List.of("local", "long_distance", "basic_data", "internet", "leased_line");

  // as printed; nothing here is taken from the generator
  private static final double[][] FULL_BY_LINE = {
    {44.6, 22, 24.8, 75.9, 3.1}, {31, 22.1, 25.7, 50.9, 7.2}
  };
  private static final double[][] INCREMENTAL_BY_LINE = {
    {69.8, 78, 64.6, 85.5, 70}, {57.6, 67, 58.2, 68.5, 61.7}
  };

  /** Revenue, full and incremental cost of some cells. */
  record Sum(double revenue, double full, double incremental, double taxRate) {
    double cost(int view) {
      return view == 0 ? full : incremental;
    }

    double profit(int view) {
      return revenue * (1 - taxRate) - cost(view);
    }

    double revenueMargin(int view) {
      return 100 * profit(view) / revenue;
    }

    double costMargin(int view) {
      return 100 * profit(view) / cost(view);
    }
  }

  private final NaiveCosting results;
  private final SoftAssertions softly = new SoftAssertions();

  private PublishedTables(NaiveCosting results) {
    this.results = results;
  }

  static void check(NaiveCosting results) {
    PublishedTables tables = new PublishedTables(results);
    tables.groups();
    tables.lines();
    tables.softly.assertAll();
  }

  /** Cells of customers, by group and product line; unused and unassigned belong to no group. */
  static Sum sum(NaiveCosting results, BiPredicate<String, String> groupAndLine) {
    double revenue = 0;
    double[] cost = new double[2];
    for (var e : results.revenue.entrySet())
      if (matches(results, e.getKey(), groupAndLine)) revenue += e.getValue();
    for (var e : results.costs.entrySet()) {
      if (!matches(results, e.getKey(), groupAndLine)) continue;
      cost[0] += e.getValue()[0];
      cost[1] += e.getValue()[1];
    }
    return new Sum(revenue, cost[0], cost[1], results.taxRate);
  }

  private static boolean matches(
      NaiveCosting results, NaiveCosting.Cell cell, BiPredicate<String, String> which) {
    String group = results.groups.get(cell.customer());
    return group != null
        && which.test(group, results.lines.getOrDefault(cell.product(), NaiveCosting.NONE));
  }

  private void groups() {
    Sum key = sum(results, (g, l) -> g.equals(KEY));
    Sum other = sum(results, (g, l) -> !g.equals(KEY));
    Sum all = sum(results, (g, l) -> true);
    near("revenue share", 100 * key.revenue() / all.revenue(), 21);
    near("full cost share", 100 * key.full() / all.full(), 19.5);
    near("incremental cost share", 100 * key.incremental() / all.incremental(), 14.6);
    near("full profit share", 100 * key.profit(0) / all.profit(0), 24.1);
    near("incremental profit share", 100 * key.profit(1) / all.profit(1), 24.7);
    near("full revenue margin, key", key.revenueMargin(0), 35.4);
    near("full revenue margin, other", other.revenueMargin(0), 29.6);
    near("full revenue margin, all", all.revenueMargin(0), 30.7);
    near("incremental revenue margin, key", key.revenueMargin(1), 72.5);
    near("incremental revenue margin, other", other.revenueMargin(1), 58.8);
    near("full cost margin, key", key.costMargin(0), 57.5);
    near("full cost margin, other", other.costMargin(0), 43.8);
    near("full cost margin, all", all.costMargin(0), 46.5);
    near("full cost margin, all, unused capacity charged", withUnused(all).costMargin(0), 46.5);
    near("incremental cost margin, key", key.costMargin(1), 295.8);
    near("incremental cost margin, other", other.costMargin(1), 154.2);
  }

  private Sum withUnused(Sum all) {
    double[] unused =
        results.costs.get(new NaiveCosting.Cell(NaiveCosting.UNUSED, NaiveCosting.NONE));
    return new Sum(
        all.revenue(), all.full() + unused[0], all.incremental() + unused[1], all.taxRate());
  }

  private void near(String what, double actual, double printed) {
    softly.assertThat(actual).as(what).isCloseTo(printed, within(0.1));
  }

  private void lines() {
    for (int c = 0; c < 2; c++) {
      boolean key = c == 0;
      Sum group = sum(results, (g, l) -> g.equals(KEY) == key);
      for (String line : LINES) {
        Sum cell = sum(results, (g, l) -> g.equals(KEY) == key && l.equals(line));
        int i = LINES.indexOf(line);
        String what = (key ? "key, " : "other, ") + line;
        softly
            .assertThat(cell.revenueMargin(0))
            .as("full " + what)
            .isCloseTo(FULL_BY_LINE[c][i], within(0.5));
        softly
            .assertThat(cell.revenueMargin(1))
            .as("incremental " + what)
            .isCloseTo(INCREMENTAL_BY_LINE[c][i], within(0.5));
        softly
            .assertThat(cell.revenue() / group.revenue())
            .as("share of " + what)
            .isGreaterThan(0.03);
      }
    }
    assertThat(LINES)
        .containsExactlyInAnyOrderElementsOf(results.lines.values().stream().distinct().toList());
  }
}
