package org.whalecurve.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.strategy.Compiled.CheckedAction;
import org.whalecurve.strategy.Compiled.CheckedRule;
import org.whalecurve.strategy.sql.ByRange;
import org.whalecurve.strategy.sql.Wording;
import org.whalecurve.tables.StrategyTables;

/** What is to be done for whom: {@code action}. */
final class ActionSql {
  private static final String CHOICE = "action_choice";

  /** Stands in the query where the customers of a range are chosen. */
  private static final String RANGE = "/* range */";

  private static final int PRIORITY_MAX = 1_000_000;

  private final Subject subject;
  private final Dialect dialect;
  private final Wording wording;
  private final Compiled model;
  private final TreeSet<String> reads = new TreeSet<>(List.of(RuleSql.MATCH));

  ActionSql(Subject subject, Compiled model) {
    this.subject = subject;
    this.dialect = subject.dialect();
    this.wording = new Wording(dialect);
    this.model = model;
  }

  /** The customers that get actions of which there are not enough for all; empty for no such. */
  Optional<Step> choice() {
    List<String> limited =
        model.actions().stream().filter(ActionSql::isLimited).map(this::chosen).toList();
    if (limited.isEmpty()) return Optional.empty();
    return Optional.of(
        Step.sql(
            "strategy.action_choice",
            "who gets what not all can have",
            List.copyOf(reads),
            CHOICE,
            String.join("\nUNION ALL\n", limited) + "\nORDER BY customer_id, action"));
  }

  /**
   * One action of a customer once, whichever rules bring it; the first of them gives the reason.
   */
  Step step() {
    List<String> parts = model.actions().stream().map(this::told).toList();
    if (model.actions().stream().anyMatch(ActionSql::isLimited)) reads.add(CHOICE);
    return ByRange.step(
        "strategy.action",
        "what is to be done for whom",
        reads,
        StrategyTables.ACTION.name(),
        RuleSql.MATCH,
        "c.customer_id",
        range ->
            parts.stream()
                    .map(part -> part.replace(RANGE, range))
                    .collect(Collectors.joining("\nUNION ALL\n"))
                + "\nORDER BY customer_id, action");
  }

  private static boolean isLimited(CheckedAction action) {
    return action.said().customersMax() != null || action.said().budgetMax() != null;
  }

  /**
   * The best first where not all can have it: what costs nothing, then the greatest effect per
   * cost, then the greatest effect, then by number.
   */
  private String chosen(CheckedAction action) {
    Subject.Query query = subject.query();
    List<String> limits = new ArrayList<>();
    if (action.said().customersMax() != null)
      limits.add("place <= " + action.said().customersMax());
    if (action.said().budgetMax() != null)
      limits.add("spent <= " + action.said().budgetMax().toPlainString());
    String order =
        "ORDER BY CASE WHEN cost = 0 THEN 0 ELSE 1 END, coalesce(return_on_cost, 0) DESC, coalesce(expected_effect, 0) DESC, customer_id";
    String every = rows(action, query, amounts(action, query), "1 = 1");
    return """
        SELECT customer_id, %1$s AS action
        FROM (
          SELECT worth.*, row_number() OVER (%2$s) AS place, sum(cost) OVER (%2$s ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS spent
          FROM (%3$s) AS worth) AS ranked
        WHERE %4$s"""
        .formatted(
            dialect.literal(action.said().name()),
            order,
            worth(action, every),
            String.join(" AND ", limits));
  }

  /** The rows of an action as they are published, for a range of customers. */
  private String told(CheckedAction action) {
    Subject.Query query = subject.query();
    List<String> columns = new ArrayList<>();
    columns.add(dialect.literal(action.said().name()) + " AS action");
    columns.add(dialect.literal(action.said().titles().get("en")) + " AS title_en");
    columns.add(dialect.literal(action.said().titles().get("zh")) + " AS title_zh");
    columns.add(byRule(action, r -> dialect.literal(r.said().name())) + " AS rule");
    columns.add(owner(action, query) + " AS owner");
    columns.addAll(amounts(action, query));
    columns.add(priority(action, query) + " AS priority");
    columns.add(due(action, query) + " AS due");
    columns.add(byRule(action, r -> reason(r, query, Wording.ENGLISH)) + " AS reason_en");
    columns.add(byRule(action, r -> reason(r, query, Wording.CHINESE)) + " AS reason_zh");
    String rows = worth(action, rows(action, query, columns, RANGE));
    String among =
        isLimited(action)
            ? " WHERE customer_id IN (SELECT customer_id FROM action_choice WHERE action = %s)"
                .formatted(dialect.literal(action.said().name()))
            : "";
    return """
        SELECT customer_id, action, title_en, title_zh, rule, owner, cost, expected_effect, return_on_cost, priority, due,
          'proposed' AS status, reason_en, reason_zh
        FROM (%s) AS told%s"""
        .formatted(rows, among);
  }

