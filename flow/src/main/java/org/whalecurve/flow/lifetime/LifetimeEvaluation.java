package org.whalecurve.flow.lifetime;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.value.holdout.Candidate;
import org.whalecurve.value.holdout.Combination;
import org.whalecurve.value.holdout.Forecaster;
import org.whalecurve.value.holdout.HoldoutCheck;
import org.whalecurve.value.holdout.Panel;
import org.whalecurve.value.holdout.Recalibration;
import org.whalecurve.value.holdout.Trial;
import org.whalecurve.value.lifetime.BetaGeometric;
import org.whalecurve.value.lifetime.Fit;
import org.whalecurve.value.lifetime.Histories;
import org.whalecurve.value.lifetime.MaximumLikelihood;
import org.whalecurve.value.lifetime.ParetoNbd;
import org.whalecurve.value.lifetime.RepeatModel;

/** Models of repeat buying checked on a part of a log that they have not seen. */
public final class LifetimeEvaluation {
  /** Parts of the calibration after which forecasts are tried inside it. */
  private static final double[] ORIGINS = {1 / 2.0, 2 / 3.0, 3 / 4.0};

  private static final int REGULARITY_MAX = 6;
  private static final int DAYS_MIN = 8;

  private LifetimeEvaluation() {}

  /**
   * What to check.
   *
   * @param calibrationEnd last day that the models know; null for the middle of the log
   * @param holdoutEnd last day to compare with; null for the last of the log
   * @param unit of time of the parameters
   * @param traits of the first purchase that models may know besides: first_amount, first_quantity
   */
  public record Request(
      Path file,
      LocalDate calibrationEnd,
      LocalDate holdoutEnd,
      String unit,
      List<String> traits) {}

  /**
   * A model's line in the table; the calibration's figures are NaN for combinations.
   *
   * @param parameters by name; empty for combinations
   * @param bic on the calibration
   * @param innerLogScore inside the calibration, higher is better
   * @param check on the holdout
   * @param rank by root mean squared error on the holdout, from 1
   */
  public record Line(
      String name,
      Map<String, Double> parameters,
      double logLikelihood,
      double bic,
      double innerLogScore,
      double innerRootMeanSquaredError,
      Check check,
      int rank) {}

  /** What the holdout says of a forecast; see HoldoutCheck for the definitions. */
  public record Check(
      double meanAbsoluteError,
      double rootMeanSquaredError,
      double expected,
      double actual,
      double totalError,
      double trackingError,
      double topDecile,
      double topDecilePossible,
      double logScore,
      List<FrequencyClass> classes,
      List<Mark> tracking) {
    private static Check of(HoldoutCheck c) {
      return new Check(
          c.meanAbsoluteError(),
          c.rootMeanSquaredError(),
          c.expected(),
          c.actual(),
          c.totalError(),
          c.trackingError(),
          c.topDecile(),
          c.topDecilePossible(),
          c.logScore(),
          c.classes().stream()
              .map(k -> new FrequencyClass(k.frequency(), k.customers(), k.expected(), k.actual()))
              .toList(),
          c.tracking().stream()
              .map(m -> new Mark(m.period(), m.holdout(), m.expected(), m.actual()))
              .toList());
    }
  }

  /** Customers of equal frequency; the last class holds those with more, too. */
  public record FrequencyClass(int frequency, long customers, double expected, double actual) {}

  /** Cumulative repeated purchases of all at the end of a period. */
  public record Mark(int period, boolean holdout, double expected, long actual) {}

  /**
   * What was found.
   *
   * @param lines by rank on the holdout
   * @param chosen name of the model chosen on the calibration alone
   * @param reason why
   * @param level of the line that the combination is brought to
   * @param slope of it
   * @param origins last days of the calibrations inside the calibration
   */
  public record Result(
      LocalDate first,
      LocalDate calibrationEnd,
      LocalDate holdoutEnd,
      double customers,
      List<Line> lines,
      String chosen,
      String reason,
      double level,
      double slope,
      List<LocalDate> origins) {}

  /** Names of {@link Request#traits} that there are. */
  public static List<String> traits() {
    return TransactionLog.TRAITS;
  }

  /**
   * @throws ProblemException where the file cannot be read or is too short
   */
  public static Result of(Request request) {
    try (Workbench bench = Workbench.open()) {
      TransactionLog log =
          TransactionLog.read(bench, request.file(), Units.of(request.unit()), request.traits());
      return new Work(log, request).result();
    }
  }

  /** One evaluation. */
  private static final class Work {
    private final TransactionLog log;
    private final LocalDate end;
    private final LocalDate last;
    private final List<String> traits;
    private final Panel panel;
    private final List<LocalDate> origins = new ArrayList<>();
    private final List<Candidate> candidates;

    Work(TransactionLog log, Request request) {
      this.log = log;
      this.traits = request.traits();
      long days = log.last().toEpochDay() - log.first().toEpochDay();
      end =
          request.calibrationEnd() == null
              ? log.first().plusDays(days / 2)
              : request.calibrationEnd();
      last = request.holdoutEnd() == null ? log.last() : request.holdoutEnd();
      check();
      panel = log.panel(end, last);
      long calibration = end.toEpochDay() - log.first().toEpochDay() + 1;
      for (double part : ORIGINS)
        origins.add(log.first().plusDays(Math.round(part * calibration) - 1));
      candidates = candidates();
    }

