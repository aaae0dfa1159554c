package org.whalecurve.reports.page;

/** The two ways to look at the same ledger. */
enum View {
  FULL("full", "full_profit", "direct_cost", "full_cost_to_serve", "full_cost"),
  INCREMENTAL(
      "incremental",
      "incremental_profit",
      "incremental_direct_cost",
      "incremental_cost_to_serve",
      "incremental_cost");

  /** As the published tables write it. */
  final String key;

  /** Column of the view's profit; likewise for the others. */
  final String profit;

  final String directCost;
  final String costToServe;
  final String cost;

  View(String key, String profit, String directCost, String costToServe, String cost) {
    this.key = key;
    this.profit = profit;
    this.directCost = directCost;
    this.costToServe = costToServe;
    this.cost = cost;
  }

  View other() {
    return this == FULL ? INCREMENTAL : FULL;
  }
}
