package org.whalecurve.value.numeric;

/**
 * The integral in the Pareto/NBD likelihood: over all times u at which a customer may have left
 * between his last purchase and the end of the observation, of
 *
 * <pre>f(u) = (1 + u/α)^-ρ (1 + u/β)^-(s+1)</pre>
 *
 * and of f times what its derivatives need. In y = ln(u + min(α, β)) the integrand is as gentle as
 * an exponential function, so that Gauss-Legendre rules give all digits; everything is relative to
 * f at the lower limit, so that nothing overflows for thousands of purchases.
 */
public final class Departure {
  /** The integrals of f, f ln(1+u/α), f u/(α+u), f ln(1+u/β), f u/(β+u). */
  public static final int PARTS = 5;

  /** Longest panel in y, on account of the singularities of the two factors. */
  private static final double WIDEST = 2;

  /** How much the logarithm of f may change within a panel of the long, short and tiny rule. */
  private static final double STEEPEST = 10;

  private static final double GENTLE = 1;

  private static final double FLAT = 0.05;

  /** Part of the integral below which the panels that follow do not matter. */
  private static final double NOTHING = 1e-19;

  private final double alpha;
  private final double beta;
  private final double s;
  private final double shift;

  public Departure(double alpha, double s, double beta) {
    this.alpha = alpha;
    this.s = s;
    this.beta = beta;
    this.shift = Math.min(alpha, beta);
  }

  public double s() {
    return s;
  }

  /** {@code ln f(u)}. */
  public double log(double shape, double u) {
    return -shape * Math.log1p(u / alpha) - (s + 1) * Math.log1p(u / beta);
  }

  /** How fast ln f falls with y. */
  private double steepness(double shape, double u) {
    return (u + shift) * (shape / (alpha + u) + (s + 1) / (beta + u));
  }

  /** How much ln f changes at most between two times. */
  private double change(double shape, double from, double to) {
    double length = Math.log1p((to - from) / (from + shift));
    return length * Math.max(1, steepness(shape, to));
  }

  /** Whether the short rule is enough between two times. */
  public boolean gentle(double shape, double from, double to) {
    return change(shape, from, to) <= GENTLE;
  }

  /**
   * Adds the integrals between two times, relative to f(from).
   *
   * @param out the integrals, {@link #PARTS} of them or only the first
   */
  public void add(double shape, double from, double to, double[] out) {
    double length = Math.log1p((to - from) / (from + shift));
    double reference = log(shape, from);
    double change = change(shape, from, to);
    if (change <= GENTLE) {
      Rule rule = change <= FLAT ? Rule.TINY : Rule.SHORT;
      panel(rule, shape, from, 0, length, reference, out);
      return;
    }
    double last = 0;
    double width;
    for (double y = 0; y < length; y += width) {
      double here = steepness(shape, from + (from + shift) * Math.expm1(y));
      // The steepness grows at most like exp(y).
      width = Math.min(Math.min(WIDEST, Math.log1p(STEEPEST / here)), length - y);
      double before = out[0];
      panel(Rule.LONG, shape, from, y, width, reference, out);
      double added = out[0] - before;
      // The integrand has one peak in y: once it falls it goes on falling.
      if (added < last && added <= NOTHING * out[0]) return;
      last = added;
    }
  }

  private void panel(
      Rule rule, double shape, double from, double y, double width, double base, double[] out) {
    for (int n = 0; n < rule.size(); n++) {
      double rise = Math.expm1(y + width * rule.point(n));
      double u = from + (from + shift) * rise;
      double logAlpha = Math.log1p(u / alpha);
      double logBeta = Math.log1p(u / beta);
      double f = Math.exp(-shape * logAlpha - (s + 1) * logBeta - base);
      f *= width * rule.weight(n) * (from + shift) * (rise + 1);
      out[0] += f;
      if (out.length == 1) continue;
      out[1] += f * logAlpha;
      out[2] += f * (u / (alpha + u));
      out[3] += f * logBeta;
      out[4] += f * (u / (beta + u));
    }
  }
}
