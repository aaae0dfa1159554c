package org.whalecurve.flow.lifetime;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.flow.lifetime.LifetimeForecast.Forecasts;
import org.whalecurve.flow.lifetime.LifetimeForecast.Request;
import org.whalecurve.value.discrete.ShiftedBetaGeometric;

/**
 * Forecasts of renewals: one row per age, counted in renewals that a customer has behind it.
 * Nothing but the age tells customers of one cohort apart.
 */
final class RetentionForecast {
  private RetentionForecast() {}

  static Forecasts of(Request request) {
    double[] v = request.model().values();
    ShiftedBetaGeometric model = new ShiftedBetaGeometric(v[0], v[1]);
    List<String> columns = new ArrayList<>(List.of("period", "survival", "retention"));
    if (request.discounted())
      columns.addAll(List.of("discounted_lifetime", "discounted_residual_lifetime"));
    double rate = request.discounted() ? Units.perPeriod(request.time(), request.discount()) : 0;
    List<List<Object>> rows = new ArrayList<>();
    for (int t = 0; t <= (int) request.horizon(); t++) {
      List<Object> row = new ArrayList<>();
      row.add((long) t);
      row.add(model.survival(t));
      row.add(t == 0 ? null : model.retention(t));
      if (request.discounted()) {
        row.add(rate > 0 && t == 0 ? model.discountedLifetime(rate) : null);
        row.add(rate > 0 && t > 0 ? model.discountedResidual(t, rate) : null);
      }
      rows.add(row);
    }
    return new Forecasts(columns, rows, List.of());
  }
}
