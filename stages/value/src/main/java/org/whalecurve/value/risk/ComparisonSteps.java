package org.whalecurve.value.risk;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Expressions;
import org.whalecurve.model.risk.ComparisonModel;
import org.whalecurve.model.risk.ComparisonModel.Group;
import org.whalecurve.model.risk.ComparisonModel.Measure;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.tables.RiskTables;
import org.whalecurve.value.columns.Building;
import org.whalecurve.value.columns.CustomerRows;

/**
 * Groups of customers held against each other: one step sums up every group in SQL, exactly, one
 * tests the differences.
 */
final class ComparisonSteps {
  static final String SUMS = "comparison_sum";

  private final Building building;
  private final Problems problems;

  private ComparisonSteps(Building building, Problems problems) {
    this.building = building;
    this.problems = problems;
  }

  static void add(Building building, List<ComparisonModel> comparisons, Problems problems) {
    if (comparisons.isEmpty()) return;
    ComparisonSteps steps = new ComparisonSteps(building, problems);
    List<String> selects = new ArrayList<>();
    List<String> reads = new ArrayList<>();
    comparisons.forEach(comparison -> steps.selects(comparison, selects, reads));
    if (!problems.isEmpty()) return;
    String sql =
        String.join("\nUNION ALL ", selects) + "\nORDER BY comparison, attribute, measure, value";
    building.add(
        Step.sql(
            "value.comparison_sum",
            "sums over groups of customers",
            reads.stream().distinct().toList(),
            SUMS,
            sql));
    building.add(
        new Step(
            "value.comparison",
            "differences between groups, and which are more than chance",
            List.of(SUMS),
            List.of(RiskTables.COMPARISON.name()),
            new Step.Java(
                comparisons.toString(), context -> new ComparisonRun(comparisons).run(context))));
  }

  private void selects(ComparisonModel comparison, List<String> into, List<String> reads) {
    for (Group group : comparison.by()) {
      CustomerRows rows = building.rows();
      String value = value(rows, group.value());
      String where =
          comparison.where() == null
              ? ""
              : " AND " + sql(rows, comparison.where(), ValueType.BOOLEAN);
      List<String> columns = new ArrayList<>();
      for (Measure measure : comparison.measures()) {
        columns.add(columns(rows, measure, columns.size()));
      }
      if (!problems.isEmpty()) continue;
      String each =
          "(SELECT coalesce("
              + value
              + ", '(none)') AS value, "
              + String.join(", ", columns)
              + " FROM "
              + rows.from()
              + " WHERE "
              + CustomerRows.REAL
              + where
              + ") AS g";
      for (int m = 0; m < comparison.measures().size(); m++) {
        into.add(sums(comparison, group, comparison.measures().get(m), m, each));
      }
      reads.addAll(rows.reads());
    }
  }

  /** A group's name; yes or no is written as true or false. */
  private String value(CustomerRows rows, ExprText text) {
    try {
      Expr expr = Expressions.compile(text, building.columns().scope(), null);
      if (expr.type() == ValueType.BOOLEAN) return "CAST(" + rows.expr(expr) + " AS VARCHAR)";
    } catch (ProblemException e) {
      // told below
    }
    return sql(rows, text, ValueType.TEXT);
  }

  /** Numerator x and denominator y of a customer; both NULL where it does not count. */
  private String columns(CustomerRows rows, Measure measure, int number) {
    Dialect dialect = building.dialect();
    String among = measure.among() == null ? "TRUE" : sql(rows, measure.among(), ValueType.BOOLEAN);
    String x;
    String y = "1";
    if (measure.share() != null) {
      x = "CASE WHEN " + sql(rows, measure.share(), ValueType.BOOLEAN) + " THEN 1 ELSE 0 END";
    } else {
      x = dialect.decimal(sql(rows, measure.sum(), ValueType.NUMBER));
      if (measure.per() != null) y = dialect.decimal(sql(rows, measure.per(), ValueType.NUMBER));
    }
    return "CASE WHEN %s THEN %s END AS x%d, CASE WHEN %s THEN %s END AS y%d"
        .formatted(among, x, number, among, y, number);
  }

  private String sums(
      ComparisonModel comparison, Group group, Measure measure, int number, String each) {
    Dialect dialect = building.dialect();
    String x = "x" + number;
    String y = "y" + number;
    return "SELECT %s AS comparison, %s AS attribute, value, %s AS measure, count(*) AS customers, %s AS x, %s AS y, %s AS xx, %s AS xy, %s AS yy FROM %s WHERE %s IS NOT NULL AND %s IS NOT NULL GROUP BY value"
        .formatted(
            dialect.literal(comparison.name()),
            dialect.literal(group.name()),
            dialect.literal(measure.name()),
            dialect.total("sum(" + x + ")"),
            dialect.total("sum(" + y + ")"),
            sum(dialect.multiply(x, x)),
            sum(dialect.multiply(x, y)),
            sum(dialect.multiply(y, y)),
            each,
            x,
            y);
  }

  /** Nine decimals: squares of shares keep their digits, those of large sums fit. */
  private static String sum(String value) {
    return "CAST(sum(CAST(" + value + " AS DECIMAL(38,9))) AS DECIMAL(38,9))";
  }

  private String sql(CustomerRows rows, ExprText text, ValueType type) {
    try {
      Expr expr = Expressions.compile(text, building.columns().scope(), type);
      return rows.expr(expr);
    } catch (ProblemException e) {
      for (var problem : e.problems())
        if (!problems.list().contains(problem)) problems.add(problem);
      return "NULL";
    }
  }
}
