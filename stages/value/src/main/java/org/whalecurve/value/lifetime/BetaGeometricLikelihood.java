package org.whalecurve.value.lifetime;

import org.whalecurve.value.numeric.Rising;

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
  int stages() {
    return k;
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
      for (int i = from(block); i < to(block); i++) {
        int x = histories().frequency(i);
        if (same == null || x != same.x) same = new SameFrequency(x);
        same.add(i, histories().count(i), sums);
      }
      // The four derivatives so far are by r, ln alpha, a and b.
      sums[1] *= r;
      sums[3] *= a;
      sums[4] *= b;
    }

    @Override
    public void alive(int block, double[][] out) {
      SameFrequency same = null;
      for (int i = from(block); i < to(block); i++) {
        int x = histories().frequency(i);
        if (same == null || x != same.x) same = new SameFrequency(x);
        same.split(i);
        for (int j = 0; j < k; j++) out[j][i] = (1 - same.gone) * same.stages[j] / same.rest;
      }
    }

    @Override
    public Future prospect(int frequency, double age, int stage) {
      double[] stages = new double[k];
      stages[stage] = 1;
      double shape = r + (double) k * frequency;
      return new BetaGeometricFuture(1, stages, shape, alpha + age, a, b + chances(frequency));
    }

    private double chances(int frequency) {
      return atZero ? frequency + 1.0 : frequency;
    }

    /** What histories of the same frequency share, and one of them. */
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
      private final double[] stages = new double[k];
      private double rest = 1;
      private double gone;
      private double log;
      private double logAge;
      private double share;
      private double logLast;
      private double shareLast;

      SameFrequency(int x) {
        this.x = x;
        events = (double) k * x;
        shape = r + events;
        double chances = chances(x);
        mayHaveLeft = chances > 0;
        fixed = Rising.log(r, events) - events * logAlpha + Rising.beta(a, b, chances);
        fixedByR = Rising.slope(r, events);
        byA = -Rising.slope(a + b, chances);
        byB = Rising.slope(b, chances) + byA;
        left = mayHaveLeft ? Math.log(a / (b + chances - 1)) : 0;
        leftByB = mayHaveLeft ? -1 / (b + chances - 1) : 0;
        stages[0] = 1;
      }

      /**
       * Sets {@code log} to the logarithm of a history's likelihood, {@code gone} to the part of it
       * in which the customer has left, {@code stages} to where he stands if he has not.
       */
      void split(int i) {
        double age = histories().age(i);
        double recency = histories().recency(i);
        logAge = logs == null ? Math.log1p(age / alpha) : logs[timeline().age(i)];
        share = shares == null ? age / (alpha + age) : shares[timeline().age(i)];
        logLast = logs == null ? Math.log1p(recency / alpha) : logs[timeline().recency(i)];
        shareLast = shares == null ? recency / (alpha + recency) : shares[timeline().recency(i)];
        rest = 1;
        for (int j = 1; j < k; j++) {
          stages[j] = stages[j - 1] * (shape + j - 1) * (age - recency) / (alpha + age) / j;
          rest += stages[j];
        }
        double logRest = k == 1 ? 0 : Math.log(rest);
        log = fixed - shape * logAge + logRest;
        gone = 0;
        if (!mayHaveLeft) return;
        double odds = left + shape * (logAge - logLast) - logRest;
        double small = Math.exp(-Math.abs(odds));
        gone = (odds > 0 ? 1 : small) / (1 + small);
        log += Math.max(odds, 0) + Math.log1p(small);
      }

      void add(int i, double count, double[] sums) {
        split(i);
        double restByR = 0;
        double restByAlpha = 0;
        double slope = 0;
        for (int j = 1; j < k; j++) {
          slope += 1 / (shape + j - 1);
          restByR += stages[j] / rest * slope;
          restByAlpha -= stages[j] / rest * j * (1 - share);
        }
        double byR = fixedByR - logAge + restByR + gone * (logAge - logLast - restByR);
        double byAlpha =
            shape * share
                - events
                + restByAlpha
                + gone * (shape * (shareLast - share) - restByAlpha);
        sums[0] += count * log;
        sums[1] += count * byR;
        sums[2] += count * byAlpha;
        sums[3] += count * (byA + gone / a);
        sums[4] += count * (byB + gone * leftByB);
      }
    }
  }
}
