package org.whalecurve.value.lifetime;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A figure that follows from a fit, with how far it can be trusted (delta method).
 *
 * @param value at the fitted parameters
 * @param standardError empty where the fit has none
 * @param interval 95 %; empty where the fit has no standard errors
 */
public record Estimate(double value, OptionalDouble standardError, Optional<Interval> interval) {
  /** What values a figure can take; its interval stays within. */
  public enum Range {
    /** Any number. */
    REAL,
    /** Above zero, such as a number of transactions. */
    POSITIVE,
    /** Between zero and one. */
    PROBABILITY;

    private double stretch(double value) {
      return switch (this) {
        case REAL -> value;
        case POSITIVE -> Math.log(value);
        case PROBABILITY -> Math.log(value / (1 - value));
      };
    }

    private double shrink(double value) {
      return switch (this) {
        case REAL -> value;
        case POSITIVE -> Math.exp(value);
        case PROBABILITY -> 1 / (1 + Math.exp(-value));
      };
    }

    /** How fast the stretched value changes with the value. */
    private double slope(double value) {
      return switch (this) {
        case REAL -> 1;
        case POSITIVE -> 1 / value;
        case PROBABILITY -> 1 / (value * (1 - value));
      };
    }

    private boolean inside(double value) {
      return this == REAL || (value > 0 && (this == POSITIVE || value < 1));
    }
  }

  static Estimate without(double value) {
    return new Estimate(value, OptionalDouble.empty(), Optional.empty());
  }

  static Estimate of(double value, double error, Range range) {
    Interval interval = new Interval(value, value);
    if (error > 0 && range.inside(value)) {
      double half = Interval.DEVIATIONS * error * range.slope(value);
      double middle = range.stretch(value);
      interval = new Interval(range.shrink(middle - half), range.shrink(middle + half));
    }
    return new Estimate(value, OptionalDouble.of(error), Optional.of(interval));
  }
}
