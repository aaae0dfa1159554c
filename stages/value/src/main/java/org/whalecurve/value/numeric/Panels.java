package org.whalecurve.value.numeric;

import java.util.function.DoubleUnaryOperator;

/** Integrals over time of functions that change on the scale of the time passed. */
public final class Panels {
  /** Exponents of discounting beyond which nothing is left. */
  private static final double GONE = 45;

  private static final double STEEPEST = 10;

  /** Longest panel relative to shift + time. */
  private static final double WIDEST = 4;

  private Panels() {}

  /**
   * The integral of f from 0 to an end, by Gauss-Legendre rules over panels that grow like shift +
   * time.
   *
   * @param shift time on whose scale f changes at first
   * @param steepness at a time, bound for the change of ln f for one unit of ln(shift + time); may
   *     grow like shift + time
   * @param longest at a time, the longest panel that may start there
   */
  public static double integrate(
      DoubleUnaryOperator f,
      double shift,
      double end,
      DoubleUnaryOperator steepness,
      DoubleUnaryOperator longest) {
    double sum = 0;
    double from = 0;
    while (from < end) {
      double growth = Math.min(WIDEST, STEEPEST / steepness.applyAsDouble(from));
      double length =
          Math.min(Math.min((shift + from) * growth, longest.applyAsDouble(from)), end - from);
      double width = Math.log1p(length / (from + shift));
      for (int n = 0; n < Rule.LONG.size(); n++) {
        double rise = Math.expm1(width * Rule.LONG.point(n));
        double scale = (from + shift) * (rise + 1);
        sum += width * Rule.LONG.weight(n) * scale * f.applyAsDouble(from + (from + shift) * rise);
      }
      from = length == end - from ? end : from + length;
    }
    return sum;
  }

  /** The longest horizon that matters at a rate of interest. */
  public static double horizon(double rate, double horizon) {
    if (!(rate >= 0) || !(horizon >= 0) || (rate == 0 && Double.isInfinite(horizon)))
      throw new IllegalArgumentException(
          "rate " + rate + " and horizon " + horizon + " give no finite value");
    return rate == 0 ? horizon : Math.min(horizon, GONE / rate);
  }

  /** Longest panel for a rate of interest. */
  public static DoubleUnaryOperator longest(double rate) {
    return from -> STEEPEST / rate;
  }
}
