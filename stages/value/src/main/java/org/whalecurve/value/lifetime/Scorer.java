package org.whalecurve.value.lifetime;

import java.util.List;
import java.util.stream.IntStream;
import org.whalecurve.value.lifetime.GroupedLikelihood.Group;
import org.whalecurve.value.lifetime.Likelihood.Parameter;

/**
 * Scores all distinct histories at once. What a customer does who is alive does not depend on his
 * recency, and changes smoothly with his age, so that few futures serve many histories. The same
 * result on any number of threads.
 */
public final class Scorer {
  private static final double STEP = 1e-4;
  private final GroupedLikelihood likelihood;
  private final int size;

  public Scorer(RepeatModel model, Histories histories) {
    this.likelihood = (GroupedLikelihood) model.likelihood(histories);
    this.size = histories.size();
  }

  /**
   * Scores at given parameters.
   *
   * @param values parameters in their order, then coefficients of covariates
   */
  public Scores scores(double[] values, Scores.Wanted wanted) {
    Scores scores = new Scores(size);
    Group[] groups = likelihood.groups(values);
    double[][] alive = new double[likelihood.stages()][size];
    IntStream.range(0, likelihood.blocks())
        .parallel()
        .forEach(
            block -> {
              Group group = groups[likelihood.groupOf(block)];
              group.alive(block, alive);
              double scale = likelihood.scale(values, block);
              for (int from = likelihood.from(block); from < likelihood.to(block); )
                from = sameFrequency(block, from, group, scale, alive, wanted, scores);
            });
    return scores;
  }

  /** Scores the histories of one frequency; returns the first one behind them. */
  private int sameFrequency(
      int block,
      int from,
      Group group,
      double scale,
      double[][] alive,
      Scores.Wanted wanted,
      Scores scores) {
    Histories histories = likelihood.histories();
    int x = histories.frequency(from);
    int to = from;
    while (to < likelihood.to(block) && histories.frequency(to) == x) to++;
    for (int stage = 0; stage < alive.length; stage++) {
      int at = stage;
      AgeCurve curve =
          new AgeCurve(histories, from, to, scale, age -> figures(group, x, age, at, wanted));
      for (int i = from; i < to; i++) {
        double weight = alive[stage][i];
        double[] figures = curve.at(histories.age(i));
        scores.alive()[i] += weight;
        scores.aliveLater()[i] += weight * figures[0];
        scores.expected()[i] += weight * figures[1];
        scores.discounted()[i] += weight * figures[2];
      }
    }
    return to;
  }

  private static double[] figures(
      Group group, int frequency, double age, int stage, Scores.Wanted wanted) {
    Future future = group.prospect(frequency, age, stage);
    double expected = future.expected(wanted.horizon());
    return new double[] {
      future.alive(wanted.later()),
      expected,
      wanted.rate() == 0 ? expected : future.discounted(wanted.rate(), wanted.horizon())
    };
  }

  /**
   * Scores at the fitted parameters with standard errors (delta method), which are zero where the
   * fit has none. Those of discounted transactions are in proportion to those of the transactions:
   * what uncertain parameters change is how many there are, hardly when.
   */
  public Scores.WithErrors scores(Fit fit, Scores.Wanted wanted) {
    Scores scores = scores(fit.values(), wanted);
    Scores errors = new Scores(size);
    if (fit.covariance().isEmpty()) return new Scores.WithErrors(scores, errors);
    Scores.Wanted plain = new Scores.Wanted(wanted.horizon(), wanted.later(), 0);
    double[][][] slopes = new double[fit.kinds().size()][][];
    for (int p = 0; p < slopes.length; p++) {
      if (fit.covariance().get(p).get(p) == 0) continue;
      double[][] up = scores(moved(fit, p, STEP), plain).columns();
      double[][] down = scores(moved(fit, p, -STEP), plain).columns();
      for (int c = 0; c < up.length; c++)
        for (int i = 0; i < size; i++) up[c][i] = (up[c][i] - down[c][i]) / (2 * STEP);
      slopes[p] = up;
    }
    double[][] out = errors.columns();
    for (int c = 0; c < out.length; c++)
      for (int i = 0; i < size; i++) out[c][i] = error(slopes, fit.covariance(), c, i);
    for (int i = 0; i < size; i++)
      if (scores.expected()[i] > 0)
        errors.discounted()[i] *= scores.discounted()[i] / scores.expected()[i];
    return new Scores.WithErrors(scores, errors);
  }

  private static double[] moved(Fit fit, int parameter, double step) {
    double[] values = fit.values();
    Parameter kind = fit.kinds().get(parameter);
    values[parameter] = kind.value(kind.coordinate(values[parameter]) + step);
    return values;
  }

  private static double error(
      double[][][] slopes, List<List<Double>> covariance, int column, int history) {
    double variance = 0;
    for (int p = 0; p < slopes.length; p++) {
      if (slopes[p] == null) continue;
      for (int q = 0; q < slopes.length; q++)
        if (slopes[q] != null)
          variance +=
              slopes[p][column][history] * slopes[q][column][history] * covariance.get(p).get(q);
    }
    return Math.sqrt(Math.max(0, variance));
  }
}
