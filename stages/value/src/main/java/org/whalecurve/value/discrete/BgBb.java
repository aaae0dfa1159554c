package org.whalecurve.value.discrete;

/**
 * The beta-geometric / beta-Bernoulli model (Fader, Hardie & Shang 2010, Marketing Science 29(6)):
 * at every opportunity a customer who is alive buys with a probability p ~ beta(α, β), and before
 * every opportunity dies with a probability θ ~ beta(γ, δ).
 *
 * <p>A history is x purchases at n opportunities, the last of them at opportunity t (0 where x =
 * 0). All functions are finite for all positive parameters, γ = 1 included: sums over periods stand
 * where the paper divides by γ − 1.
 */
public final class BgBb {
  /** Terms of a discounted sum are added until they are below this share of it. */
  private static final double NEGLIGIBLE = 1e-17;

  private static final int TERMS_MAX = 10_000_000;

  private final double gamma;
  private final double delta;
  private final Rising alphas;
  private final Rising betas;
  private final Rising alphaBetas;
  private final Rising deltas;
  private final Rising gammaDeltas;

  /**
   * @param periods the longest history that will be asked about, forecasts of distributions
   *     included
   */
  public BgBb(double alpha, double beta, double gamma, double delta, int periods) {
    this.gamma = gamma;
    this.delta = delta;
    alphas = new Rising(alpha, periods + 1);
    betas = new Rising(beta, periods + 1);
    alphaBetas = new Rising(alpha + beta, periods + 2);
    deltas = new Rising(delta, periods + 1);
    gammaDeltas = new Rising(gamma + delta, periods + 2);
  }

  /** ln of the likelihood of one history (eq. 4), without a binomial term. */
  public double logLikelihood(int x, int t, int n) {
    double[] logs = terms(x, t, n);
    double largest = max(logs);
    double sum = 0;
    for (double log : logs) sum += Math.exp(log - largest);
    return largest + Math.log(sum);
  }

  /** Adds {@code weight} times the gradient of {@link #logLikelihood} in α, β, γ, δ. */
  void addGradient(int x, int t, int n, double weight, double[] gradient) {
    double[] logs = terms(x, t, n);
    double largest = max(logs);
    double sum = 0;
    double[] slopes = new double[4];
    for (int i = 0; i < logs.length; i++) {
      double share = Math.exp(logs[i] - largest);
      sum += share;
      boolean alive = i == logs.length - 1;
      int m = alive ? n : t + i;
      double together = alphaBetas.slope(m);
      slopes[0] += share * (alphas.slope(x) - together);
      slopes[1] += share * (betas.slope(m - x) - together);
      double died = gammaDeltas.slope(alive ? n : m + 1);
      slopes[2] += share * ((alive ? 0 : 1 / gamma) - died);
      slopes[3] += share * (deltas.slope(m) - died);
    }
    for (int j = 0; j < 4; j++) gradient[j] += weight * slopes[j] / sum;
  }

  /** Logarithms of: dead before opportunity t + 1, t + 2, … n; alive at n. */
  private double[] terms(int x, int t, int n) {
    double[] logs = new double[n - t + 1];
    for (int i = 0; i < n - t; i++) logs[i] = purchases(x, t + i) + deathAfter(t + i);
    logs[n - t] = purchases(x, n) + alive(n);
    return logs;
  }

  /**
   * {@code ln B(α + x, β + m − x) / B(α, β)}: x purchases, in a given order, at m opportunities.
   */
  private double purchases(int x, int m) {
    return alphas.log(x) + betas.log(m - x) - alphaBetas.log(m);
  }

  /** {@code ln B(γ, δ + m) / B(γ, δ)}: alive at opportunity m. */
  private double alive(int m) {
    return deltas.log(m) - gammaDeltas.log(m);
  }

  /** {@code ln B(γ + 1, δ + m) / B(γ, δ)}: alive at opportunity m, dead at the next. */
  private double deathAfter(int m) {
    return Math.log(gamma) + deltas.log(m) - gammaDeltas.log(m + 1);
  }

