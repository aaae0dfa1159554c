package org.whalecurve.intake.init;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.whalecurve.intake.init.Sample.Header;

/** Writes the model files: a first cut that runs, and an example of what to make of it. */
final class ModelText {
  private static final int MOST_POOLS = 12;
  private static final Map<String, String> CHART =
      Map.of(
          "6601",
          "selling|Selling expenses|销售费用",
          "6602",
          "administration|Administrative expenses|管理费用",
          "6603",
          "finance|Finance expenses|财务费用");

  private final Findings findings;
  private final Words words;
  private final YamlLines yaml = new YamlLines();

  private ModelText(Findings findings) {
    this.findings = findings;
    this.words = findings.words();
  }

  /** {@code model/cost.yaml}. */
  static String cost(Findings findings) {
    ModelText text = new ModelText(findings);
    text.yaml.add("# " + text.words.get("cost.head"));
    if (findings.has("ledger")) text.withLedger();
    else text.withoutLedger();
    text.example();
    return text.yaml.text();
  }

  private void withoutLedger() {
    yaml.add("# " + words.get("cost.no_ledger")).add("# " + words.get("cost.no_ledger2"));
    method();
  }

  private void withLedger() {
    String driver = words.get(byRevenue() ? "cost.simple_revenue" : "cost.simple_even");
    yaml.add("# " + words.get("cost.simple", driver)).add("# " + words.get("cost.simple2"));
    yaml.add("# " + words.get("cost.improve"))
        .add("# " + words.get("cost.improve2"))
        .add("# " + words.get("cost.improve3"));
    method();
    if (usesChart()) chart();
    else if (!centers("cost_center_name").isEmpty()) pools("cost_center_name");
    else pools("cost_center");
  }

  private void method() {
    yaml.add("method: reciprocal", "reciprocal | step_down | direct");
    yaml.add("rates: period", "period | run");
  }

  private boolean byRevenue() {
    return findings.has("transaction", "net_amount");
  }

  private List<String> values(String column) {
    Set<String> values = new LinkedHashSet<>();
    for (Part part : findings.parts()) {
      if (!part.table().equals("ledger") || !part.mapping().has(column)) continue;
      Header header = part.draft().match().header(column.endsWith("_name") ? "~" + column : column);
      if (header != null) values.addAll(header.facts().counts().keySet());
    }
    return List.copyOf(values);
  }

  private boolean usesChart() {
    List<String> accounts = values("account");
    long charted =
        accounts.stream().filter(a -> CHART.keySet().stream().anyMatch(a::startsWith)).count();
    return charted > 0
        && accounts.stream().filter(a -> a.matches("\\d{4}.*")).count() * 10
            >= accounts.size() * 9L;
  }

  private void chart() {
    yaml.add("reconcile:", words.get("cost.reconcile"));
    yaml.add("  revenue: account LIKE '60%'").add("  cost_of_goods: account LIKE '64%'");
    yaml.add("pools:", words.get("cost.chart"));
    CHART.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              String[] names = entry.getValue().split("\\|");
              pool(
                  names[0],
                  "{en: " + names[1] + ", zh: " + names[2] + "}",
                  "account LIKE '" + entry.getKey() + "%'",
                  "");
            });
  }

  private List<String> centers(String column) {
    List<String> centers = values(column);
    return centers.size() <= MOST_POOLS && centers.size() > 1 ? centers : List.of();
  }

  private void pools(String column) {
    List<String> centers = centers(column);
    if (centers.isEmpty()) {
      yaml.add("pools:");
      pool("all_cost", words.get("cost.all_title"), "amount <> 0", "");
      return;
    }
    yaml.add("pools:", words.get("cost.by_center"));
    List<String> taken = new ArrayList<>();
    for (String center : centers) {
      String name = poolName(center, taken);
      pool(name, Spelling.yaml(center), column + " = " + Spelling.literal(center), "");
    }
    String all = centers.stream().map(Spelling::literal).collect(Collectors.joining(", "));
    pool(
        unique("other_cost", taken),
        words.get("cost.rest_title"),
        column + " IS NULL OR NOT " + column + " IN (" + all + ")",
        words.get("cost.rest"));
  }

  private static String poolName(String center, List<String> taken) {
    String plain =
        Normalizer.normalize(center, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_+|_+$", "");
    String name =
        plain.isEmpty() ? "center" : Character.isDigit(plain.charAt(0)) ? "center_" + plain : plain;
    return unique(name.length() > 50 ? name.substring(0, 50) : name, taken);
  }

  private static String unique(String name, List<String> taken) {
    String free = name;
    for (int i = 2; taken.contains(free); i++) free = name + "_" + i;
    taken.add(free);
    return free;
  }

  private void pool(String name, String title, String where, String remark) {
    yaml.add("  " + name + ":", remark);
    yaml.add("    title: " + title);
    yaml.add("    where: " + Spelling.yaml(where));
    yaml.add("    to: customer");
    yaml.add("    by: " + (byRevenue() ? "{sum: net_amount, of: line}" : "even"));
  }

  private void example() {
    String account = words.get("cost.account");
    yaml.blank().add("# " + words.get("cost.example"));
    for (String line :
        List.of(
            "pools:",
            "  service_cost:",
            "    title: " + words.get("cost.example_title"),
            "    where: account LIKE '" + account + "%'",
            "    incremental: 0.6",
            "    to: service_team",
            "resources:",
            "  service_team:",
            "    capacity_min: 480000",
            "activities:",
            "  take_order:",
            "    resource: service_team",
            "    time: 5 + 3 * lines",
            "    per: order",
            "    to: customer",
            "  handle_return:",
            "    resource: service_team",
            "    time: 12",
            "    per: order",
            "    where: is_return",
            "    to: customer")) yaml.add("# " + line);
  }

  /** {@code model/profit.yaml}. */
  static String profit(Findings findings) {
    Words words = findings.words();
    YamlLines yaml = new YamlLines();
    yaml.add("# " + words.get("profit.head"));
    yaml.add("revenue_tax: 0", words.get("profit.tax"));
    List<String> dimensions = dimensions(findings);
    if (!dimensions.isEmpty()) {
      yaml.add(
          "dimensions: [" + String.join(", ", dimensions) + "]", words.get("profit.dimensions"));
    }
    yaml.add("# revenue_bands: [10000, 100000, 1000000]", words.get("profit.bands"));
    yaml.add(
        "# capital: {rate: 0.08, receivables: true, inventory: true}", words.get("profit.capital"));
    return yaml.text();
  }

  private static List<String> dimensions(Findings findings) {
    List<String> dimensions = new ArrayList<>();
    if (findings.has("customer", "customer_group")) dimensions.add("customer_group");
    if (findings.has("product", "product_line")) dimensions.add("product_line");
    if (dimensions.size() == 2) dimensions.add("[customer_group, product_line]");
    return dimensions;
  }
}
