package org.whalecurve.value.lifetime;

import java.util.Arrays;

/** Rough sizes in the data, from which a search starts. */
final class Moments {
  private Moments() {}

  /** Transactions after the first per unit of observed time; small, not 0, where there are none. */
  static double rate(Histories histories) {
    double time = 0;
    for (int i = 0; i < histories.size(); i++) time += histories.age(i) * histories.count(i);
    if (!(time > 0)) time = 1;
    return Math.max(0.5, histories.transactions()) / time;
  }

  /** A starting point whose coefficients of covariates are 0. */
  static double[] with(Histories histories, double... base) {
    return Arrays.copyOf(base, base.length + 2 * histories.covariates().size());
  }
}
