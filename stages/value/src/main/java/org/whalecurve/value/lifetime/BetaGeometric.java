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
    return new Customers(this, values);
  }

  /** Futures of customers at given parameters. */
  private static final class Customers implements Predictor {
    private final BetaGeometric model;
    private final double[] values;

    Customers(BetaGeometric model, double[] values) {
      this.model = model;
      this.values = values.clone();
    }

    @Override
    public Future newcomer(double... traits) {
      return of(0, 0, 0, traits);
    }

    @Override
    public Future of(int frequency, double recency, double age, double... traits) {
      double[] own = BetaGeometricLikelihood.of(values, traits);
      double alpha = own[1];
      double shape = own[0] + (double) model.k() * frequency;
      double chances = model.atZero() ? frequency + 1.0 : frequency;
      double[] stages = stages(shape, (age - recency) / (alpha + age));
      double sum = 0;
      for (double stage : stages) sum += stage;
      for (int j = 0; j < stages.length; j++) stages[j] /= sum;
      double alive = 1;
      if (chances > 0) {
        double odds =
            Math.log(own[2] / (own[3] + chances - 1))
                + shape * (Math.log1p(age / alpha) - Math.log1p(recency / alpha))
                - Math.log(sum);
        alive = 1 / (1 + Math.exp(odds));
      }
      return new BetaGeometricFuture(alive, stages, shape, alpha + age, own[2], own[3] + chances);
    }

    /**
     * How likely it is, up to a factor, that j of the k events that make the next purchase have
     * happened since the last one.
     *
     * @param silence part of the prior and observed time that passed since the last purchase
     */
    private double[] stages(double shape, double silence) {
      double[] stages = new double[model.k()];
      stages[0] = 1;
      for (int j = 1; j < stages.length; j++)
        stages[j] = stages[j - 1] * (shape + j - 1) * silence / j;
      return stages;
    }
  }
}
