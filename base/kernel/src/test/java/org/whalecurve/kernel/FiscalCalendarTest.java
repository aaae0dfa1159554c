package org.whalecurve.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiscalCalendarTest {
  @ParameterizedTest
  @CsvSource({
    "MONTH,   1, 2026-03-31, 2026-03, 2026-03-01, 2026-03-31",
    "MONTH,   4, 2026-03-31, 2026-03, 2026-03-01, 2026-03-31",
    "QUARTER, 1, 2026-03-31, 2026-Q1, 2026-01-01, 2026-03-31",
    "QUARTER, 4, 2026-03-31, 2026-Q4, 2026-01-01, 2026-03-31",
    "QUARTER, 4, 2026-04-01, 2027-Q1, 2026-04-01, 2026-06-30",
    "YEAR,    1, 2026-12-31, 2026,    2026-01-01, 2026-12-31",
    "YEAR,    7, 2026-07-01, 2027,    2026-07-01, 2027-06-30",
    "YEAR,    7, 2026-06-30, 2026,    2025-07-01, 2026-06-30",
  })
  void namesPeriodsAndTheirDays(
      PeriodGrain grain,
      int firstMonth,
      LocalDate day,
      String name,
      LocalDate first,
      LocalDate last) {
    FiscalCalendar calendar = new FiscalCalendar(grain, firstMonth);
    assertThat(calendar.periodOf(day)).isEqualTo(name);
    assertThat(calendar.firstDay(name)).isEqualTo(first);
    assertThat(calendar.lastDay(name)).isEqualTo(last);
  }
}
