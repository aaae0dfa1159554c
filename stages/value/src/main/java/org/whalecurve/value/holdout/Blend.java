package org.whalecurve.value.holdout;

import java.util.List;

record Blend(String name, List<Forecaster> parts, List<Double> weights) implements Forecaster {
  Blend {
    parts = List.copyOf(parts);
    weights = List.copyOf(weights);
  }

  /** Takes a part's figure. */
  private interface Figure {
    double of(Forecaster part);
  }

  private double mean(Figure figure) {
    double sum = 0;
    for (int i = 0; i < parts.size(); i++)
      if (weights.get(i) > 0) sum += weights.get(i) * figure.of(parts.get(i));
    return sum;
  }

  @Override
  public double expected(Panel panel, Panel.Case history) {
    return mean(part -> part.expected(panel, history));
  }

  @Override
  public double cumulative(Panel panel, Panel.Case like, double time) {
    return mean(part -> part.cumulative(panel, like, time));
  }

  @Override
  public double probability(Panel panel, Panel.Case history) {
    return mean(part -> part.probability(panel, history));
  }
}
