package org.whalecurve.value.lifetime;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.value.numeric.Departure;

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
    return new Customers(values);
  }

  /** Futures of customers at given parameters. */
  private static final class Customers implements Predictor {
    private final double[] values;

    Customers(double[] values) {
      this.values = values.clone();
    }

    @Override
    public Future newcomer(double... traits) {
      return of(0, 0, 0, traits);
    }

    @Override
    public Future of(int frequency, double recency, double age, double... traits) {
      double[] own = ParetoNbdLikelihood.of(values, traits);
      double alpha = own[1];
      double s = own[2];
      double beta = own[3];
      double shape = own[0] + frequency;
      double alive = 1;
      if (age > recency) {
        Departure departure = new Departure(alpha, s, beta);
        double[] gone = new double[1];
        departure.add(shape, recency, age, gone);
        double odds =
            Math.log(s / (beta + age) * gone[0])
                + departure.log(shape, recency)
                - departure.log(shape, age);
        alive = 1 / (1 + Math.exp(odds));
      }
      return new ParetoNbdFuture(alive, shape, alpha + age, s, beta + age);
    }
  }
}
