package org.whalecurve.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.yaml.ExprText;

/**
 * Finds the column that a name means. A name as written wins over one that differs in case only; a
 * bare name means the first table in scope that has it.
 */
final class Names {
  private final ExprText source;
  private final Map<String, Map<String, ValueType>> tables;

  Names(ExprText source, Schema.Scope scope) {
    this.source = source;
    this.tables = scope.tables();
  }

  Optional<Expr.Column> find(String name) {
    return find(column -> column.equals(name))
        .or(() -> find(column -> column.equalsIgnoreCase(name)));
  }

  private Optional<Expr.Column> find(Function<String, Boolean> matches) {
    for (var table : tables.entrySet()) {
      for (var column : table.getValue().entrySet()) {
        if (matches.apply(column.getKey())) {
          return Optional.of(new Expr.Column(table.getKey(), column.getKey(), column.getValue()));
        }
      }
    }
    return Optional.empty();
  }

  Expr.Column column(String name, int offset) {
    return find(name).orElseThrow(() -> unknownColumn(name, offset));
  }

  Expr.Column column(String table, String name, int offset) {
    String known =
        tables.keySet().stream()
            .filter(t -> t.equalsIgnoreCase(table))
            .findFirst()
            .orElseThrow(() -> unknownTable(table, offset));
    Map<String, ValueType> columns = tables.get(known);
    return new Names(source, Schema.Scope.of(known, columns))
        .find(name)
        .orElseThrow(() -> unknownColumn(table + "." + name, offset));
  }

  private ProblemException unknownColumn(String name, int offset) {
    List<String> known = new ArrayList<>();
    boolean bare = name.indexOf('.') < 0;
    boolean first = true;
    for (var table : tables.entrySet()) {
      for (String column : table.getValue().keySet()) {
        known.add(bare && first ? column : table.getKey() + "." + column);
      }
      first = false;
    }
    String near = Suggest.didYouMean(name, bare ? bareNames() : known);
    return source.problem(
        offset,
        "unknown-column",
        "There is no column '" + name + "' here.",
        near.startsWith("Known") ? "Known: " + String.join(", ", known) + "." : near);
  }

  private List<String> bareNames() {
    return new Schema.Scope(tables).columnNames();
  }

  private ProblemException unknownTable(String table, int offset) {
    return source.problem(
        offset,
        "unknown-table",
        "There is no table '" + table + "' here.",
        Suggest.didYouMean(table, tables.keySet()));
  }
}
