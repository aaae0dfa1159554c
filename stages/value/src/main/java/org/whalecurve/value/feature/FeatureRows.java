package org.whalecurve.value.feature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.whalecurve.engine.Dialect;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Schema;
import org.whalecurve.model.Workspace;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.RunTables;
import org.whalecurve.tables.Table.Column;

/** The rows of one kind that features aggregate: their columns, and how they are read. */
final class FeatureRows {
  private static final String RUN = "run";

  private final String kind;
  private final Workspace workspace;
  private final Schema schema;
  private final Dialect dialect;

  FeatureRows(String kind, Workspace workspace, Schema schema, Dialect dialect) {
    this.kind = kind;
    this.workspace = workspace;
    this.schema = schema;
    this.dialect = dialect;
  }

  /** Whether a source fills the table at all. */
  boolean available() {
    return kind.equals("profit") || workspace.fills(input());
  }

  /** Input table of the kind. */
  String input() {
    return kind.equals("line") ? "transaction" : kind;
  }

  private String fact() {
    return kind.equals("profit") ? "profit_cell" : input() + "_fact";
  }

  Schema.Scope scope() {
    return Schema.Scope.of(kind, own())
        .with("product", hasProduct() ? schema.columns("product") : Map.of())
        .with("customer", said("customer"))
        .with(RUN, AsOf.columns());
  }

  private Map<String, ValueType> own() {
    Map<String, ValueType> columns = new LinkedHashMap<>();
    if (kind.equals("profit")) {
      columns.put("period", ValueType.TEXT);
      columns.put("product_id", ValueType.TEXT);
      columns.put("channel", ValueType.TEXT);
      columns.put("quantity", ValueType.NUMBER);
      for (Column c : RunTables.MEASURES) columns.put(c.name(), ValueType.NUMBER);
      return columns;
    }
    columns.putAll(said(input()));
    columns.remove("currency");
    if (kind.equals("line")) columns.put("net_amount", ValueType.NUMBER);
    if (kind.equals("line")) columns.put("is_return", ValueType.BOOLEAN);
    if (kind.equals("line") || kind.equals("event")) columns.put("period", ValueType.TEXT);
    return columns;
  }

  /** The columns of an input table that say nothing of a natural person. */
  private Map<String, ValueType> said(String table) {
    Map<String, ValueType> columns = new LinkedHashMap<>(schema.columns(table));
    for (Column column : InputTables.named(table).orElseThrow().columns()) {
      if (column.personal()) columns.remove(column.name());
    }
    return columns;
  }

  private boolean hasProduct() {
    return List.of("line", "event", "profit").contains(kind);
  }

  /** Where the latest row stands in time; null where rows have no date. */
  String date() {
    return switch (kind) {
      case "profit", "forecast" -> "period";
      case "receivable" -> "invoice_date";
      case "contract" -> "start";
      default -> "date";
    };
  }

  String sql(Expr expr) {
    return dialect.expr(expr, this::column);
  }

  private String column(Expr.Column column) {
    String name = dialect.name(column.name());
    return switch (column.table()) {
      case "customer" -> "k." + name;
      case "product" -> "p." + name;
      case RUN -> "a." + name;
      default ->
          switch (column.name()) {
            case "customer_id" -> "k.customer_id";
            case "product_id" -> hasProduct() ? "p.product_id" : "r." + name;
            case "channel" -> hasChannelNumber() ? "h.channel" : "r." + name;
            default -> "r." + name;
          };
    };
  }

  private boolean hasChannelNumber() {
    return kind.equals("line") || kind.equals("profit");
  }

  private Set<String> aliases(List<Expr> used) {
    Set<String> aliases = new TreeSet<>();
    for (Expr expr : used) {
      for (Expr.Column column : expr.columns()) aliases.add(column(column).substring(0, 1));
    }
    return aliases;
  }

  /** FROM clause: the rows as {@code r}, joined with what the expressions name, no more. */
  String from(List<Expr> used) {
    Set<String> aliases = aliases(used);
    StringBuilder from = new StringBuilder(fact()).append(" r");
    if (aliases.contains("k")) from.append(" JOIN customer_dim k ON k.customer_no = r.customer_no");
    if (aliases.contains("p")) from.append(" JOIN product_dim p ON p.product_no = r.product_no");
    if (aliases.contains("h")) from.append(" JOIN channel_dim h ON h.channel_no = r.channel_no");
    if (aliases.contains("a")) from.append(" CROSS JOIN " + AsOf.TABLE + " a");
    return from.toString();
  }

  Set<String> reads(List<Expr> used) {
    Set<String> aliases = aliases(used);
    Set<String> reads = new TreeSet<>(List.of(fact()));
    if (aliases.contains("k")) reads.add("customer_dim");
    if (aliases.contains("p")) reads.add("product_dim");
    if (aliases.contains("h")) reads.add("channel_dim");
    if (aliases.contains("a")) reads.add(AsOf.TABLE);
    return reads;
  }
}
