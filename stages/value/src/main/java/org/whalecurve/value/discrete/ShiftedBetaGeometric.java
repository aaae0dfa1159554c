package org.whalecurve.value.discrete;

/**
 * The shifted-beta-geometric model of contracts (Fader & Hardie 2007, Journal of Interactive
 * Marketing 21(1)): at every renewal a customer leaves with a probability θ ~ beta(α, β) of its
 * own. Those who leave easily leave early, so retention rises with the age of a cohort although
 * nobody changes.
 *
 * <p>Survival and retention are counted in renewals: {@code survival(0) = 1} just after the start.
 */
public final class ShiftedBetaGeometric {
  private static final double NEGLIGIBLE = 1e-17;
  private static final int TERMS_MAX = 10_000_000;

  private final double alpha;
  private final double beta;

  public ShiftedBetaGeometric(double alpha, double beta) {
    this.alpha = alpha;
    this.beta = beta;
  }

  /** Share of a cohort that renews for the t-th time, of those who could (eq. 8); t from 1. */
  public double retention(int t) {
    return (beta + t - 1) / (alpha + beta + t - 1);
  }

  /** Share of a cohort that is still there after t renewals. */
  public double survival(int t) {
    double share = 1;
    for (int k = 1; k <= t; k++) share *= retention(k);
    return share;
  }

  /**
   * Discounted expected lifetime of a customer just won, in periods; the first payment, at the
   * start, is not discounted.
   *
   * @param rate interest per period, above 0
   */
  public double discountedLifetime(double rate) {
    return 1 + tail(1, rate) / (1 + rate);
  }

  /**
   * Discounted expected residual lifetime of a customer who has been there for {@code periods}
   * periods, seen just before the renewal: the payment due now, if it comes, is not discounted
   * (Fader & Hardie 2010, Marketing Science 29(1)).
   *
   * @param periods from 1
   * @param rate interest per period, above 0
   */
  public double discountedResidual(int periods, double rate) {
    return tail(periods, rate);
  }

  /** Expected periods until leaving, undiscounted; infinite where α is 1 or less. */
  public double lifetime() {
    return alpha > 1 ? (alpha + beta - 1) / (alpha - 1) : Double.POSITIVE_INFINITY;
  }

  /** Σ over t from {@code first} of S(t) / S(first − 1), discounted from renewal {@code first}. */
  private double tail(int first, double rate) {
    double term = retention(first);
    double sum = term;
    for (int t = first + 1; t - first < TERMS_MAX; t++) {
      term *= retention(t) / (1 + rate);
      sum += term;
      if (term < NEGLIGIBLE * sum * rate) break;
    }
    return sum;
  }
}
