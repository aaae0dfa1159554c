package org.whalecurve.value.discrete;

import java.util.List;

/**
 * Customers who started together, and how many of them were left after each renewal.
 *
 * @param name of the cohort
 * @param survivors at the start, after the first renewal, the second, …; never rising. May be
 *     fractions of customers where a share was given
 */
public record Cohort(String name, List<Double> survivors) {
  public Cohort {
    survivors = List.copyOf(survivors);
    for (int t = 0; t < survivors.size(); t++) {
      double before = survivors.get(Math.max(0, t - 1));
      if (!(survivors.get(t) >= 0 && survivors.get(t) <= before))
        throw new IllegalArgumentException(name + " after " + t + " renewals: " + survivors.get(t));
    }
  }

  /** Renewals seen. */
  public int periods() {
    return survivors.size() - 1;
  }

  /** Customers at the start. */
  public double size() {
    return survivors.get(0);
  }

  /** How many left at the t-th renewal. */
  public double lost(int t) {
    return survivors.get(t - 1) - survivors.get(t);
  }

  /** Share still there after t renewals. */
  public double survival(int t) {
    return survivors.get(t) / size();
  }

  /** The same cohort as it was known after so many renewals. */
  public Cohort first(int periods) {
    return new Cohort(name, survivors.subList(0, periods + 1));
  }
}
