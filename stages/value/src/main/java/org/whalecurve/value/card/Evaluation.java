package org.whalecurve.value.card;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.hipparchus.special.Gamma;

/**
 * How well a card foretells, from how many customers have each number of points and how many of
 * those had the event.
 *
 * @param customers tested
 * @param events of them
 * @param auc area under the ROC curve, ties counting half
 * @param aucError its standard error (DeLong, DeLong, Clarke-Pearson 1988)
 * @param gini 2 auc - 1
 * @param ks largest distance between the shares of customers with and without the event below some
 *     number of points (Kolmogorov-Smirnov)
 * @param brier mean squared error of the probability
 * @param logLoss mean of minus log of the probability given to what happened
 * @param groups about ten of like size, the riskiest first; customers with equal points stay
 *     together
 * @param hosmerLemeshow chi-square of observed and foretold events over the groups, those with
 *     fewer than 5 foretold taken together
 * @param hosmerLemeshowP chance of so much or more where the probabilities are right; as many
 *     degrees of freedom as groups, for customers that the card was not learnt from
 */
public record Evaluation(
    long customers,
    long events,
    double auc,
    double aucError,
    double gini,
    double ks,
    double brier,
    double logLoss,
    List<Group> groups,
    double hosmerLemeshow,
    double hosmerLemeshowP) {
  private static final int GROUPS = 10;

  /** Events foretold, and their absence, that a group of the chi-square has at least. */
  private static final double FEW = 5;

  public Evaluation {
    groups = List.copyOf(groups);
  }

  /**
   * A group of customers of like risk: a line of the calibration and of the gain table.
   *
   * @param expected mean probability foretold
   * @param observed share that had the event
   * @param low lower end of its 95 % interval (Wilson)
   * @param high upper end
   * @param lift observed share over that of all
   * @param captured share of all events in this group and the riskier ones
   */
  public record Group(
      long customers,
      long events,
      double fewestPoints,
      double mostPoints,
      double expected,
      double observed,
      double low,
      double high,
      double lift,
      double captured) {}

  /**
   * Customers with so many points.
   *
   * @param events how many of them had the event
   */
  public record Points(int points, long customers, long events) {}

  /** Tests a card on customers in memory. */
  public static Evaluation of(Card card, CardData data) {
    int[] points = card.points(data);
    TreeMap<Integer, long[]> counts = new TreeMap<>();
    for (int row = 0; row < points.length; row++) {
      long[] count = counts.computeIfAbsent(points[row], p -> new long[2]);
      count[0]++;
      if (data.outcome(row)) count[1]++;
    }
    List<Points> table = new ArrayList<>();
    counts.forEach((p, count) -> table.add(new Points(p, count[0], count[1])));
    return of(card.scale(), table);
  }

  /**
   * Tests a card on a table that an engine has counted.
   *
   * @param table every number of points once, rising; at least one customer with the event, and one
   *     without
   */
  public static Evaluation of(CardScale scale, List<Points> table) {
    List<Count> riskFirst = new ArrayList<>();
    for (Points p : table) {
      riskFirst.add(new Count(p.points(), p.points(), p.customers(), p.events()));
    }
    List<Count> rising = new ArrayList<>(riskFirst);
    java.util.Collections.reverse(rising);
    long n = riskFirst.stream().mapToLong(Count::n).sum();
    long events = riskFirst.stream().mapToLong(Count::events).sum();
    double auc = Ranking.auc(rising);
    List<Group> groups = groups(scale, riskFirst, n, events);
    double[] hl = hosmerLemeshow(groups);
    return new Evaluation(
        n,
        events,
        auc,
        delong(rising, events, n - events),
        2 * auc - 1,
        ks(rising, events, n - events),
        mean(riskFirst, n, c -> brier(scale.probability(c.low()), c)),
        mean(riskFirst, n, c -> loss(scale, c)),
        groups,
        hl[0],
        Gamma.regularizedGammaQ(hl[1] / 2, hl[0] / 2));
  }

  private static double mean(List<Count> counts, long n, ToDoubleFunction<Count> sum) {
    return counts.stream().mapToDouble(sum).sum() / n;
  }

  private static double brier(double p, Count c) {
    return c.events() * (1 - p) * (1 - p) + (c.n() - c.events()) * p * p;
  }

  private static double loss(CardScale scale, Count c) {
    double logOdds = (scale.even() - c.low()) / scale.factor();
    return c.events() * Ranking.softplus(-logOdds)
        + (c.n() - c.events()) * Ranking.softplus(logOdds);
  }

  private static double ks(List<Count> rising, long events, long others) {
    double widest = 0;
    double with = 0;
    double without = 0;
    for (Count count : rising) {
      with += (double) count.events() / events;
      without += (double) (count.n() - count.events()) / others;
      widest = Math.max(widest, Math.abs(without - with));
    }
    return widest;
  }

  /** Spread of how many others each event is above, and of how many events each other is below. */
  private static double delong(List<Count> rising, long events, long others) {
    double[] ofEvents = new double[2];
    double[] ofOthers = new double[2];
    double eventsBelow = 0;
    double othersBelow = 0;
    for (Count count : rising) {
      double with = count.events();
      double without = count.n() - with;
      double above = (othersBelow + without / 2) / others;
      double below = 1 - (eventsBelow + with / 2) / events;
      ofEvents[0] += with * above;
      ofEvents[1] += with * above * above;
      ofOthers[0] += without * below;
      ofOthers[1] += without * below * below;
      eventsBelow += with;
      othersBelow += without;
    }
    return Math.sqrt(variance(ofEvents, events) / events + variance(ofOthers, others) / others);
  }

  private static double variance(double[] sums, long n) {
    if (n < 2) return 0;
    return Math.max(0, (sums[1] - sums[0] * sums[0] / n) / (n - 1));
  }

  private static List<Group> groups(CardScale scale, List<Count> riskFirst, long n, long events) {
    List<Group> groups = new ArrayList<>();
    double expected = 0;
    long before = 0;
    long captured = 0;
    Count open = null;
    for (Count count : riskFirst) {
      open = open == null ? count : open.plus(count);
      expected += count.n() * scale.probability(count.low());
      if ((before + open.n()) * GROUPS < n * (groups.size() + 1L)) continue;
      before += open.n();
      captured += open.events();
      groups.add(group(open, expected / open.n(), n, events, captured));
      expected = 0;
      open = null;
    }
    return groups;
  }

  private static Group group(Count of, double expected, long n, long events, long captured) {
    double[] interval = wilson(of.events(), of.n());
    return new Group(
        of.n(),
        of.events(),
        of.low(),
        of.high(),
        expected,
        of.rate(),
        interval[0],
        interval[1],
        of.rate() / ((double) events / n),
        (double) captured / events);
  }

  /** Wilson's 95 % interval of a share. */
  private static double[] wilson(long k, long n) {
    double z = 1.959963984540054;
    double p = (double) k / n;
    double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
    return new double[] {Math.max(0, middle - half), Math.min(1, middle + half)};
  }

  /** Chi-square, and of how many groups: each large enough that chi-square means something. */
  private static double[] hosmerLemeshow(List<Group> groups) {
    double sum = 0;
    int counted = 0;
    for (int from = 0; from < groups.size(); ) {
      int to = from + 1;
      while (to < groups.size()
          && (few(groups.subList(from, to)) || few(groups.subList(to, groups.size())))) {
        to++;
      }
      sum += chiSquare(groups.subList(from, to));
      counted++;
      from = to;
    }
    return new double[] {sum, counted};
  }

  private static boolean few(List<Group> groups) {
    double with = groups.stream().mapToDouble(g -> g.customers() * g.expected()).sum();
    double all = groups.stream().mapToLong(Group::customers).sum();
    return with < FEW || all - with < FEW;
  }

  private static double chiSquare(List<Group> groups) {
    double expected = groups.stream().mapToDouble(g -> g.customers() * g.expected()).sum();
    double all = groups.stream().mapToLong(Group::customers).sum();
    double off = groups.stream().mapToLong(Group::events).sum() - expected;
    return off * off / (expected * (1 - expected / all));
  }
}
