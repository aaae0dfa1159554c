package org.whalecurve.profit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session.Column;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.CostSharing;
import org.whalecurve.kernel.Money;
import org.whalecurve.tables.DecisionTables;

/**
 * {@code common_cost}: the full cost of the values of every dimension as the model's drivers share
 * common cost, and as the stand-alone method and the Shapley value would. Common cost is what is
 * full but not incremental; standing alone, a value would need all of it.
 */
final class CommonCostStep {
  private static final String VALUES =
      """
      SELECT f.dimension, f.value, i.cost AS incremental_cost, f.cost AS full_cost
      FROM segment_profit f JOIN segment_profit i ON i.dimension = f.dimension AND i.value = f.value AND i.dimension_2 = '' AND i.view = 'incremental'
      WHERE f.dimension_2 = '' AND f.view = 'full' AND f.value NOT IN ('(unassigned)', '(unused)') AND (f.cost <> 0 OR i.cost <> 0)
      ORDER BY f.dimension, f.value""";

  private CommonCostStep() {}

  static Step step() {
    return new Step(
        "profit.common_cost",
        "common cost as other ways would share it",
        List.of("segment_profit"),
        List.of("common_cost"),
        new Step.Java("", CommonCostStep::run));
  }

  /** A value of a dimension with its costs in units. */
  private record Value(String name, BigInteger incremental, BigInteger full) {}

  private static void run(Step.Context context) {
    Map<String, List<Value>> dimensions = new LinkedHashMap<>();
    for (Row row : context.session().query(VALUES)) {
      dimensions
          .computeIfAbsent(row.text(0), k -> new ArrayList<>())
          .add(
              new Value(row.text(1), Money.toUnits(row.decimal(2)), Money.toUnits(row.decimal(3))));
    }
    List<Object[]> rows = new ArrayList<>();
    dimensions.forEach((dimension, values) -> rows.addAll(rows(dimension, values)));
    List<Column> columns =
        DecisionTables.COMMON_COST.columns().stream()
            .map(c -> new Column(c.name(), c.kind().sqlType()))
            .toList();
    context.write("common_cost", columns, rows);
  }

  private static List<Object[]> rows(String dimension, List<Value> values) {
    List<BigInteger> incremental = values.stream().map(Value::incremental).toList();
    BigInteger full = sum(values.stream().map(Value::full).toList());
    BigInteger common = full.subtract(sum(incremental));
    List<BigInteger> alone = incremental.stream().map(common::add).toList();
    List<BigInteger> byAlone = sum(alone).signum() == 0 ? null : Money.distribute(full, alone);
    List<BigInteger> byShapley =
        values.size() > CostSharing.PLAYERS_MAX
            ? null
            : CostSharing.shapley(CostSharing.common(incremental, common));
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      rows.add(
          new Object[] {
            dimension,
            value.name(),
            Money.fromUnits(value.incremental()),
            Money.fromUnits(value.full()),
            Money.fromUnits(alone.get(i)),
            byAlone == null ? null : Money.fromUnits(byAlone.get(i)),
            byShapley == null ? null : Money.fromUnits(byShapley.get(i))
          });
    }
    return rows;
  }

  private static BigInteger sum(List<BigInteger> units) {
    return units.stream().reduce(BigInteger.ZERO, BigInteger::add);
  }
}
