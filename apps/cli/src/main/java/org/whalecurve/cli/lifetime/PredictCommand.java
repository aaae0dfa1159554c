package org.whalecurve.cli.lifetime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.whalecurve.cli.terminal.Screen;
import org.whalecurve.flow.lifetime.FittedModel;
import org.whalecurve.flow.lifetime.LifetimeForecast;
import org.whalecurve.flow.lifetime.LifetimeModel;
import org.whalecurve.reports.Exports;
import org.whalecurve.reports.Format;
import org.whalecurve.reports.Sheet;
import org.whalecurve.tables.Table.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code clv predict}: what the customers of a file will do. */
@Command(
    name = "predict",
    description = "Forecast for each customer of a file, by a model with known parameters.")
final class PredictCommand implements Callable<Integer> {
  private static final double HORIZON_MAX = 1e6;

  @ParentCommand private ClvCommand clv;
  @Mixin private ModelChoice choice;

  @Parameters(paramLabel = "FILE", description = "as for clv fit")
  private Path file;

  @Option(
      names = "--params",
      paramLabel = "NAME=VALUE",
      split = ",",
      description =
          "the model's parameters, for instance r=0.55,alpha=10.58,s=0.61,beta=11.67; with"
              + " p=…,q=…,v=… also spend by gamma-gamma")
  private Map<String, Double> parameters = new LinkedHashMap<>();

  @Option(names = "--fit", paramLabel = "FILE", description = "a model saved by clv fit --json")
  private Path fit;

  @Option(
      names = "--spend",
      paramLabel = "FILE",
      description = "a model of spend (gamma-gamma or profit) saved by clv fit --json")
  private Path spend;

  @Option(
      names = "--horizon",
      paramLabel = "H",
      description = "how far to look, in --unit (default: one year)")
  private Double horizon;

  @Option(
      names = "--discount",
      paramLabel = "RATE",
      description = "yearly interest, for instance 0.1: what comes later counts less")
  private Double discount;

  @Option(
      names = "--margin",
      paramLabel = "SHARE",
      defaultValue = "1",
      description = "share of spend that is earned, for the column clv (default: 1)")
  private double margin;

  @Option(
      names = "--intervals",
      description = "95 %% intervals of the forecasts, from the covariances that --fit holds")
  private boolean intervals;

  @Override
  public Integer call() {
    FittedModel model = model();
    String unit = model.unit().filter(u -> !choice.hasUnit()).orElse(choice.unit(model.model()));
    check(model, unit);
    LifetimeForecast.Forecasts forecasts =
        LifetimeForecast.of(
            new LifetimeForecast.Request(
                file,
                model,
                horizon == null ? usual(model, unit) : horizon,
                unit,
                discount == null ? Double.NaN : discount,
                margin,
                spend(model),
                intervals));
    print(forecasts);
    return 0;
  }

  private FittedModel model() {
    if (fit != null) {
      FittedModel saved = read(fit);
      LifetimeModel named = choice.model();
      if (named != null && named != saved.model())
        throw choice.usage("--model is " + named.word() + ", but --fit " + saved.model().word());
      return complete(saved);
    }
    LifetimeModel named = choice.model();
    if (named == null) throw choice.usage("Give --model and --params, or --fit.");
    String unit = choice.hasUnit() ? choice.unit(named) : null;
    return complete(FittedModel.given(named, own(named), unit, choice.covariates(named)));
  }

  /** The parameters of the model itself, in its order. */
  private Map<String, Double> own(LifetimeModel model) {
    Map<String, Double> own = new LinkedHashMap<>();
    for (String name : names(model, choice.covariates(model))) {
      if (parameters.containsKey(name)) own.put(name, parameters.get(name));
    }
    return own;
  }

  private static List<String> names(LifetimeModel model, List<String> covariates) {
    List<String> names = new java.util.ArrayList<>(model.parameters());
    for (String effect : List.of("trans_", "life_"))
      covariates.forEach(name -> names.add(effect + name));
    return names;
  }

