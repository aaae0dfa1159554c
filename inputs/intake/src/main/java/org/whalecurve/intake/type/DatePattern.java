package org.whalecurve.intake.type;

import java.util.Optional;

/** Turns a pattern as of {@link java.time.format.DateTimeFormatter} into a {@link DateForm}. */
public final class DatePattern {
  private final String pattern;
  private final boolean separated;
  private final StringBuilder regex = new StringBuilder();
  private int groups;
  private int year;
  private int month;
  private int day;
  private boolean hasTime;
  private boolean shortYear;

  private DatePattern(String pattern) {
    this.pattern = pattern;
    this.separated = pattern.matches(".*[^A-Za-z].*");
  }

  /**
   * The form; empty where the pattern lacks a year or month, or has letters that we do not read.
   */
  public static Optional<DateForm> form(String pattern) {
    return new DatePattern(pattern).read();
  }

  private Optional<DateForm> read() {
    int i = 0;
    while (i >= 0 && i < pattern.length()) i = part(i);
    if (i < 0 || year == 0 || month == 0) return Optional.empty();
    String whole = hasTime ? regex.toString() : regex + DateForm.TIME;
    DateForm.Years years = shortYear ? DateForm.Years.SHORT : DateForm.Years.FULL;
    return Optional.of(new DateForm(pattern, whole, years, year, month, day));
  }

  /** Reads one run of equal letters, a quoted text or a separator; −1 where it has no meaning. */
  private int part(int from) {
    char c = pattern.charAt(from);
    if (c == '\'') return quoted(from);
    int end = from;
    while (end < pattern.length() && pattern.charAt(end) == c) end++;
    boolean asciiLetter = c < 0x80 && Character.isLetter(c);
    if (!asciiLetter) literal(pattern.substring(from, end));
    else if (!letters(c, end - from)) return -1;
    return end;
  }

  private boolean letters(char c, int length) {
    switch (c) {
      case 'y', 'u' -> {
        shortYear = length == 2;
        year = group(DateForm.HERE);
      }
      case 'M', 'L' -> month = group(length >= 3 ? DateForm.MONTH_NAME : oneOrTwoDigits());
      case 'd' -> day = group(oneOrTwoDigits());
      case 'H', 'h', 'k', 'K' -> time("[0-9]{1,2}");
      case 'm', 's' -> time("[0-9]{2}");
      case 'S', 'n' -> time("[0-9]+");
      case 'a' -> time("[AaPp]\\.?[Mm]\\.?");
      case 'X', 'x', 'Z' -> time("(?:Z|[-+][0-9:]+)");
      case 'E' -> regex.append("\\p{L}+\\.?");
      default -> {
        return false;
      }
    }
    return true;
  }

  private int group(String digits) {
    regex.append(digits);
    return ++groups;
  }

  private void time(String part) {
    hasTime = true;
    regex.append(part);
  }

  /**
   * People write 5.3.2024 in a column of dd.MM.yyyy; only without separators must both digits
   * stand.
   */
  private String oneOrTwoDigits() {
    return separated ? "([0-9]{1,2})" : "([0-9]{2})";
  }

  private int quoted(int from) {
    int close = pattern.indexOf('\'', from + 1);
    if (close < 0) return -1;
    literal(close == from + 1 ? "'" : pattern.substring(from + 1, close));
    return close + 1;
  }

  private void literal(String text) {
    text.codePoints().forEach(c -> regex.append("\\x{").append(Integer.toHexString(c)).append('}'));
  }
}
