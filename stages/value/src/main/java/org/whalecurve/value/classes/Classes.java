package org.whalecurve.value.classes;

import java.util.Arrays;

/**
 * Where each class begins among ascending distinct values. Class 0 holds the lowest values.
 *
 * @param starts place of the first value of classes 1, 2, …; ascending. A class whose start equals
 *     the next one's is empty, and so is one that starts behind the last value
 */
public record Classes(int[] starts) {
  /** How many classes, empty ones included. */
  public int size() {
    return starts.length + 1;
  }

  /** The class of the value at a place. */
  public int of(int place) {
    int known = 0;
    while (known < starts.length && starts[known] <= place) known++;
    return known;
  }

  /** How many customers each class has. */
  public long[] counts(Distinct distinct) {
    long[] counts = new long[size()];
    for (int i = 0; i < distinct.size(); i++) counts[of(i)] += distinct.counts()[i];
    return counts;
  }

  /** Classes that begin at stated values; a value equal to a border belongs to the upper class. */
  public static Classes byThresholds(Distinct distinct, double[] borders) {
    int[] starts = new int[borders.length];
    for (int k = 0; k < borders.length; k++) {
      int found = Arrays.binarySearch(distinct.values(), borders[k]);
      starts[k] = found >= 0 ? found : -found - 1;
    }
    return new Classes(starts);
  }

  /**
   * Classes of stated shares of all customers, counted from the highest value. Equal values stay
   * together, so that a class may be larger or smaller than its share: the border falls where the
   * share of those above it is nearest to the stated one, with doubt upwards.
   *
   * @param shares of the classes from the highest to the lowest; they sum to 1
   */
  public static Classes byQuantiles(Distinct distinct, double[] shares) {
    double total = distinct.total();
    int[] starts = new int[shares.length - 1];
    double wanted = 0;
    double taken = 0;
    int place = distinct.size();
    for (int k = 0; k < starts.length; k++) {
      wanted += shares[k] * total;
      while (place > 0 && isNearer(taken + distinct.counts()[place - 1], taken, wanted, total)) {
        taken += distinct.counts()[--place];
      }
      starts[starts.length - 1 - k] = place;
    }
    return new Classes(starts);
  }

  private static boolean isNearer(double with, double without, double wanted, double total) {
    return Math.abs(with - wanted) <= Math.abs(without - wanted) + 1e-12 * total;
  }

  /**
   * Classes by their share of the sum of all positive values, counted from the highest value (ABC
   * analysis). The value that crosses a border belongs to the upper class; what is not positive
   * belongs to the lowest.
   *
   * @param shares of the classes from the highest to the lowest, for instance 0.8, 0.15, 0.05
   */
  public static Classes byCumulativeShare(Distinct distinct, double[] shares) {
    double[] sizes = new double[distinct.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.max(0, distinct.values()[i]) * distinct.counts()[i];
    }
    Classes classes = untilFull(sizes, shares);
    int positive = byThresholds(distinct, new double[] {Double.MIN_VALUE}).starts[0];
    int[] starts = classes.starts;
    for (int k = 0; k < starts.length; k++) starts[k] = Math.max(starts[k], positive);
    return classes;
  }

  /** A value is in the first class whose upper part is not yet full when the value's turn comes. */
  private static Classes untilFull(double[] sizes, double[] shares) {
    double total = 0;
    for (double size : sizes) total += size;
    int[] starts = new int[shares.length - 1];
    double wanted = 0;
    double taken = 0;
    int place = sizes.length;
    for (int k = 0; k < starts.length; k++) {
      wanted += shares[k];
      double limit = wanted * total * (1 - 1e-12);
      while (place > 0 && taken < limit) taken += sizes[--place];
      starts[starts.length - 1 - k] = place;
    }
    return new Classes(starts);
  }
}
