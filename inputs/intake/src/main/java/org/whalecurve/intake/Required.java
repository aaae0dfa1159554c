package org.whalecurve.intake;

import java.util.List;
import java.util.Map;

/** Columns without which a row means nothing; of each group one must hold a value. */
final class Required {
  private static final Map<String, List<List<String>>> GROUPS =
      Map.of(
          "customer", List.of(List.of("customer_id")),
          "customer_alias", List.of(List.of("old_id"), List.of("customer_id")),
          "product", List.of(List.of("product_id")),
          "transaction", List.of(List.of("date")),
          "ledger", List.of(List.of("period", "date"), List.of("amount")),
          "driver", List.of(List.of("name"), List.of("quantity")),
          "capacity", List.of(List.of("resource"), List.of("time_min")),
          "inventory", List.of(List.of("amount")),
          "marketing", List.of(List.of("amount")),
          "exchange_rate", List.of(List.of("currency"), List.of("rate")));

  /** Keys in which an empty value is a value: capacity of every period. */
  private static final List<String> MAY_BE_EMPTY =
      List.of("capacity.period", "exchange_rate.period");

  private Required() {}

  static List<List<String>> of(String table) {
    return GROUPS.getOrDefault(table, List.of());
  }

  static boolean keyMayBeEmpty(String table, String column) {
    return MAY_BE_EMPTY.contains(table + "." + column);
  }
}
