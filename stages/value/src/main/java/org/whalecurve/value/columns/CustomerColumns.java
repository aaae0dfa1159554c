package org.whalecurve.value.columns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Schema;
import org.whalecurve.tables.Table.Column;
import org.whalecurve.tables.Table.Kind;

/**
 * What is known of every customer so far: each column with the table that holds it. All those
 * tables have {@code customer_no} and at most one row for a customer. Immutable.
 */
public final class CustomerColumns {
  /** Name of the customer in expressions. */
  public static final String SCOPE = "customer";

  private final String spine;
  private final Map<String, Held> held;

  /** A column and where it stands. */
  record Held(String table, Column column) {}

  private CustomerColumns(String spine, Map<String, Held> held) {
    this.spine = spine;
    this.held = held;
  }

  /**
   * The columns that there are at first.
   *
   * @param spine table with one row for every customer, (unassigned) and (unused) too
   */
  public static CustomerColumns of(String spine, List<Column> columns) {
    return new CustomerColumns(spine, Map.of()).with(spine, columns);
  }

  /**
   * These and those of another table.
   *
   * @throws IllegalArgumentException where a name is taken: the caller has to check names of users
   */
  public CustomerColumns with(String table, List<Column> columns) {
    Map<String, Held> all = new LinkedHashMap<>(held);
    for (Column column : columns) {
      Held before = all.putIfAbsent(key(column.name()), new Held(table, column));
      if (before != null)
        throw new IllegalArgumentException(column.name() + " stands in " + before.table());
    }
    return new CustomerColumns(spine, all);
  }

  public boolean has(String name) {
    return held.containsKey(key(name));
  }

  /** A column's kind, unit and meaning. */
  public Optional<Column> column(String name) {
    return Optional.ofNullable(held.get(key(name))).map(Held::column);
  }

  /** Every column, in the order in which they came. */
  public List<Column> columns() {
    return held.values().stream().map(Held::column).toList();
  }

  /** The columns that came after the first table's. */
  public List<Column> added() {
    List<Column> added = new ArrayList<>();
    for (Held each : held.values()) if (!each.table().equals(spine)) added.add(each.column());
    return added;
  }

  /** For expressions over customers. */
  public Schema.Scope scope() {
    Map<String, ValueType> types = new LinkedHashMap<>();
    held.values().forEach(h -> types.put(h.column().name(), type(h.column().kind())));
    return Schema.Scope.of(SCOPE, types);
  }

  String spine() {
    return spine;
  }

  Held held(String name) {
    return held.get(key(name));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static ValueType type(Kind kind) {
    return switch (kind) {
      case TEXT -> ValueType.TEXT;
      case DATE -> ValueType.DATE;
      case BOOLEAN -> ValueType.BOOLEAN;
      default -> ValueType.NUMBER;
    };
  }
}
