package org.whalecurve.flow.lifetime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.value.lifetime.Fit;
import org.whalecurve.value.lifetime.Interval;
import org.whalecurve.value.lifetime.Likelihood.Parameter;

/**
 * A fitted model in plain values, to print, save and use again.
 *
 * @param model its name on the command line
 * @param cohort which cohort of the file; empty where the model is not of cohorts
 * @param unit unit of time of its parameters; empty where it has no time
 * @param covariates names of the columns that it knows of customers besides their history
 * @param parameters by name, in order
 * @param standardErrors by name; none for a parameter at a border
 * @param intervals 95 %, low and high by name
 * @param covariance of the parameters' logarithms (of real parameters themselves), in order; empty
 *     where there is none
 * @param logLikelihood without penalty, on the time scale of the data; NaN for a model that is not
 *     fitted by likelihood
 * @param customers that it was fitted on
 * @param histories distinct ones among them
 * @param converged whether a maximum was reached
 * @param verdict why the search stopped
 * @param starts points that the search started from
 * @param agreeing how many of them led to this maximum
 * @param details other findings by name, numbers and texts
 * @param warnings what a reader has to know before using it
 * @param notes how the file was read
 */
public record FittedModel(
    LifetimeModel model,
    Optional<String> cohort,
    Optional<String> unit,
    List<String> covariates,
    Map<String, Double> parameters,
    Map<String, Double> standardErrors,
    Map<String, List<Double>> intervals,
    List<List<Double>> covariance,
    double logLikelihood,
    double customers,
    long histories,
    boolean converged,
    String verdict,
    int starts,
    int agreeing,
    Map<String, Object> details,
    List<String> warnings,
    List<String> notes) {
  public FittedModel {
    parameters = ordered(parameters);
    standardErrors = ordered(standardErrors);
    intervals = ordered(intervals);
    details = ordered(details);
    covariates = List.copyOf(covariates);
    covariance = List.copyOf(covariance);
    warnings = List.copyOf(warnings);
    notes = List.copyOf(notes);
  }

  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  static FittedModel of(LifetimeModel model, Fit fit, long histories, List<String> notes) {
    Map<String, List<Double>> intervals = new LinkedHashMap<>();
    for (Map.Entry<String, Interval> e : fit.intervals().entrySet())
      intervals.put(e.getKey(), List.of(e.getValue().low(), e.getValue().high()));
    return new FittedModel(
        model,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        fit.parameters(),
        fit.standardErrors(),
        intervals,
        fit.covariance(),
        fit.logLikelihood(),
        fit.customers(),
        histories,
        fit.converged(),
        fit.verdict(),
        fit.starts(),
        fit.agreeing(),
        Map.of(),
        fit.warnings(),
        notes);
  }

  /** A model of which only the parameters are known. */
  public static FittedModel given(
      LifetimeModel model, Map<String, Double> parameters, String unit, List<String> covariates) {
    return saved(model, parameters, unit, covariates, List.of());
  }

  /** A model that was saved: its parameters, and their covariance for intervals. */
  public static FittedModel saved(
      LifetimeModel model,
      Map<String, Double> parameters,
      String unit,
      List<String> covariates,
      List<List<Double>> covariance) {
    return new FittedModel(
        model,
        Optional.empty(),
        Optional.ofNullable(unit),
        covariates,
        parameters,
        Map.of(),
        Map.of(),
        covariance,
        Double.NaN,
        0,
        0,
        true,
        "given",
        0,
        0,
        Map.of(),
        List.of(),
        List.of());
  }

  /** The same with its cohort. */
  FittedModel ofCohort(String name) {
    return copy(Optional.of(name), unit, covariates, parameters, details);
  }

  /** The same with the unit of its times, and the columns that it knows. */
  FittedModel in(String word, List<String> columns) {
    return copy(cohort, Optional.of(word), columns, parameters, details);
  }

  /** The same with a parameter that was not estimated. */
  FittedModel with(String name, double value) {
    Map<String, Double> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return copy(cohort, unit, covariates, more, details);
  }

  /** The same with findings beside the parameters. */
  FittedModel with(Map<String, Object> findings) {
    return copy(cohort, unit, covariates, parameters, findings);
  }

  /** The same, learnt by moments from so many customers. */
  FittedModel learnt(double from, long distinct, List<String> warned, List<String> noted) {
    return new FittedModel(
        model,
        cohort,
        unit,
        covariates,
        parameters,
        standardErrors,
        intervals,
        covariance,
        logLikelihood,
        from,
        distinct,
        true,
        "moments solved",
        starts,
        agreeing,
        details,
        warned,
        noted);
  }

  private FittedModel copy(
      Optional<String> ofCohort,
      Optional<String> ofUnit,
      List<String> columns,
      Map<String, Double> values,
      Map<String, Object> findings) {
    return new FittedModel(
        model,
        ofCohort,
        ofUnit,
        columns,
        values,
        standardErrors,
        intervals,
        covariance,
        logLikelihood,
        customers,
        histories,
        converged,
        verdict,
        starts,
        agreeing,
        findings,
        warnings,
        notes);
  }

  double value(String name) {
    return parameters.get(name);
  }

  /** The estimated parameters in their order. */
  double[] values() {
    return parameters.entrySet().stream()
        .filter(e -> !e.getKey().equals("k"))
        .mapToDouble(Map.Entry::getValue)
        .toArray();
  }

  /** As a fit that gives intervals of what follows from it. */
  Fit fit() {
    Map<String, Double> estimated = new LinkedHashMap<>(parameters);
    estimated.remove("k");
    List<Parameter> kinds =
        estimated.keySet().stream()
            .map(
                name ->
                    model.parameters().contains(name)
                        ? Parameter.positive(name)
                        : Parameter.real(name))
            .toList();
    return new Fit(
        model.word(),
        kinds,
        estimated,
        standardErrors,
        Map.of(),
        covariance,
        logLikelihood,
        customers,
        converged,
        verdict,
        starts,
        agreeing,
        0,
        warnings);
  }

  /** Akaike's information criterion: smaller is better. */
  public double aic() {
    return 2.0 * parameters.size() - 2 * logLikelihood;
  }

  /** Schwarz' information criterion: smaller is better. */
  public double bic() {
    return Math.log(customers) * parameters.size() - 2 * logLikelihood;
  }
}
