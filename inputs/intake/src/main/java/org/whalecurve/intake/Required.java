package org.whalecurve.intake;

import java.util.List;
import java.util.Map;

/** Columns without which a row means nothing; of each group one must hold a value. */
final class Required {
  private static final Map<String, List<List<String>>> GROUPS =
      Map.ofEntries(
          Map.entry("customer", List.of(List.of("customer_id"))),
          Map.entry("customer_alias", List.of(List.of("old_id"), List.of("customer_id"))),
          Map.entry("product", List.of(List.of("product_id"))),
          Map.entry("transaction", List.of(List.of("date"))),
          Map.entry("ledger", List.of(List.of("period", "date"), List.of("amount"))),
          Map.entry("driver", List.of(List.of("name"), List.of("quantity"))),
          Map.entry("capacity", List.of(List.of("resource"), List.of("time_min"))),
          Map.entry("inventory", List.of(List.of("amount"))),
          Map.entry("marketing", List.of(List.of("amount"))),
          Map.entry("exchange_rate", List.of(List.of("currency"), List.of("rate"))),
          Map.entry("feedback", List.of(List.of("customer_id"))),
          Map.entry("interaction", List.of(List.of("customer_id"))),
          Map.entry("forecast", List.of(List.of("customer_id"), List.of("amount"))),
          Map.entry("contract", List.of(List.of("customer_id"), List.of("start"))),
          Map.entry(
              "expert_score",
              List.of(List.of("customer_id"), List.of("indicator"), List.of("score"))),
          Map.entry("tier_history", List.of(List.of("customer_id"), List.of("tier"))));

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
