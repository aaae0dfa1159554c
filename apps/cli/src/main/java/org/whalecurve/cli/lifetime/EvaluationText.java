package org.whalecurve.cli.lifetime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.whalecurve.cli.terminal.Screen;
import org.whalecurve.flow.lifetime.LifetimeEvaluation;
import org.whalecurve.flow.lifetime.LifetimeEvaluation.Check;
import org.whalecurve.flow.lifetime.LifetimeEvaluation.Line;
import org.whalecurve.flow.lifetime.LifetimeEvaluation.Result;
import org.whalecurve.reports.Sheet;
import org.whalecurve.tables.Table.Kind;

/** An evaluation for people. */
final class EvaluationText {
  private final Screen screen;
  private final Result result;

  EvaluationText(Screen screen, Result result) {
    this.screen = screen;
    this.result = result;
  }

  void print(boolean tracking) {
    line(
        "%,.0f customers, known from %s to %s, forecast to %s",
        result.customers(), result.first(), result.calibrationEnd(), result.holdoutEnd());
    line("");
    screen.print(models());
    line("");
    line("Chosen on the calibration alone: %s.", result.reason());
    line(
        "On the holdout it is number %d of %d by log-score, %d by RMSE, %d by MAE.",
        rank(c -> Double.isNaN(c.logScore()) ? Double.POSITIVE_INFINITY : -c.logScore()),
        result.lines().size(),
        rank(Check::rootMeanSquaredError),
        rank(Check::meanAbsoluteError));
    line(
        "combined: mean of all models, brought to the line %.3f x mean + %.3f x own expectation,"
            + " learnt at %s.",
        result.level(), result.slope(), result.origins());
    line("");
    line("Purchases in the holdout by purchases in the calibration, per customer");
    screen.print(conditional());
    if (!tracking) return;
    line("");
    line("Cumulative repeated purchases");
    screen.print(curves());
  }

  private int rank(java.util.function.ToDoubleFunction<Check> figure) {
    return LifetimeEvaluation.rank(result, result.chosen(), figure);
  }

  private void line(String format, Object... values) {
    screen.out().println(String.format(Locale.ROOT, format, values));
  }

  private static Sheet.Column number(String name) {
    return new Sheet.Column(name, Kind.RATIO, "");
  }

  private static Sheet.Column text(String name) {
    return new Sheet.Column(name, Kind.TEXT, "");
  }

  private Sheet models() {
    List<Sheet.Column> columns = new ArrayList<>(List.of(text("model")));
    for (String name :
        List.of(
            "MAE",
            "RMSE",
            "total",
            "tracking",
            "top tenth",
            "log-score",
            "calibration: log-score",
            "BIC")) columns.add(number(name));
    List<List<Object>> rows = new ArrayList<>();
    for (Line l : result.lines()) {
      Check c = l.check();
      List<Object> row = new ArrayList<>();
      row.add(l.name());
      row.add(rounded(c.meanAbsoluteError(), 4));
      row.add(rounded(c.rootMeanSquaredError(), 4));
      row.add(percent(c.totalError()));
      row.add(percent(c.trackingError()));
      row.add(percent(c.topDecile()));
      row.add(rounded(c.logScore(), 4));
      row.add(rounded(l.innerLogScore(), 4));
      row.add(rounded(l.bic(), 2));
      rows.add(row);
    }
    return new Sheet("", columns, rows);
  }

  private static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.2f %%", 100 * share) : "";
  }

  private static String rounded(double value, int decimals) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "";
  }

  private Sheet conditional() {
    List<Sheet.Column> columns =
        new ArrayList<>(List.of(text("frequency"), number("customers"), number("actual")));
    result.lines().forEach(l -> columns.add(number(l.name())));
    List<List<Object>> rows = new ArrayList<>();
    int last = result.lines().get(0).check().classes().size() - 1;
    for (int i = 0; i <= last; i++) {
      LifetimeEvaluation.FrequencyClass first = result.lines().get(0).check().classes().get(i);
      List<Object> row = new ArrayList<>();
      row.add(first.frequency() + (first.frequency() == 7 ? "+" : ""));
      row.add(first.customers());
      row.add(rounded(first.actual(), 3));
      for (Line l : result.lines()) row.add(rounded(l.check().classes().get(i).expected(), 3));
      rows.add(row);
    }
    return new Sheet("", columns, rows);
  }

  private Sheet curves() {
    List<Sheet.Column> columns = new ArrayList<>(List.of(text("period"), number("actual")));
    List<Line> models = result.lines().stream().filter(l -> !l.parameters().isEmpty()).toList();
    models.forEach(l -> columns.add(number(l.name())));
    List<List<Object>> rows = new ArrayList<>();
    for (LifetimeEvaluation.Mark mark : models.get(0).check().tracking()) {
      List<Object> row = new ArrayList<>();
      row.add(mark.period() + (mark.holdout() ? " *" : ""));
      row.add(mark.actual());
      for (Line l : models)
        row.add(rounded(l.check().tracking().get(mark.period() - 1).expected(), 1));
      rows.add(row);
    }
    return new Sheet("", columns, rows);
  }
}
