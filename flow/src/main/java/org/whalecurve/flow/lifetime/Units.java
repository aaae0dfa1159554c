package org.whalecurve.flow.lifetime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.whalecurve.value.lifetime.TimeUnit;

/** Units of time by the words of the command line. */
public final class Units {
  private Units() {}

  /** Day, week, month, year. */
  public static List<String> words() {
    return Arrays.stream(TimeUnit.values()).map(TimeUnit::word).toList();
  }

  static Optional<TimeUnit> find(String word) {
    return Arrays.stream(TimeUnit.values()).filter(u -> u.word().equals(word)).findFirst();
  }

  static TimeUnit of(String word) {
    return find(word).orElseThrow(() -> new IllegalArgumentException(word));
  }

  static double perYear(TimeUnit unit) {
    return TimeUnit.YEAR.days() / unit.days();
  }

  /** Continuous interest per unit of time that makes a yearly rate, for instance 0.15. */
  static double force(TimeUnit unit, double yearly) {
    return Math.log1p(yearly) / perYear(unit);
  }

  /** Interest per whole period that makes a yearly rate. */
  static double perPeriod(TimeUnit unit, double yearly) {
    return Math.expm1(force(unit, yearly));
  }
}
