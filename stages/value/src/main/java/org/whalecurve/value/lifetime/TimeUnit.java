package org.whalecurve.value.lifetime;

import java.util.Locale;

/**
 * A unit in which times between transactions are counted. Months and years have calendar length.
 */
public enum TimeUnit {
  DAY(1),
  WEEK(7),
  /** A twelfth of a year: 30.4375 days. */
  MONTH(365.25 / 12),
  /** 365.25 days. */
  YEAR(365.25);

  private final double days;

  TimeUnit(double days) {
    this.days = days;
  }

  public double days() {
    return days;
  }

  /** A time in this unit, given in days. */
  public double ofDays(double count) {
    return count / days;
  }

  /** As the command line writes it: {@code week}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
