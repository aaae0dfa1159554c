package org.whalecurve.intake.init;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.whalecurve.intake.type.ColumnStyle;
import org.whalecurve.kernel.ValueType;

/**
 * What the values of one column of a sample look like.
 *
 * @param filled rows of the sample with a value
 * @param distinct different values among them
 * @param mostlyFilled whether at least half of the first rows have a value
 * @param numbers share of the first filled rows that are numbers
 * @param dates share of the first filled rows that are days
 * @param counts different values of the first rows and how often each occurs, in order of
 *     occurrence
 */
record ColumnFacts(
    int filled,
    int distinct,
    boolean mostlyFilled,
    double numbers,
    double dates,
    Map<String, Integer> counts) {
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+(]?[\\p{Sc}]?\\s*[-+]?(\\d{1,3}([,. ']\\d{3})+|\\d+)?([.,]\\d*)?([eE][-+]?\\d+)?\\s*%?[\\p{Sc}]?[-)]?");
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{4}[-/.年]\\s?\\d{1,2}[-/.月]\\s?\\d{1,2}日?([T ].*)?"
              + "|\\d{1,2}[-/.]\\d{1,2}[-/.](\\d{4}|\\d{2})( .*)?"
              + "|\\d{1,2}[- ]?[A-Za-z]{3,9}[- ,.]*(\\d{4}|\\d{2})( .*)?"
              + "|[A-Za-z]{3,9} \\d{1,2},? \\d{4}( .*)?"
              + "|(19|20)\\d\\d(0[1-9]|1[0-2])([0-2]\\d|3[01])( .*)?");

  /**
   * @param values the first rows
   * @param style what the whole sample, which is longer, says
   */
  static ColumnFacts of(List<String> values, ColumnStyle style) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    int filled = 0;
    int numbers = 0;
    int dates = 0;
    for (String raw : values) {
      String value = raw == null ? "" : raw.strip();
      if (value.isEmpty()) continue;
      filled++;
      counts.merge(value, 1, Integer::sum);
      if (number(value).isPresent()) numbers++;
      if (DATE.matcher(value).matches()) dates++;
    }
    double of = Math.max(1, filled);
    double days = style.type() == ValueType.DATE ? 1 : dates / of;
    return new ColumnFacts(
        style.filled(), style.distinct(), filled * 2 >= values.size(), numbers / of, days, counts);
  }

  boolean empty() {
    return filled == 0;
  }

  /** Whether every value occurs once; false for less than two values. */
  boolean unique() {
    return filled > 1 && distinct == filled;
  }

  /** Share of the filled rows whose value stands in no row before. */
  double distinctness() {
    return filled == 0 ? 0 : (double) distinct / filled;
  }

  /** Whether all numbers lie in 0…1 and some between: fractions rather than amounts. */
  boolean fractions() {
    return between(BigDecimal.ONE);
  }

  /** Whether all numbers lie in 0…100 while some exceed 1: percentages are possible. */
  boolean upToHundred() {
    return !fractions() && between(BigDecimal.valueOf(100));
  }

  private boolean between(BigDecimal upper) {
    boolean above = false;
    for (String value : counts.keySet()) {
      Optional<BigDecimal> number = number(value);
      if (number.isEmpty()) continue;
      if (number.get().signum() < 0 || number.get().compareTo(upper) > 0) return false;
      above |= number.get().signum() > 0;
    }
    return above;
  }

  /** The first values, for people. */
  List<String> examples(int limit) {
    return counts.keySet().stream().limit(limit).toList();
  }

  /** The number that a text stands for in the usual spellings with a decimal point, or empty. */
  static Optional<BigDecimal> number(String text) {
    if (text == null || text.isBlank() || !NUMBER.matcher(text).matches()) return Optional.empty();
    boolean negative = text.contains("(") || text.contains("-") && !text.matches(".*[eE]-.*");
    String digits = text.replaceAll("[^0-9.,eE]", "");
    digits =
        digits.matches("\\d+,\\d{1,2}|\\d{1,3}(\\.\\d{3})+,\\d+")
            ? digits.replace(".", "").replace(',', '.')
            : digits.replace(",", "");
    try {
      BigDecimal value = new BigDecimal(digits).movePointLeft(text.contains("%") ? 2 : 0);
      return Optional.of(negative ? value.negate() : value);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether the first rows show every value of the sample. */
  boolean whole() {
    return distinct <= counts.size();
  }

  /** Share of this column's distinct values that the other column has too. */
  double foundIn(ColumnFacts other) {
    if (counts.isEmpty()) return 0;
    return (double) counts.keySet().stream().filter(other.counts::containsKey).count()
        / counts.size();
  }
}
