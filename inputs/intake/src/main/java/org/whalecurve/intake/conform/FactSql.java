package org.whalecurve.intake.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.model.Schema;
import org.whalecurve.model.Workspace;
import org.whalecurve.tables.InputTables;

/** Facts: one period grain, one currency, one sign, numbers for names, only rows inside the run. */
final class FactSql {
  private final Workspace workspace;
  private final Schema schema;
  private final Dialect dialect;

  FactSql(Workspace workspace, Schema schema, Dialect dialect) {
    this.workspace = workspace;
    this.schema = schema;
    this.dialect = dialect;
  }

  List<Step> steps() {
    return List.of(
        transaction(),
        ledger(),
        event(),
        driver(),
        capacity(),
        receivable(),
        inventory(),
        marketing());
  }

  /**
   * Returns carry positive amounts and {@code is_return}; a negative amount without the flag is a
   * return. Gross revenue is the list amount, or net plus discounts where there is none. Goods
   * without a cost take the product's standard cost.
   */
  private Step transaction() {
    String sql =
        """
        WITH days AS (
          SELECT t.date, d.period
          FROM (SELECT DISTINCT date FROM transaction_checked) t JOIN period_dim d ON d.period = %s),
        rows AS (
          SELECT t.*, d.period, coalesce(t.is_return, coalesce(t.net_amount, t.list_amount, 0) < 0) AS returned
          FROM transaction_checked t JOIN days d ON d.date = t.date),
        amounts AS (
          SELECT rows.*, coalesce(c.customer_no, 0) AS customer_no, coalesce(p.product_no, 0) AS product_no,
            coalesce(h.channel_no, 0) AS channel_no, p.standard_cost,
            %s AS net, %s AS listed, %s AS trade, %s AS cash, %s AS goods, abs(rows.quantity) AS units
          FROM rows%s
          LEFT JOIN customer_key c ON c.source_id = rows.customer_id
          LEFT JOIN product_dim p ON p.product_id = rows.product_id
          LEFT JOIN channel_dim h ON h.channel = rows.channel)
        SELECT period, date, coalesce(transaction_id, '(none)') AS transaction_id, line_no, customer_no, product_no, channel_no,
          region, %s AS quantity, %s AS list_amount, %s AS discount, %s AS cash_discount, %s AS net_amount,
          %s AS cost_of_goods, returned AS is_return, source_file, source_line%s
        FROM amounts"""
            .formatted(
                PeriodSql.of(workspace.calendar(), "t.date"),
                magnitude("net_amount"),
                magnitude("list_amount"),
                magnitude("discount"),
                magnitude("cash_discount"),
                magnitude("cost_of_goods"),
                rateJoin("transaction", "rows.period", "rows"),
                dialect.decimal("coalesce(units, 0)"),
                dialect.decimal(
                    "coalesce(listed, coalesce(net, 0) + coalesce(trade, 0) + coalesce(cash, 0))"),
                dialect.decimal(
                    "CASE WHEN listed IS NOT NULL AND net IS NOT NULL THEN listed - net - coalesce(cash, 0) ELSE coalesce(trade, 0) END"),
                dialect.decimal("coalesce(cash, 0)"),
                dialect.decimal(
                    "coalesce(net, listed - coalesce(trade, 0) - coalesce(cash, 0), 0)"),
                dialect.decimal(
                    "coalesce(goods, "
                        + dialect.decimal(dialect.multiply("units", "standard_cost"))
                        + ", 0)"),
                attributes("transaction", ""));
    return fact(
            "transaction",
            "sales and returns with one sign and one currency",
            sql,
            "product_dim",
            "channel_dim",
            "customer_key")
        .clustered("transaction_checked");
  }

  private String magnitude(String column) {
    return "abs(" + converted("transaction", "rows." + column) + ")";
  }

