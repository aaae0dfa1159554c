package org.whalecurve.intake.type;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to write a day, a time behind it allowed. The same pattern serves Java and the engine.
 *
 * @param name as people write it, for instance {@code dd/MM/yyyy}
 * @param pattern regular expression of a whole value, in the part of the language that Java and RE2
 *     share; groups hold year, month and day
 * @param year group of the year: four digits, or two, where 69 is 1969 and 68 is 2068
 * @param month group of the month, a number or an English name
 * @param day group of the day; 0 where the month's first day is meant
 */
public record DateForm(String name, String pattern, int year, int month, int day) {
  /** The first three letters of the months' English names, one after another. */
  public static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  /** Two-digit years from here on belong to the last century. */
  public static final int PIVOT = 69;

  static final String TIME =
      "(?:[T ,]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?: ?[AaPp]\\.?[Mm]\\.?)?"
          + "(?: ?(?:Z|UTC|GMT|[-+][0-9]{2}(?::?[0-9]{2})?))?)?";
  private static final String MONTH_NAME =
      "((?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
          + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))";
  private static final String TWO = "([0-9]{1,2})";
  private static final String YEAR = "([0-9]{4}|[0-9]{2})";
  private static final String SLASH = "[-/.]";

  public static final DateForm ISO =
      new DateForm("yyyy-MM-dd", "([0-9]{4})" + SLASH + TWO + SLASH + TWO + TIME, 1, 2, 3);
  public static final DateForm COMPACT =
      new DateForm(
          "yyyyMMdd",
          "((?:19|20|21)[0-9]{2})([0-9]{2})([0-9]{2})(?:[T ]?[0-9]{4}(?:[0-9]{2})?)?" + TIME,
          1,
          2,
          3);
  public static final DateForm CHINESE =
      new DateForm(
          "yyyy年M月d日",
          "([0-9]{4}) ?\\x{5E74} ?"
              + TWO
              + " ?\\x{6708} ?"
              + TWO
              + " ?[\\x{65E5}\\x{53F7}]?"
              + TIME,
          1,
          2,
          3);
  public static final DateForm DAY_FIRST =
      new DateForm("dd/MM/yyyy", TWO + SLASH + TWO + SLASH + YEAR + TIME, 3, 2, 1);
  public static final DateForm MONTH_FIRST =
      new DateForm("MM/dd/yyyy", TWO + SLASH + TWO + SLASH + YEAR + TIME, 3, 1, 2);
  public static final DateForm DAY_NAME =
      new DateForm("d-MMM-yyyy", TWO + "[-/. ]*" + MONTH_NAME + "[-/., ]*" + YEAR + TIME, 3, 2, 1);
  public static final DateForm NAME_DAY =
      new DateForm(
          "MMM d, yyyy",
          MONTH_NAME + "[-/. ]*" + TWO + "(?:st|nd|rd|th)?[-/, ]+" + YEAR + TIME,
          3,
          1,
          2);

  /** Days since the end of 1899, as workbooks count them. */
  public static final String SERIAL = "[1-9][0-9]{4}(?:[.,][0-9]+)?";

  /** What a value says in this form; empty where it is no such day. */
  public Optional<LocalDate> parse(String value) {
    Matcher matcher = Patterns.of(pattern).matcher(value.strip());
    if (!matcher.matches()) return Optional.empty();
    int written = Integer.parseInt(matcher.group(year));
    boolean isShort = matcher.group(year).length() == 2;
    int fullYear = !isShort ? written : written < PIVOT ? 2000 + written : 1900 + written;
    try {
      int dayOfMonth = day == 0 ? 1 : Integer.parseInt(matcher.group(day));
      return Optional.of(LocalDate.of(fullYear, monthOf(matcher.group(month)), dayOfMonth));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int monthOf(String text) {
    if (Character.isDigit(text.charAt(0))) return Integer.parseInt(text);
    return MONTHS.indexOf(text.substring(0, 3).toLowerCase(Locale.ROOT)) / 3 + 1;
  }

  static String monthName() {
    return MONTH_NAME;
  }

  /** Whether the month is a name. */
  public boolean monthIsName() {
    return pattern.contains(MONTH_NAME);
  }

  private static final class Patterns {
    private static final java.util.concurrent.ConcurrentHashMap<String, Pattern> COMPILED =
        new java.util.concurrent.ConcurrentHashMap<>();

    static Pattern of(String pattern) {
      return COMPILED.computeIfAbsent(pattern, Pattern::compile);
    }
  }
}
