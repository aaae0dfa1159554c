package org.whalecurve.value.lifetime;

/**
 * Likelihood of BG/NBD and its relatives. A customer's purchases are every k-th event of a Poisson
 * process; after each purchase (with {@code atZero} after the first too) he leaves with probability
 * p, beta-distributed over the customers. With m = number of chances to leave that he survived for
 * certain, w = T − tx, ρ = r + kx:
 *
 * <pre>
 * L = Γ(ρ)/Γ(r) α^r (α+T)^-ρ B(a,b+m)/B(a,b) { Σ_{j&lt;k} Γ(ρ+j)/Γ(ρ)/j! (w/(α+T))^j
 *     + a/(b+m-1) ((α+T)/(α+tx))^ρ }
 * </pre>
 *
 * Fader, Hardie and Lee 2005 (k = 1); Batislam, Denizel and Filiztekin 2007 (k = 1, at zero);
 * Platzer and Reutterer 2016 (k &gt; 1), whose intervals' factor is added as a constant.
 */
final class BetaGeometricLikelihood extends GroupedLikelihood {
  private static final double[] SIGNS = {0, -1, 1, 1};
  private final int k;
  private final boolean atZero;
  private final double constant;

  BetaGeometricLikelihood(BetaGeometric model, Histories histories) {
    super(model, histories, false);
    this.k = model.k();
    this.atZero = model.atZero();
    double factorials = histories.transactions() * Rising.logGamma(k);
    double known = k > 1 ? histories.logIntervals() : 0;
    constant = Double.isNaN(known) ? 0 : (k - 1) * known - factorials;
  }

  static double[] of(double[] values, double[] traits) {
    return of(values, traits, SIGNS);
  }

  @Override
  double[] signs() {
    return SIGNS;
  }

  @Override
  double constant() {
    return constant;
  }

  @Override
  Group group(double[] values) {
    return new Customers(values);
  }

  private final class Customers implements Group {
    private final double r;
    private final double alpha;
    private final double a;
    private final double b;
    private final double logAlpha;
    private final double[] logs;
    private final double[] shares;

    Customers(double[] values) {
      r = values[0];
      alpha = values[1];
      a = values[2];
      b = values[3];
      logAlpha = Math.log(alpha);
      logs = tabulated() ? timeline().logs(alpha) : null;
      shares = tabulated() ? timeline().shares(alpha) : null;
    }

    @Override
    public void add(int block, double[] sums) {
      SameFrequency same = null;
      double[] one = new double[BASE + 1];
      for (int i = from(block); i < to(block); i++) {
        int x = histories().frequency(i);
        if (same == null || x != same.x) same = new SameFrequency(x);
        same.history(i, one);
        double count = histories().count(i);
        for (int part = 0; part <= BASE; part++) sums[part] += count * one[part];
      }
      // The four derivatives so far are by r, ln alpha, a and b.
      sums[1] *= r;
      sums[3] *= a;
      sums[4] *= b;
    }

    /** What histories of the same frequency share. */
    private final class SameFrequency {
      private final int x;
      private final double events;
      private final double shape;
      private final boolean mayHaveLeft;
      private final double fixed;
      private final double fixedByR;
      private final double byA;
      private final double byB;
      private final double left;
      private final double leftByB;

      SameFrequency(int x) {
        this.x = x;
        events = (double) k * x;
        shape = r + events;
        double chances = atZero ? x + 1.0 : x;
        mayHaveLeft = chances > 0;
        fixed = Rising.log(r, events) - events * logAlpha + Rising.beta(a, b, chances);
        fixedByR = Rising.slope(r, events);
        byA = -Rising.slope(a + b, chances);
        byB = Rising.slope(b, chances) + byA;
        left = Math.log(a / (b + chances - 1));
        leftByB = -1 / (b + chances - 1);
      }

      void history(int i, double[] out) {
        double age = histories().age(i);
        double recency = histories().recency(i);
        double log = logs == null ? Math.log1p(age / alpha) : logs[timeline().age(i)];
        double share = shares == null ? age / (alpha + age) : shares[timeline().age(i)];
        double rest = 0;
        double restByR = 0;
        double restByAlpha = 0;
        if (k > 1) {
          double term = 1;
          double sum = 1;
          double slope = 0;
          for (int j = 1; j < k; j++) {
            term *= (shape + j - 1) * (age - recency) / (alpha + age) / j;
            slope += 1 / (shape + j - 1);
            sum += term;
            restByR += term * slope;
            restByAlpha -= term * j * (1 - share);
          }
          rest = Math.log(sum);
          restByR /= sum;
          restByAlpha /= sum;
        }
        out[0] = fixed - shape * log + rest;
        out[1] = fixedByR - log + restByR;
        out[2] = shape * share - events + restByAlpha;
        out[3] = byA;
        out[4] = byB;
        if (!mayHaveLeft) return;
        double lastLog = logs == null ? Math.log1p(recency / alpha) : logs[timeline().recency(i)];
        double lastShare =
            shares == null ? recency / (alpha + recency) : shares[timeline().recency(i)];
        double odds = left + shape * (log - lastLog) - rest;
        double small = Math.exp(-Math.abs(odds));
        double gone = (odds > 0 ? 1 : small) / (1 + small);
        out[0] += Math.max(odds, 0) + Math.log1p(small);
        out[1] += gone * (log - lastLog - restByR);
        out[2] += gone * (shape * (lastShare - share) - restByAlpha);
        out[3] += gone / a;
        out[4] += gone * leftByB;
      }
    }
  }
}
