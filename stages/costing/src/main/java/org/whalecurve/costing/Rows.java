package org.whalecurve.costing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.whalecurve.engine.Dialect;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Schema;

/** The kinds of rows that expressions look at: their columns, and how they are read. */
final class Rows {
  private static final Map<String, String> FACT =
      Map.of(
          "ledger",
          "ledger_fact",
          "line",
          "transaction_fact",
          "event",
          "event_fact",
          "receivable",
          "receivable_fact");
  private static final Map<String, String> INPUT =
      Map.of(
          "ledger", "ledger", "line", "transaction", "event", "event", "receivable", "receivable");
  private static final Set<String> NOT_IN_FACTS = Set.of("currency");

  private final Schema schema;
  private final Dialect dialect;

  Rows(Schema schema, Dialect dialect) {
    this.schema = schema;
    this.dialect = dialect;
  }

  /** What an expression over a row of this kind may name. */
  Schema.Scope scope(String kind) {
    return Schema.Scope.of(kind, columns(kind))
        .with("customer", schema.columns("customer"))
        .with("product", schema.columns("product"));
  }

  private Map<String, ValueType> columns(String kind) {
    Map<String, ValueType> columns = new LinkedHashMap<>();
    if (kind.equals("order")) {
      columns.put("transaction_id", ValueType.TEXT);
      columns.put("date", ValueType.DATE);
      columns.put("channel", ValueType.TEXT);
      columns.put("lines", ValueType.NUMBER);
      columns.put("quantity", ValueType.NUMBER);
      columns.put("net_amount", ValueType.NUMBER);
      columns.put("is_return", ValueType.BOOLEAN);
      columns.put("is_first", ValueType.BOOLEAN);
    } else if (!kind.equals("customer")) {
      columns.putAll(schema.columns(INPUT.get(kind)));
      columns.keySet().removeAll(NOT_IN_FACTS);
      if (kind.equals("ledger")) columns.remove("date");
    }
    columns.put("period", ValueType.TEXT);
    return columns;
  }

  /** How a column of the row, its customer or its product is written in {@link #from}. */
  Function<Expr.Column, String> writer() {
    return column ->
        switch (column.table()) {
          case "customer" -> "c." + dialect.name(column.name());
          case "product" -> "p." + dialect.name(column.name());
          default ->
              switch (column.name()) {
                case "customer_id" -> "c.customer_id";
                case "product_id" -> "p.product_id";
                case "channel" -> "h.channel";
                default -> "r." + dialect.name(column.name());
              };
        };
  }

  String sql(Expr expr) {
    return dialect.expr(expr, writer());
  }

  /** FROM clause: the rows as {@code r}, joined with what the expressions name, no more. */
  String from(String kind, List<Expr> used) {
    Set<String> joins = new TreeSet<>();
    boolean first = false;
    for (Expr expr : used) {
      for (Expr.Column column : expr.columns()) {
        String written = writer().apply(column);
        if (!written.startsWith("r.")) joins.add(written.substring(0, 1));
        first |= column.name().equals("is_first") && kind.equals("order");
      }
    }
    StringBuilder from = new StringBuilder(source(kind, first)).append(" r");
    if (joins.contains("c")) from.append(" JOIN customer_dim c ON c.customer_no = r.customer_no");
    if (joins.contains("p")) from.append(" JOIN product_dim p ON p.product_no = r.product_no");
    if (joins.contains("h")) from.append(" JOIN channel_dim h ON h.channel_no = r.channel_no");
    return from.toString();
  }

  /** The tables that {@link #from} reads. */
  static List<String> reads(String kind) {
    return switch (kind) {
      case "order", "customer" -> List.of("transaction_fact");
      case "receivable" -> List.of("receivable_fact", "period_dim");
      default -> List.of(FACT.get(kind));
    };
  }

  private String source(String kind, boolean first) {
    return switch (kind) {
      case "order" -> orders(first);
      case "customer" ->
          "(SELECT DISTINCT period, customer_no, 0 AS product_no, 0 AS channel_no, '(none)' AS transaction_id FROM transaction_fact WHERE customer_no > 1)";
      case "receivable" ->
          "(SELECT f.*, d.period, 0 AS product_no, 0 AS channel_no, '(none)' AS transaction_id FROM receivable_fact f"
              + " JOIN period_dim d ON f.invoice_date BETWEEN d.first_day AND d.last_day)";
      case "event" -> "(SELECT *, 0 AS channel_no FROM event_fact)";
      case "ledger" -> "(SELECT *, 0 AS channel_no FROM ledger_fact)";
      default -> FACT.get(kind);
    };
  }

  private String orders(boolean first) {
    String orders =
        """
        (SELECT period, transaction_id, customer_no, 0 AS product_no, min(channel_no) AS channel_no, min(date) AS date, count(*) AS lines,
          sum(quantity) AS quantity, sum(CASE WHEN is_return THEN -net_amount ELSE net_amount END) AS net_amount,
          min(CASE WHEN is_return THEN 1 ELSE 0 END) = 1 AS is_return
        FROM transaction_fact GROUP BY period, transaction_id, customer_no)""";
    if (!first) return orders;
    return "(SELECT o.*, row_number() OVER (PARTITION BY customer_no ORDER BY date, transaction_id) = 1 AS is_first FROM "
        + orders
        + " o)";
  }
}
