package org.whalecurve.value.lifetime;

/** Futures of customers under BG/NBD and its relatives. */
final class BetaGeometricPredictor implements Predictor {
  private final BetaGeometric model;
  private final double[] values;

  BetaGeometricPredictor(BetaGeometric model, double[] values) {
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