    private void check() {
      boolean order = end.isBefore(last) && !end.isBefore(log.first().plusDays(DAYS_MIN));
      if (!order || log.last().isBefore(end))
        throw log.problem(
            "bad-days",
            "the log reaches from %s to %s; calibration to %s and holdout to %s do not fit into it"
                .formatted(log.first(), log.last(), end, last),
            "Give --calibration-end at least "
                + DAYS_MIN
                + " days after the first purchase, and --holdout-end after that.");
      Histories histories = log.panel(end, last).histories(List.of());
      if (histories.customers() < 2 || histories.transactions() == 0)
        throw log.problem(
            "no-repeat",
            String.format(
                Locale.ROOT,
                "%,.0f customers bought until %s, and none of them again",
                histories.customers(),
                end),
            "Choose a later --calibration-end.");
    }

    /** Every model, with regularity where the intervals show one, and with traits if any. */
    private List<Candidate> candidates() {
      List<RepeatModel> models =
          new ArrayList<>(
              List.of(new BetaGeometric(false, 1), new BetaGeometric(true, 1), new ParetoNbd()));
      int k = regularity();
      if (k > 1) models.add(new BetaGeometric(true, k));
      List<Candidate> all = new ArrayList<>();
      for (RepeatModel model : models) {
        all.add(new Candidate(model, List.of()));
        if (!traits.isEmpty()) all.add(new Candidate(model, traits));
      }
      return all;
    }

    /** The regularity of highest likelihood on the calibration. */
    private int regularity() {
      Histories histories = panel.histories(List.of()).withLogIntervals(log.logIntervals(end));
      int best = 1;
      double highest = Double.NEGATIVE_INFINITY;
      for (int k = 1; k <= REGULARITY_MAX; k++) {
        double found =
            new BetaGeometric(true, k)
                .fit(histories, MaximumLikelihood.Options.DEFAULT)
                .logLikelihood();
        if (found <= highest) break;
        highest = found;
        best = k;
      }
      return best;
    }

    Result result() {
      List<Panel> inner = origins.stream().map(day -> log.panel(day, end)).toList();
      List<Trial> trials = Trial.of(candidates, inner);
      List<Line> lines = new ArrayList<>();
      List<Forecaster> fitted = new ArrayList<>();
      for (Trial trial : trials) {
        Fit fit = trial.candidate().fit(panel);
        Forecaster forecaster = trial.candidate().at(fit.values());
        fitted.add(forecaster);
        lines.add(line(forecaster, fit, trial));
      }
      Recalibration line = Trial.line(trials, inner);
      lines.add(line(Combination.mean(fitted), null, null));
      lines.add(line(Combination.of(fitted, line, panel), null, null));
      return new Result(
          log.first(),
          end,
          last,
          panel.customers(),
          ranked(lines),
          Trial.choose(trials).candidate().name(),
          Trial.reason(trials, origins.size()),
          line.level(),
          line.slope(),
          origins);
    }

    private Line line(Forecaster forecaster, Fit fit, Trial trial) {
      return new Line(
          forecaster.name(),
          fit == null ? Map.of() : fit.parameters(),
          fit == null ? Double.NaN : fit.logLikelihood(),
          comparable(forecaster, fit) ? fit.bic() : Double.NaN,
          trial == null ? Double.NaN : trial.logScore(),
          trial == null ? Double.NaN : trial.rootMeanSquaredError(),
          Check.of(HoldoutCheck.of(forecaster, panel)),
          0);
    }

    /** With regularity the likelihood is of other data: single intervals are not in the panel. */
    private static boolean comparable(Forecaster forecaster, Fit fit) {
      return fit != null && !forecaster.name().contains("cnbd");
    }

    private static List<Line> ranked(List<Line> lines) {
      List<Line> sorted = new ArrayList<>(lines);
      sorted.sort(Comparator.comparingDouble(l -> l.check().rootMeanSquaredError()));
      List<Line> ranked = new ArrayList<>();
      for (Line l : sorted)
        ranked.add(
            new Line(
                l.name(),
                l.parameters(),
                l.logLikelihood(),
                l.bic(),
                l.innerLogScore(),
                l.innerRootMeanSquaredError(),
                l.check(),
                ranked.size() + 1));
      return ranked;
    }
  }

  /** Rank of a model by a figure of the check of which less is better, from 1. */
  public static int rank(Result result, String name, ToDoubleFunction<Check> figure) {
    double own =
        result.lines().stream()
            .filter(line -> line.name().equals(name))
            .mapToDouble(line -> figure.applyAsDouble(line.check()))
            .findFirst()
            .orElseThrow();
    return 1
        + (int)
            result.lines().stream()
                .filter(line -> figure.applyAsDouble(line.check()) < own)
                .count();
  }
}
