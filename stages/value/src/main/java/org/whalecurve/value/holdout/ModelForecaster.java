package org.whalecurve.value.holdout;

import java.util.List;
import org.whalecurve.value.lifetime.Future;
import org.whalecurve.value.lifetime.Predictor;

record ModelForecaster(String name, Predictor predictor, List<String> covariates)
    implements Forecaster {
  ModelForecaster {
    covariates = List.copyOf(covariates);
  }

  private Future future(Panel panel, Panel.Case c) {
    return predictor.of(
        c.frequency(),
        panel.unit().ofDays(c.recencyDays()),
        panel.unit().ofDays(c.ageDays()),
        panel.traits(c, covariates));
  }

  @Override
  public double expected(Panel panel, Panel.Case history) {
    return future(panel, history).expected(panel.horizon());
  }

  @Override
  public double cumulative(Panel panel, Panel.Case like, double time) {
    if (time <= 0) return 0;
    return predictor.newcomer(panel.traits(like, covariates)).expected(time);
  }

  @Override
  public double probability(Panel panel, Panel.Case history) {
    return future(panel, history).distribution(panel.horizon(), history.future())[history.future()];
  }
}
