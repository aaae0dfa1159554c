package org.whalecurve.value.card;

import java.util.Arrays;

/** How well scores put customers with the event before the others. */
final class Ranking {
  private Ranking() {}

  /**
   * Area under the ROC curve: the chance that a customer with the event has the higher score, ties
   * counting half; exact. 0.5 where one of the kinds is absent.
   */
  static double auc(double[] scores, boolean[] outcome) {
    return auc(Count.ofValues(scores, outcome));
  }

  /** The same from counts of every score, rising. */
  static double auc(Iterable<Count> rising) {
    double pairs = 0;
    long othersBefore = 0;
    long events = 0;
    for (Count count : rising) {
      long others = count.n() - count.events();
      pairs += (double) count.events() * othersBefore + 0.5 * count.events() * others;
      othersBefore += others;
      events += count.events();
    }
    return events == 0 || othersBefore == 0 ? 0.5 : pairs / events / othersBefore;
  }

  static double logLoss(double[] logOdds, boolean[] outcome) {
    double sum = 0;
    for (int row = 0; row < logOdds.length; row++) {
      sum += softplus(outcome[row] ? -logOdds[row] : logOdds[row]);
    }
    return sum / logOdds.length;
  }

  /** ln(1 + e^x) without overflow. */
  static double softplus(double x) {
    return x > 0 ? x + StrictMath.log1p(StrictMath.exp(-x)) : StrictMath.log1p(StrictMath.exp(x));
  }

  static double sigmoid(double x) {
    if (x >= 0) return 1 / (1 + StrictMath.exp(-x));
    double e = StrictMath.exp(x);
    return e / (1 + e);
  }

  static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }
}
