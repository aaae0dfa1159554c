package org.whalecurve.cli.lifetime;

import java.util.LinkedHashMap;
import java.util.Map;
import org.whalecurve.flow.lifetime.LifetimeEvaluation.Check;
import org.whalecurve.flow.lifetime.LifetimeEvaluation.FrequencyClass;
import org.whalecurve.flow.lifetime.LifetimeEvaluation.Line;
import org.whalecurve.flow.lifetime.LifetimeEvaluation.Mark;
import org.whalecurve.flow.lifetime.LifetimeEvaluation.Result;

/** An evaluation as JSON. */
final class EvaluationJson {
  private EvaluationJson() {}

  static Map<String, Object> of(Result r) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("first_day", r.first().toString());
    json.put("calibration_end", r.calibrationEnd().toString());
    json.put("holdout_end", r.holdoutEnd().toString());
    json.put("customers", r.customers());
    json.put("chosen", r.chosen());
    json.put("reason", r.reason());
    json.put("tried_at", r.origins().stream().map(Object::toString).toList());
    json.put("recalibration", Map.of("level", r.level(), "slope", r.slope()));
    json.put("models", r.lines().stream().map(EvaluationJson::line).toList());
    return json;
  }

  private static Map<String, Object> line(Line l) {
    Check c = l.check();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", l.name());
    json.put("rank", (long) l.rank());
    json.put("mae", c.meanAbsoluteError());
    json.put("rmse", c.rootMeanSquaredError());
    json.put("expected", c.expected());
    json.put("actual", c.actual());
    json.put("total_error", number(c.totalError()));
    json.put("tracking_mape", number(c.trackingError()));
    json.put("top_decile", number(c.topDecile()));
    json.put("top_decile_possible", number(c.topDecilePossible()));
    json.put("log_score", number(c.logScore()));
    json.put("calibration_log_score", number(l.innerLogScore()));
    json.put("calibration_rmse", number(l.innerRootMeanSquaredError()));
    json.put("log_likelihood", number(l.logLikelihood()));
    json.put("bic", number(l.bic()));
    json.put("parameters", l.parameters());
    json.put("conditional", c.classes().stream().map(EvaluationJson::frequencyClass).toList());
    json.put("tracking", c.tracking().stream().map(EvaluationJson::mark).toList());
    return json;
  }

  private static Map<String, Object> frequencyClass(FrequencyClass c) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("frequency", (long) c.frequency());
    json.put("customers", c.customers());
    json.put("expected", c.expected());
    json.put("actual", c.actual());
    return json;
  }

  private static Map<String, Object> mark(Mark m) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("period", (long) m.period());
    json.put("holdout", m.holdout());
    json.put("expected", m.expected());
    json.put("actual", m.actual());
    return json;
  }

  private static Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
