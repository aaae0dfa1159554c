package org.whalecurve.value.compare;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Corrects chances for the number of comparisons made. NaN stays NaN and does not count. */
public final class ManyTests {
  private ManyTests() {}

  /** Chance of even one false alarm among all (Holm 1979). */
  public static double[] holm(double[] p) {
    double[] corrected = p.clone();
    List<Integer> rising = rising(p);
    double least = 0;
    for (int i = 0; i < rising.size(); i++) {
      int at = rising.get(i);
      least = Math.max(least, Math.min(1, p[at] * (rising.size() - i)));
      corrected[at] = least;
    }
    return corrected;
  }

  /** Share of false alarms among those called different (Benjamini, Hochberg 1995). */
  public static double[] benjaminiHochberg(double[] p) {
    double[] corrected = p.clone();
    List<Integer> rising = rising(p);
    double most = 1;
    for (int i = rising.size() - 1; i >= 0; i--) {
      int at = rising.get(i);
      most = Math.min(most, p[at] * rising.size() / (i + 1));
      corrected[at] = most;
    }
    return corrected;
  }

  private static List<Integer> rising(double[] p) {
    return IntStream.range(0, p.length)
        .boxed()
        .filter(i -> !Double.isNaN(p[i]))
        .sorted(Comparator.comparingDouble(i -> p[i]))
        .toList();
  }
}
