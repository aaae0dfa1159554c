package org.whalecurve.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.kernel.ValueType;

/**
 * Which columns each input table has in this workspace: the canonical ones and the attributes.
 *
 * @param tables input table -> column -> type, in order
 */
public record Schema(Map<String, Map<String, ValueType>> tables) {
  /** The attributes of a table: mapped columns that are not canonical. */
  public Map<String, ValueType> columns(String table) {
    return tables.getOrDefault(table, Map.of());
  }

  /**
   * Tables that an expression may name, in order; a bare column name means the first table that has
   * it.
   *
   * @param tables name in expressions -> columns
   */
  public record Scope(Map<String, Map<String, ValueType>> tables) {
    public Scope with(String name, Map<String, ValueType> columns) {
      Map<String, Map<String, ValueType>> all = new LinkedHashMap<>(tables);
      all.put(name, columns);
      return new Scope(all);
    }

    public static Scope of(String name, Map<String, ValueType> columns) {
      return new Scope(Map.of()).with(name, columns);
    }

    public List<String> columnNames() {
      return tables.values().stream().flatMap(c -> c.keySet().stream()).distinct().toList();
    }
  }
}
