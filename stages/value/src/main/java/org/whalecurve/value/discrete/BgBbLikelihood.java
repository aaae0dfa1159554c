package org.whalecurve.value.discrete;

import java.util.List;
import org.whalecurve.value.lifetime.Likelihood;

/** The log-likelihood of {@link BgBb} over distinct histories with their numbers of customers. */
public final class BgBbLikelihood implements Likelihood {
  /** Name of the model. */
  public static final String MODEL = "bg-bb";

  private final List<OpportunityHistory> histories;
  private final int periods;
  private final double customers;

  public BgBbLikelihood(List<OpportunityHistory> histories) {
    this.histories = List.copyOf(histories);
    this.periods = histories.stream().mapToInt(OpportunityHistory::periods).max().orElse(0);
    this.customers = histories.stream().mapToLong(OpportunityHistory::customers).sum();
  }

  @Override
  public String model() {
    return MODEL;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.positive("alpha"),
        Parameter.positive("beta"),
        Parameter.positive("gamma"),
        Parameter.positive("delta"));
  }

  @Override
  public double customers() {
    return customers;
  }

  @Override
  public double value(double[] coordinates, double[] gradient) {
    double[] values = new double[4];
    for (int j = 0; j < 4; j++) values[j] = Math.exp(coordinates[j]);
    BgBb model = new BgBb(values[0], values[1], values[2], values[3], periods);
    double sum = 0;
    double[] slopes = new double[4];
    for (OpportunityHistory h : histories) {
      sum += h.customers() * model.logLikelihood(h.frequency(), h.recency(), h.periods());
      if (gradient != null)
        model.addGradient(h.frequency(), h.recency(), h.periods(), h.customers(), slopes);
    }
    for (int j = 0; gradient != null && j < 4; j++) gradient[j] = slopes[j] * values[j];
    return sum;
  }
}
