package org.whalecurve.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.tables.Table;
import org.whalecurve.tables.Table.Column;
import org.whalecurve.tables.Table.Kind;

/**
 * Everything that fills one input table.
 *
 * @param columns canonical columns, then attributes in mapping order
 * @param key columns that identify a row; empty where all columns and the occurrence do
 * @param files mapped files in order of precedence
 */
record TableInput(
    Table table, Map<String, ValueType> columns, List<String> key, List<FileMapping> files) {
  private static final List<String> MEASURES =
      List.of(
          "net_amount",
          "list_amount",
          "amount",
          "outstanding",
          "quantity",
          "time_min",
          "rate",
          "standard_cost");

  /** Column types as SQL. */
  String sqlType(String column) {
    return table
        .column(column)
        .map(c -> c.kind().sqlType())
        .orElseGet(
            () ->
                switch (columns.get(column)) {
                  case TEXT -> Kind.TEXT.sqlType();
                  case NUMBER -> Kind.QUANTITY.sqlType();
                  case DATE -> Kind.DATE.sqlType();
                  case BOOLEAN -> Kind.BOOLEAN.sqlType();
                });
  }

  /** Columns that at least one file fills, in the table's order. */
  List<String> filled() {
    return columns.keySet().stream()
        .filter(c -> files.stream().anyMatch(f -> f.target(c) != null))
        .toList();
  }

  List<String> filledNumbers() {
    return filled().stream().filter(c -> columns.get(c) == ValueType.NUMBER).toList();
  }

  /** The column whose sum ties the table to its sources. */
  Optional<String> measure() {
    List<String> filled = filled();
    return MEASURES.stream()
        .filter(filled::contains)
        .filter(m -> table.column(m).isPresent())
        .findFirst();
  }

  /** Condition that a mapping's number is one whose repeated keys are left out on purpose. */
  String isDistinct(String unit) {
    String units =
        files.stream()
            .filter(FileMapping::distinct)
            .map(f -> Integer.toString(f.unit()))
            .collect(Collectors.joining(", "));
    return units.isEmpty() ? "FALSE" : unit + " IN (" + units + ")";
  }

  /** Whether more than one file is read, so that a row may stand in two. */
  boolean mayOverlap() {
    return files.stream().mapToInt(FileMapping::file).distinct().count() > 1;
  }

  static ValueType type(Column column) {
    return switch (column.kind()) {
      case TEXT -> ValueType.TEXT;
      case DATE -> ValueType.DATE;
      case BOOLEAN -> ValueType.BOOLEAN;
      default -> ValueType.NUMBER;
    };
  }
}
