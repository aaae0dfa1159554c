package org.whalecurve.kernel;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean …?" */
public final class Suggest {
  private Suggest() {}

  /** The known name nearest to what was written, where one is near enough to be meant. */
  public static Optional<String> closest(String written, Collection<String> known) {
    String wanted = written.toLowerCase(Locale.ROOT);
    int limit = Math.max(1, wanted.length() / 3);
    return known.stream()
        .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= limit)
        .min(
            Comparator.comparingInt(
                    (String name) -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** A sentence to end a remedy with, or the known names where none is near. */
  public static String didYouMean(String written, Collection<String> known) {
    return closest(written, known)
        .map(name -> "Did you mean '" + name + "'?")
        .orElseGet(
            () ->
                known.isEmpty()
                    ? ""
                    : "Known: " + String.join(", ", known.stream().sorted().toList()) + ".");
  }

  /** Slips between two words: a letter wrong, missing, too much, or two that changed places. */
  private static int distance(String a, String b) {
    int[] before = null;
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) previous[j] = j;
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
        if (before != null && j > 1 && swapped(a, i, b, j)) {
          current[j] = Math.min(current[j], before[j - 2] + 1);
        }
      }
      before = previous;
      previous = current;
    }
    return previous[b.length()];
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
