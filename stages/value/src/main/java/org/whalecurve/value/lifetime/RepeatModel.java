package org.whalecurve.value.lifetime;

import java.util.List;
import org.whalecurve.kernel.ProblemException;

/**
 * A model of customers who buy whenever they like and leave without saying so. Purchases follow
 * each other at an own rate per customer, gamma-distributed over the customers with shape r and
 * rate alpha (a time); how they leave is what the models differ in.
 */
public sealed interface RepeatModel permits BetaGeometric, ParetoNbd {
  /** For instance {@code bg-nbd}. */
  String name();

  /** Names of the parameters without covariates, in order. */
  List<String> parameters();

  /** The likelihood of these histories; the covariates' coefficients follow the parameters. */
  Likelihood likelihood(Histories histories);

  /** Points to start the search from, made from the histories' moments. */
  List<double[]> starts(Histories histories);

  /**
   * What customers will do, at given parameters.
   *
   * @param values the parameters in their order, in the unit of time in which the customers' times
   *     are given; then the coefficients of covariates: first all of purchasing, then all of
   *     leaving
   */
  Predictor predictor(double... values);

  /**
   * Whether the model holds that a customer without a second transaction is still there for
   * certain. Such a probability of 1 is an assumption, not a finding.
   */
  default boolean keepsOneTimeBuyers() {
    return false;
  }

  /**
   * Fits the model; several starts, the highest maximum.
   *
   * @throws ProblemException where there are fewer than two customers, or none bought again
   */
  default Fit fit(Histories histories, MaximumLikelihood.Options options) {
    Moments.check(name(), histories);
    return MaximumLikelihood.fit(likelihood(histories), starts(histories), options)
        .warn(Moments.warnings(histories));
  }
}
