package org.whalecurve.value.holdout;

import java.util.List;
import org.whalecurve.value.lifetime.Predictor;

/** Something that forecasts purchases of the cases of a panel. */
public interface Forecaster {
  /** Its name in tables. */
  String name();

  /** Purchases in the holdout expected of a customer with a history. */
  double expected(Panel panel, Panel.Case history);

  /** Repeated purchases of a newcomer expected within so many units of time. */
  double cumulative(Panel panel, Panel.Case like, double time);

  /**
   * Probability of just what the customer did in the holdout; NaN where the forecaster has no
   * distribution.
   */
  double probability(Panel panel, Panel.Case history);

  /**
   * A fitted model.
   *
   * @param covariates that it knows, of those of the panel
   */
  static Forecaster of(String name, Predictor predictor, List<String> covariates) {
    return new ModelForecaster(name, predictor, covariates);
  }

  /**
   * A weighted mean of others.
   *
   * @param weights as many, 0 or more, with the sum 1
   */
  static Forecaster blend(String name, List<Forecaster> parts, List<Double> weights) {
    return new Blend(name, parts, weights);
  }
}
