package org.whalecurve.value.spend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.value.lifetime.Fit;
import org.whalecurve.value.lifetime.MaximumLikelihood;

/** Fits gamma-gamma and says where it should not be used. */
public final class SpendFits {
  private SpendFits() {}

  /**
   * Gamma-gamma on the customers with transactions and a positive mean.
   *
   * @throws ProblemException where fewer than two such customers are there, or all means are equal
   */
  public static Fit gammaGamma(List<SpendHistory> histories, MaximumLikelihood.Options options) {
    GammaGammaLikelihood likelihood = new GammaGammaLikelihood(histories);
    double[] moments = moments(histories);
    if (likelihood.customers() < 2 || moments[1] == 0) throw tooAlike(likelihood.customers());
    double mean = moments[0];
    List<double[]> starts = new ArrayList<>();
    for (double p : new double[] {6, 1, 30})
      for (double q : new double[] {4, 1.5}) starts.add(new double[] {p, q, mean * q / p});
    Fit fit = MaximumLikelihood.fit(likelihood, starts, options);
    return fit.warn(warnings(fit, Independence.of(positive(histories))));
  }

  /** The histories that gamma-gamma learns from. */
  public static List<SpendHistory> positive(List<SpendHistory> histories) {
    return histories.stream().filter(h -> h.transactions() > 0 && h.mean() > 0).toList();
  }

  /** Mean and variance of the customers' means. */
  private static double[] moments(List<SpendHistory> histories) {
    double n = 0;
    double mean = 0;
    double squares = 0;
    for (SpendHistory h : positive(histories)) {
      n += h.customers();
      double deviation = h.mean() - mean;
      mean += h.customers() / n * deviation;
      squares += h.customers() * deviation * (h.mean() - mean);
    }
    return new double[] {mean, squares};
  }

  private static ProblemException tooAlike(double customers) {
    return new ProblemException(
        new Problem(
            "spend-alike",
            SourcePlace.ofFile(GammaGammaLikelihood.MODEL),
            String.format(
                Locale.ROOT,
                "%,.0f customers have transactions with a mean above zero, and their means do not"
                    + " differ",
                customers),
            "Two customers with different means are the least; take their plain mean instead."));
  }

  private static List<String> warnings(Fit fit, Independence check) {
    List<String> warnings = new ArrayList<>();
    double q = fit.parameters().get("q");
    if (q <= 1)
      warnings.add(
          String.format(
              Locale.ROOT,
              "q = %.3f is not above 1: the mean spend of the population does not exist, and none is"
                  + " given for customers without transactions",
              q));
    else if (q <= 2)
      warnings.add(
          String.format(
              Locale.ROOT,
              "q = %.3f is not above 2: the mean spend of the population exists, its variance does"
                  + " not; a few customers decide the mean",
              q));
    if (check.verdict() != Independence.Verdict.HOLDS) warnings.add(told(check));
    return warnings;
  }

  private static String told(Independence check) {
    String numbers =
        String.format(
            Locale.ROOT,
            "frequency and mean spend correlate (r = %.3f, p = %.2g): ",
            check.correlation(),
            check.pValue());
    return check.verdict() == Independence.Verdict.WEAK
        ? numbers
            + "weakly, gamma-gamma supposes that they do not; values of frequent buyers are a"
            + " little off"
        : numbers
            + "gamma-gamma supposes that they do not; fit groups of customers apart, or use"
            + " the profit model";
  }
}
