package org.whalecurve.value.spend;

import java.util.List;
import org.hipparchus.special.Gamma;
import org.whalecurve.value.lifetime.Likelihood;

/**
 * The log-likelihood of {@link GammaGamma}: the density of the mean spend (Fader & Hardie 2013, eq.
 * 1a) of every customer with transactions and a positive mean.
 */
public final class GammaGammaLikelihood implements Likelihood {
  /** Name of the model. */
  public static final String MODEL = "gamma-gamma";

  private final double[] transactions;
  private final double[] means;
  private final double[] counts;
  private final double customers;
  private final double scale;

  /** Histories without transactions, or with a mean that is not positive, are left out. */
  public GammaGammaLikelihood(List<SpendHistory> all) {
    List<SpendHistory> histories =
        all.stream().filter(h -> h.transactions() > 0 && h.mean() > 0).toList();
    transactions = histories.stream().mapToDouble(SpendHistory::transactions).toArray();
    means = histories.stream().mapToDouble(SpendHistory::mean).toArray();
    counts = histories.stream().mapToDouble(SpendHistory::customers).toArray();
    double n = 0;
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      n += counts[i];
      sum += counts[i] * means[i];
    }
    customers = n;
    scale = n > 0 ? sum / n : 1;
  }

  @Override
  public String model() {
    return MODEL;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.positive("p"), Parameter.positive("q"), new Parameter("v", true, scale));
  }

  @Override
  public double customers() {
    return customers;
  }

  @Override
  public double value(double[] coordinates, double[] gradient) {
    double p = Math.exp(coordinates[0]);
    double q = Math.exp(coordinates[1]);
    double v = Math.exp(coordinates[2]);
    double sum = 0;
    double[] slopes = new double[3];
    for (int i = 0; i < counts.length; i++) {
      double shape = p * transactions[i];
      double total = transactions[i] * means[i];
      // ln of own / (v + own) and of v / (v + own), without overflow or cancellation
      double own = -Math.log1p(v / total);
      double common = -Math.log1p(total / v);
      double log = shape * own + q * common - Math.log(means[i]) - logBeta(shape, q);
      sum += counts[i] * log;
      if (gradient == null) continue;
      double both = Gamma.digamma(shape + q);
      slopes[0] += counts[i] * transactions[i] * (both - Gamma.digamma(shape) + own);
      slopes[1] += counts[i] * (both - Gamma.digamma(q) + common);
      slopes[2] += counts[i] * (q / v - (shape + q) / (v + total));
    }
    for (int j = 0; gradient != null && j < 3; j++)
      gradient[j] = slopes[j] * Math.exp(coordinates[j]);
    return sum;
  }

  private static double logBeta(double a, double b) {
    return org.hipparchus.special.Beta.logBeta(a, b);
  }
}
