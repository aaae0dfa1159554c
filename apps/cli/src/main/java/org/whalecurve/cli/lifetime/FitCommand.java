package org.whalecurve.cli.lifetime;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.whalecurve.flow.lifetime.FittedModel;
import org.whalecurve.flow.lifetime.LifetimeFit;
import org.whalecurve.flow.lifetime.LifetimeModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code clv fit}: the parameters of a model by maximum likelihood. */
@Command(
    name = "fit",
    description = {
      "Fit a model to a file, one line per customer: customer,frequency,recency,T[,monetary];",
      "for bg-bb frequency,recency,periods[,customers]; for sbg year and those who are left."
    })
final class FitCommand implements Callable<Integer> {
  @ParentCommand private ClvCommand clv;
  @Mixin private ModelChoice choice;

  @Parameters(paramLabel = "FILE", description = "CSV, Excel or Parquet")
  private Path file;

  @Option(
      names = "--penalty",
      paramLabel = "P",
      defaultValue = "0",
      description =
          "draws parameters towards 0: P times their squares, in units of the data, is taken off the"
              + " mean log-likelihood (default: 0)")
  private double penalty;

  @Option(
      names = "--regularity",
      paramLabel = "K",
      defaultValue = "0",
      description = "for mbg-cnbd-k: how regular purchases are, 1 (random), 2, 3, …")
  private int regularity;

  @Option(names = "--column", paramLabel = "NAME", description = "for sbg: one cohort of the file")
  private String column;

  @Option(
      names = "--periods",
      paramLabel = "N",
      defaultValue = "0",
      description = "for sbg: learn from the first N renewals only (default: all)")
  private int periods;

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "1000",
      description = "for sbg: size of a cohort given in percent (default: 1000)")
  private double customers;

  @Override
  public Integer call() {
    LifetimeModel model = choice.model();
    if (model == null)
      throw choice.usage("--model is missing: one of " + String.join(", ", LifetimeModel.words()));
    if (!(penalty >= 0)) throw choice.usage("--penalty is 0 or more, not " + penalty + ".");
    if (regularity < 0 || regularity > 100)
      throw choice.usage("--regularity is 1 to 100, not " + regularity + ".");
    if (periods < 0) throw choice.usage("--periods is 1 or more, not " + periods + ".");
    if (!(customers >= 1)) throw choice.usage("--customers is 1 or more, not " + customers + ".");
    List<FittedModel> models =
        LifetimeFit.of(
            new LifetimeFit.Request(
                file,
                model,
                choice.unit(model),
                penalty,
                choice.covariates(model),
                regularity,
                column,
                periods,
                customers));
    if (clv.screen().json()) clv.screen().printJson(FitJson.of(models));
    else new FitText(clv.screen()).print(file.toString(), models);
    return 0;
  }
}
