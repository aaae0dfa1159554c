package org.whalecurve.intake.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.whalecurve.engine.Step;
import org.whalecurve.model.Workspace;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.Table;

/**
 * Facts of what customers say and are judged to be: {@code feedback_fact}, {@code contract_fact}, …
 * Rows keep their own dates, those before and after the run too; {@code customer_no} stands for the
 * customer. Only tables that a source fills have one.
 */
final class AboutCustomers {
  /** The customer is a number in facts, and amounts are in one currency. */
  private static final Set<String> KEPT_OUT = Set.of("customer_id", "currency");

  private final Workspace workspace;
  private final FactSql facts;

  AboutCustomers(Workspace workspace, FactSql facts) {
    this.workspace = workspace;
    this.facts = facts;
  }

  /** The tables that a source fills. */
  static List<String> tables(Workspace workspace) {
    return InputTables.ABOUT_CUSTOMERS.stream().map(Table::name).filter(workspace::fills).toList();
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Table table : InputTables.ABOUT_CUSTOMERS) {
      if (workspace.fills(table.name())) steps.add(step(table));
    }
    return steps;
  }

  private Step step(Table table) {
    String name = table.name();
    String rate = rated(table) ? facts.rateJoin(name, "last.period", "t") : "";
    String columns =
        table.columns().stream()
            .filter(c -> !KEPT_OUT.contains(c.name()) && !c.personal())
            .map(c -> value(name, c))
            .collect(Collectors.joining(", "));
    String sql =
        """
        SELECT coalesce(c.customer_no, 0) AS customer_no, %s, t.source_file, t.source_line%s
        FROM %s_checked t CROSS JOIN (SELECT max(period) AS period FROM period_dim) last%s
        LEFT JOIN customer_key c ON c.source_id = t.customer_id"""
            .formatted(columns, facts.attributes(name, "t."), name, rate);
    return facts.fact(name, table.grain(), sql, "customer_key");
  }

  /** Whether its amounts have a currency; they are converted at the rate of the last period. */
  static boolean rated(Table table) {
    return table.column("currency").isPresent();
  }

  private String value(String table, Table.Column column) {
    String name = "t.\"" + column.name() + '"';
    String value = column.kind() == Table.Kind.MONEY ? facts.converted(table, name) : name;
    return value + " AS \"" + column.name() + '"';
  }
}
