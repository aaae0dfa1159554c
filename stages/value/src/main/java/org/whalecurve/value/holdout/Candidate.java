package org.whalecurve.value.holdout;

import java.util.List;
import org.whalecurve.value.lifetime.Fit;
import org.whalecurve.value.lifetime.MaximumLikelihood;
import org.whalecurve.value.lifetime.RepeatModel;

/**
 * A model that may be chosen.
 *
 * @param covariates traits of customers that it knows
 */
public record Candidate(RepeatModel model, List<String> covariates) {
  public Candidate {
    covariates = List.copyOf(covariates);
  }

  /** The model's name, and what else it knows. */
  public String name() {
    return covariates.isEmpty()
        ? model.name()
        : model.name() + " + " + String.join(", ", covariates);
  }

  public Fit fit(Panel panel) {
    return model.fit(panel.histories(covariates), MaximumLikelihood.Options.DEFAULT);
  }

  /** Forecasts at fitted parameters. */
  public Forecaster at(double[] parameters) {
    return Forecaster.of(name(), model.predictor(parameters), covariates);
  }
}
