package org.whalecurve.value.spend;

import java.util.Comparator;
import java.util.List;

/**
 * Profit per transaction, which may be negative: amounts of one customer vary about the customer's
 * own mean with variance σ², and these means vary between customers about μ with variance τ². What
 * is expected of a customer is its own mean drawn towards μ, the more the fewer its transactions
 * (empirical Bayes; Bühlmann & Straub's credibility, Efron & Morris 1975):
 *
 * <pre>  w μ_i + (1 − w) μ,  w = τ² / (τ² + σ² / n)</pre>
 *
 * <p>No distribution is supposed for this to be the best linear estimate, so it stands for profit,
 * where gamma-gamma does not apply. Estimates, in this order: σ² pooled over the customers' own
 * deviations (unbiased; where only means are known, from how their spread falls with n); μ and τ²
 * so that the standardised deviations of the means have the mean 0 and the variance 1 (Paule &
 * Mandel 1982), each cut at ±3, with the variance that a normal deviation has when cut so: a few
 * customers with extreme profits do not set the values of all others.
 *
 * @param mean μ, in money per transaction
 * @param between τ², in money squared; 0 where customers do not differ beyond chance
 * @param within σ², in money squared
 */
public record ProfitSpend(double mean, double between, double within) {
  private static final double CUT = 3;

  /** E min(z², 9) of a standard normal z: Φ(3) − Φ(−3) − 6 φ(3) + 9 · 2 Φ(−3). */
  private static final double CUT_VARIANCE = 0.9950072780344537;

  private static final int ROUNDS = 200;
  private static final int LINES = 50;

  /**
   * Learns from customers with transactions.
   *
   * @throws IllegalArgumentException where fewer than two customers have any
   */
  public static ProfitSpend fit(List<SpendHistory> all) {
    List<SpendHistory> histories = all.stream().filter(h -> h.transactions() > 0).toList();
    if (histories.stream().mapToLong(SpendHistory::customers).sum() < 2)
      throw new IllegalArgumentException("profit of fewer than two customers is known");
    double within = pooled(histories);
    if (Double.isNaN(within)) within = fromMeans(histories);
    double between = between(histories, within);
    return new ProfitSpend(location(histories, within, between), between, within);
  }

  /** Σ of squared deviations over Σ (n − 1); NaN where nobody has two transactions. */
  private static double pooled(List<SpendHistory> histories) {
    double squares = 0;
    double degrees = 0;
    for (SpendHistory h : histories) {
      if (Double.isNaN(h.within()) || h.transactions() < 2) continue;
      squares += h.customers() * h.within();
      degrees += h.customers() * (h.transactions() - 1.0);
    }
    return degrees > 0 ? squares / degrees : Double.NaN;
  }

  /**
   * Squared deviations of the means are τ² + σ² / n on average: a line in 1 / n, fitted again and
   * again with the squares cut by the line before.
   */
  private static double fromMeans(List<SpendHistory> histories) {
    double center = location(histories, 0, 1);
    double[] line = {median(histories, center), 0};
    for (int i = 0; i < LINES; i++) line = line(histories, center, line);
    return line[1];
  }

  /** τ² and σ² of the next line. */
  private static double[] line(List<SpendHistory> histories, double center, double[] last) {
    double n = 0;
    double u = 0;
    double y = 0;
    double uu = 0;
    double uy = 0;
    for (SpendHistory h : histories) {
      double inverse = 1.0 / h.transactions();
      double cut = CUT * CUT * (last[0] + last[1] * inverse);
      double square = Math.min(Math.pow(h.mean() - center, 2), cut) / CUT_VARIANCE;
      n += h.customers();
      u += h.customers() * inverse;
      y += h.customers() * square;
      uu += h.customers() * inverse * inverse;
      uy += h.customers() * inverse * square;
    }
    double determinant = uu - u * u / n;
    if (determinant <= 1e-12 * uu) return new double[] {0, y / u};
    double slope = Math.max(0, (uy - u * y / n) / determinant);
    double level = (y - slope * u) / n;
    return level > 0 ? new double[] {level, slope} : new double[] {0, y / u};
  }

  /** Variance by the median of squared deviations, which is 0.4549 of it for normal ones. */
  private static double median(List<SpendHistory> histories, double center) {
    List<SpendHistory> sorted =
        histories.stream()
            .sorted(Comparator.comparingDouble(h -> Math.abs(h.mean() - center)))
            .toList();
    long half = sorted.stream().mapToLong(SpendHistory::customers).sum() / 2;
    for (SpendHistory h : sorted) {
      half -= h.customers();
      if (half < 0) return Math.pow(h.mean() - center, 2) / 0.454936 + Double.MIN_NORMAL;
    }
    return Double.MIN_NORMAL;
  }

  private static double spread(List<SpendHistory> histories, double center) {
    double squares = 0;
    double n = 0;
    for (SpendHistory h : histories) {
      squares += h.customers() * Math.pow(h.mean() - center, 2);
      n += h.customers();
    }
    return squares / n;
  }

  /** τ² by bisection: the cut standardised squares fall as it rises. */
  private static double between(List<SpendHistory> histories, double within) {
    double low = 0;
    double high = 4 * spread(histories, location(histories, within, 0)) + Double.MIN_NORMAL;
    if (excess(histories, within, low) <= 0) return 0;
    for (int i = 0; i < ROUNDS && high - low > 1e-14 * high; i++) {
      double middle = (low + high) / 2;
      if (excess(histories, within, middle) > 0) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  }

  /** Cut squares of standardised deviations, less what they would be. */
  private static double excess(List<SpendHistory> histories, double within, double between) {
    double center = location(histories, within, between);
    double sum = 0;
    double n = 0;
    for (SpendHistory h : histories) {
      double variance = between + within / h.transactions();
      double square = Math.pow(h.mean() - center, 2);
      sum += h.customers() * (square == 0 ? 0 : Math.min(square / variance, CUT * CUT));
      n += h.customers();
    }
    return sum - (n - 1) * CUT_VARIANCE;
  }

  /** Huber's weighted mean: deviations beyond three standard deviations count as three. */
  private static double location(List<SpendHistory> histories, double within, double between) {
    double center = weighted(histories, within, between, Double.NaN);
    for (int i = 0; i < ROUNDS; i++) {
      double next = weighted(histories, within, between, center);
      if (Math.abs(next - center) <= 1e-14 * Math.abs(center)) return next;
      center = next;
    }
    return center;
  }

  private static double weighted(
      List<SpendHistory> histories, double within, double between, double center) {
    double sum = 0;
    double weights = 0;
    for (SpendHistory h : histories) {
      double variance = between + within / h.transactions();
      double weight = h.customers() / (variance > 0 ? variance : 1);
      double deviation = Math.abs(h.mean() - center) / Math.sqrt(variance);
      if (variance > 0 && deviation > CUT) weight *= CUT / deviation;
      sum += weight * h.mean();
      weights += weight;
    }
    return sum / weights;
  }

  /** How much a customer's own mean counts, 0 … 1. */
  public double ownWeight(long transactions) {
    if (transactions == 0 || between == 0) return 0;
    return between / (between + within / transactions);
  }

  /** Expected profit per transaction of a customer with this mean over its transactions. */
  public double expected(long transactions, double meanProfit) {
    double weight = ownWeight(transactions);
    return weight == 0 ? mean : weight * meanProfit + (1 - weight) * mean;
  }

  /** Variance of a customer's true mean about {@link #expected}. */
  public double variance(long transactions) {
    return between * (1 - ownWeight(transactions));
  }
}