  private static double max(double[] values) {
    double largest = values[0];
    for (double value : values) largest = Math.max(largest, value);
    return largest;
  }

  /** Probability of being alive at opportunity n: when the history ends. */
  public double aliveNow(int x, int t, int n) {
    return Math.exp(purchases(x, n) + alive(n) - logLikelihood(x, t, n));
  }

  /**
   * Probability of being alive at opportunity n + ahead (eq. 11); the paper's P(alive) is that of
   * the next opportunity, ahead = 1.
   */
  public double alive(int x, int t, int n, int ahead) {
    double share = 1;
    for (int k = 0; k < ahead; k++) share *= survival(n + k);
    return aliveNow(x, t, n) * share;
  }

  /** Probability of living through the opportunity after m, given alive at m. */
  private double survival(int m) {
    return (delta + m) / (gamma + delta + m);
  }

  /** Probability of buying at an opportunity while alive, given the history and alive at n. */
  private double purchase(int x, int n) {
    return Math.exp(purchases(x + 1, n + 1) - purchases(x, n));
  }

  /** Expected purchases at the next {@code ahead} opportunities (eq. 13). */
  public double expected(int x, int t, int n, int ahead) {
    return aliveNow(x, t, n) * purchase(x, n) * periodsAlive(n, ahead);
  }

  /** Expected opportunities among the next that find a customer alive who is alive at n. */
  private double periodsAlive(int n, int ahead) {
    double share = 1;
    double sum = 0;
    for (int k = 0; k < ahead; k++) {
      share *= survival(n + k);
      sum += share;
    }
    return sum;
  }

  /**
   * Discounted expected residual transactions: all purchases to come, the one at the next
   * opportunity discounted by one period (eq. 14).
   *
   * @param rate interest per period, above 0
   */
  public double discounted(int x, int t, int n, double rate) {
    double factor = 1;
    double sum = 0;
    for (int k = 0; k < TERMS_MAX; k++) {
      factor *= survival(n + k) / (1 + rate);
      sum += factor;
      if (factor < NEGLIGIBLE * sum * rate) break;
    }
    return aliveNow(x, t, n) * purchase(x, n) * sum;
  }

  /**
   * The same of the next {@code ahead} opportunities only.
   *
   * @param rate interest per period, 0 or more
   */
  public double discounted(int x, int t, int n, double rate, int ahead) {
    double factor = 1;
    double sum = 0;
    for (int k = 0; k < ahead; k++) {
      factor *= survival(n + k) / (1 + rate);
      sum += factor;
    }
    return aliveNow(x, t, n) * purchase(x, n) * sum;
  }

  /** Probability that a customer buys x times at the first n opportunities (eq. 7). */
  public double probability(int x, int n) {
    double sum = Math.exp(logChoose(n, x) + purchases(x, n) + alive(n));
    for (int i = x; i < n; i++) sum += Math.exp(logChoose(i, x) + purchases(x, i) + deathAfter(i));
    return sum;
  }

  /**
   * Probability of exactly {@code y} purchases at the next {@code ahead} opportunities (eq. 12);
   * the tables must reach to n + ahead periods.
   */
  public double probability(int x, int t, int n, int ahead, int y) {
    double whole = logLikelihood(x, t, n);
    double sum = Math.exp(future(x, n, ahead, y, ahead) + alive(n + ahead) - whole);
    for (int i = y; i < ahead; i++)
      sum += Math.exp(future(x, n, i, y, i) + deathAfter(n + i) - whole);
    return y > 0 ? sum : sum + 1 - Math.exp(purchases(x, n) + alive(n) - whole);
  }

  private double future(int x, int n, int lived, int y, int choices) {
    return logChoose(choices, y) + purchases(x + y, n + lived);
  }

  private static double logChoose(int n, int k) {
    double log = 0;
    for (int i = 1; i <= Math.min(k, n - k); i++) log += Math.log((n - i + 1.0) / i);
    return log;
  }
}
