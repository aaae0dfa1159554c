package org.whalecurve.profit;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.whalecurve.tables.RunTables;
import org.whalecurve.tables.Table.Column;

/** Lists of the profit and loss account's lines, as SQL wants them. */
final class Measures {
  /** {@code customer_no} of rows without a customer and of cost without a driver. */
  static final int UNASSIGNED_NO = 0;

  /** {@code customer_no} of unused capacity; real customers follow it. */
  static final int UNUSED_NO = 1;

  private static final List<String> NAMES = RunTables.MEASURES.stream().map(Column::name).toList();

  private Measures() {}

  /** Every measure written by a function of its name, with the name as alias. */
  static String each(UnaryOperator<String> expression) {
    return NAMES.stream()
        .map(name -> expression.apply(name) + " AS " + name)
        .collect(Collectors.joining(",\n  "));
  }

  /** Cost of the full view of a row with this alias: tax and capital charge are not cost. */
  static String fullCost(String alias) {
    return "(%1$s.cost_of_goods + %1$s.direct_cost + %1$s.full_cost_to_serve)".formatted(alias);
  }

  /** Cost of the incremental view; goods are incremental throughout. */
  static String incrementalCost(String alias) {
    return "(%1$s.cost_of_goods + %1$s.incremental_direct_cost + %1$s.incremental_cost_to_serve)"
        .formatted(alias);
  }

  /** Names qualified by an alias. */
  static String of(String alias) {
    return NAMES.stream().map(name -> alias + "." + name).collect(Collectors.joining(", "));
  }

  /**
   * True where the row has revenue or cost. Capital is left out: an old invoice alone makes no
   * customer active.
   */
  static String anyRevenueOrCost() {
    return NAMES.stream()
        .filter(name -> !name.equals("capital_charge") && !name.equals("residual_income"))
        .map(name -> name + " <> 0")
        .collect(Collectors.joining(" OR "));
  }

  /** The SQL type of a published column. */
  static String cast(String expression, Column column) {
    return "CAST(" + expression + " AS " + column.kind().sqlType() + ")";
  }
}
