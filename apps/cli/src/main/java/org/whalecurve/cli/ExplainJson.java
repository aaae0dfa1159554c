package org.whalecurve.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.runs.trace.Burden;
import org.whalecurve.runs.trace.Comparison;
import org.whalecurve.runs.trace.Explanation;
import org.whalecurve.runs.trace.LedgerRow;
import org.whalecurve.runs.trace.Place;
import org.whalecurve.runs.trace.TraceStep;

/** Explanations as the JSON that {@code explain --json} promises. */
final class ExplainJson {
  private ExplainJson() {}

  static Map<String, Object> of(Explanation e) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("customer", e.question().customer());
    json.put("name", e.name());
    json.put("activity", e.question().activity());
    if (e.question().product() != null) json.put("product", e.question().product());
    if (e.question().period() != null) json.put("period", e.question().period());
    json.put("view", e.question().view().word());
    json.put("amount", e.amount());
    json.put("unit", e.unit());
    json.put("steps", e.steps().stream().map(ExplainJson::step).toList());
    if (!e.lines().isEmpty()) json.put("lines", e.lines().stream().map(ExplainJson::line).toList());
    if (e.comparison() != null) json.put("peers", peers(e.comparison()));
    return json;
  }

  static Map<String, Object> of(Burden burden) {
    Map<String, Object> json = new LinkedHashMap<>();
    LedgerRow row = burden.rows().get(0);
    json.put("row", place(row.place()));
    json.put("account", row.account());
    json.put("view", burden.view().word());
    json.put("amount", burden.amount());
    json.put("unit", burden.unit());
    json.put("customers", burden.bearers());
    json.put("groups", burden.groups().stream().map(ExplainJson::group).toList());
    json.put("steps", burden.steps().stream().map(ExplainJson::step).toList());
    return json;
  }

  private static Map<String, Object> step(TraceStep step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("stage", step.stage());
    if (!step.period().isEmpty()) json.put("period", step.period());
    json.put("source", step.source());
    json.put("target", step.target());
    json.put("driver", step.driver());
    json.put("quantity", step.quantity());
    json.put("rate", step.rate());
    json.put("amount", step.amount());
    if (step.row() != null) row(json, step.row());
    json.put("places", step.places().stream().map(ExplainJson::place).toList());
    return json;
  }

  private static void row(Map<String, Object> json, LedgerRow row) {
    json.put("cost_center", row.costCenter());
    if (row.originalAmount() == null) return;
    json.put("currency", row.currency());
    json.put("original_amount", row.originalAmount());
    json.put("exchange_rate", row.exchangeRate());
  }

  private static Map<String, Object> place(Place place) {
    return ordered("file", place.file(), "line", place.line());
  }

  private static Map<String, Object> line(Explanation.Line line) {
    return ordered("name", line.name(), "amount", line.amount());
  }

  private static Map<String, Object> group(Burden.GroupPart part) {
    return ordered(
        "customer_group", part.group(), "customers", part.customers(), "amount", part.amount());
  }

  private static Map<String, Object> peers(Comparison c) {
    List<Map<String, Object>> activities =
        c.activities().stream()
            .map(
                a ->
                    ordered(
                        "activity", a.activity(),
                        "gap", a.gap(),
                        "per_100_orders", a.perHundredOrders(),
                        "peers_per_100_orders", a.peersPerHundredOrders()))
            .toList();
    return ordered(
        "customers", c.peers(),
        "customer_group", c.group(),
        "revenue_band", c.band(),
        "cost_share", c.ratio(),
        "peers_cost_share", c.peersRatio(),
        "peers_median", c.median(),
        "activities", activities);
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2)
      json.put((String) namesAndValues[i], namesAndValues[i + 1]);
    return json;
  }
}
