package org.whalecurve.value.card;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many customers have a value between two numbers, and how many of them the event.
 *
 * @param low smallest value
 * @param high largest value
 */
record Count(double low, double high, long n, long events) {
  /** Customers of average risk that every bin is thought to hold besides its own. */
  private static final double PRIOR = 10;

  Count plus(Count next) {
    return new Count(n == 0 ? next.low : low, next.high, n + next.n, events + next.events);
  }

  Count minus(Count before) {
    return new Count(low, high, n - before.n, events - before.events);
  }

  double rate() {
    return n == 0 ? 0 : (double) events / n;
  }

  /**
   * Log odds of the event here less those at the rate of all (minus the weight of evidence), as if
   * there were a few more customers of that rate.
   */
  double evidence(double rateOfAll) {
    double mine = (events + PRIOR * rateOfAll) / (n + PRIOR);
    return StrictMath.log(mine / (1 - mine)) - StrictMath.log(rateOfAll / (1 - rateOfAll));
  }

  /** Log-likelihood of the outcomes at their own rate. */
  double logLikelihood() {
    return part(events) + part(n - events);
  }

  private double part(long k) {
    return k == 0 ? 0 : k * StrictMath.log((double) k / n);
  }

  /** Every value there is, rising; NaN is none. */
  static List<Count> ofValues(double[] values, boolean[] outcome) {
    double[] with = sorted(values, outcome, true);
    double[] without = sorted(values, outcome, false);
    List<Count> counts = new ArrayList<>();
    for (int i = 0, j = 0; i < with.length || j < without.length; ) {
      double value =
          i == with.length
              ? without[j]
              : j == without.length ? with[i] : Math.min(with[i], without[j]);
      int events = i;
      int others = j;
      while (i < with.length && with[i] == value) i++;
      while (j < without.length && without[j] == value) j++;
      counts.add(new Count(value, value, (i - events) + (j - others), i - events));
    }
    return counts;
  }

  private static double[] sorted(double[] values, boolean[] outcome, boolean event) {
    double[] kept = new double[values.length];
    int size = 0;
    for (int row = 0; row < values.length; row++) {
      // adding 0 turns -0.0 into 0.0, which is the same number to people and to SQL
      if (outcome[row] == event && !Double.isNaN(values[row])) kept[size++] = values[row] + 0.0;
    }
    double[] exact = Arrays.copyOf(kept, size);
    Arrays.sort(exact);
    return exact;
  }

  /** Values brought together so that each of the bins has about the same number of customers. */
  static List<Count> fine(List<Count> values, int bins) {
    if (values.size() <= bins) return values;
    long total = values.stream().mapToLong(Count::n).sum();
    List<Count> fine = new ArrayList<>();
    Count open = null;
    long before = 0;
    for (Count value : values) {
      open = open == null ? value : open.plus(value);
      before += value.n;
      if (before * bins >= total * (fine.size() + 1)) {
        fine.add(open);
        open = null;
      }
    }
    if (open != null) fine.add(open);
    return fine;
  }

  /** Neighbours brought together until rates only rise, or only fall (pool adjacent violators). */
  static List<Count> monotone(List<Count> counts, boolean rising) {
    List<Count> blocks = new ArrayList<>();
    for (Count count : counts) {
      Count block = count;
      while (!blocks.isEmpty() && violates(blocks.get(blocks.size() - 1), block, rising)) {
        block = blocks.remove(blocks.size() - 1).plus(block);
      }
      blocks.add(block);
    }
    return blocks;
  }

  private static boolean violates(Count before, Count after, boolean rising) {
    return rising ? before.rate() >= after.rate() : before.rate() <= after.rate();
  }
}
