package org.whalecurve.value.lifetime;

/**
 * Likelihood of Pareto/NBD. With ρ = r + x:
 *
 * <pre>
 * L = Γ(ρ)/Γ(r) α^-x { (1+T/α)^-ρ (1+T/β)^-s + s/β ∫_tx^T (1+u/α)^-ρ (1+u/β)^-(s+1) du }
 * </pre>
 *
 * Schmittlein, Morrison and Colombo 1987, equation A.22 before the integral is expressed by
 * hypergeometric functions: as an integral over the time of departure nothing in it can overflow or
 * cancel, and its derivatives are integrals of the same kind. Where many histories of one frequency
 * lie on the same days, the integrals from every day to the end are added up once and serve all.
 */
final class ParetoNbdLikelihood extends GroupedLikelihood {
  private static final double[] SIGNS = {0, -1, 0, -1};

  /** Integrals between neighbouring times that cost as much as one integral of a history. */
  private static final int CHEAPER = 6;

  ParetoNbdLikelihood(ParetoNbd model, Histories histories) {
    super(model, histories, true);
  }

  static double[] of(double[] values, double[] traits) {
    return of(values, traits, SIGNS);
  }

  @Override
  double[] signs() {
    return SIGNS;
  }

  @Override
  Group group(double[] values) {
    return new Customers(values);
  }

  private final class Customers implements Group {
    private final double r;
    private final double alpha;
    private final double s;
    private final double beta;
    private final Departure departure;
    private final Nodes nodes;

    Customers(double[] values) {
      r = values[0];
      alpha = values[1];
      s = values[2];
      beta = values[3];
      departure = new Departure(alpha, s, beta);
      nodes = tabulated() ? new Nodes(timeline(), alpha, beta) : null;
    }

    @Override
    public void add(int from, int to, double[] sums) {
      int x = histories().frequency(from);
      double shape = r + x;
      double fixed = Rising.log(r, x) - x * Math.log(alpha);
      double slope = Rising.slope(r, x);
      Tails tails = tails(from, to, shape);
      double[] part = new double[Departure.PARTS];
      for (int i = from; i < to; i++) {
        double age = histories().age(i);
        double recency = histories().recency(i);
        double start = departure.log(shape, recency);
        double ratio = Math.exp(departure.log(shape, age) - start);
        if (tails == null) {
          java.util.Arrays.fill(part, 0);
          if (recency < age) departure.add(shape, recency, age, part);
        } else {
          tails.between(timeline().recency(i), timeline().age(i), ratio, part);
        }
        double alive = ratio * (1 + age / beta);
        double gone = s / beta * part[0];
        double total = alive + gone;
        double log = Math.log1p(age / alpha);
        double logBeta = Math.log1p(age / beta);
        double shareBeta = age / (beta + age);
        alive /= total;
        gone /= total;
        double weight = s / beta / total;
        double count = histories().count(i);
        sums[0] += count * (fixed + start + Math.log(total));
        sums[1] += count * r * (slope - alive * log - weight * part[1]);
        sums[2] += count * (shape * (alive * (age / (alpha + age)) + weight * part[2]) - x);
        sums[3] += count * (s * (-alive * logBeta - weight * part[3]) + gone);
        sums[4] += count * (alive * s * shareBeta + weight * (s + 1) * part[4] - gone);
      }
    }

    /** Null where integrating history by history is cheaper. */
    private Tails tails(int from, int to, double shape) {
      if (nodes == null) return null;
      int first = Integer.MAX_VALUE;
      int last = 0;
      for (int i = from; i < to; i++) {
        first = Math.min(first, timeline().recency(i));
        last = Math.max(last, timeline().age(i));
      }
      if ((to - from) * (long) CHEAPER < last - first) return null;
      return new Tails(timeline(), nodes, departure, shape, first, last);
    }
  }

  /** The points of the short rule between all neighbouring times, with their logarithms. */
  private static final class Nodes {
    private static final Rule RULE = Rule.SHORT;
    private final double[] weight;
    private final double[] log;
    private final double[] share;
    private final double[] logBeta;
    private final double[] shareBeta;

    Nodes(Timeline timeline, double alpha, double beta) {
      int size = Math.max(0, timeline.size() - 1) * RULE.size();
      weight = new double[size];
      log = new double[size];
      share = new double[size];
      logBeta = new double[size];
      shareBeta = new double[size];
      double shift = Math.min(alpha, beta);
      for (int n = 0; n < size; n++) {
        double from = timeline.time(n / RULE.size());
        double width = Math.log1p((timeline.time(n / RULE.size() + 1) - from) / (from + shift));
        double rise = Math.expm1(width * RULE.point(n % RULE.size()));
        double u = from + (from + shift) * rise;
        weight[n] = width * RULE.weight(n % RULE.size()) * (from + shift) * (rise + 1);
        log[n] = Math.log1p(u / alpha);
        share[n] = u / (alpha + u);
        logBeta[n] = Math.log1p(u / beta);
        shareBeta[n] = u / (beta + u);
      }
    }

    void add(int interval, double shape, double s, double base, double[] out) {
      int end = (interval + 1) * RULE.size();
      for (int n = interval * RULE.size(); n < end; n++) {
        double f = weight[n] * Math.exp(-shape * log[n] - (s + 1) * logBeta[n] - base);
        out[0] += f;
        out[1] += f * log[n];
        out[2] += f * share[n];
        out[3] += f * logBeta[n];
        out[4] += f * shareBeta[n];
      }
    }
  }

  /** For every time the integrals from it to the last one, relative to f at it. */
  private static final class Tails {
    private final int first;
    private final double[] sums;

    Tails(Timeline timeline, Nodes nodes, Departure departure, double shape, int first, int last) {
      this.first = first;
      this.sums = new double[(last - first + 1) * Departure.PARTS];
      double[] part = new double[Departure.PARTS];
      double after = departure.log(shape, timeline.time(last));
      for (int t = last - 1; t >= first; t--) {
        double from = timeline.time(t);
        double here = departure.log(shape, from);
        java.util.Arrays.fill(part, 0);
        if (departure.gentle(shape, from, timeline.time(t + 1)))
          nodes.add(t, shape, departure.s(), here, part);
        else departure.add(shape, from, timeline.time(t + 1), part);
        double ratio = Math.exp(after - here);
        int at = (t - first) * Departure.PARTS;
        for (int p = 0; p < Departure.PARTS; p++)
          sums[at + p] = part[p] + ratio * sums[at + Departure.PARTS + p];
        after = here;
      }
    }

    /**
     * The integrals between two times, relative to f at the first.
     *
     * @param ratio f at the second time relative to the first
     */
    void between(int from, int to, double ratio, double[] out) {
      int low = (from - first) * Departure.PARTS;
      int high = (to - first) * Departure.PARTS;
      for (int p = 0; p < Departure.PARTS; p++)
        out[p] = Math.max(0, sums[low + p] - ratio * sums[high + p]);
    }
  }
}
