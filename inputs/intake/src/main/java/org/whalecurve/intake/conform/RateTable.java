package org.whalecurve.intake.conform;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.Workspace;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.Table;

/**
 * The exchange rate of each foreign currency in each period ({@code rate_dim}); a missing one stops
 * the run.
 */
final class RateTable {
  private static final List<String> WITH_PERIOD = List.of("ledger", "inventory", "marketing");

  private RateTable() {}

  static Step step(Workspace workspace) {
    List<String> reads =
        new ArrayList<>(
            List.of(
                "exchange_rate_checked",
                "period_map",
                "period_dim",
                "transaction_checked",
                "receivable_checked",
                "ledger_checked",
                "inventory_checked",
                "marketing_checked"));
    List<String> latest = latest(workspace);
    latest.forEach(table -> reads.add(table + "_checked"));
    return new Step(
        "intake.rate",
        "exchange rates",
        reads,
        List.of("rate_dim"),
        new Step.Java(
            workspace.currency() + " " + workspace.calendar() + " " + latest,
            context -> write(context, workspace, latest)));
  }

  /** Tables that look ahead: their amounts are converted at the last period's rate. */
  private static List<String> latest(Workspace workspace) {
    return InputTables.ABOUT_CUSTOMERS.stream()
        .filter(t -> AboutCustomers.rated(t) && workspace.fills(t.name()))
        .map(Table::name)
        .toList();
  }

  private static void write(Step.Context context, Workspace workspace, List<String> latest) {
    Session session = context.session();
    List<Object[]> rates = new ArrayList<>();
    String known =
        """
        SELECT p.period, upper(r.currency), max(r.rate) FROM exchange_rate_checked r
        JOIN period_dim p ON r.period IS NULL OR p.period IN
          (SELECT m.period FROM period_map m WHERE m.source_period = r.period)
        GROUP BY 1, 2 ORDER BY 1, 2""";
    java.util.Set<String> have = new java.util.HashSet<>();
    for (Row row : session.query(known)) {
      have.add(row.text(0) + " " + row.text(1));
      rates.add(new Object[] {row.text(0), row.text(1), row.decimal(2).setScale(12)});
    }
    Problems problems = new Problems();
    for (Row row :
        session.query(
            "SELECT source_file, source_line, currency, rate FROM exchange_rate_checked WHERE rate <= 0 ORDER BY 1, 2 LIMIT 20")) {
      problems.add(
          "wrong-rate",
          new SourcePlace(row.text(0), (int) row.integer(1), 0),
          "the exchange rate of "
              + row.text(2)
              + " is "
              + row.decimal(3).stripTrailingZeros().toPlainString(),
          "Give the value of one " + row.text(2) + " in " + workspace.currency() + ", over 0.");
    }
    for (Row row : session.query(needed(workspace, latest))) {
      if (!have.contains(row.text(0) + " " + row.text(1))) {
        problems.add(
            "missing-rate",
            new SourcePlace(row.text(3), (int) row.integer(4), 0),
            "no exchange rate for "
                + row.text(1)
                + " in "
                + row.text(0)
                + " ("
                + row.integer(2)
                + (row.integer(2) == 1 ? " row needs it)" : " rows need it)"),
            "Add the row "
                + row.text(0)
                + ","
                + row.text(1)
                + ",<"
                + workspace.currency()
                + " per "
                + row.text(1)
                + "> to exchange_rate.");
      }
    }
    problems.throwIfAny();
    context.write(
        "rate_dim",
        List.of(
            new Session.Column("period", "VARCHAR"),
            new Session.Column("currency", "VARCHAR"),
            new Session.Column("rate", "DECIMAL(38,12)")),
        rates);
  }

  private static String needed(Workspace workspace, List<String> latest) {
    List<String> parts = new ArrayList<>();
    parts.add(
        "SELECT "
            + PeriodSql.of(workspace.calendar(), "date")
            + " AS period, currency, source_file, source_line FROM transaction_checked");
    parts.add(
        "SELECT "
            + PeriodSql.of(workspace.calendar(), "invoice_date")
            + ", currency, source_file, source_line FROM receivable_checked");
    for (String table : WITH_PERIOD) {
      parts.add(
          "SELECT m.period, t.currency, t.source_file, t.source_line FROM "
              + table
              + "_checked t JOIN period_map m ON m.source_period = t.period");
    }
    for (String table : latest) {
      parts.add(
          "SELECT (SELECT max(period) FROM period_dim), currency, source_file, source_line FROM "
              + table
              + "_checked");
    }
    return "SELECT n.period, upper(currency), count(*), min(source_file), min(source_line) FROM ("
        + String.join(" UNION ALL ", parts)
        + ") n JOIN period_dim d ON d.period = n.period WHERE currency IS NOT NULL AND upper(currency) <> '"
        + workspace.currency()
        + "' GROUP BY 1, 2 ORDER BY 1, 2";
  }
}
