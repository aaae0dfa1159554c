package org.whalecurve.flow.lifetime;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.engine.Row;
import org.whalecurve.value.lifetime.BetaGeometric;
import org.whalecurve.value.lifetime.Histories;
import org.whalecurve.value.lifetime.ParetoNbd;
import org.whalecurve.value.lifetime.RepeatModel;

/** The models of purchases at any time, and their data from a file. */
final class RepeatModels {
  private RepeatModels() {}

  /**
   * @param k regularity, for the model that has it
   */
  static RepeatModel of(LifetimeModel model, int k) {
    return switch (model) {
      case BG_NBD -> new BetaGeometric(false, 1);
      case MBG_NBD -> new BetaGeometric(true, 1);
      case MBG_CNBD_K -> new BetaGeometric(true, k);
      case PARETO_NBD -> new ParetoNbd();
      default -> throw new IllegalArgumentException(model.word());
    };
  }

  static RepeatModel of(FittedModel fitted) {
    double k = fitted.parameters().getOrDefault("k", 1.0);
    return of(fitted.model(), (int) k);
  }

  /** The distinct histories of a file. */
  static Histories histories(HistoryFile file, List<String> covariates) {
    Histories.Builder builder = new Histories.Builder(file.unit(), covariates);
    for (Row row : file.histories()) {
      builder.add(
          row.decimal(0).intValueExact(),
          file.time(row, 1),
          file.time(row, 2),
          row.integer(3),
          traits(row, 4));
    }
    return builder.build();
  }

  /** Covariates that stand in a row from a column on. */
  static double[] traits(Row row, int first) {
    List<Double> traits = new ArrayList<>();
    for (int i = first; i < row.size(); i++) traits.add(row.decimal(i).doubleValue());
    return traits.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
