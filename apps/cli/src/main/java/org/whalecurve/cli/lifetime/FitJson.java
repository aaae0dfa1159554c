package org.whalecurve.cli.lifetime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.flow.lifetime.FittedModel;
import org.whalecurve.flow.lifetime.LifetimeModel;
import org.whalecurve.flow.lifetime.Units;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fitted models as JSON, there and back. */
final class FitJson {
  private FitJson() {}

  /** One model; with several cohorts the first, and all of them under {@code cohorts}. */
  static Map<String, Object> of(List<FittedModel> models) {
    Map<String, Object> json = of(models.get(0));
    if (models.size() > 1) json.put("cohorts", models.stream().map(FitJson::of).toList());
    return json;
  }

  private static Map<String, Object> of(FittedModel m) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", m.model().word());
    m.cohort().ifPresent(name -> json.put("cohort", name));
    m.unit().ifPresent(unit -> json.put("unit", unit));
    if (!m.covariates().isEmpty()) json.put("covariates", m.covariates());
    json.put("parameters", m.parameters());
    json.put("standard_errors", m.standardErrors());
    json.put("intervals", m.intervals());
    json.put("log_likelihood", number(m.logLikelihood()));
    json.put("converged", m.converged());
    json.put("verdict", m.verdict());
    json.put("starts", m.starts());
    json.put("starts_agreeing", m.agreeing());
    json.put("customers", m.customers());
    json.put("distinct_histories", m.histories());
    json.put("aic", number(m.aic()));
    json.put("bic", number(m.bic()));
    json.putAll(m.details());
    json.put("covariance", m.covariance());
    json.put("warnings", m.warnings());
    json.put("notes", m.notes());
    return json;
  }

  private static Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }

  /**
   * A model saved by {@code clv fit --json}.
   *
   * @throws ProblemException where the text is none
   */
  static FittedModel read(String file, String text) {
    try {
      JsonNode json = JsonMapper.shared().readTree(text);
      LifetimeModel model =
          LifetimeModel.of(json.path("model").asString(""))
              .orElseThrow(() -> wrong(file, "it does not name a model that is known"));
      String unit = json.path("unit").asString(null);
      if (unit != null && !Units.words().contains(unit))
        throw wrong(file, "its unit is '" + unit + "'");
      Map<String, Double> parameters = new LinkedHashMap<>();
      json.path("parameters")
          .properties()
          .forEach(e -> parameters.put(e.getKey(), e.getValue().asDouble(Double.NaN)));
      return FittedModel.saved(
          model, parameters, unit, texts(json.path("covariates")), matrix(json.path("covariance")));
    } catch (JacksonException e) {
      throw wrong(file, "it is not JSON (" + e.getOriginalMessage() + ")");
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asString()));
    return texts;
  }

  private static List<List<Double>> matrix(JsonNode rows) {
    List<List<Double>> matrix = new ArrayList<>();
    for (JsonNode row : rows) {
      List<Double> values = new ArrayList<>();
      row.forEach(value -> values.add(value.asDouble(Double.NaN)));
      matrix.add(values);
    }
    return matrix;
  }

  private static ProblemException wrong(String file, String what) {
    return new ProblemException(
        new Problem(
            "bad-fit-file",
            SourcePlace.ofFile(file),
            "This is no saved model: " + what + ".",
            "Save one with clv fit FILE --model MODEL --json > fit.json."));
  }
}
