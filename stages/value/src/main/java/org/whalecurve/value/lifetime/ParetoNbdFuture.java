package org.whalecurve.value.lifetime;

import org.whalecurve.value.numeric.Panels;
import org.whalecurve.value.numeric.Rising;

/**
 * The future under Pareto/NBD (Schmittlein, Morrison and Colombo 1987; Fader and Hardie 2005, "A
 * note on deriving the Pareto/NBD model").
 *
 * @param alive probability of being alive now
 * @param shape of the purchase rate's gamma distribution
 * @param scale its rate parameter, a time
 * @param s shape of the gamma distribution of the rate of leaving, for one who is alive
 * @param beta its rate parameter, a time
 */
record ParetoNbdFuture(double alive, double shape, double scale, double s, double beta)
    implements Future {
  @Override
  public double alive(double later) {
    return alive * Math.exp(-s * Math.log1p(later / beta));
  }

  @Override
  public double expected(double time) {
    double log = Math.log1p(time / beta);
    return alive * shape / scale * beta * log * mean((s - 1) * log);
  }

  /** The mean of exp(−y) over 0 … z; 1 at z = 0, which is the model's place s = 1. */
  private static double mean(double z) {
    return z == 0 ? 1 : -Math.expm1(-z) / z;
  }

  @Override
  public double[] distribution(double time, int most) {
    double[] result = new double[most + 1];
    double staying = Math.exp(-s * Math.log1p(time / beta));
    for (int n = 0; n <= most; n++) {
      int number = n;
      double many = Rising.log(shape, n) - Rising.logGamma(n + 1.0);
      double shift = Math.min(scale, beta);
      double left =
          Panels.integrate(
              v -> s / beta * Math.exp(many + log(number, v) - (s + 1) * Math.log1p(v / beta)),
              shift,
              time,
              v -> number + (v + shift) * ((shape + number) / (scale + v) + (s + 1) / (beta + v)),
              v -> time);
      result[n] = alive * (staying * Math.exp(many + log(n, time)) + left);
    }
    result[0] += 1 - alive;
    return result;
  }

  /** Logarithm of the part of the negative binomial probability that depends on the time. */
  private double log(int n, double time) {
    double log = -shape * Math.log1p(time / scale);
    return n == 0 ? log : log + n * Math.log(time / (scale + time));
  }

  @Override
  public double discounted(double rate, double horizon) {
    double end = Panels.horizon(rate, horizon);
    if (rate == 0) return expected(end);
    double staying =
        Panels.integrate(
            v -> Math.exp(-rate * v - s * Math.log1p(v / beta)),
            beta,
            end,
            v -> Math.abs(s - 1) + 1,
            Panels.longest(rate));
    return alive * shape / scale * staying;
  }
}
