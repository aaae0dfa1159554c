package org.whalecurve.cli.lifetime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.whalecurve.cli.terminal.Screen;
import org.whalecurve.flow.lifetime.FittedModel;
import org.whalecurve.reports.Sheet;
import org.whalecurve.tables.Table.Kind;

/** Fitted models for people. */
final class FitText {
  private final Screen screen;

  FitText(Screen screen) {
    this.screen = screen;
  }

  void print(String file, List<FittedModel> models) {
    for (int i = 0; i < models.size(); i++) {
      if (i > 0) screen.out().println();
      print(file, models.get(i));
    }
    for (String note : models.get(0).notes()) screen.out().println("note: " + note + ".");
  }

  private void print(String file, FittedModel m) {
    String cohort = m.cohort().map(name -> ", cohort " + name).orElse("");
    String unit = m.unit().map(word -> ", times in " + word + "s").orElse("");
    line("%s fitted to %s%s%s", m.model().word(), file, cohort, unit);
    line("%s customers, %,d %s", count(m.customers()), m.histories(), what(m));
    screen.out().println();
    screen.print(parameters(m));
    screen.out().println();
    if (Double.isFinite(m.logLikelihood()))
      line("log-likelihood %.4f, AIC %.2f, BIC %.2f", m.logLikelihood(), m.aic(), m.bic());
    String agreement =
        m.starts() > 0 ? "; %d of %d starts agree".formatted(m.agreeing(), m.starts()) : "";
    line("%s: %s%s", m.converged() ? "converged" : "NOT CONVERGED", m.verdict(), agreement);
    details(m);
    for (String warning : m.warnings()) screen.out().println("! " + warning);
  }

  private static String what(FittedModel m) {
    return switch (m.model().data()) {
      case REPEAT, OPPORTUNITY -> "distinct histories";
      case COHORT -> "renewals";
      case SPEND -> "distinct numbers and means of transactions";
    };
  }

  private static String count(double customers) {
    return String.format(Locale.ROOT, "%,.0f", customers);
  }

  private void line(String format, Object... values) {
    screen.out().println(String.format(Locale.ROOT, format, values));
  }

  private static Sheet parameters(FittedModel m) {
    List<List<Object>> rows = new ArrayList<>();
    m.parameters()
        .forEach(
            (name, value) -> {
              List<Double> interval = m.intervals().get(name);
              List<Object> row = new ArrayList<>();
              row.add(name);
              row.add(value);
              row.add(m.standardErrors().get(name));
              row.add(interval == null ? null : interval.get(0));
              row.add(interval == null ? null : interval.get(1));
              rows.add(row);
            });
    return new Sheet(
        "",
        List.of(
            new Sheet.Column("parameter", Kind.TEXT, ""),
            number("estimate"),
            number("standard error"),
            number("95 % low"),
            number("95 % high")),
        rows);
  }

  private static Sheet.Column number(String name) {
    return new Sheet.Column(name, Kind.RATIO, "");
  }

  private void details(FittedModel m) {
    m.details()
        .forEach(
            (name, value) -> {
              if (value instanceof List<?> table) table(table);
              else if (value instanceof Double number)
                line("%s %.6g", name.replace('_', ' '), number);
              else line("%s %s", name.replace('_', ' '), value == null ? "none" : value);
            });
  }

  private void table(List<?> periods) {
    List<Sheet.Column> columns = new ArrayList<>();
    List<List<Object>> rows = new ArrayList<>();
    for (Object period : periods) {
      Map<?, ?> row = (Map<?, ?>) period;
      if (columns.isEmpty()) row.keySet().forEach(name -> columns.add(number(name.toString())));
      rows.add(new ArrayList<>(row.values()));
    }
    screen.out().println();
    screen.print(new Sheet("", columns, rows));
  }
}
