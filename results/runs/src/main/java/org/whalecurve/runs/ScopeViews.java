package org.whalecurve.runs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.whalecurve.engine.Session;

/**
 * A scope's tables: of every table whose rows are each of one customer, the rows of the scope's
 * customers; of tables about the model, the columns that hold no results. Other tables are not
 * among them. Where a customer names another, as parent or as who recommended it, that one stands
 * there only if it belongs to the scope.
 */
final class ScopeViews {
  static final String CUSTOMER_ID = "customer_id";
  static final String MANAGER_ID = "manager_id";

  /** Have a customer in every row, but the row speaks of the others too. */
  private static final Set<String> OF_SEVERAL =
      Set.of("whale_curve", "reject", "judgement", "cost_flow", "balance");

  /** Name another customer, who may be none of the scope's. */
  private static final Set<String> OF_ANOTHER = Set.of("parent_id", "referrer_id");

  /** Say what the model is, not what came of it: these columns are for everybody. */
  private static final Map<String, List<String>> OF_THE_MODEL =
      Map.of(
          "score_indicator",
          List.of(
              "place",
              "indicator",
              "title_en",
              "title_zh",
              "category",
              "dimension",
              "formula",
              "better",
              "weight",
              "missing",
              "status",
              "reason"),
          "tier",
          List.of("classification", "place", "class", "title_en", "title_zh", "value", "method"),
          "matrix_segment",
          List.of(
              "matrix",
              "place",
              "segment",
              "matrix_en",
              "matrix_zh",
              "title_en",
              "title_zh",
              "x",
              "x_classes",
              "y",
              "y_classes",
              "traits_en",
              "traits_zh",
              "need_en",
              "need_zh",
              "treatment_en",
              "treatment_zh",
              "status",
              "reason"),
          "treatment_card",
          List.of("treatment", "title_en", "title_zh", "meaning_en", "meaning_zh"),
          "rfm_segment",
          List.of("segment", "title_en", "title_zh"));

  private final ScopedRun run;
  private final String schema;

  ScopeViews(ScopedRun run, String schema) {
    this.run = run;
    this.schema = schema;
  }

  /** What a scope sees of a table; nothing where it has no right to it. */
  static List<Session.Column> visible(String table, List<Session.Column> columns) {
    if (!OF_SEVERAL.contains(table) && has(columns, CUSTOMER_ID)) return columns;
    List<String> names = OF_THE_MODEL.getOrDefault(table, List.of());
    return columns.stream().filter(column -> names.contains(column.name())).toList();
  }

  static boolean has(List<Session.Column> columns, String name) {
    return columns.stream().anyMatch(column -> column.name().equals(name));
  }

  /** Makes the tables, and tells whose they are. */
  Set<String> create(Scope.Own scope) {
    return run.onSession(
        session -> {
          session.execute("CREATE SCHEMA " + schema);
          Set<String> ids = own(session, scope);
          for (String table : run.tables()) view(session, table);
          return ids;
        });
  }

  /** The ids alone, once: every look-up of the scope asks for them. */
  private Set<String> own(Session session, Scope.Own scope) {
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
    List<Object[]> own = new ArrayList<>();
    if (!ids.isEmpty()) {
      session.stream(
          "SELECT customer_id FROM main.customer WHERE ("
              + String.join(" OR ", ids)
              + ") AND customer_id NOT IN ('(unassigned)', '(unused)') ORDER BY customer_id",
          parameters,
          columns -> {},
          row -> own.add(new Object[] {row.text(0)}));
    }
    session.registerRows(table(), List.of(new Session.Column(CUSTOMER_ID, "VARCHAR")), own);
    return own.stream().map(row -> (String) row[0]).collect(Collectors.toUnmodifiableSet());
  }

  private String table() {
    return own(schema);
  }

  /** Where the ids of a scope's customers stand. */
  static String own(String schema) {
    return schema + "_own";
  }

  private static String places(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  private void view(Session session, String table) {
    List<Session.Column> columns = visible(table, run.columns(table));
    if (columns.isEmpty()) return;
    String list =
        columns.stream()
            .map(column -> shown(session, column.name()))
            .collect(Collectors.joining(", "));
    String own =
        has(columns, CUSTOMER_ID)
            ? " WHERE customer_id IN (SELECT customer_id FROM main." + table() + ")"
            : "";
    // Lists, curves and totals ask for the customers again and again: theirs are kept.
    String kind = table.equals("customer") ? "TABLE" : "VIEW";
    session.execute(
        "CREATE %5$s %1$s.%2$s AS SELECT %3$s FROM main.%2$s%4$s"
            .formatted(schema, session.dialect().name(table), list, own, kind));
  }

  private String shown(Session session, String column) {
    String name = session.dialect().name(column);
    if (!OF_ANOTHER.contains(column)) return name;
    return "CASE WHEN %1$s IN (SELECT customer_id FROM main.%2$s) THEN %1$s END AS %1$s"
        .formatted(name, table());
  }
}
