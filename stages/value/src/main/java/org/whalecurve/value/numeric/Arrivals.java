package org.whalecurve.value.numeric;

import org.hipparchus.special.Gamma;

/**
 * How many events of a Poisson process happen in a time when its rate is gamma-distributed: the
 * negative binomial distribution, as far as it is not nothing.
 */
public final class Arrivals {
  /** Part of the largest probability that is nothing. */
  private static final double NOTHING = 1e-19;

  /** Most probabilities that are computed one by one. */
  private static final int MOST = 1 << 19;

  private final double shape;
  private final double ratio;
  private final int low;
  private final double[] probability;
  private final double[] atLeast;
  private final boolean cut;

  /**
   * @param shape of the rate's gamma distribution
   * @param scale its rate parameter, a time
   */
  public Arrivals(double shape, double scale, double time) {
    this.shape = shape;
    this.ratio = scale / time;
    double logFailure = -Math.log1p(time / scale);
    double success = time / (scale + time);
    double peak = shape > 1 ? Math.floor((shape - 1) * (time / scale)) : 0;
    if (peak > MOST) {
      low = 0;
      probability = new double[0];
      atLeast = new double[0];
      cut = true;
      return;
    }
    int mode = (int) peak;
    double top =
        Math.exp(
            Rising.log(shape, mode)
                - Rising.logGamma(mode + 1.0)
                + shape * logFailure
                + (mode == 0 ? 0 : mode * Math.log(success)));
    low = lowest(mode, top, success);
    double[] up = new double[64];
    int size = mode - low + 1;
    if (size > up.length) up = new double[size + 64];
    double p = top;
    for (int n = mode; n >= low; n--) {
      up[n - low] = p;
      p *= n / ((shape + n - 1) * success);
    }
    p = top;
    int n = mode;
    while (size < MOST) {
      double factor = (shape + n) / (n + 1.0) * success;
      p *= factor;
      n++;
      if (factor < 1 && p <= NOTHING * (1 - factor)) break;
      if (size == up.length) up = java.util.Arrays.copyOf(up, 2 * size);
      up[size++] = p;
    }
    cut = size == MOST;
    probability = java.util.Arrays.copyOf(up, size);
    atLeast = new double[size];
    double sum = cut ? beyond(low + size) : 0;
    for (int i = size - 1; i >= 0; i--) atLeast[i] = sum += probability[i];
  }

  private int lowest(int mode, double top, double success) {
    int n = mode;
    for (double p = top; n > 0 && p > NOTHING; n--) p *= n / ((shape + n - 1) * success);
    return n;
  }

  /** Number from which on probabilities are only known from the gamma distribution, or nothing. */
  public int end() {
    return low + probability.length;
  }

  /** Whether there is something beyond the end. */
  public boolean cut() {
    return cut;
  }

  public double probability(int n) {
    if (n < low) return 0;
    return n - low < probability.length ? probability[n - low] : 0;
  }

  /** Probability of n events or more. */
  public double atLeast(double n) {
    if (n <= low) return 1;
    int index = (int) Math.min(n - low, Integer.MAX_VALUE);
    if (index < probability.length) return Math.min(1, atLeast[index]);
    return cut ? beyond(n) : 0;
  }

  /** For counts of hundred thousands the spread of the rate is all there is. */
  private double beyond(double n) {
    return Gamma.regularizedGammaQ(shape, (n - 0.5) * ratio);
  }
}
