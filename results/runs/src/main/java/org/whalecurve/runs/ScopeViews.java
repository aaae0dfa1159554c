package org.whalecurve.runs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.whalecurve.engine.Session;

/**
 * A scope's tables: of every table whose rows are each of one customer, the rows of the scope's
 * customers. Tables with a row for several customers are not among them, nor are columns that tell
 * how a customer stands among all.
 */
final class ScopeViews {
  static final String CUSTOMER_ID = "customer_id";
  static final String MANAGER_ID = "manager_id";

  /** Have a customer in every row, but the row speaks of the others too. */
  private static final Set<String> OF_SEVERAL =
      Set.of("whale_curve", "reject", "judgement", "cost_flow", "balance");

  private final ScopedRun run;
  private final String schema;

  ScopeViews(ScopedRun run, String schema) {
    this.run = run;
    this.schema = schema;
  }

  static boolean isOfOneCustomer(String table, List<Session.Column> columns) {
    return !OF_SEVERAL.contains(table) && has(columns, CUSTOMER_ID);
  }

  private static boolean has(List<Session.Column> columns, String name) {
    return columns.stream().anyMatch(column -> column.name().equals(name));
  }

  void create(Scope.Own scope) {
    run.onSession(
        session -> {
          session.execute("CREATE SCHEMA " + schema);
          own(session, scope);
          for (String table : run.tables()) view(session, table);
          return null;
        });
  }

  /** The ids alone, once: every look-up of the scope asks for them. */
  private void own(Session session, Scope.Own scope) {
    session.execute("CREATE TABLE " + schema + ".own (customer_id VARCHAR PRIMARY KEY)");
    List<String> ids = new ArrayList<>();
    List<Object> parameters = new ArrayList<>();
    if (!scope.customers().isEmpty()) {
      ids.add(CUSTOMER_ID + " IN (" + places(scope.customers().size()) + ")");
      parameters.addAll(scope.customers());
    }
    if (!scope.managers().isEmpty() && has(run.columns("customer"), MANAGER_ID)) {
      ids.add(MANAGER_ID + " IN (" + places(scope.managers().size()) + ")");
      parameters.addAll(scope.managers());
    }
    if (ids.isEmpty()) return;
    session.stream(
        "INSERT INTO "
            + schema
            + ".own SELECT customer_id FROM main.customer WHERE ("
            + String.join(" OR ", ids)
            + ") AND customer_id NOT IN ('(unassigned)', '(unused)')",
        parameters,
        columns -> {},
        row -> {});
  }

  private static String places(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  private void view(Session session, String table) {
    if (!isOfOneCustomer(table, run.columns(table))) return;
    String name = session.dialect().name(table);
    session.execute(
        "CREATE VIEW %1$s.%2$s AS SELECT * FROM main.%2$s WHERE customer_id IN (SELECT customer_id FROM %1$s.own)"
            .formatted(schema, name));
  }
}