  /** All parameters are there, and have values that they may have. */
  private FittedModel complete(FittedModel model) {
    List<String> wanted = names(model.model(), model.covariates());
    List<String> missing =
        wanted.stream().filter(name -> !model.parameters().containsKey(name)).toList();
    if (!missing.isEmpty())
      throw choice.usage(
          model.model().word()
              + " has the parameters "
              + String.join(", ", wanted)
              + "; missing: "
              + String.join(", ", missing)
              + ".");
    model.parameters().forEach((name, value) -> check(model, name, value));
    return model;
  }

  private void check(FittedModel model, String name, double value) {
    boolean any = model.model() == LifetimeModel.PROFIT ? name.equals("mean") : name.contains("_");
    boolean zero = model.model() == LifetimeModel.PROFIT;
    boolean fine = Double.isFinite(value) && (any || value > 0 || zero && value == 0);
    if (name.equals("k")) fine = fine && value == Math.rint(value) && value <= 100;
    if (!fine)
      throw choice.usage("The parameter " + name + " cannot be " + value + " in this model.");
  }

  private Optional<FittedModel> spend(FittedModel model) {
    boolean purchases =
        model.model().data() == LifetimeModel.Data.REPEAT
            || model.model().data() == LifetimeModel.Data.OPPORTUNITY;
    if (!purchases) return Optional.empty();
    if (spend != null) {
      FittedModel saved = complete(read(spend));
      if (saved.model().data() != LifetimeModel.Data.SPEND)
        throw choice.usage("--spend wants gamma-gamma or profit, not " + saved.model().word());
      return Optional.of(saved);
    }
    LifetimeModel gamma = LifetimeModel.GAMMA_GAMMA;
    if (gamma.parameters().stream().noneMatch(parameters::containsKey)) return Optional.empty();
    return Optional.of(complete(FittedModel.given(gamma, own(gamma), null, List.of())));
  }

  private static FittedModel read(Path saved) {
    try {
      return FitJson.read(saved.toString(), Files.readString(saved));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check(FittedModel model, String unit) {
    boolean whole =
        model.model().data() == LifetimeModel.Data.OPPORTUNITY
            || model.model().data() == LifetimeModel.Data.COHORT;
    if (horizon != null && !(horizon >= 0 && horizon <= HORIZON_MAX))
      throw choice.usage("--horizon is 0 to 1,000,000 " + unit + "s, not " + horizon + ".");
    if (horizon != null && whole && horizon != Math.rint(horizon))
      throw choice.usage(model.model().word() + " looks whole periods ahead, not " + horizon + ".");
    if (discount != null && !(discount >= 0 && discount < 100))
      throw choice.usage("--discount is a yearly rate such as 0.1, not " + discount + ".");
    if (!Double.isFinite(margin)) throw choice.usage("--margin is a number such as 0.3.");
    if (intervals && model.covariance().isEmpty())
      throw choice.usage("--intervals needs a model with covariances: --fit FILE.");
  }

  private static double usual(FittedModel model, String unit) {
    return switch (model.model().data()) {
      case OPPORTUNITY -> 1;
      case COHORT -> 10;
      case REPEAT, SPEND ->
          switch (unit) {
            case "day" -> 365;
            case "week" -> 52;
            case "month" -> 12;
            default -> 1;
          };
    };
  }

  private void print(LifetimeForecast.Forecasts forecasts) {
    List<Sheet.Column> columns = forecasts.columns().stream().map(PredictCommand::column).toList();
    Sheet sheet = new Sheet("", columns, forecasts.rows());
    Screen screen = clv.screen();
    if (screen.json()) {
      Exports.write(sheet, screen.out(), Format.JSON);
    } else {
      screen.print(sheet);
    }
    forecasts.notes().forEach(note -> screen.err().println("note: " + note + "."));
  }

  private static Sheet.Column column(String name) {
    Kind kind =
        switch (name) {
          case "customer" -> Kind.TEXT;
          case "frequency", "periods", "period" -> Kind.WHOLE;
          default -> Kind.RATIO;
        };
    return new Sheet.Column(name, kind, "");
  }
}
