package org.whalecurve.value.history;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Unit of all times of a model. Days and weeks are exact; months and years are the mean ones of the
 * Gregorian calendar: 400 years have 146,097 days, so a year 365.2425 and a month 30.436875.
 */
public enum TimeUnit {
  DAY(1),
  WEEK(7),
  MONTH(146_097 / 4_800.0),
  YEAR(146_097 / 400.0);

  private final double days;

  TimeUnit(double days) {
    this.days = days;
  }

  /** Days in one of it. */
  public double days() {
    return days;
  }

  /** How many of it a year has. */
  public double perYear() {
    return YEAR.days / days;
  }

  /** Its name as the command line takes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<TimeUnit> of(String word) {
    return Arrays.stream(values()).filter(unit -> unit.word().equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(TimeUnit::word).toList();
  }

  /**
   * Interest per unit of time, continuously compounded, that makes a yearly rate.
   *
   * @param yearly for instance 0.15
   */
  public double force(double yearly) {
    return Math.log1p(yearly) / perYear();
  }
}
