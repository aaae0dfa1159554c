package org.whalecurve.profit;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;

/**
 * The profit and loss account at its finest published grain, on numbers instead of names. Sales and
 * returns come from transactions, cost from cost cells; each side is summed on its own first, so
 * that the long tables are read once.
 */
final class CellSql {
  private final Dialect dialect;
  private final RevenueTax tax;
  private final boolean capital;

  /**
   * @param capital whether there is a table {@code capital_cell}
   */
  CellSql(Dialect dialect, RevenueTax tax, boolean capital) {
    this.dialect = dialect;
    this.tax = tax;
    this.capital = capital;
  }

  /**
   * {@code profit_cell}: period, the three numbers, quantity, every measure, {@code rate_tax} (the
   * part of revenue_tax that is a rate, not ledger cost) and {@code active} (1 where there is
   * revenue or cost).
   */
  Step step() {
    List<String> reads = new ArrayList<>(List.of("transaction_fact", "cost_cell"));
    if (capital) reads.add("capital_cell");
    reads.addAll(tax.tables());
    return Step.sql(
        "profit.cell",
        "revenue and cost of every period, customer, product and channel",
        reads,
        "profit_cell",
        select("", "", capital));
  }

  /** The same by order, for rows that name one; capital is held for customers, not orders. */
  String byOrder() {
    return select(", transaction_id", "WHERE transaction_id <> '(none)'", false);
  }

  /** Dimension tables that every form of the cells reads. */
  List<String> taxTables() {
    return List.copyOf(tax.tables());
  }

  private String select(String extraKey, String where, boolean withCapital) {
    String keys = "period, customer_no, product_no, channel_no" + extraKey;
    String parts = revenue(keys, where) + "\n  UNION ALL\n" + cost(keys, where);
    if (withCapital) parts += "\n  UNION ALL\n" + capital(keys);
    return """
    WITH parts AS (
    %s),
    summed AS (
      SELECT %s,
        sum(quantity) AS quantity, sum(gross_revenue) AS gross_revenue, sum(discount) AS discount,
        sum(cash_discount) AS cash_discount, sum(returns) AS returns, sum(cost_of_goods) AS cost_of_goods,
        sum(ledger_tax) AS ledger_tax, sum(direct_cost) AS direct_cost,
        sum(incremental_direct_cost) AS incremental_direct_cost,
        sum(full_cost_to_serve) AS full_cost_to_serve,
        sum(incremental_cost_to_serve) AS incremental_cost_to_serve,
        sum(capital_charge) AS capital_charge
      FROM parts GROUP BY %s),
    netted AS (
      SELECT summed.*, %s AS net_revenue FROM summed),
    taxed AS (
      SELECT v.*, %s AS rate_tax
      FROM netted v%s),
    valued AS (
      SELECT taxed.*, ledger_tax + rate_tax AS revenue_tax,
        net_revenue - ledger_tax - rate_tax - %s AS full_profit,
        net_revenue - ledger_tax - rate_tax - %s AS incremental_profit,
        net_revenue - ledger_tax - rate_tax - %s - capital_charge AS residual_income
      FROM taxed)
    SELECT %s, %s AS quantity,
      %s,
      rate_tax, CASE WHEN %s THEN 1 ELSE 0 END AS active
    FROM valued"""
        .formatted(
            parts,
            keys,
            keys,
            dialect.decimal("gross_revenue - discount - cash_discount - returns"),
            tax.amount(),
            tax.joins(),
            Measures.fullCost("taxed"),
            Measures.incrementalCost("taxed"),
            Measures.fullCost("taxed"),
            keys,
            dialect.decimal("quantity"),
            Measures.each(dialect::decimal),
            Measures.anyRevenueOrCost());
  }

  private String revenue(String keys, String where) {
    return """
      SELECT %s,
        %s AS quantity, %s AS gross_revenue, %s AS discount, %s AS cash_discount, %s AS returns, %s AS cost_of_goods,
        0 AS ledger_tax, 0 AS direct_cost, 0 AS incremental_direct_cost, 0 AS full_cost_to_serve,
        0 AS incremental_cost_to_serve, 0 AS capital_charge
      FROM transaction_fact %s GROUP BY %s"""
        .formatted(
            keys,
            signed("quantity"),
            sale("list_amount"),
            sale("discount"),
            sale("cash_discount"),
            dialect.decimal("sum(CASE WHEN is_return THEN net_amount ELSE 0 END)"),
            signed("cost_of_goods"),
            where,
            keys);
  }

  private String sale(String column) {
    return dialect.decimal("sum(CASE WHEN is_return THEN 0 ELSE " + column + " END)");
  }

  private String signed(String column) {
    return dialect.decimal("sum(CASE WHEN is_return THEN -" + column + " ELSE " + column + " END)");
  }

  /** Tax has no view: its full amount counts in both. */
  private String cost(String keys, String where) {
    return """
      SELECT %s,
        0, 0, 0, 0, 0, 0,
        %s, %s, %s, %s, %s, 0
      FROM cost_cell %s GROUP BY %s"""
        .formatted(
            keys,
            line("revenue_tax", "full_u"),
            line("direct_cost", "full_u"),
            line("direct_cost", "incremental_u"),
            line("cost_to_serve", "full_u"),
            line("cost_to_serve", "incremental_u"),
            where,
            keys);
  }

  private String line(String line, String units) {
    return dialect.fromUnits("sum(CASE WHEN line = '" + line + "' THEN " + units + " ELSE 0 END)");
  }

  private static String capital(String keys) {
    return """
      SELECT %s,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, capital_charge
      FROM capital_cell"""
        .formatted(keys);
  }
}
