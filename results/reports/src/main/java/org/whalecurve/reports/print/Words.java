package org.whalecurve.reports.print;

/** How much room a word takes, near enough for placing it. */
final class Words {
  private static final double WIDE = 10.5;
  private static final double NARROW = 5.4;

  private Words() {}

  static double width(String word) {
    return word.codePoints().mapToDouble(Words::width).sum();
  }

  private static double width(int point) {
    return point >= 0x2e80 ? WIDE : NARROW;
  }

  /** As much of a word as there is room for. */
  static String fit(String word, double room) {
    if (width(word) <= room) return word;
    StringBuilder fitting = new StringBuilder();
    double used = WIDE;
    for (int point : word.codePoints().toArray()) {
      used += width(point);
      if (used > room) break;
      fitting.appendCodePoint(point);
    }
    return fitting.append('…').toString();
  }
}
