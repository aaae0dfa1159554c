package org.whalecurve.kernel;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names periods and says which days they hold. A month is named by its calendar month ({@code
 * 2026-04}); a quarter or year by the fiscal year, which carries the number of the calendar year in
 * which it ends.
 *
 * @param grain length of a period
 * @param firstMonth first month of the fiscal year, 1 to 12
 */
public record FiscalCalendar(PeriodGrain grain, int firstMonth) {
  private static final Pattern MONTH = Pattern.compile("(\\d{4})-(0[1-9]|1[0-2])");
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");

  public FiscalCalendar {
    if (firstMonth < 1 || firstMonth > 12)
      throw new IllegalArgumentException("month " + firstMonth);
  }

  public static FiscalCalendar monthly() {
    return new FiscalCalendar(PeriodGrain.MONTH, 1);
  }

  /** The name of the period that holds the day. */
  public String periodOf(LocalDate day) {
    int year = fiscalYear(YearMonth.from(day));
    int offset = Math.floorMod(day.getMonthValue() - firstMonth, 12);
    return switch (grain) {
      case MONTH -> String.format("%04d-%02d", day.getYear(), day.getMonthValue());
      case QUARTER -> String.format("%04d-Q%d", year, offset / 3 + 1);
      case YEAR -> String.format("%04d", year);
    };
  }

  private int fiscalYear(YearMonth month) {
    return firstMonth > 1 && month.getMonthValue() >= firstMonth
        ? month.getYear() + 1
        : month.getYear();
  }

  /** The first month of a period of any grain, or empty where the text names no period. */
  public Optional<YearMonth> firstMonthOf(String period) {
    Matcher month = MONTH.matcher(period);
    if (month.matches()) {
      return Optional.of(
          YearMonth.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2))));
    }
    Matcher quarter = QUARTER.matcher(period);
    if (quarter.matches()) {
      return Optional.of(
          yearStart(Integer.parseInt(quarter.group(1)))
              .plusMonths(3L * (Integer.parseInt(quarter.group(2)) - 1)));
    }
    return YEAR.matcher(period).matches()
        ? Optional.of(yearStart(Integer.parseInt(period)))
        : Optional.empty();
  }

  private YearMonth yearStart(int fiscalYear) {
    return YearMonth.of(firstMonth > 1 ? fiscalYear - 1 : fiscalYear, firstMonth);
  }

  /** The grain that the text's form stands for, or empty where it names no period. */
  public static Optional<PeriodGrain> grainOf(String period) {
    if (MONTH.matcher(period).matches()) return Optional.of(PeriodGrain.MONTH);
    if (QUARTER.matcher(period).matches()) return Optional.of(PeriodGrain.QUARTER);
    return YEAR.matcher(period).matches() ? Optional.of(PeriodGrain.YEAR) : Optional.empty();
  }

  /** The first day of a period of this calendar's grain. */
  public LocalDate firstDay(String period) {
    return firstMonthOf(period).orElseThrow(() -> new IllegalArgumentException(period)).atDay(1);
  }

  /** The last day of a period of this calendar's grain. */
  public LocalDate lastDay(String period) {
    return firstDay(period).plusMonths(grain.months()).minusDays(1);
  }
}
