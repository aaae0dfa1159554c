package org.whalecurve.value.numeric;

import java.util.Arrays;

/** The distinct times in some histories, in order, and where each history's times stand in them. */
public final class Timeline {
  private final double[] times;
  private final int[] recency;
  private final int[] age;

  public Timeline(double[] recencies, double[] ages) {
    int size = ages.length;
    double[] all = new double[2 * size];
    for (int i = 0; i < size; i++) {
      all[2 * i] = recencies[i];
      all[2 * i + 1] = ages[i];
    }
    Arrays.sort(all);
    int distinct = 0;
    for (int i = 0; i < all.length; i++)
      if (i == 0 || all[i] != all[distinct - 1]) all[distinct++] = all[i];
    times = Arrays.copyOf(all, distinct);
    recency = new int[size];
    age = new int[size];
    for (int i = 0; i < size; i++) {
      recency[i] = place(recencies[i]);
      age[i] = place(ages[i]);
    }
  }

  private int place(double time) {
    return Arrays.binarySearch(times, time);
  }

  public int size() {
    return times.length;
  }

  public double time(int place) {
    return times[place];
  }

  /** Place of a history's recency. */
  public int recency(int history) {
    return recency[history];
  }

  /** Place of a history's age. */
  public int age(int history) {
    return age[history];
  }

  /** {@code ln(1 + time / scale)} of every time. */
  public double[] logs(double scale) {
    double[] logs = new double[times.length];
    for (int i = 0; i < logs.length; i++) logs[i] = Math.log1p(times[i] / scale);
    return logs;
  }

  /** {@code time / (scale + time)} of every time: how fast the logarithm falls with the scale's. */
  public double[] shares(double scale) {
    double[] shares = new double[times.length];
    for (int i = 0; i < shares.length; i++) shares[i] = times[i] / (scale + times[i]);
    return shares;
  }
}
