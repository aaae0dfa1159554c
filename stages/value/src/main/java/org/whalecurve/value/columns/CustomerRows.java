package org.whalecurve.value.columns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.engine.Dialect;
import org.whalecurve.kernel.Expr;

/**
 * The FROM of a query over all customers, and how columns and expressions are written in it: only
 * the tables whose columns are asked for are joined. Rows of the first table have the alias {@code
 * c}; real customers are those with {@code c.customer_no > 1}.
 */
public final class CustomerRows {
  /** Condition that leaves out (unassigned) and (unused). */
  public static final String REAL = "c.customer_no > 1";

  private final Dialect dialect;
  private final CustomerColumns columns;
  private final Map<String, String> aliases = new LinkedHashMap<>();

  public CustomerRows(Dialect dialect, CustomerColumns columns) {
    this.dialect = dialect;
    this.columns = columns;
    aliases.put(columns.spine(), "c");
  }

  /** A column as it is written here. */
  public String column(String name) {
    CustomerColumns.Held held = columns.held(name);
    if (held == null) throw new IllegalArgumentException("no column " + name);
    String alias = aliases.computeIfAbsent(held.table(), t -> "c" + aliases.size());
    return alias + "." + dialect.name(held.column().name());
  }

  /** An expression over {@link CustomerColumns#scope()}. */
  public String expr(Expr expr) {
    return dialect.expr(expr, column -> column(column.name()));
  }

  /** What stands behind FROM; asked for last. */
  public String from() {
    StringBuilder from = new StringBuilder();
    aliases.forEach(
        (table, alias) ->
            from.append(
                from.isEmpty()
                    ? table + " c"
                    : "\n  LEFT JOIN "
                        + table
                        + " "
                        + alias
                        + " ON "
                        + alias
                        + ".customer_no = c.customer_no"));
    return from.toString();
  }

  /** The tables of {@link #from()}. */
  public List<String> reads() {
    return List.copyOf(aliases.keySet());
  }
}
