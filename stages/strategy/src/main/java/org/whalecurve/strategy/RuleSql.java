package org.whalecurve.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.model.strategy.StrategyModel.Treatment;
import org.whalecurve.strategy.Compiled.CheckedRule;
import org.whalecurve.tables.StrategyTables;

/** Which rules hold for whom: {@code rule_match}, and the treatment that follows. */
final class RuleSql {
  static final String MATCH = "rule_match";

  private final Subject subject;
  private final Dialect dialect;
  private final Compiled model;

  RuleSql(Subject subject, Compiled model) {
    this.subject = subject;
    this.dialect = subject.dialect();
    this.model = model;
  }

  /**
   * {@code customer_id}, one truth value for each rule (of an exclusive group only the first that
   * holds), and {@code pattern}: the same as one text of 0 and 1.
   */
  Step match() {
    Subject.Query query = subject.query();
    List<String> held = new ArrayList<>();
    List<String> counting = new ArrayList<>();
    for (CheckedRule rule : model.rules()) {
      held.add("coalesce(" + query.sql(rule.when()) + ", FALSE) AS " + holds(rule));
      counting.add(counts(rule) + " AS " + rule.column());
    }
    String pattern =
        model.rules().stream()
            .map(r -> "CASE WHEN " + r.column() + " THEN '1' ELSE '0' END")
            .collect(Collectors.joining(" || "));
    String sql =
        """
        WITH held AS (SELECT c.customer_id, %s FROM %s WHERE %s),
        counting AS (SELECT customer_id, %s FROM held)
        SELECT counting.*, %s AS pattern FROM counting ORDER BY customer_id"""
            .formatted(
                String.join(",\n  ", held),
                query.from(),
                Subject.REAL,
                String.join(", ", counting),
                pattern);
    return Step.sql(
        "strategy.rule_match",
        "which rules hold for each customer",
        List.copyOf(query.reads()),
        MATCH,
        sql);
  }

  private static String holds(CheckedRule rule) {
    return "holds_" + rule.place();
  }

  private String counts(CheckedRule rule) {
    String earlier =
        model.rules().stream()
            .filter(r -> r.place() < rule.place() && sameGroup(r, rule))
            .map(r -> " AND NOT " + holds(r))
            .collect(Collectors.joining());
    return holds(rule) + earlier;
  }

  private static boolean sameGroup(CheckedRule a, CheckedRule b) {
    return a.said().exclusive() != null && a.said().exclusive().equals(b.said().exclusive());
  }

  /** {@code treatment}: every customer, those without a rule too. */
  Step treatment() {
    List<CheckedRule> deciding =
        model.rules().stream().filter(r -> r.said().treatment() != null).toList();
    String all =
        model.rules().stream()
            .map(r -> "CASE WHEN %s THEN %s ELSE '' END".formatted(r.column(), listed(r)))
            .collect(Collectors.joining(" || "));
    String sql =
        """
        WITH decided AS (SELECT customer_id, %s AS place, substring(%s, 3) AS rules FROM rule_match),
        rule(place, rule, treatment, title_en, title_zh) AS (VALUES %s)
        SELECT d.customer_id, r.treatment, r.rule, CAST(d.place AS BIGINT) AS place, d.rules, r.title_en, r.title_zh
        FROM decided d LEFT JOIN rule r ON r.place = d.place ORDER BY d.customer_id"""
            .formatted(first(deciding), all, values(deciding));
    return Step.sql(
        "strategy.treatment",
        "how each customer is to be treated",
        List.of(MATCH),
        StrategyTables.TREATMENT.name(),
        sql);
  }

  private String listed(CheckedRule rule) {
    return dialect.literal(", " + rule.said().name());
  }

  private static String first(List<CheckedRule> rules) {
    if (rules.isEmpty()) return "CAST(NULL AS BIGINT)";
    return rules.stream()
        .map(r -> "WHEN " + r.column() + " THEN " + r.place())
        .collect(Collectors.joining(" ", "CASE ", " END"));
  }

  private String values(List<CheckedRule> rules) {
    if (rules.isEmpty()) return "(CAST(NULL AS BIGINT), '', '', '', '')";
    return rules.stream()
        .map(
            r -> {
              Treatment t = model.model().treatment(r.said().treatment()).orElseThrow();
              return "(%d, %s, %s, %s, %s)"
                  .formatted(
                      r.place(),
                      dialect.literal(r.said().name()),
                      dialect.literal(t.name()),
                      dialect.literal(t.titles().get("en")),
                      dialect.literal(t.titles().get("zh")));
            })
        .collect(Collectors.joining(", "));
  }

  /** {@code treatment_card}: what each treatment means, and whom it is for. */
  Step card() {
    List<Treatment> treatments = model.model().treatments();
    boolean acted = !model.actions().isEmpty();
    String values =
        treatments.stream()
            .map(t -> described(t, treatments.indexOf(t)))
            .collect(Collectors.joining(", "));
    String done =
        acted
            ? "SELECT t.treatment, count(*) AS actions, sum(a.cost) AS cost, sum(a.expected_effect) AS effect FROM action a JOIN treatment t ON t.customer_id = a.customer_id GROUP BY t.treatment"
            : "SELECT CAST(NULL AS VARCHAR) AS treatment, 0 AS actions, 0 AS cost, 0 AS effect";
    String sql =
        """
        WITH said(place, treatment, title_en, title_zh, meaning_en, meaning_zh) AS (VALUES %s),
        treated AS (
          SELECT t.treatment, count(*) AS customers, sum(c.net_revenue) AS net_revenue, sum(c.full_profit) AS full_profit
          FROM treatment t JOIN customer c ON c.customer_id = t.customer_id GROUP BY t.treatment),
        done AS (%s)
        SELECT s.treatment, s.title_en, s.title_zh, s.meaning_en, s.meaning_zh, CAST(coalesce(t.customers, 0) AS BIGINT) AS customers,
          %s AS net_revenue, %s AS full_profit, CAST(coalesce(d.actions, 0) AS BIGINT) AS actions, %s AS cost, %s AS expected_effect
        FROM said s LEFT JOIN treated t ON t.treatment = s.treatment LEFT JOIN done d ON d.treatment = s.treatment ORDER BY s.place"""
            .formatted(
                values,
                done,
                dialect.total("coalesce(t.net_revenue, 0)"),
                dialect.total("coalesce(t.full_profit, 0)"),
                dialect.total("coalesce(d.cost, 0)"),
                dialect.total("coalesce(d.effect, 0)"));
    List<String> reads = new ArrayList<>(List.of("customer", "treatment"));
    if (acted) reads.add("action");
    return Step.sql(
        "strategy.treatment_card",
        "treatments, and whom they are for",
        reads,
        StrategyTables.TREATMENT_CARD.name(),
        sql);
  }

  private String described(Treatment t, int place) {
    return "(%d, %s, %s, %s, %s, %s)"
        .formatted(
            place,
            dialect.literal(t.name()),
            dialect.literal(t.titles().get("en")),
            dialect.literal(t.titles().get("zh")),
            dialect.literal(t.meanings().getOrDefault("en", t.meanings().getOrDefault("zh", ""))),
            dialect.literal(t.meanings().getOrDefault("zh", t.meanings().getOrDefault("en", ""))));
  }
}
