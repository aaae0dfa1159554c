package org.whalecurve.value.lifetime;

import java.util.ArrayList;
import java.util.List;

/**
 * Customers who leave, if at all, right after a purchase: BG/NBD, MBG/NBD, and with regular
 * purchases BG/CNBD-k, MBG/CNBD-k.
 *
 * @param atZero whether a customer may leave right after the first purchase too (the M models)
 * @param k regularity: the times between purchases of a customer are Erlang-k; 1 is random buying
 */
public record BetaGeometric(boolean atZero, int k) implements RepeatModel {
  public BetaGeometric {
    if (k < 1) throw new IllegalArgumentException("k = " + k + " is below 1");
  }

  @Override
  public String name() {
    return (atZero ? "mbg-" : "bg-") + (k == 1 ? "nbd" : "cnbd-" + k);
  }

  @Override
  public List<String> parameters() {
    return List.of("r", "alpha", "a", "b");
  }

  @Override
  public Likelihood likelihood(Histories histories) {
    return new BetaGeometricLikelihood(this, histories);
  }

  @Override
  public List<double[]> starts(Histories histories) {
    double rate = k * Moments.rate(histories);
    List<double[]> starts = new ArrayList<>();
    for (double[] guess :
        new double[][] {
          {0.3, 1, 0.5, 2},
          {1, 2, 1, 3},
          {3, 1.5, 0.2, 3},
          {50, 1.5, 0.5, 2},
          {50, 3, 0.1, 0.1},
          {0.1, 3, 20, 40},
          {1, 3, 0.1, 0.05},
          {1, 1, 0.02, 0.5}
        }) {
      double alpha = guess[0] / (rate * guess[1]);
      starts.add(Moments.with(histories, guess[0], alpha, guess[2], guess[3]));
    }
    return starts;
  }

  @Override
  public boolean keepsOneTimeBuyers() {
    return !atZero && k == 1;
  }

  @Override
  public Predictor predictor(double... values) {
    return new BetaGeometricPredictor(this, values);
  }
}
