package org.whalecurve.value.holdout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Forecasts beside what came. Errors of single customers are over all customers of the panel; the
 * tracking error is the mean absolute percentage error of cumulative repeated purchases at the ends
 * of the periods of the holdout, calibration included in the cumulation (as in Fader, Hardie & Lee
 * 2005).
 *
 * @param name of the forecaster
 * @param meanAbsoluteError purchases per customer
 * @param rootMeanSquaredError purchases per customer
 * @param expected purchases of all in the holdout
 * @param actual purchases of all
 * @param trackingError share
 * @param topDecile share of the purchases in the holdout that came from the tenth of the customers
 *     of whom most was expected
 * @param topDecilePossible the same with those of whom most came
 * @param logScore mean natural logarithm of the probability given to what each customer did; higher
 *     is better; NaN where there is none
 * @param classes by frequency in the calibration
 * @param tracking by period
 */
public record HoldoutCheck(
    String name,
    double meanAbsoluteError,
    double rootMeanSquaredError,
    double expected,
    double actual,
    double trackingError,
    double topDecile,
    double topDecilePossible,
    double logScore,
    List<FrequencyClass> classes,
    List<Mark> tracking) {
  /** Customers with this frequency or more are one class. */
  private static final int LAST_CLASS = 7;

  /**
   * Customers with equal frequency in the calibration; the last class has {@code frequency} or
   * more.
   *
   * @param expected mean purchases in the holdout
   * @param actual mean purchases in the holdout
   */
  public record FrequencyClass(int frequency, long customers, double expected, double actual) {}

  /**
   * Cumulative repeated purchases of all at the end of a period.
   *
   * @param period from 1
   * @param holdout whether it ends in the holdout
   */
  public record Mark(int period, boolean holdout, double expected, long actual) {}

  /** {@code expected / actual − 1}. */
  public double totalError() {
    return expected / actual - 1;
  }

  /** Checks a forecaster on a panel. */
  public static HoldoutCheck of(Forecaster forecaster, Panel panel) {
    List<Panel.Case> cases = panel.cases();
    double[] expected = new double[cases.size()];
    double absolute = 0;
    double squared = 0;
    double sum = 0;
    double log = 0;
    for (int i = 0; i < expected.length; i++) {
      Panel.Case c = cases.get(i);
      expected[i] = forecaster.expected(panel, c);
      double error = expected[i] - c.future();
      absolute += c.customers() * Math.abs(error);
      squared += c.customers() * error * error;
      sum += c.customers() * expected[i];
      log += c.customers() * Math.log(forecaster.probability(panel, c));
    }
    double n = panel.customers();
    List<Mark> tracking = tracking(forecaster, panel);
    double[] future = cases.stream().mapToDouble(Panel.Case::future).toArray();
    return new HoldoutCheck(
        forecaster.name(),
        absolute / n,
        Math.sqrt(squared / n),
        sum,
        panel.future(),
        trackingError(tracking),
        topDecile(panel, expected),
        topDecile(panel, future),
        log / n,
        classes(panel, expected),
        tracking);
  }

  /** Newcomers of a day are forecast alike; where traits differ, by the mean over the cases. */
  private static List<Mark> tracking(Forecaster forecaster, Panel panel) {
    Map<List<Double>, double[]> groups = groups(panel);
    Map<List<Double>, Panel.Case> like = new java.util.HashMap<>();
    panel.cases().forEach(c -> like.putIfAbsent(c.traits(), c));
    List<Mark> marks = new ArrayList<>();
    int period = 0;
    for (int end : panel.marks()) {
      double expected = 0;
      for (Map.Entry<List<Double>, double[]> group : groups.entrySet()) {
        double[] born = group.getValue();
        for (int day = 0; day < born.length && day <= end; day++)
          if (born[day] > 0)
            expected +=
                born[day]
                    * forecaster.cumulative(
                        panel, like.get(group.getKey()), panel.unit().ofDays(end - day));
      }
      marks.add(new Mark(++period, end >= panel.calibration(), expected, panel.repeatsUntil(end)));
    }
    return marks;
  }

  /** Customers by traits and day of the first purchase. */
  private static Map<List<Double>, double[]> groups(Panel panel) {
    Map<List<Double>, double[]> groups = new java.util.LinkedHashMap<>();
    for (Panel.Case c : panel.cases()) {
      double[] born = groups.computeIfAbsent(c.traits(), traits -> new double[panel.calibration()]);
      born[panel.calibration() - 1 - c.ageDays()] += c.customers();
    }
    return groups;
  }

  private static double trackingError(List<Mark> tracking) {
    return tracking.stream()
        .filter(m -> m.holdout() && m.actual() > 0)
        .mapToDouble(m -> Math.abs(m.expected() / m.actual() - 1))
        .average()
        .orElse(Double.NaN);
  }

  /** Customers of equal rank on both sides of the tenth count with their mean. */
  private static double topDecile(Panel panel, double[] rank) {
    List<Panel.Case> cases = panel.cases();
    TreeMap<Double, double[]> byRank = new TreeMap<>(Comparator.reverseOrder());
    for (int i = 0; i < rank.length; i++) {
      double[] sums = byRank.computeIfAbsent(rank[i], r -> new double[2]);
      sums[0] += cases.get(i).customers();
      sums[1] += (double) cases.get(i).customers() * cases.get(i).future();
    }
    double left = panel.customers() / 10;
    double captured = 0;
    for (double[] sums : byRank.values()) {
      double share = Math.min(1, left / sums[0]);
      captured += share * sums[1];
      left -= share * sums[0];
      if (left <= 0) break;
    }
    return captured / panel.future();
  }

  private static List<FrequencyClass> classes(Panel panel, double[] expected) {
    double[][] sums = new double[LAST_CLASS + 1][3];
    for (int i = 0; i < expected.length; i++) {
      Panel.Case c = panel.cases().get(i);
      double[] sum = sums[Math.min(LAST_CLASS, c.frequency())];
      sum[0] += c.customers();
      sum[1] += c.customers() * expected[i];
      sum[2] += (double) c.customers() * c.future();
    }
    List<FrequencyClass> classes = new ArrayList<>();
    for (int x = 0; x <= LAST_CLASS; x++)
      if (sums[x][0] > 0)
        classes.add(
            new FrequencyClass(
                x, (long) sums[x][0], sums[x][1] / sums[x][0], sums[x][2] / sums[x][0]));
    return classes;
  }
}
