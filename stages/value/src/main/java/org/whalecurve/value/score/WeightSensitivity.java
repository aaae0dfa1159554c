package org.whalecurve.value.score;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How ranks and tiers move when weights move: many seeded draws of weights around the given ones,
 * each customer scored anew with each of them.
 */
public final class WeightSensitivity {
  private WeightSensitivity() {}

  /** How weights are drawn. */
  public enum Draw {
    /**
     * From a Dirichlet distribution whose mean is the given weights; {@code spread} is the
     * coefficient of variation of a weight of one half.
     */
    DIRICHLET,
    /** Each weight times a factor between 1 − spread and 1 + spread, all equally likely. */
    UNIFORM
  }

  /** Gives each score a tier. */
  @FunctionalInterface
  public interface Tiers {
    int[] of(double[] scores);
  }

  /**
   * What the draws showed.
   *
   * @param changed in each draw, the share of customers whose tier changes; ascending
   * @param kendall in each draw, Kendall's tau-b between the ranks; ascending
   * @param spearman in each draw, Spearman's rho; ascending
   * @param kept for each customer, the share of draws in which it keeps its tier
   */
  public record Result(double[] changed, double[] kendall, double[] spearman, double[] kept) {
    public static double mean(double[] values) {
      double sum = 0;
      for (double value : values) sum += value;
      return sum / values.length;
    }

    /** The value that this share of draws does not exceed. */
    public static double quantile(double[] ascending, double share) {
      int place = (int) Math.ceil(share * ascending.length) - 1;
      return ascending[Math.max(0, Math.min(ascending.length - 1, place))];
    }
  }

  /**
   * Draws weights and scores with them.
   *
   * @param points customers by indicators, 0 … 1; NaN where a customer has none, whose weight is
   *     then spread over the customer's others
   * @param weights sum to 1
   * @param fixed for each customer what is added to the score whatever the weights (penalties,
   *     negative)
   */
  public static Result of(
      double[][] points,
      double[] fixed,
      double[] weights,
      Tiers tiers,
      Draw draw,
      double spread,
      int draws,
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] base = scores(points, fixed, weights);
    int[] baseTiers = tiers.of(base);
    double[] changed = new double[draws];
    double[] kendall = new double[draws];
    double[] spearman = new double[draws];
    double[] kept = new double[points.length];
    for (int d = 0; d < draws; d++) {
      double[] scores = scores(points, fixed, draw(weights, draw, spread, random));
      int[] now = tiers.of(scores);
      for (int i = 0; i < now.length; i++) {
        if (now[i] == baseTiers[i]) kept[i] += 1.0 / draws;
        else changed[d] += 1.0 / now.length;
      }
      kendall[d] = RankCorrelation.kendall(base, scores);
      spearman[d] = RankCorrelation.spearman(base, scores);
    }
    Arrays.sort(changed);
    Arrays.sort(kendall);
    Arrays.sort(spearman);
    return new Result(changed, kendall, spearman, kept);
  }

  private static double[] scores(double[][] points, double[] fixed, double[] weights) {
    double[] scores = new double[points.length];
    for (int i = 0; i < scores.length; i++) {
      double sum = 0;
      double known = 0;
      for (int j = 0; j < weights.length; j++) {
        if (Double.isNaN(points[i][j])) continue;
        sum += weights[j] * points[i][j];
        known += weights[j];
      }
      double score = fixed[i] + (known > 0 ? sum / known : 0);
      // sums of equal terms differ in the last digits, and must not count as different ranks
      scores[i] = Math.rint(score * 1e12) / 1e12;
    }
    return scores;
  }

  static double[] draw(double[] weights, Draw draw, double spread, SplittableRandom random) {
    double[] drawn = new double[weights.length];
    // the variance of a Dirichlet share of mean w is w (1 − w) / (a + 1)
    double concentration = Math.max(1e-3, 1 / (spread * spread) - 1);
    double sum = 0;
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] =
          draw == Draw.UNIFORM
              ? weights[i] * (1 + spread * (2 * random.nextDouble() - 1))
              : gamma(weights[i] * concentration, random);
      sum += drawn[i];
    }
    if (!(sum > 0)) return weights.clone();
    for (int i = 0; i < drawn.length; i++) drawn[i] /= sum;
    return drawn;
  }

  /** Marsaglia and Tsang, ACM Transactions on Mathematical Software 26(3), 2000. */
  private static double gamma(double shape, SplittableRandom random) {
    if (shape <= 0) return 0;
    if (shape < 1) {
      double u = 1 - random.nextDouble();
      return gamma(shape + 1, random) * StrictMath.pow(u, 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = normal(random);
      double v = 1 + c * x;
      if (v <= 0) continue;
      v = v * v * v;
      double u = 1 - random.nextDouble();
      if (StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) return d * v;
    }
  }

  private static double normal(SplittableRandom random) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
