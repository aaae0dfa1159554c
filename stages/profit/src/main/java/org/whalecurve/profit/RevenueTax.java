package org.whalecurve.profit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Expressions;
import org.whalecurve.model.Schema;
import org.whalecurve.model.yaml.ExprText;

/**
 * Tax on revenue as a rate: an expression over the cell's period and channel, its customer and its
 * product. Taken on the aggregate, once, so that it does not depend on how many lines a sale has.
 */
final class RevenueTax {
  private static final String CELL = "profit";

  private final Dialect dialect;
  private final Expr rate;

  /**
   * @param rate the model's rate; null for none
   * @throws org.whalecurve.kernel.ProblemException where the rate names what is not there
   */
  RevenueTax(Dialect dialect, Schema schema, ExprText rate) {
    this.dialect = dialect;
    this.rate = rate == null ? null : Expressions.compile(rate, scope(schema), ValueType.NUMBER);
  }

  private static Schema.Scope scope(Schema schema) {
    Map<String, ValueType> own = new LinkedHashMap<>();
    own.put("period", ValueType.TEXT);
    own.put("channel", ValueType.TEXT);
    return Schema.Scope.of(CELL, own)
        .with("customer", schema.columns("customer"))
        .with("product", schema.columns("product"));
  }

  /**
   * The tax of a row aliased {@code v} that has net_revenue; a rate that is NULL taxes nothing. The
   * rate is kept to twelve decimals so that the product of money and rate is still exact.
   */
  String amount() {
    if (rate == null) return dialect.decimal("0");
    String sql = dialect.expr(rate, this::column);
    return dialect.decimal("v.net_revenue * CAST(coalesce(" + sql + ", 0) AS DECIMAL(18,12))");
  }

  private String column(Expr.Column column) {
    return switch (column.table()) {
      case "customer" -> "tc." + dialect.name(column.name());
      case "product" -> "tp." + dialect.name(column.name());
      default -> column.name().equals("channel") ? "th.channel" : "v." + column.name();
    };
  }

  /** Joins of the dimensions that the rate reads, for a row aliased {@code v}. */
  String joins() {
    Set<String> tables = tables();
    String joins = "";
    if (tables.contains("customer_dim"))
      joins += "\n  LEFT JOIN customer_dim tc ON tc.customer_no = v.customer_no";
    if (tables.contains("product_dim"))
      joins += "\n  LEFT JOIN product_dim tp ON tp.product_no = v.product_no";
    if (tables.contains("channel_dim"))
      joins += "\n  LEFT JOIN channel_dim th ON th.channel_no = v.channel_no";
    return joins;
  }

  /** The dimension tables that the rate reads. */
  Set<String> tables() {
    if (rate == null) return Set.of();
    return rate.columns().stream()
        .filter(c -> !c.table().equals(CELL) || c.name().equals("channel"))
        .map(c -> c.table().equals(CELL) ? "channel_dim" : c.table() + "_dim")
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }
}
