package org.whalecurve.intake.init;

import java.util.ArrayList;
import java.util.List;

/** Writes {@code model/profit.yaml}. */
final class ProfitText {
  private ProfitText() {}

  static String of(Findings findings) {
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
