package org.whalecurve.runs;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Session;

/**
 * A run as one scope sees it. Queries are ours alone and name tables in braces, {@code SELECT
 * full_profit FROM {customer} WHERE customer_id = ?}: in braces stands what the scope may see, and
 * without them nothing. Values go beside the statement. Thread-safe.
 */
public final class Reading {
  private static final Pattern TABLE = Pattern.compile("\\{([a-z_0-9]+)}");

  private final ScopedRun run;
  private final Scope scope;
  private final String schema;
  private final Set<String> ids;

  /**
   * @param ids of the customers of a scope that is not the company's
   */
  Reading(ScopedRun run, Scope scope, String schema, Set<String> ids) {
    this.run = run;
    this.scope = scope;
    this.schema = schema;
    this.ids = ids;
  }

  String schema() {
    return schema;
  }

  public Scope scope() {
    return scope;
  }

  /** Whether this sees everything. */
  public boolean isCompany() {
    return scope instanceof Scope.Company;
  }

  /** The run's name. */
  public String run() {
    return run.manifest().run();
  }

  public Manifest manifest() {
    return run.manifest();
  }

  /** Whether the run has such a table and the scope may see it. */
  public boolean has(String table) {
    return !columns(table).isEmpty();
  }

  /** Whether {@code table} can be read and has such a column. */
  public boolean has(String table, String column) {
    return columns(table).stream().anyMatch(c -> c.name().equals(column));
  }

  /** Columns of a table that can be read. */
  public List<Session.Column> columns(String table) {
    List<Session.Column> columns = run.columns(table);
    return isCompany() ? columns : ScopeViews.visible(table, columns);
  }

  /** Whether the customer exists and belongs to the scope. */
  public boolean sees(String customer) {
    if (!isCompany()) return ids.contains(customer);
    return !rows("SELECT 1 FROM {customer} WHERE customer_id = ?", customer).isEmpty();
  }

  /**
   * The rows of a small result.
   *
   * @param sql ours, with tables in braces
   * @param parameters one for each {@code ?}
   * @throws IllegalArgumentException where the scope may not see a table
   */
  public Rows rows(String sql, Object... parameters) {
    return run.rows(resolve(sql), Arrays.asList(parameters));
  }

  /** The rows of a result of any size. */
  public void stream(String sql, List<?> parameters, Rows.Sink sink) {
    run.stream(resolve(sql), List.copyOf(Objects.requireNonNull(parameters)), sink);
  }

  public Dialect dialect() {
    return run.dialect();
  }

  private String resolve(String sql) {
    Matcher table = TABLE.matcher(sql);
    return table.replaceAll(
        found -> {
          if (!has(found.group(1))) {
            throw new IllegalArgumentException(
                "table " + found.group(1) + " is not there for this scope");
          }
          return Matcher.quoteReplacement(schema + "." + dialect().name(found.group(1)));
        });
  }
}
