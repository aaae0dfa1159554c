package org.whalecurve.intake.init;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A header or a synonym in the form in which names are compared: without case, punctuation,
 * brackets and the border between {@code orderDate}, {@code ORDER_DATE} and {@code Order Date}.
 *
 * @param compact all words without blanks
 * @param words the words; a run of Chinese characters is one
 */
record HeaderName(String compact, List<String> words) {
  static final double SURE = 1.0;
  private static final double TYPING_ERROR = 0.85;
  private static final double ENDS_ALIKE = 0.75;
  private static final double BEGINS_ALIKE = 0.65;
  private static final double LIKELY = 0.5;

  static HeaderName of(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    String outside = plain.replaceAll("[(\\[{][^)\\]}]*[)\\]}]", " ").strip();
    String kept = outside.isEmpty() ? plain : outside;
    String spaced =
        kept.replaceAll("__c$", "")
            .replace("#", " no ")
            .replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2")
            .replaceAll("(\\p{Lu})(\\p{Lu}\\p{Ll})", "$1 $2")
            .replaceAll("[^\\p{L}\\p{N}]+", " ")
            .toLowerCase(Locale.ROOT)
            .strip();
    List<String> words = spaced.isEmpty() ? List.of() : Arrays.asList(spaced.split(" "));
    return new HeaderName(String.join("", words), words);
  }

  boolean chinese() {
    return compact
        .codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  /**
   * How surely this header means what the synonym says, 0…1; 0 where it is less than likely.
   *
   * @param asBeginning whether it may also begin with the synonym; {@code line item insurance} is
   *     no line
   * @param loneWords words that mean something only when they are the whole header
   */
  double likeness(HeaderName synonym, boolean asBeginning, Set<String> loneWords) {
    if (compact.isEmpty() || synonym.compact.isEmpty()) return 0;
    if (compact.equals(synonym.compact)) return SURE;
    double part = loneWords.contains(synonym.compact) ? 0 : partOf(synonym, asBeginning);
    if (part >= LIKELY) return part;
    return isTypingErrorOf(synonym) ? TYPING_ERROR : 0;
  }

  private double partOf(HeaderName synonym, boolean asBeginning) {
    if (synonym.chinese()) {
      if (synonym.compact.length() < 2) return 0;
      return graded(
          compact, synonym.compact, compact.length(), synonym.compact.length(), asBeginning);
    }
    String padded = " " + String.join(" ", words) + " ";
    String sought = " " + String.join(" ", synonym.words) + " ";
    return graded(padded, sought, words.size(), synonym.words.size(), asBeginning);
  }

  private static double graded(
      String whole, String part, int size, int partSize, boolean asBeginning) {
    double coverage = 0.4 + 0.6 * partSize / size;
    if (whole.endsWith(part)) return ENDS_ALIKE * coverage;
    return asBeginning && whole.startsWith(part) ? BEGINS_ALIKE * coverage : 0;
  }

  private boolean isTypingErrorOf(HeaderName synonym) {
    int length = Math.min(compact.length(), synonym.compact.length());
    if (length < 8 || chinese() || synonym.chinese()) return false;
    return Math.abs(compact.length() - synonym.compact.length()) <= 2
        && distance(compact, synonym.compact) <= (length < 12 ? 1 : 2);
  }

  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) previous[j] = j;
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
