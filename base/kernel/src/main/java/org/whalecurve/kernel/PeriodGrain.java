package org.whalecurve.kernel;

/** The length of a period; one per workspace. */
public enum PeriodGrain {
  MONTH(1),
  QUARTER(3),
  YEAR(12);

  private final int months;

  PeriodGrain(int months) {
    this.months = months;
  }

  /** Calendar months in one period. */
  public int months() {
    return months;
  }
}
