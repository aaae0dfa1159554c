package org.whalecurve.intake.conform;

import org.whalecurve.kernel.FiscalCalendar;

/** The name of a day's period as SQL; the same rule as {@link FiscalCalendar#periodOf}. */
final class PeriodSql {
  private PeriodSql() {}

  static String of(FiscalCalendar calendar, String date) {
    int first = calendar.firstMonth();
    String year =
        first == 1
            ? "year(" + date + ")"
            : "(year("
                + date
                + ") + CASE WHEN month("
                + date
                + ") >= "
                + first
                + " THEN 1 ELSE 0 END)";
    return switch (calendar.grain()) {
      case MONTH -> "substr(CAST(CAST(" + date + " AS DATE) AS VARCHAR), 1, 7)";
      case QUARTER ->
          "(CAST("
              + year
              + " AS VARCHAR) || '-Q' || CAST((month("
              + date
              + ") + "
              + (12 - first)
              + ") % 12 // 3 + 1 AS VARCHAR))";
      case YEAR -> "CAST(" + year + " AS VARCHAR)";
    };
  }
}
