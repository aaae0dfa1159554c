package org.whalecurve.value.lifetime;

import org.whalecurve.value.numeric.Arrivals;
import org.whalecurve.value.numeric.Panels;
import org.whalecurve.value.numeric.Rising;
import org.whalecurve.value.numeric.Rule;

/**
 * The future under BG/NBD and its relatives, without hypergeometric functions. A customer who is
 * alive makes the (i+1)-th further purchase if enough events happen and if he survived the i
 * purchases before:
 *
 * <pre>E(t) = Σ_i P(at least k(i+1) − j events in t) B(a, b+i) / B(a, b)</pre>
 *
 * with j events of the next purchase already past. The closed form of Fader, Hardie and Lee 2005 is
 * this sum, but fails at a = 1 and at a + b + x &lt; 1; here all terms are positive and there are
 * no such places. For k > 1 it is exact, where Platzer and Reutterer 2016 approximate.
 *
 * @param alive probability of being alive now
 * @param stages probabilities of j = 0, 1, … k − 1
 * @param shape of the rate's gamma distribution with j = 0; j more otherwise
 * @param scale its rate parameter, a time
 * @param a first parameter of the probability to leave after a purchase, for one who is alive
 * @param b the second
 */
record BetaGeometricFuture(
    double alive, double[] stages, double shape, double scale, double a, double b)
    implements Future {
  /** From this term on a sum of a smooth function is taken as an integral. */
  private static final int SMOOTH = 4096;

  @Override
  public double alive(double later) {
    if (later == 0) return alive;
    double left = 0;
    for (int j = 0; j < stages.length; j++)
      if (stages[j] > 0) left += stages[j] * purchases(j, later, true);
    return alive * Math.max(0, 1 - left);
  }

  @Override
  public double expected(double time) {
    if (time == 0 || alive == 0) return 0;
    double sum = 0;
    for (int j = 0; j < stages.length; j++)
      if (stages[j] > 0) sum += stages[j] * purchases(j, time, false);
    return alive * sum;
  }

  /**
   * Expected number of further purchases of one who is alive, or probability that one of them is
   * his last.
   */
  private double purchases(int past, double time, boolean last) {
    int k = stages.length;
    Arrivals arrivals = new Arrivals(shape + past, scale, time);
    double survived = 1;
    double sum = 0;
    int i = 0;
    int end = Math.max(arrivals.end(), arrivals.cut() ? SMOOTH : 0);
    for (int events = k - past; events < end; events += k, i++) {
      sum += arrivals.atLeast(events) * survived * (last ? a / (a + b + i) : 1);
      survived *= (b + i) / (a + b + i);
    }
    return arrivals.cut() ? sum + smooth(arrivals, past, i, last) : sum;
  }

  /** The same sum from term i on, as an integral over ln(i). */
  private double smooth(Arrivals arrivals, int past, int first, boolean last) {
    double sum = 0;
    double before = 0;
    for (double y = Math.log(first + 0.5); y < 200; y += 0.5) {
      double panel = 0;
      for (int n = 0; n < Rule.LONG.size(); n++) {
        double next = Math.exp(y + 0.5 * Rule.LONG.point(n));
        double i = next - 1;
        double term =
            arrivals.atLeast(stages.length * next - past)
                * Math.exp(Rising.beta(a, b, i))
                * (last ? a / (a + b + i) : 1);
        panel += 0.5 * Rule.LONG.weight(n) * next * term;
      }
      sum += panel;
      if (panel < before && panel <= 1e-17 * sum) break;
      before = panel;
    }
    return sum;
  }

  @Override
  public double[] distribution(double time, int most) {
    double[] result = new double[most + 1];
    for (int j = 0; j < stages.length; j++)
      if (stages[j] > 0 && time > 0) addDistribution(j, time, result);
    if (time == 0) result[0] = 1;
    for (int n = 0; n <= most; n++) result[n] *= alive;
    result[0] += 1 - alive;
    return result;
  }

  private void addDistribution(int past, double time, double[] result) {
    int k = stages.length;
    Arrivals arrivals = new Arrivals(shape + past, scale, time);
    double survived = 1;
    double lastOne = 0;
    for (int n = 0; n < result.length; n++) {
      double exactly = 0;
      for (int events = Math.max(0, k * n - past); events < k * (n + 1) - past; events++)
        exactly += arrivals.probability(events);
      double probability = exactly * survived + arrivals.atLeast(k * n - past) * lastOne;
      result[n] += stages[past] * probability;
      lastOne = survived * a / (a + b + n);
      survived *= (b + n) / (a + b + n);
    }
  }

  @Override
  public double discounted(double rate, double horizon) {
    double end = Panels.horizon(rate, horizon);
    if (alive == 0 || end == 0) return 0;
    if (rate == 0) return expected(end);
    double sum =
        Panels.integrate(
            v -> Math.exp(-rate * v) * expected(v), scale, end, v -> 1, v -> longest(rate, v));
    return Math.exp(-rate * end) * expected(end) + rate * sum;
  }

  /** Regular buyers come in waves, but after as many waves as there are stages nothing is left. */
  private double longest(double rate, double from) {
    double longest = Panels.longest(rate).applyAsDouble(from);
    double wave = stages.length * scale / shape;
    boolean waves = stages.length > 1 && from < stages.length * wave;
    return waves ? Math.min(longest, 2 * wave) : longest;
  }
}
