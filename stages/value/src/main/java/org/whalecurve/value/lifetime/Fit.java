package org.whalecurve.value.lifetime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.whalecurve.value.lifetime.Likelihood.Parameter;

/**
 * A fitted model and how far it can be trusted.
 *
 * @param model its name
 * @param kinds its parameters, in order
 * @param parameters their values by name, in order, in the unit of time of the data
 * @param standardErrors by name: from the inverse of the observed information in the coordinates
 *     (logarithms of positive parameters), times the parameter (delta method). A parameter at a
 *     border has none; none at all where the information cannot be inverted
 * @param intervals 95 % intervals of the same parameters, symmetric in the coordinate
 * @param covariance of the coordinates, in the order of the parameters, zero for those at a border;
 *     empty where there is none
 * @param logLikelihood on the time scale of the data, without penalty
 * @param customers number of customers
 * @param converged whether a maximum was reached to the tolerance
 * @param verdict why the search stopped, with its numbers
 * @param starts starting points tried
 * @param agreeing how many of them led to this maximum
 * @param evaluations how often the likelihood was computed, on whatever part of the data
 * @param warnings what a reader of the parameters has to know; often empty
 */
public record Fit(
    String model,
    List<Parameter> kinds,
    Map<String, Double> parameters,
    Map<String, Double> standardErrors,
    Map<String, Interval> intervals,
    List<List<Double>> covariance,
    double logLikelihood,
    double customers,
    boolean converged,
    String verdict,
    int starts,
    int agreeing,
    int evaluations,
    List<String> warnings) {
  /** Step in a coordinate from which a figure's slope is taken. */
  private static final double STEP = 1e-4;

  public Fit {
    kinds = List.copyOf(kinds);
    parameters = ordered(parameters);
    standardErrors = ordered(standardErrors);
    intervals = ordered(intervals);
    covariance = List.copyOf(covariance);
    warnings = List.copyOf(warnings);
  }

  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** The same fit, with more to know about it. */
  public Fit warn(List<String> more) {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(more);
    return new Fit(
        model,
        kinds,
        parameters,
        standardErrors,
        intervals,
        covariance,
        logLikelihood,
        customers,
        converged,
        verdict,
        starts,
        agreeing,
        evaluations,
        all);
  }

  /** The parameters in their order. */
  public double[] values() {
    return parameters.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Akaike's information criterion: smaller is better. */
  public double aic() {
    return 2 * parameters.size() - 2 * logLikelihood;
  }

  /** Schwarz' information criterion: smaller is better. */
  public double bic() {
    return Math.log(customers) * parameters.size() - 2 * logLikelihood;
  }

  /**
   * A figure that follows from the parameters, with standard error and interval.
   *
   * @param figure takes the parameters in their order
   */
  public Estimate estimate(ToDoubleFunction<double[]> figure, Estimate.Range range) {
    double value = figure.applyAsDouble(values());
    if (covariance.isEmpty()) return Estimate.without(value);
    double[] slope = slope(figure);
    double variance = 0;
    for (int i = 0; i < slope.length; i++)
      for (int j = 0; j < slope.length; j++)
        variance += slope[i] * slope[j] * covariance.get(i).get(j);
    double error = Math.sqrt(Math.max(0, variance));
    return Double.isFinite(error) ? Estimate.of(value, error, range) : Estimate.without(value);
  }

  private double[] slope(ToDoubleFunction<double[]> figure) {
    double[] slope = new double[kinds.size()];
    for (int i = 0; i < slope.length; i++) {
      if (covariance.get(i).get(i) == 0) continue;
      slope[i] = (moved(figure, i, STEP) - moved(figure, i, -STEP)) / (2 * STEP);
    }
    return slope;
  }

  private double moved(ToDoubleFunction<double[]> figure, int index, double step) {
    double[] values = values();
    Parameter kind = kinds.get(index);
    values[index] = kind.value(kind.coordinate(values[index]) + step);
    return figure.applyAsDouble(values);
  }
}
