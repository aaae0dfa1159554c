package org.whalecurve.value.discrete;

import java.util.List;
import org.whalecurve.value.lifetime.Fit;
import org.whalecurve.value.lifetime.MaximumLikelihood;

/** Fits the models of whole periods. */
public final class DiscreteFits {
  /** Buyers and donors as published, more alike, more different, and almost nobody dying. */
  private static final List<double[]> BGBB_STARTS =
      List.of(
          new double[] {1, 1, 0.5, 3},
          new double[] {1, 3, 1, 10},
          new double[] {0.3, 0.6, 0.3, 1},
          new double[] {4, 4, 2, 40});

  private static final List<double[]> COHORT_STARTS =
      List.of(new double[] {1, 4}, new double[] {0.5, 0.5}, new double[] {10, 100});

  private DiscreteFits() {}

  /** BG/BB on distinct histories. */
  public static Fit bgBb(List<OpportunityHistory> histories, MaximumLikelihood.Options options) {
    return MaximumLikelihood.fit(new BgBbLikelihood(histories), BGBB_STARTS, options);
  }

  /** The shifted-beta-geometric model on one cohort. */
  public static Fit cohort(Cohort cohort, MaximumLikelihood.Options options) {
    return MaximumLikelihood.fit(new CohortLikelihood(cohort), COHORT_STARTS, options);
  }
}
