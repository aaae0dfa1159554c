package org.whalecurve.profit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Schema;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.RunTables;
import org.whalecurve.tables.Table.Column;
import org.whalecurve.tables.Table.Kind;

/** {@code customer}: every customer over the run, those without activity too. */
final class CustomerSql {
  private final Dialect dialect;
  private final Schema schema;
  private final RevenueBands bands;

  CustomerSql(Dialect dialect, Schema schema, RevenueBands bands) {
    this.dialect = dialect;
    this.schema = schema;
    this.bands = bands;
  }

  /** {@code customer_total}: customer_no, every measure, active, revenue_band. */
  Step total() {
    String sql =
        """
        WITH summed AS (
          SELECT customer_no, max(active) AS active,
            %s
          FROM profit_cell GROUP BY customer_no),
        every AS (
          SELECT d.customer_no, coalesce(s.active, 0) AS active,
            %s
          FROM customer_dim d LEFT JOIN summed s ON s.customer_no = d.customer_no)
        SELECT every.*, CASE WHEN customer_no > %d THEN %s END AS revenue_band
        FROM every ORDER BY customer_no"""
            .formatted(
                Measures.each(name -> "sum(" + name + ")"),
                Measures.each(name -> dialect.decimal("coalesce(s." + name + ", 0)")),
                Measures.UNUSED_NO,
                bands.sql(dialect, "net_revenue"));
    return Step.sql(
        "profit.customer_total",
        "profit of every customer over the run",
        List.of("profit_cell", "customer_dim"),
        "customer_total",
        sql);
  }

  /**
   * @param table {@code customer}, or another name where later stages add columns; that one has
   *     customer_no too
   */
  Step customer(String table) {
    String number = table.equals("customer") ? "" : "d.customer_no, ";
    String sql =
        """
        WITH orders AS (
          SELECT customer_no, count(DISTINCT transaction_id) AS transactions
          FROM transaction_fact WHERE NOT is_return AND transaction_id <> '(none)'
          GROUP BY customer_no),
        referred AS (
        %s)
        SELECT %s%s
        FROM customer_dim d
        JOIN customer_total t ON t.customer_no = d.customer_no
        LEFT JOIN orders o ON o.customer_no = d.customer_no
        LEFT JOIN referred r ON r.referrer_id = d.customer_id
        ORDER BY d.customer_id"""
            .formatted(referred(), number, String.join(",\n  ", columns()));
    return Step.sql(
        "profit.customer",
        "customers with profit, margins and what is known of them",
        List.of("customer_dim", "customer_total", "transaction_fact"),
        table,
        sql);
  }

  /** What customers brought that each customer referred; nobody refers himself. */
  private String referred() {
    if (!schema.columns("customer").containsKey("referrer_id")) {
      return "  SELECT CAST(NULL AS VARCHAR) AS referrer_id, 0 AS net_revenue, 0 AS full_profit WHERE 1 = 0";
    }
    return """
      SELECT f.referrer_id, sum(t.net_revenue) AS net_revenue, sum(t.full_profit) AS full_profit
      FROM customer_dim f JOIN customer_total t ON t.customer_no = f.customer_no
      WHERE f.referrer_id IS NOT NULL AND f.referrer_id <> f.customer_id
      GROUP BY f.referrer_id""";
  }

  /** What the customer's table holds. */
  static List<Column> columns(Schema schema) {
    List<Column> columns = new ArrayList<>(RunTables.CUSTOMER.columns());
    attributes(schema)
        .forEach(
            (name, attribute) ->
                columns.add(
                    new Column(
                        name,
                        kind(schema.columns("customer").get(attribute)),
                        "",
                        "attribute",
                        false)));
    return columns;
  }

  private static Kind kind(ValueType type) {
    return switch (type) {
      case TEXT -> Kind.TEXT;
      case DATE -> Kind.DATE;
      case BOOLEAN -> Kind.BOOLEAN;
      case NUMBER -> Kind.QUANTITY;
    };
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>();
    for (Column column : RunTables.CUSTOMER.columns()) {
      columns.add(Measures.cast(value(column), column) + " AS " + column.name());
    }
    attributes(schema)
        .forEach(
            (name, attribute) ->
                columns.add("d." + dialect.name(attribute) + " AS " + dialect.name(name)));
    return columns;
  }

  private String value(Column column) {
    String name = column.name();
    return switch (name) {
      case "revenue_band" -> "t.revenue_band";
      case "transactions" -> "coalesce(o.transactions, 0)";
      case "indirect_revenue" -> "coalesce(r.net_revenue, 0)";
      case "indirect_profit" -> "coalesce(r.full_profit, 0)";
      case "full_margin" -> dialect.fraction("t.full_profit", "t.net_revenue");
      case "incremental_margin" -> dialect.fraction("t.incremental_profit", "t.net_revenue");
      case "full_cost_margin" -> dialect.fraction("t.full_profit", Measures.fullCost("t"));
      case "incremental_cost_margin" ->
          dialect.fraction("t.incremental_profit", Measures.incrementalCost("t"));
      default -> RunTables.MEASURES.contains(column) ? "t." + name : known(name);
    };
  }

  /** What is said of persons stands apart, in the workspace's {@code person} table. */
  private String known(String name) {
    if (InputTables.CUSTOMER.column(name).filter(Column::personal).isPresent()) return "NULL";
    boolean there = name.equals("customer_id") || schema.columns("customer").containsKey(name);
    return there ? "d." + name : "NULL";
  }

  /**
   * Published name -> column of {@code customer_dim}, of every attribute. One whose name a
   * published column bears already gets {@code _attribute} behind it.
   */
  static Map<String, String> attributes(Schema schema) {
    Set<String> canonical = new HashSet<>(InputTables.CUSTOMER.columnNames());
    Set<String> taken = new HashSet<>(RunTables.CUSTOMER.columnNames());
    RunTables.CUSTOMER_VALUE.forEach(column -> taken.add(column.name()));
    Map<String, String> attributes = new java.util.LinkedHashMap<>();
    for (Map.Entry<String, ValueType> column : schema.columns("customer").entrySet()) {
      String name = column.getKey();
      if (canonical.contains(name)) continue;
      String published = name;
      while (!taken.add(published.toLowerCase(Locale.ROOT))) published += "_attribute";
      attributes.put(published, name);
    }
    return attributes;
  }
}
