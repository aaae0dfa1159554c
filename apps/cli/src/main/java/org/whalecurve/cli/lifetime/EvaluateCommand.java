package org.whalecurve.cli.lifetime;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.whalecurve.flow.lifetime.LifetimeEvaluation;
import org.whalecurve.flow.lifetime.Units;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code clv evaluate}: forecasts beside what came. */
@Command(
    name = "evaluate",
    description = {
      "Fit every model to the beginning of a log of transactions (customer,date[,amount,quantity]),",
      "check each on the rest, and choose between them by the beginning alone."
    })
final class EvaluateCommand implements Callable<Integer> {
  @ParentCommand private ClvCommand clv;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "CSV, Excel or Parquet, a line per transaction")
  private Path file;

  @Option(
      names = "--calibration-end",
      paramLabel = "DATE",
      description = "last day that the models know (default: the middle of the log)")
  private LocalDate calibrationEnd;

  @Option(
      names = "--holdout-end",
      paramLabel = "DATE",
      description = "last day to compare with (default: the last of the log)")
  private LocalDate holdoutEnd;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      defaultValue = "week",
      description = "unit of time of the parameters: day, week, month or year (default: week)")
  private String unit;

  @Option(
      names = "--traits",
      paramLabel = "A,B",
      split = ",",
      description = "first_amount, first_quantity: what models may know of the first purchase")
  private List<String> traits = List.of();

  @Option(names = "--tracking", description = "show the curve of purchases, period by period, too")
  private boolean tracking;

  @Override
  public Integer call() {
    if (!Units.words().contains(unit))
      throw usage("--unit is " + String.join(", ", Units.words()) + ", not '" + unit + "'.");
    for (String trait : traits)
      if (!LifetimeEvaluation.traits().contains(trait))
        throw usage(
            "--traits takes "
                + String.join(" and ", LifetimeEvaluation.traits())
                + ", not '"
                + trait
                + "'.");
    LifetimeEvaluation.Result result =
        LifetimeEvaluation.of(
            new LifetimeEvaluation.Request(file, calibrationEnd, holdoutEnd, unit, traits));
    if (clv.screen().json()) clv.screen().printJson(EvaluationJson.of(result));
    else new EvaluationText(clv.screen(), result).print(tracking);
    return 0;
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
