package org.whalecurve.value.lifetime;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.whalecurve.value.numeric.Departure;
import org.whalecurve.value.numeric.Rising;
import org.whalecurve.value.numeric.Rule;
import org.whalecurve.value.numeric.Timeline;

/**
 * Likelihood of Pareto/NBD. With ρ = r + x:
 *
 * <pre>
 * L = Γ(ρ)/Γ(r) α^-x { (1+T/α)^-ρ (1+T/β)^-s + s/β ∫_tx^T (1+u/α)^-ρ (1+u/β)^-(s+1) du }
 * </pre>
 *
 * Schmittlein, Morrison and Colombo 1987, equation A.22 before the integral is expressed by
 * hypergeometric functions: as an integral over the time of departure nothing in it can overflow or
 * cancel, and its derivatives are integrals of the same kind. The integrals from every time in use
 * to the last one are added up once for all histories of one frequency; each takes the difference
 * of two of them.
 */
final class ParetoNbdLikelihood extends GroupedLikelihood {
  private static final double[] SIGNS = {0, -1, 0, -1};

  /** Part of the days that has to be in use so that stepping through all of them pays. */
  private static final int DENSE = 4;

  /** For every block the times at which integrals start or end. */
  private final int[][] places;

  /** Where in them a history's recency and age stand. */
  private final int[] recency;

  private final int[] age;

  ParetoNbdLikelihood(ParetoNbd model, Histories histories) {
    super(model, histories, true);
    recency = new int[histories.size()];
    age = new int[histories.size()];
    places = new int[blocks()][];
    for (int b = 0; b < places.length; b++) {
      places[b] = places(from(b), to(b));
      for (int i = from(b); i < to(b); i++) {
        recency[i] = Arrays.binarySearch(places[b], timeline().recency(i));
        age[i] = Arrays.binarySearch(places[b], timeline().age(i));
      }
    }
  }

  private int[] places(int from, int to) {
    IntStream own =
        IntStream.range(from, to)
            .flatMap(i -> IntStream.of(timeline().recency(i), timeline().age(i)));
    int[] distinct = own.sorted().distinct().toArray();
    int first = distinct[0];
    int last = distinct[distinct.length - 1];
    boolean dense = tabulated() && (long) distinct.length * DENSE > last - first;
    return dense ? IntStream.rangeClosed(first, last).toArray() : distinct;
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
    private final double[] logs;
    private final double[] logsBeta;

    Customers(double[] values) {
      r = values[0];
      alpha = values[1];
      s = values[2];
      beta = values[3];
      departure = new Departure(alpha, s, beta);
      nodes = tabulated() ? new Nodes(timeline(), alpha, beta) : null;
      logs = tabulated() ? timeline().logs(alpha) : null;
      logsBeta = tabulated() ? timeline().logs(beta) : null;
    }

    @Override
    public void add(int block, double[] sums) {
      int x = histories().frequency(from(block));
      double shape = r + x;
      double fixed = Rising.log(r, x) - x * Math.log(alpha);
      double slope = Rising.slope(r, x);
      Tails tails = new Tails(timeline(), places[block], nodes, departure, shape);
      Split split = new Split(shape, tails);
      for (int i = from(block); i < to(block); i++) {
        split.of(i);
        double age = histories().age(i);
        double[] gone = split.gone;
        double alive = split.alive;
        double count = histories().count(i);
        sums[0] += count * (fixed + split.log);
        sums[1] += count * r * (slope - alive * split.logAge - gone[1]);
        sums[2] += count * (shape * (alive * (age / (alpha + age)) + gone[2]) - x);
        sums[3] += count * (gone[0] - s * (alive * split.logAgeBeta + gone[3]));
        sums[4] += count * (alive * s * (age / (beta + age)) + (s + 1) * gone[4] - gone[0]);
      }
    }

    @Override
    public void alive(int block, double[][] out) {
      double shape = r + histories().frequency(from(block));
      Split split = new Split(shape, new Tails(timeline(), places[block], nodes, departure, shape));
      for (int i = from(block); i < to(block); i++) out[0][i] = split.of(i).alive;
    }

    @Override
    public Future prospect(int frequency, double age, int stage) {
      return new ParetoNbdFuture(1, r + frequency, alpha + age, s, beta + age);
    }

    /** A history's likelihood, split into the customer being alive and having left before. */
    private final class Split {
      private final double shape;
      private final Tails tails;
      private final double[] gone = new double[Departure.PARTS];
      private double alive;
      private double log;
      private double logAge;
      private double logAgeBeta;

      Split(double shape, Tails tails) {
        this.shape = shape;
        this.tails = tails;
      }

      /**
       * Sets {@code log} to the logarithm of both together, {@code alive} to the part of the first,
       * {@code gone} to the part of the second and its integrals.
       */
      Split of(int i) {
        double end = histories().age(i);
        logAge = logs == null ? Math.log1p(end / alpha) : logs[timeline().age(i)];
        logAgeBeta = logs == null ? Math.log1p(end / beta) : logsBeta[timeline().age(i)];
        double start = start(i);
        double ratio = Math.exp(-shape * logAge - (s + 1) * logAgeBeta - start);
        tails.between(recency[i], age[i], ratio, gone);
        double total = ratio * (1 + end / beta) + s / beta * gone[0];
        alive = ratio * (1 + end / beta) / total;
        for (int p = 0; p < gone.length; p++) gone[p] *= s / beta / total;
        log = start + Math.log(total);
        return this;
      }

      /** The logarithm of f at the last purchase. */
      private double start(int i) {
        if (logs == null) return departure.log(shape, histories().recency(i));
        int last = timeline().recency(i);
        return -shape * logs[last] - (s + 1) * logsBeta[last];
      }
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

  /** For every time in use the integrals from it to the last one, relative to f at it. */
  private static final class Tails {
    private final double[] sums;

    Tails(Timeline timeline, int[] places, Nodes nodes, Departure departure, double shape) {
      int last = places.length - 1;
      sums = new double[places.length * Departure.PARTS];
      double[] part = new double[Departure.PARTS];
      double after = departure.log(shape, timeline.time(places[last]));
      for (int t = last - 1; t >= 0; t--) {
        double from = timeline.time(places[t]);
        double to = timeline.time(places[t + 1]);
        double here = departure.log(shape, from);
        Arrays.fill(part, 0);
        boolean neighbours = nodes != null && places[t] + 1 == places[t + 1];
        if (neighbours && departure.gentle(shape, from, to))
          nodes.add(places[t], shape, departure.s(), here, part);
        else departure.add(shape, from, to, part);
        double ratio = Math.exp(after - here);
        int at = t * Departure.PARTS;
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
      int low = from * Departure.PARTS;
      int high = to * Departure.PARTS;
      for (int p = 0; p < Departure.PARTS; p++)
        out[p] = Math.max(0, sums[low + p] - ratio * sums[high + p]);
    }
  }
}
