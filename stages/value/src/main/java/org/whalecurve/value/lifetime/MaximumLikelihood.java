package org.whalecurve.value.lifetime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.value.lifetime.Likelihood.Parameter;
import org.whalecurve.value.lifetime.Search.End;

/** Fits a model by maximum likelihood from several starting points. */
public final class MaximumLikelihood {
  /** Two ends this close in log-likelihood are the same maximum. */
  private static final double SAME = 1e-3;

  /** A standard error of a logarithm beyond which a parameter is as good as unknown. */
  private static final double UNKNOWN = 2;

  /** Different ends of the first search that are followed to the end. */
  private static final int FINISHERS = 3;

  /** How far a maximum on a sample may lie below the best to be tried on all data. */
  private static final double PROMISING = 5;

  private MaximumLikelihood() {}

  /**
   * How to search.
   *
   * @param penalty times the sum of the squared parameters (each divided by its scale) is taken off
   *     the mean log-likelihood of a customer; 0 for none
   * @param tolerance rise of the log-likelihood that is not worth another step
   * @param iterations most steps from one starting point
   */
  public record Options(double penalty, double tolerance, int iterations) {
    public static final Options DEFAULT = new Options(0, 1e-9, 200);

    public Options {
      if (!(penalty >= 0) || !(tolerance > 0) || iterations < 1)
        throw new IllegalArgumentException(
            "penalty " + penalty + ", tolerance " + tolerance + ", iterations " + iterations);
    }

    /** Good enough to compare starting points. */
    Options rough() {
      return new Options(penalty, Math.max(tolerance, 1e-5), iterations);
    }
  }

  /**
   * Seeks the highest maximum.
   *
   * @param starts values of the parameters to start from, at least one
   * @throws ProblemException where the likelihood is no number at any start
   */
  public static Fit fit(Likelihood likelihood, List<double[]> starts, Options options) {
    Likelihood tried = likelihood.sample().orElse(likelihood);
    Objective objective = new Objective(tried, options.penalty());
    Options rough = options.rough();
    List<End> ends = new ArrayList<>();
    for (double[] start : starts) {
      End end = new Search(objective, rough).from(coordinates(likelihood, start), null);
      if (Double.isFinite(end.value())) ends.add(end);
    }
    if (ends.isEmpty()) throw impossible(likelihood, starts.size());
    ends.sort(Comparator.comparingDouble(End::value));
    double best = ends.get(0).value();
    int agreeing = (int) ends.stream().filter(end -> end.value() - best < SAME).count();
    boolean sampled = tried != likelihood;
    Objective whole = sampled ? new Objective(likelihood, options.penalty()) : objective;
    End end = finish(whole, ends, sampled ? PROMISING : SAME, options);
    int evaluations = objective.evaluations() + (sampled ? whole.evaluations() : 0);
    return new Result(likelihood, end).fit(starts.size(), agreeing, evaluations);
  }

  /** From the best rough ends to the highest maximum of all data. */
  private static End finish(Objective whole, List<End> ends, double margin, Options options) {
    List<End> tried = new ArrayList<>();
    End best = null;
    for (End end : ends) {
      if (end.value() - ends.get(0).value() > margin || tried.size() == FINISHERS) break;
      if (tried.stream().anyMatch(other -> near(other.at(), end.at()))) continue;
      tried.add(end);
      End finished = new Search(whole, options).from(end.at(), end.curvature());
      if (best == null || finished.value() < best.value()) best = finished;
    }
    return best;
  }

  private static boolean near(double[] one, double[] other) {
    for (int i = 0; i < one.length; i++) if (Math.abs(one[i] - other[i]) > 0.1) return false;
    return true;
  }

  private static double[] coordinates(Likelihood likelihood, double[] values) {
    double[] coordinates = new double[values.length];
    for (int i = 0; i < values.length; i++)
      coordinates[i] = likelihood.parameters().get(i).coordinate(values[i]);
    return coordinates;
  }

  private static ProblemException impossible(Likelihood likelihood, int starts) {
    return new ProblemException(
        new Problem(
            "fit-impossible",
            SourcePlace.ofFile(likelihood.model()),
            "the likelihood of the "
                + String.format(Locale.ROOT, "%.0f", likelihood.customers())
                + " customers is no number at any of the "
                + starts
                + " starting points",
            "check the customers' figures, or use another model"));
  }

  /** Says what an end means. */
  private static final class Result {
    private final Likelihood likelihood;
    private final End end;
    private final List<Parameter> kinds;
    private final Map<String, Double> values = new LinkedHashMap<>();
    private final Map<String, Double> errors = new LinkedHashMap<>();
    private final Map<String, Interval> intervals = new LinkedHashMap<>();
    private final List<List<Double>> covariance = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    Result(Likelihood likelihood, End end) {
      this.likelihood = likelihood;
      this.end = end;
      this.kinds = likelihood.parameters();
    }

    Fit fit(int starts, int agreeing, int evaluations) {
      for (int i = 0; i < kinds.size(); i++)
        values.put(kinds.get(i).name(), kinds.get(i).value(end.at()[i]));
      if (!end.converged()) warnings.add("not converged: " + end.verdict());
      borders();
      Optional.ofNullable(Objective.inverse(end.curvature(), end.free()))
          .ifPresentOrElse(this::errors, this::noErrors);
      return new Fit(
          likelihood.model(),
          kinds,
          values,
          errors,
          intervals,
          covariance,
          likelihood.value(end.at(), null),
          likelihood.customers(),
          end.converged(),
          end.verdict(),
          starts,
          agreeing,
          evaluations,
          warnings);
    }

    private void borders() {
      for (int i = 0; i < kinds.size(); i++) {
        if (end.free()[i]) continue;
        warnings.add(
            String.format(
                Locale.ROOT,
                "%s ran to the border of what is tried, %.3g: the data want it as extreme as"
                    + " possible, and it has no standard error",
                kinds.get(i).name(),
                values.get(kinds.get(i).name())));
      }
    }

    private void noErrors() {
      warnings.add(
          "no standard errors: around the maximum the log-likelihood is flat in some direction, so"
              + " the data do not determine all parameters");
    }

    private void errors(double[][] inverse) {
      for (int i = 0; i < kinds.size(); i++) {
        List<Double> row = new ArrayList<>();
        for (double entry : inverse[i]) row.add(entry);
        covariance.add(row);
        if (end.free()[i]) error(kinds.get(i), end.at()[i], Math.sqrt(inverse[i][i]));
      }
    }

    private void error(Parameter kind, double at, double error) {
      double half = Interval.DEVIATIONS * error;
      Interval interval = new Interval(kind.value(at - half), kind.value(at + half));
      double natural = error * (kind.positive() ? kind.value(at) : 1);
      if (!Double.isFinite(interval.high()) || !Double.isFinite(natural)) return;
      errors.put(kind.name(), natural);
      intervals.put(kind.name(), interval);
      if (kind.positive() && error > UNKNOWN)
        warnings.add(
            String.format(
                Locale.ROOT,
                "%s is hardly determined by the data: 95 %% interval %.3g to %.3g",
                kind.name(),
                interval.low(),
                interval.high()));
    }
  }
}