  private Step ledger() {
    String cumulative =
        "%s - %s"
            .formatted(
                dialect.multiplyDivide("units", "weight_to", "weight_total"),
                dialect.multiplyDivide("units", "weight_before", "weight_total"));
    String sql =
        """
        WITH parts AS (
          SELECT t.*, m.period AS run_period, m.weight_before, m.weight_to, m.weight_total
          FROM ledger_checked t JOIN period_map m ON m.source_period = t.period
          UNION ALL
          SELECT t.*, d.period, 0, 1, 1 FROM ledger_checked t JOIN period_dim d ON d.period = %s WHERE t.period IS NULL),
        valued AS (
          SELECT parts.*, %s AS units, %s AS exchange_rate FROM parts%s)
        SELECT v.run_period AS period, v.cost_center, v.account, %s AS amount, coalesce(c.customer_no, 0) AS customer_no,
          v.customer_group, coalesce(p.product_no, 0) AS product_no, %s AS currency, v.amount AS original_amount, v.exchange_rate,
          v.source_file, v.source_line%s
        FROM valued v
        LEFT JOIN customer_key c ON c.source_id = v.customer_id
        LEFT JOIN product_dim p ON p.product_id = v.product_id"""
            .formatted(
                PeriodSql.of(workspace.calendar(), "t.date"),
                dialect.units(converted("ledger", "parts.amount")),
                foreign("ledger") ? "coalesce(fx.rate, 1)" : "1",
                rateJoin("ledger", "parts.run_period", "parts"),
                dialect.fromUnits(cumulative),
                currency("ledger", "v"),
                attributes("ledger", "v."));
    return fact(
        "ledger", "ledger rows by period", sql, "customer_key", "product_dim", "period_map");
  }

  private Step event() {
    String sql =
        """
        SELECT d.period, t.date, t.event_id, t.type, coalesce(c.customer_no, 0) AS customer_no, coalesce(p.product_no, 0) AS product_no,
          coalesce(t.transaction_id, '(none)') AS transaction_id, coalesce(t.quantity, 1) AS quantity, t.duration_min,
          t.source_file, t.source_line%s
        FROM event_checked t
        JOIN period_dim d ON d.period = %s
        LEFT JOIN customer_key c ON c.source_id = t.customer_id
        LEFT JOIN product_dim p ON p.product_id = t.product_id"""
            .formatted(attributes("event", "t."), PeriodSql.of(workspace.calendar(), "t.date"));
    return fact("event", "events inside the run", sql, "customer_key", "product_dim");
  }

  private Step driver() {
    String sql =
        """
        SELECT d.period, t.name, t.quantity, c.customer_no, t.customer_group, p.product_no, t.product_line, t.activity,
          t.source_file, t.source_line
        FROM driver_checked t
        JOIN period_dim d ON t.period IS NULL OR d.period IN (SELECT m.period FROM period_map m WHERE m.source_period = t.period)
        LEFT JOIN customer_key c ON c.source_id = t.customer_id
        LEFT JOIN product_dim p ON p.product_id = t.product_id"""
            .stripIndent();
    return fact(
        "driver", "driver quantities by period", sql, "customer_key", "product_dim", "period_map");
  }

  private Step capacity() {
    String sql =
        """
        SELECT d.period, t.resource, %s AS time_min
        FROM capacity_checked t
        JOIN period_dim d ON t.period IS NULL OR d.period IN (SELECT m.period FROM period_map m WHERE m.source_period = t.period)
        GROUP BY d.period, t.resource"""
            .formatted(dialect.decimal("sum(t.time_min * coalesce(t.practical_share, 1))"));
    return fact("capacity", "practical capacity by period", sql, "period_map");
  }

