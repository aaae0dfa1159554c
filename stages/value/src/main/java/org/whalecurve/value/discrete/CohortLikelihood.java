package org.whalecurve.value.discrete;

import java.util.List;
import org.whalecurve.value.lifetime.Likelihood;

/**
 * The log-likelihood of {@link ShiftedBetaGeometric} for one cohort (Fader & Hardie 2007, eq. B3):
 * those lost at each renewal, and those left at the end.
 */
public final class CohortLikelihood implements Likelihood {
  /** Name of the model. */
  public static final String MODEL = "sbg";

  private final Cohort cohort;

  public CohortLikelihood(Cohort cohort) {
    this.cohort = cohort;
  }

  @Override
  public String model() {
    return MODEL;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.positive("alpha"), Parameter.positive("beta"));
  }

  @Override
  public double customers() {
    return cohort.size();
  }

  @Override
  public double value(double[] coordinates, double[] gradient) {
    double alpha = Math.exp(coordinates[0]);
    double beta = Math.exp(coordinates[1]);
    int n = cohort.periods();
    Rising betas = new Rising(beta, n);
    Rising both = new Rising(alpha + beta, n + 1);
    double left = cohort.survivors().get(n);
    double sum = left * (betas.log(n) - both.log(n));
    double byAlpha = -left * both.slope(n);
    double byBeta = left * (betas.slope(n) - both.slope(n));
    for (int t = 1; t <= n; t++) {
      double lost = cohort.lost(t);
      sum += lost * (Math.log(alpha) + betas.log(t - 1) - both.log(t));
      byAlpha += lost * (1 / alpha - both.slope(t));
      byBeta += lost * (betas.slope(t - 1) - both.slope(t));
    }
    if (gradient != null) {
      gradient[0] = alpha * byAlpha;
      gradient[1] = beta * byBeta;
    }
    return sum;
  }
}
