package org.whalecurve.cli.lifetime;

import java.util.List;
import org.whalecurve.flow.lifetime.LifetimeModel;
import org.whalecurve.flow.lifetime.Units;
import org.whalecurve.kernel.Suggest;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which model, in which unit of time. */
final class ModelChoice {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "bg-nbd, mbg-nbd, pareto-nbd, mbg-cnbd-k (purchases at any time), bg-bb (at given"
              + " opportunities), sbg (contracts), gamma-gamma (spend), profit (spend that may be"
              + " negative)")
  private String model;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description =
          "unit of the file's times and of the parameters: day, week, month or year (default: week;"
              + " year for bg-bb and sbg)")
  private String unit;

  @Option(
      names = "--covariates",
      paramLabel = "A,B",
      split = ",",
      description = "columns with numbers that buying and leaving may depend on")
  private List<String> covariates = List.of();

  /** Null where none is named. */
  LifetimeModel model() {
    if (model == null) return null;
    return LifetimeModel.of(model)
        .orElseThrow(
            () ->
                usage(
                    "There is no model '"
                        + model
                        + "'. "
                        + Suggest.didYouMean(model, LifetimeModel.words())));
  }

  /** The unit, or where none is named the usual one of a model. */
  String unit(LifetimeModel of) {
    if (unit == null) return usual(of);
    if (Units.words().contains(unit)) return unit;
    throw usage("--unit is " + String.join(", ", Units.words()) + ", not '" + unit + "'.");
  }

  boolean hasUnit() {
    return unit != null;
  }

  private static String usual(LifetimeModel of) {
    return switch (of.data()) {
      case REPEAT, SPEND -> "week";
      case OPPORTUNITY, COHORT -> "year";
    };
  }

  List<String> covariates(LifetimeModel of) {
    boolean takes = of == LifetimeModel.BG_NBD || of == LifetimeModel.PARETO_NBD;
    if (!covariates.isEmpty() && !takes)
      throw usage("--covariates go with bg-nbd and pareto-nbd, not with " + of.word() + ".");
    return covariates;
  }

  ParameterException usage(String message) {
    CommandLine line = spec.commandLine();
    return new ParameterException(line, message);
  }
}
