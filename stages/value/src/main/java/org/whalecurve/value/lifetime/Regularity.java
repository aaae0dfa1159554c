package org.whalecurve.value.lifetime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.whalecurve.engine.Session;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;

/**
 * How regularly customers buy: the k of (M)BG/CNBD-k by likelihood (Platzer and Reutterer 2016). A
 * customer who buys every month is late after six weeks, one who buys at random is not.
 */
public final class Regularity {
  /** The largest k that is tried where none is stated. */
  public static final int MOST = 12;

  private Regularity() {}

  /**
   * The k with the highest likelihood.
   *
   * @param fit of the chosen model
   * @param tried the fits for k = 1, 2, …, as far as they were tried
   */
  public record Choice(BetaGeometric model, Fit fit, List<Fit> tried, String reason) {
    public Choice {
      tried = List.copyOf(tried);
    }
  }

  /**
   * Tries k = 1, 2, … until the likelihood has fallen twice.
   *
   * @param histories with {@link Histories#logIntervals} known
   * @throws ProblemException where the intervals are not known
   */
  public static Choice choose(
      boolean atZero, Histories histories, int most, MaximumLikelihood.Options options) {
    if (Double.isNaN(histories.logIntervals()))
      throw new ProblemException(
          new Problem(
              "regularity-unknown",
              SourcePlace.ofFile(new BetaGeometric(atZero, 2).name()),
              "how regularly customers buy cannot be seen from frequency, recency and age alone",
              "state k, or give every transaction"));
    List<Fit> tried = new ArrayList<>();
    int best = 0;
    for (int k = 1; k <= most && k <= best + 3; k++) {
      tried.add(new BetaGeometric(atZero, k).fit(histories, options));
      if (tried.get(k - 1).logLikelihood() > tried.get(best).logLikelihood()) best = k - 1;
    }
    Fit fit = tried.get(best);
    return new Choice(new BetaGeometric(atZero, best + 1), fit, tried, reason(tried, best));
  }

  private static String reason(List<Fit> tried, int best) {
    List<String> values = new ArrayList<>();
    for (int k = 1; k <= tried.size(); k++)
      values.add(String.format(Locale.ROOT, "k=%d: %.2f", k, tried.get(k - 1).logLikelihood()));
    return String.format(
        Locale.ROOT,
        "k = %d has the highest log-likelihood (%s)",
        best + 1,
        String.join(", ", values));
  }

  /**
   * The sum for {@link Histories#withLogIntervals}.
   *
   * @param source table or query in brackets with a column {@code interval_days}: for every
   *     transaction after a customer's first the whole days since the one before, at least 1
   */
  public static double logIntervals(Session session, String source, TimeUnit unit) {
    double[] sum = new double[1];
    session.stream(
        "SELECT interval_days, count(*) AS transactions FROM " + source + " GROUP BY 1 ORDER BY 1",
        row -> sum[0] += row.integer(1) * Math.log(unit.ofDays(row.integer(0))));
    return sum[0];
  }
}
