package org.whalecurve.value.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Expressions;
import org.whalecurve.model.Schema;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.tables.Table.Column;
import org.whalecurve.value.columns.Building;
import org.whalecurve.value.columns.CustomerRows;
import org.whalecurve.value.feature.AsOf;

/** Numbers of customers: expressions over their columns and the run's day and length. */
final class Values {
  private static final String RUN = "run";

  private final Building building;

  Values(Building building) {
    this.building = building;
  }

  private Schema.Scope scope() {
    return building.columns().scope().with(RUN, AsOf.columns());
  }

  /** The first expression that fits. */
  Expr first(List<ExprText> texts) {
    return Expressions.firstThatFits(texts, scope(), ValueType.NUMBER);
  }

  /** The first expression of a template that fits the company's columns, if any. */
  Optional<Fitting> firstOf(List<ExprText> texts) {
    for (ExprText text : texts) {
      try {
        return Optional.of(
            new Fitting(text.text(), Expressions.compile(text, scope(), ValueType.NUMBER)));
      } catch (ProblemException e) {
        // a template is written for many companies: what does not fit this one is passed over
        continue;
      }
    }
    return Optional.empty();
  }

  /** An expression and its text. */
  record Fitting(String text, Expr expr) {}

  /** The text of the alternative that {@link #first} takes. */
  String text(List<ExprText> texts) {
    return firstOf(texts).map(Fitting::text).orElse(texts.get(0).text());
  }

  /** DECIMAL(18,6) of an expression, in a query over {@link #from}. */
  String sql(CustomerRows rows, Expr expr) {
    String written =
        building
            .dialect()
            .expr(
                expr,
                column ->
                    column.table().equals(RUN)
                        ? "a." + building.dialect().name(column.name())
                        : rows.column(column.name()));
    return building.dialect().decimal(written);
  }

  /** What stands behind FROM; asked for after all columns. */
  static String from(CustomerRows rows) {
    return rows.from() + "\n  CROSS JOIN " + AsOf.TABLE + " a";
  }

  static List<String> reads(CustomerRows rows, String... more) {
    List<String> reads = new ArrayList<>(rows.reads());
    reads.add(AsOf.TABLE);
    reads.addAll(List.of(more));
    return reads;
  }

  /** Complains where a customer has one of these columns already. */
  void checkNew(List<Column> columns, SourcePlace place) {
    List<Problem> problems = new ArrayList<>();
    for (Column column : columns) {
      if (!building.columns().has(column.name())) continue;
      problems.add(
          new Problem(
              "duplicate-name",
              place,
              "'" + column.name() + "' is a column of the customer already.",
              "Give the feature or the class another name."));
    }
    if (!problems.isEmpty()) throw new ProblemException(problems);
  }
}
