package org.whalecurve.samples;

import java.time.LocalDate;
import java.time.YearMonth;

/** The months of the sample, counted from the first. */
final class Months {
  private static final YearMonth FIRST = YearMonth.of(2025, 1);

  private Months() {}

  static YearMonth of(int month) {
    return FIRST.plusMonths(month);
  }

  /** The period's name, such as 2025-01. */
  static String period(int month) {
    return of(month).toString();
  }

  /** Year and month in four digits, such as 2501. */
  static long number(int month) {
    return of(month).getYear() % 100 * 100L + of(month).getMonthValue();
  }

  static LocalDate day(int month, int day) {
    return of(month).atDay(day);
  }
}
