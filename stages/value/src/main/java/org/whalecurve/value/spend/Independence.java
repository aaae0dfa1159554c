package org.whalecurve.value.spend;

import java.util.List;
import org.hipparchus.special.Beta;

/**
 * Whether how much customers spend goes with how often they buy. Gamma-gamma supposes that it does
 * not; where it does, values of frequent buyers are wrong in the direction of the correlation.
 *
 * @param customers who have transactions and a mean
 * @param correlation Pearson's, of the number of transactions and their mean amount; 0 where one of
 *     them is the same for everybody
 * @param pValue two-sided, under independence (t distribution with n − 2 degrees of freedom)
 */
public record Independence(long customers, double correlation, double pValue) {
  /** From here on the supposition hardly holds. */
  static final double STRONG = 0.3;

  private static final double SIGNIFICANT = 0.05;

  /** What the numbers say of the supposition. */
  public enum Verdict {
    /** No correlation that chance would not make. */
    HOLDS,
    /** A correlation, but one that explains less than a tenth of the variance. */
    WEAK,
    /** Spend and frequency go together: do not multiply them. */
    FAILS
  }

  /** Measured over customers with transactions. */
  public static Independence of(List<SpendHistory> histories) {
    double n = 0;
    double meanX = 0;
    double meanZ = 0;
    double xx = 0;
    double zz = 0;
    double xz = 0;
    for (SpendHistory h : histories) {
      if (h.transactions() == 0) continue;
      n += h.customers();
      double share = h.customers() / n;
      double dx = h.transactions() - meanX;
      double dz = h.mean() - meanZ;
      meanX += share * dx;
      meanZ += share * dz;
      xx += h.customers() * dx * (h.transactions() - meanX);
      zz += h.customers() * dz * (h.mean() - meanZ);
      xz += h.customers() * dx * (h.mean() - meanZ);
    }
    double product = xx * zz;
    if (n < 3 || !(product > 0)) return new Independence((long) n, 0, 1);
    double r = Math.max(-1, Math.min(1, xz / Math.sqrt(xx) / Math.sqrt(zz)));
    return new Independence((long) n, r, pValue(r, n - 2));
  }

  /** P(|t| ≥ r √(df / (1 − r²))) is a regularised incomplete beta function of 1 − r². */
  private static double pValue(double r, double degrees) {
    return Beta.regularizedBeta(1 - r * r, degrees / 2, 0.5);
  }

  public Verdict verdict() {
    if (pValue >= SIGNIFICANT) return Verdict.HOLDS;
    return Math.abs(correlation) < STRONG ? Verdict.WEAK : Verdict.FAILS;
  }
}
