package org.whalecurve.profit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;

/**
 * The profit and loss account at its finest published grain, on numbers instead of names. Sales and
 * returns come from transactions, cost from cost cells; each side is summed on its own, so that the
 * long tables are read once, and the two are joined.
 */
final class CellSql {
  private static final List<String> REVENUE =
      List.of("quantity", "gross_revenue", "discount", "cash_discount", "returns", "cost_of_goods");
  private static final List<String> COST =
      List.of(
          "ledger_tax",
          "direct_cost",
          "incremental_direct_cost",
          "full_cost_to_serve",
          "incremental_cost_to_serve");

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
    Step step =
        Step.sql(
            "profit.cell",
            "revenue and cost of every period, customer, product and channel",
            reads,
            "profit_cell",
            select("", "", capital));
    return capital
        ? step.byCustomer("transaction_fact", "cost_cell", "capital_cell")
        : step.byCustomer("transaction_fact", "cost_cell");
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
    String cost = Measures.fullCost("taxed");
    return """
    WITH revenue AS (
    %s),
    cost AS (
    %s),
    netted AS (
      SELECT %s,
        %s,
        %s AS net_revenue
      FROM revenue FULL JOIN cost USING (%s)%s),
    taxed AS (
      SELECT v.*, %s AS rate_tax
      FROM netted v%s),
    valued AS (
      SELECT taxed.*, ledger_tax + rate_tax AS revenue_tax,
        net_revenue - ledger_tax - rate_tax - %s AS full_profit,
        net_revenue - ledger_tax - rate_tax - %s AS incremental_profit,
        net_revenue - ledger_tax - rate_tax - %s - capital_charge AS residual_income
      FROM taxed)
    SELECT %s, quantity,
      %s,
      rate_tax, CASE WHEN %s THEN 1 ELSE 0 END AS active
    FROM valued"""
        .formatted(
            revenue(keys, where),
            cost(keys, where),
            keys,
            present(withCapital),
            dialect.decimal(
                "coalesce(gross_revenue, 0) - coalesce(discount, 0) - coalesce(cash_discount, 0) - coalesce(returns, 0)"),
            keys,
            withCapital ? " FULL JOIN capital_cell USING (" + keys + ")" : "",
            tax.amount(),
            tax.joins(),
            cost,
            Measures.incrementalCost("taxed"),
            cost,
            keys,
            Measures.each(dialect::decimal),
            Measures.anyRevenueOrCost());
  }

  /** A side that has no row for a key has nothing to add. */
  private String present(boolean withCapital) {
    String both =
        Stream.concat(REVENUE.stream(), COST.stream())
            .map(name -> "coalesce(" + name + ", 0) AS " + name)
            .collect(Collectors.joining(", "));
    return both
        + ", "
        + (withCapital ? "coalesce(capital_charge, 0)" : dialect.decimal("0"))
        + " AS capital_charge";
  }

  private String revenue(String keys, String where) {
    return """
      SELECT %s,
        %s AS quantity, %s AS gross_revenue, %s AS discount, %s AS cash_discount, %s AS returns, %s AS cost_of_goods
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
        %s AS ledger_tax, %s AS direct_cost, %s AS incremental_direct_cost, %s AS full_cost_to_serve,
        %s AS incremental_cost_to_serve
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
}