  private String rows(
      CheckedAction action, Subject.Query query, List<String> columns, String range) {
    String brought =
        action.rules().stream().map(r -> "m." + r.column()).collect(Collectors.joining(" OR "));
    reads.addAll(query.reads());
    return "SELECT c.customer_id, "
        + String.join(",\n  ", columns)
        + "\nFROM "
        + query.from()
        + " JOIN rule_match m ON m.customer_id = c.customer_id WHERE ("
        + brought
        + ") AND "
        + range;
  }

  /** What is worth doing, with the effect for each unit of cost. */
  private String worth(CheckedAction action, String every) {
    List<String> conditions = new ArrayList<>();
    if (action.costMax() != null) conditions.add("cost > 0");
    if (action.said().returnMin() != null)
      conditions.add("expected_effect >= cost * " + action.said().returnMin().toPlainString());
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    return "SELECT every.*, "
        + dialect.fraction("expected_effect", "cost")
        + " AS return_on_cost FROM ("
        + every
        + ") AS every"
        + where;
  }

  private List<String> amounts(CheckedAction action, Subject.Query query) {
    return List.of(
        dialect.decimal(cost(action, query)) + " AS cost",
        dialect.decimal(effect(action, query)) + " AS expected_effect");
  }

  /** Where it is not known what an action may cost at most, it may cost nothing. */
  private static String cost(CheckedAction action, Subject.Query query) {
    if (action.cost() == null) return "0";
    String cost = "greatest(coalesce(" + query.sql(action.cost()) + ", 0), 0)";
    if (action.costMax() == null) return cost;
    String max = "coalesce(" + query.sql(action.costMax()) + ", 0)";
    return "CASE WHEN %1$s > %2$s THEN %2$s ELSE %1$s END".formatted(cost, max);
  }

  private static String effect(CheckedAction action, Subject.Query query) {
    if (action.effect() == null) return "NULL";
    String effect = query.sql(action.effect());
    if (action.effectMax() == null) return effect;
    String max = query.sql(action.effectMax());
    return "CASE WHEN %1$s > %2$s THEN %2$s ELSE %1$s END".formatted(effect, max);
  }

  private static String byRule(
      CheckedAction action, java.util.function.Function<CheckedRule, String> value) {
    return action.rules().stream()
        .map(r -> "WHEN m." + r.column() + " THEN " + value.apply(r))
        .collect(Collectors.joining(" ", "CASE ", " END"));
  }

  private String owner(CheckedAction action, Subject.Query query) {
    if (action.said().owner() == null) return "CAST(NULL AS VARCHAR)";
    if (action.ownerColumn() == null) return dialect.literal(action.said().owner().text().strip());
    String column = "CAST(" + query.sql(action.ownerColumn()) + " AS VARCHAR)";
    String otherwise = action.said().ownerOtherwise();
    return otherwise.isEmpty()
        ? column
        : "coalesce(" + column + ", " + dialect.literal(otherwise) + ")";
  }

  /** Beyond any sensible number the action comes last. */
  private String priority(CheckedAction action, Subject.Query query) {
    String number =
        action.priority() == null
            ? byRule(action, r -> String.valueOf(r.place()))
            : query.sql(action.priority());
    return "CAST(least(greatest(coalesce(%1$s, %2$d), 1), %2$d) AS BIGINT)"
        .formatted(number, PRIORITY_MAX);
  }

  private String due(CheckedAction action, Subject.Query query) {
    Expr due = action.due();
    if (due == null) return "CAST(NULL AS DATE)";
    if (due.type() == ValueType.DATE) return "CAST(" + query.sql(due) + " AS DATE)";
    String days = "CAST(least(greatest(" + query.sql(due) + ", 0), 36500) AS INTEGER)";
    return "CAST(" + query.day() + " + " + days + " AS DATE)";
  }

  /** The rule's own sentence, or its title and the columns that its condition looks at. */
  private String reason(CheckedRule rule, Subject.Query query, String language) {
    Template own = language.equals(Wording.CHINESE) ? rule.zh() : rule.en();
    if (own != null) return own.sql(query);
    List<String> parts = new ArrayList<>();
    parts.add(dialect.literal(rule.said().titles().get(language)));
    String between = language.equals(Wording.CHINESE) ? "：" : ": ";
    for (Expr.Column column : rule.when().columns()) {
      parts.add(dialect.literal(between + column.name() + " "));
      parts.add(wording.shown(query.sql(column), subject.described(column), language));
      between = language.equals(Wording.CHINESE) ? "，" : ", ";
    }
    return Wording.concat(parts);
  }
}
