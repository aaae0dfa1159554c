package org.whalecurve.value.lifetime;

/** Futures of customers under Pareto/NBD. */
final class ParetoNbdPredictor implements Predictor {
  private final double[] values;

  ParetoNbdPredictor(double[] values) {
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
