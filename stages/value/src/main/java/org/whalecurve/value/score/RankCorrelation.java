package org.whalecurve.value.score;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How alike two scores order the same customers: 1 alike, −1 the other way round. */
final class RankCorrelation {
  private RankCorrelation() {}

  /**
   * Kendall's tau-b, in time n log n (Knight, Journal of the American Statistical Association 61,
   * 1966); 0 where one of the two is the same for all.
   */
  static double kendall(double[] x, double[] y) {
    int n = x.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> x[i]).thenComparingDouble(i -> y[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sorted = IntStream.of(order).mapToDouble(i -> y[i]).toArray();
    long pairs = (long) n * (n - 1) / 2;
    long tiesX = 0;
    long tiesBoth = 0;
    for (int from = 0, fromBoth = 0, i = 1; i <= n; i++) {
      boolean newX = i == n || x[order[i]] != x[order[i - 1]];
      if (newX || y[order[i]] != y[order[i - 1]]) {
        tiesBoth += pairs(i - fromBoth);
        fromBoth = i;
      }
      if (newX) {
        tiesX += pairs(i - from);
        from = i;
      }
    }
    long swaps = sortCounting(sorted, new double[n], 0, n);
    long tiesY = 0;
    for (int from = 0, i = 1; i <= n; i++) {
      if (i < n && sorted[i] == sorted[i - 1]) continue;
      tiesY += pairs(i - from);
      from = i;
    }
    double free = Math.sqrt((double) (pairs - tiesX) * (pairs - tiesY));
    return free == 0 ? 0 : (pairs - tiesX - tiesY + tiesBoth - 2.0 * swaps) / free;
  }

  private static long pairs(long n) {
    return n * (n - 1) / 2;
  }

  /** Merge sort; gives how many pairs stood the wrong way round. */
  private static long sortCounting(double[] a, double[] spare, int from, int to) {
    if (to - from < 2) return 0;
    int middle = (from + to) >>> 1;
    long swaps = sortCounting(a, spare, from, middle) + sortCounting(a, spare, middle, to);
    int left = from;
    int right = middle;
    for (int k = from; k < to; k++) {
      if (right >= to || (left < middle && a[left] <= a[right])) {
        spare[k] = a[left++];
      } else {
        spare[k] = a[right++];
        swaps += middle - left;
      }
    }
    System.arraycopy(spare, from, a, from, to - from);
    return swaps;
  }

  /** Spearman's rho; 0 where one of the two is the same for all. */
  static double spearman(double[] x, double[] y) {
    double[] a = ranks(x);
    double[] b = ranks(y);
    double mean = (x.length + 1) / 2.0;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - mean) * (b[i] - mean);
      aa += (a[i] - mean) * (a[i] - mean);
      bb += (b[i] - mean) * (b[i] - mean);
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }

  private static double[] ranks(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] ranks = new double[values.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = (below(sorted, values[i]) + upTo(sorted, values[i]) + 1) / 2.0;
    }
    return ranks;
  }

  private static int below(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private static int upTo(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
