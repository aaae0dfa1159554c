package org.whalecurve.cli.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.flow.weights.Weights;

/** Weights as JSON; what is not defined is null. */
final class WeightsJson {
  private WeightsJson() {}

  static Map<String, Object> of(String method, Weights weights) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("method", method);
    json.put("labels", weights.labels());
    json.put("weights", byLabel(weights.labels(), weights.weights()));
    json.put("vector", weights.weights());
    if (weights instanceof Weights.Judged judged) put(json, judged);
    if (weights instanceof Weights.Measured measured) put(json, measured);
    if (weights instanceof Weights.Asked asked) {
      json.put("rounds", asked.rounds().stream().map(WeightsJson::round).toList());
    }
    return json;
  }

  private static Map<String, Object> byLabel(List<String> labels, double[] values) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) map.put(labels.get(i), values[i]);
    return map;
  }

  private static void put(Map<String, Object> json, Weights.Judged judged) {
    json.put("lambda_max", judged.lambdaMax());
    json.put("consistency_index", judged.consistencyIndex());
    json.put("random_index", judged.randomIndex());
    json.put("consistency_ratio", judged.consistencyRatio());
    json.put("consistent", judged.consistent());
    json.put("experts", judged.experts().stream().map(e -> expert(judged.labels(), e)).toList());
  }

  private static Map<String, Object> expert(List<String> labels, Weights.Expert expert) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", expert.file());
    json.put("weights", byLabel(labels, expert.weights()));
    json.put("lambda_max", expert.lambdaMax());
    json.put("consistency_index", expert.consistencyIndex());
    json.put("consistency_ratio", expert.consistencyRatio());
    json.put("consistent", expert.consistent());
    json.put("revisions", expert.revisions().stream().map(WeightsJson::revision).toList());
    return json;
  }

  private static Map<String, Object> revision(Weights.Revision revision) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("row", revision.row());
    json.put("column", revision.column());
    json.put("line", revision.line());
    json.put("value", revision.value());
    json.put("suggested", revision.suggested());
    json.put("implied", revision.implied());
    json.put("consistency_ratio", revision.consistencyRatio());
    return json;
  }

  private static void put(Map<String, Object> json, Weights.Measured measured) {
    json.put("alternatives", measured.alternatives());
    json.put("information", byLabel(measured.labels(), measured.information()));
    if (!measured.note().isEmpty()) json.put("note", measured.note());
  }

  private static Map<String, Object> round(Weights.Round round) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", round.file());
    json.put("verdict", round.verdict());
    json.put("concordance", orNull(round.concordance()));
    json.put("chi_square", orNull(round.chiSquare()));
    json.put("p_value", orNull(round.pValue()));
    json.put("items", round.items().stream().map(WeightsJson::item).toList());
    return json;
  }

  private static Map<String, Object> item(Weights.Item item) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("label", item.label());
    json.put("answers", item.answers());
    json.put("lower", item.lower());
    json.put("median", item.median());
    json.put("upper", item.upper());
    json.put("range", orNull(item.range()));
    json.put("changed", orNull(item.changed()));
    return json;
  }

  private static Double orNull(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
