package org.whalecurve.value.lifetime;

import java.util.ArrayList;
import java.util.List;

/**
 * Pareto/NBD: customers buy at random and leave at random, at an own rate that is gamma-distributed
 * over the customers with shape s and rate beta (a time). Schmittlein, Morrison and Colombo 1987.
 */
public record ParetoNbd() implements RepeatModel {
  @Override
  public String name() {
    return "pareto-nbd";
  }

  @Override
  public List<String> parameters() {
    return List.of("r", "alpha", "s", "beta");
  }

  @Override
  public Likelihood likelihood(Histories histories) {
    return new ParetoNbdLikelihood(this, histories);
  }

  @Override
  public List<double[]> starts(Histories histories) {
    double rate = Moments.rate(histories);
    double longest = histories.longest();
    List<double[]> starts = new ArrayList<>();
    for (double[] guess :
        new double[][] {
          {0.5, 1.5, 0.5, 0.25},
          {1, 2, 1, 0.5},
          {3, 1.5, 0.3, 0.3},
          {50, 1.5, 0.5, 0.25},
          {50, 1.5, 0.05, 1e-4},
          {3, 1.5, 0.02, 1e-4},
          {0.3, 1.2, 20, 20},
          {1, 1, 0.05, 0.5}
        }) {
      double alpha = guess[0] / (rate * guess[1]);
      starts.add(Moments.with(histories, guess[0], alpha, guess[2], guess[3] * longest));
    }
    return starts;
  }

  @Override
  public Predictor predictor(double... values) {
    return new ParetoNbdPredictor(values);
  }
}
