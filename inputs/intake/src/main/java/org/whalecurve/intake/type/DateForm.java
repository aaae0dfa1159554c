package org.whalecurve.intake.type;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to write a day, a time behind it allowed. The same patterns serve Java and the engine:
 * they keep to the part of the language that Java and RE2 share.
 *
 * @param name as people write it, for instance {@code dd/MM/yyyy}
 * @param template regular expression of a whole value with {@value #HERE} for the year; groups hold
 *     month and day
 * @param years how many digits a year may have
 * @param year group of the year
 * @param month group of the month, a number or an English name
 * @param day group of the day; 0 where the month's first day is meant
 */
public record DateForm(String name, String template, Years years, int year, int month, int day) {
  /** Digits of a year: two mean 1969 to 2068. */
  public enum Years {
    FULL,
    SHORT,
    EITHER
  }

  /** A pattern, and the century to put before the year that it finds. */
  public record Reading(String pattern, String century) {}

  /** The first three letters of the months' English names, one after another. */
  public static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  static final String HERE = "@";

  private static final Reading FULL_YEAR = new Reading("([0-9]{4})", "");
  private static final Reading OF_2000 = new Reading("([0-5][0-9]|6[0-8])", "20");
  private static final Reading OF_1900 = new Reading("(69|[7-9][0-9])", "19");

  static final String TIME =
      "(?:[T ,]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?: ?[AaPp]\\.?[Mm]\\.?)?"
          + "(?: ?(?:Z|UTC|GMT|[-+][0-9]{2}(?::?[0-9]{2})?))?)?";
  static final String MONTH_NAME =
      "((?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
          + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))";
  private static final String TWO = "([0-9]{1,2})";
  private static final String SLASH = "[-/.]";

  public static final DateForm ISO =
      new DateForm("yyyy-MM-dd", HERE + SLASH + TWO + SLASH + TWO + TIME, Years.FULL, 1, 2, 3);
  public static final DateForm COMPACT =
      new DateForm(
          "yyyyMMdd",
          HERE + "([0-9]{2})([0-9]{2})(?:[T ]?[0-9]{4}(?:[0-9]{2})?)?" + TIME,
          Years.FULL,
          1,
          2,
          3);
  public static final DateForm CHINESE =
      new DateForm(
          "yyyy年M月d日",
          HERE + " ?\\x{5E74} ?" + TWO + " ?\\x{6708} ?" + TWO + " ?[\\x{65E5}\\x{53F7}]?" + TIME,
          Years.FULL,
          1,
          2,
          3);
  public static final DateForm DAY_FIRST =
      new DateForm("dd/MM/yyyy", TWO + SLASH + TWO + SLASH + HERE + TIME, Years.EITHER, 3, 2, 1);
  public static final DateForm MONTH_FIRST =
      new DateForm("MM/dd/yyyy", TWO + SLASH + TWO + SLASH + HERE + TIME, Years.EITHER, 3, 1, 2);
  public static final DateForm DAY_NAME =
      new DateForm(
          "d-MMM-yyyy",
          TWO + "[-/. ]*" + MONTH_NAME + "[-/., ]*" + HERE + TIME,
          Years.EITHER,
          3,
          2,
          1);
  public static final DateForm NAME_DAY =
      new DateForm(
          "MMM d, yyyy",
          MONTH_NAME + "[-/. ]*" + TWO + "(?:st|nd|rd|th)?[-/, ]+" + HERE + TIME,
          Years.EITHER,
          3,
          1,
          2);

  /** Days since the end of 1899, as workbooks count them. */
  public static final String SERIAL = "[1-9][0-9]{4}(?:[.,][0-9]+)?";

  private record Compiled(Pattern pattern, String century) {}

  private static final Map<DateForm, List<Compiled>> COMPILED = new ConcurrentHashMap<>();

  /** The patterns of the form, by the kinds of year that it may have. */
  public List<Reading> readings() {
    List<Reading> kinds =
        switch (years) {
          case FULL -> List.of(FULL_YEAR);
          case SHORT -> List.of(OF_2000, OF_1900);
          case EITHER -> List.of(FULL_YEAR, OF_2000, OF_1900);
        };
    return kinds.stream()
        .map(k -> new Reading(template.replace(HERE, k.pattern), k.century))
        .toList();
  }

  /** What a value says in this form; empty where it is no such day. */
  public Optional<LocalDate> parse(String value) {
    for (Compiled reading : COMPILED.computeIfAbsent(this, DateForm::compile)) {
      Matcher matcher = reading.pattern.matcher(value);
      if (matcher.matches()) return day(matcher, reading.century);
    }
    return Optional.empty();
  }

  private static List<Compiled> compile(DateForm form) {
    return form.readings().stream()
        .map(r -> new Compiled(Pattern.compile(r.pattern), r.century))
        .toList();
  }

  private Optional<LocalDate> day(Matcher matcher, String century) {
    try {
      int dayOfMonth = day == 0 ? 1 : Integer.parseInt(matcher.group(day));
      int fullYear = Integer.parseInt(century + matcher.group(year));
      return Optional.of(LocalDate.of(fullYear, monthOf(matcher.group(month)), dayOfMonth));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int monthOf(String text) {
    if (Character.isDigit(text.charAt(0))) return Integer.parseInt(text);
    return MONTHS.indexOf(text.substring(0, 3).toLowerCase(Locale.ROOT)) / 3 + 1;
  }

  /** Whether the month is a name. */
  public boolean monthIsName() {
    return template.contains(MONTH_NAME);
  }
}