  private Step receivable() {
    String sql =
        """
        SELECT t.invoice_id, coalesce(c.customer_no, 0) AS customer_no, t.invoice_date, t.due_date, t.paid_date,
          %s AS amount, %s AS outstanding, t.source_file, t.source_line%s
        FROM (SELECT r.*, %s AS period FROM receivable_checked r) t%s
        LEFT JOIN customer_key c ON c.source_id = t.customer_id"""
            .formatted(
                dialect.decimal(
                    "coalesce("
                        + converted("receivable", "t.amount")
                        + ", "
                        + converted("receivable", "t.outstanding")
                        + ", 0)"),
                dialect.decimal("coalesce(" + converted("receivable", "t.outstanding") + ", 0)"),
                attributes("receivable", "t."),
                PeriodSql.of(workspace.calendar(), "r.invoice_date"),
                rateJoin("receivable", "t.period", "t"));
    return fact("receivable", "invoices", sql, "customer_key");
  }

  private Step inventory() {
    String sql =
        """
        SELECT m.period, coalesce(c.customer_no, 0) AS customer_no, coalesce(p.product_no, 0) AS product_no, %s AS amount
        FROM inventory_checked t
        JOIN period_map m ON m.source_period = t.period%s
        LEFT JOIN customer_key c ON c.source_id = t.customer_id
        LEFT JOIN product_dim p ON p.product_id = t.product_id"""
            .formatted(
                dialect.decimal("coalesce(" + converted("inventory", "t.amount") + ", 0)"),
                rateJoin("inventory", "m.period", "t"));
    return fact(
        "inventory", "stock held for customers", sql, "customer_key", "product_dim", "period_map");
  }

  private Step marketing() {
    String sql =
        """
        SELECT m.period, t.campaign, t.channel, coalesce(c.customer_no, 0) AS customer_no, t.customer_group, %s AS amount
        FROM marketing_checked t
        JOIN period_map m ON m.source_period = t.period%s
        LEFT JOIN customer_key c ON c.source_id = t.customer_id"""
            .formatted(
                dialect.decimal("coalesce(" + converted("marketing", "t.amount") + ", 0)"),
                rateJoin("marketing", "m.period", "t"));
    return fact("marketing", "marketing spend", sql, "customer_key", "period_map");
  }

  Step fact(String table, String title, String select, String... alsoReads) {
    List<String> reads = new ArrayList<>(List.of(table + "_checked", "period_dim"));
    reads.addAll(List.of(alsoReads));
    if (foreign(table)) reads.add("rate_dim");
    return Step.sql("intake." + table + "_fact", title, reads, table + "_fact", select);
  }

  /** Whether a source of the table says a currency at all. */
  private boolean foreign(String table) {
    return workspace.sources().stream()
        .anyMatch(
            s ->
                s.table().equals(table)
                    && (s.columns().isEmpty() || s.columns().containsKey("currency")));
  }

  String rateJoin(String table, String period, String alias) {
    if (!foreign(table)) return "";
    return " LEFT JOIN rate_dim fx ON fx.period = "
        + period
        + " AND fx.currency = upper("
        + alias
        + ".currency) AND upper("
        + alias
        + ".currency) <> "
        + dialect.literal(workspace.currency());
  }

  /** The currency that a row's amount was written in. */
  private String currency(String table, String alias) {
    String own = dialect.literal(workspace.currency());
    return foreign(table) ? "coalesce(upper(" + alias + ".currency), " + own + ")" : own;
  }

  String converted(String table, String amount) {
    return foreign(table)
        ? "CASE WHEN fx.rate IS NULL THEN %s ELSE %s END"
            .formatted(amount, dialect.decimal(dialect.multiply(amount, "fx.rate")))
        : amount;
  }

  /** The attributes of a table: what its source brought beyond the canonical columns. */
  String attributes(String table, String alias) {
    List<String> canonical = InputTables.named(table).orElseThrow().columnNames();
    return schema.columns(table).keySet().stream()
        .filter(name -> !canonical.contains(name))
        .map(name -> ", " + alias + dialect.name(name))
        .collect(Collectors.joining());
  }
}
