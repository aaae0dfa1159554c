package org.whalecurve.samples.internal.files;

import java.time.LocalDate;
import java.time.YearMonth;

/** The months of the sample, counted from the first. */
public final class Months {
  private static final YearMonth FIRST = YearMonth.of(2025, 1);

  private Months() {}

  public static YearMonth of(int month) {
    return FIRST.plusMonths(month);
  }

  /** The period's name, such as 2025-01. */
  public static String period(int month) {
    return of(month).toString();
  }

  /** Year and month in four digits, such as 2501. */
  public static long number(int month) {
    return of(month).getYear() % 100 * 100L + of(month).getMonthValue();
  }

  public static LocalDate day(int month, int day) {
    return of(month).atDay(day);
  }
}
