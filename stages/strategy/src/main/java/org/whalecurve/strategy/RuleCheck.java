package org.whalecurve.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.model.strategy.StrategyModel.Move;
import org.whalecurve.strategy.Compiled.CheckedRule;
import org.whalecurve.tables.StrategyTables;

/**
 * What rules say of each other, learnt from how often each combination of rules occurs: there are
 * few of them, however many customers. Every rule has a row; what looks like a mistake has another.
 */
final class RuleCheck {
  private static final String ALL = "(all)";
  private static final String NONE = "";
  private static final int EXAMPLES = 3;

  private final Compiled model;
  private final List<CheckedRule> rules;
  private final List<Combination> combinations = new ArrayList<>();
  private final List<Object[]> rows = new ArrayList<>();

  /** Customers for whom the same rules count. */
  private record Combination(String pattern, long customers, List<String> examples) {
    boolean has(CheckedRule rule) {
      return pattern.charAt(rule.place() - 1) == '1';
    }
  }

  /** What is counted over combinations. */
  private record Count(long customers, String examples) {}

  private RuleCheck(Compiled model) {
    this.model = model;
    this.rules = model.rules();
  }

  static Step step(Compiled model) {
    return new Step(
        "strategy.rule_check",
        "rules that contradict each other or never count",
        List.of(RuleSql.MATCH),
        List.of(StrategyTables.RULE_CHECK.name()),
        new Step.Java(model.inputs(), context -> new RuleCheck(model).write(context)));
  }

  private void write(Step.Context context) {
    context.session().stream(
        """
            SELECT pattern, count(*) AS customers, min(customer_id) AS a, max(customer_id) AS b
            FROM rule_match GROUP BY pattern ORDER BY pattern""",
        row ->
            combinations.add(
                new Combination(row.text(0), row.integer(1), List.of(row.text(2), row.text(3)))));
    for (CheckedRule rule : rules) rule(rule);
    for (CheckedRule rule : rules) neverCounts(rule);
    for (CheckedRule earlier : rules)
      for (CheckedRule later : rules)
        if (earlier.place() < later.place()) contradiction(earlier, later);
    withoutRule();
    context.write(
        StrategyTables.RULE_CHECK.name(),
        StrategyTables.RULE_CHECK.columns().stream()
            .map(c -> new Session.Column(c.name(), c.kind().sqlType()))
            .toList(),
        rows);
  }

  private Count count(java.util.function.Predicate<Combination> which) {
    long customers = 0;
    Set<String> examples = new TreeSet<>();
    for (Combination each : combinations) {
      if (!which.test(each)) continue;
      customers += each.customers();
      examples.addAll(each.examples());
    }
    return new Count(customers, String.join(", ", examples.stream().limit(EXAMPLES).toList()));
  }

  private boolean decides(CheckedRule rule, Combination c) {
    if (rule.said().treatment() == null || !c.has(rule)) return false;
    return rules.stream()
        .filter(r -> r.place() < rule.place() && r.said().treatment() != null)
        .noneMatch(c::has);
  }

  private void rule(CheckedRule rule) {
    Count all = count(c -> c.has(rule));
    Count first = count(c -> decides(rule, c));
    add(rule, "rule", NONE, all, first.customers(), "", "");
  }

  private void neverCounts(CheckedRule rule) {
    Count all = count(c -> c.has(rule));
    String name = rule.said().name();
    if (all.customers() == 0) {
      boolean grouped = rule.said().exclusive() != null;
      add(
          rule,
          "never_fires",
          NONE,
          all,
          0,
          "Rule '%s' never fires: its condition holds for no customer%s."
              .formatted(
                  name, grouped ? " that an earlier rule of its exclusive group leaves" : ""),
          "规则“%s”从不触发：没有客户满足其条件%s。".formatted(name, grouped ? "（或已被互斥组中更早的规则占用）" : ""));
      return;
    }
    if (rule.said().treatment() == null) return;
    if (count(c -> decides(rule, c)).customers() > 0) return;
    CheckedRule shadow = shadow(rule);
    String by = shadow == null ? "earlier rules" : "rule '" + shadow.said().name() + "'";
    String before = shadow == null ? "更早的规则" : "规则“" + shadow.said().name() + "”";
    add(
        rule,
        "never_first",
        shadow == null ? NONE : shadow.said().name(),
        all,
        0,
        "Rule '%s' holds for %,d customers, but %s decides the treatment of all of them."
            .formatted(name, all.customers(), by),
        "规则“%s”适用于 %,d 位客户，但其处理方式全部由%s决定。".formatted(name, all.customers(), before));
  }

  /** The first earlier rule with a treatment that holds for all customers of this one. */
  private CheckedRule shadow(CheckedRule rule) {
    return rules.stream()
        .filter(r -> r.place() < rule.place() && r.said().treatment() != null)
        .filter(r -> count(c -> c.has(rule) && !c.has(r)).customers() == 0)
        .findFirst()
        .orElse(null);
  }

  private void contradiction(CheckedRule a, CheckedRule b) {
    boolean excluded = excludes(a, b) || excludes(b, a);
    List<Move> opposite = opposite(a, b);
    if (!excluded && opposite.isEmpty()) return;
    Count both = count(c -> c.has(a) && c.has(b));
    if (both.customers() == 0) return;
    if (excluded) excluded(a, b, both);
    if (!opposite.isEmpty()) opposite(a, b, both, opposite);
  }

  private void excluded(CheckedRule a, CheckedRule b, Count both) {
    add(
        a,
        "excluded_treatments",
        b.said().name(),
        both,
        0,
        "Rules '%s' (%s) and '%s' (%s) meet at %,d customers, for instance %s; these treatments exclude each other."
            .formatted(
                a.said().name(),
                a.said().treatment(),
                b.said().name(),
                b.said().treatment(),
                both.customers(),
                both.examples()),
        "规则“%s”（%s）与“%s”（%s）同时适用于 %,d 位客户（如 %s），而两种处理方式互斥。"
            .formatted(
                a.said().name(),
                a.said().treatment(),
                b.said().name(),
                b.said().treatment(),
                both.customers(),
                both.examples()));
  }

  private void opposite(CheckedRule a, CheckedRule b, Count both, List<Move> moves) {
    add(
        a,
        "opposite_levers",
        b.said().name(),
        both,
        0,
        "Rules '%s' and '%s' meet at %,d customers, for instance %s: one says %s, the other %s."
            .formatted(
                a.said().name(),
                b.said().name(),
                both.customers(),
                both.examples(),
                english(moves.get(0)),
                english(moves.get(1))),
        "规则“%s”与“%s”同时适用于 %,d 位客户（如 %s）：一条要求%s，另一条要求%s。"
            .formatted(
                a.said().name(),
                b.said().name(),
                both.customers(),
                both.examples(),
                chinese(moves.get(0)),
                chinese(moves.get(1))));
  }

  private boolean excludes(CheckedRule a, CheckedRule b) {
    String one = a.said().treatment();
    String other = b.said().treatment();
    if (one == null || other == null) return false;
    return model.model().treatment(one).orElseThrow().excludes().contains(other);
  }

  /** A move of each rule that the other's undoes; empty where there is none. */
  private List<Move> opposite(CheckedRule a, CheckedRule b) {
    for (Move one : model.moves(a)) {
      for (Move other : model.moves(b)) if (one.opposes(other)) return List.of(one, other);
    }
    return List.of();
  }

  private static String english(Move move) {
    return move.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  private static String chinese(Move move) {
    return switch (move) {
      case NONE -> "";
      case RAISE_PRICE -> "提价";
      case GIVE_DISCOUNT -> "让利";
      case MORE_SERVICE -> "增加服务";
      case LESS_SERVICE -> "减少服务";
    };
  }

  private void withoutRule() {
    Count none = count(c -> c.pattern().indexOf('1') < 0);
    if (none.customers() == 0) return;
    rows.add(
        new Object[] {
          0L,
          "no_rule",
          ALL,
          NONE,
          none.customers(),
          0L,
          none.examples(),
          "No rule holds for %,d customers, for instance %s."
              .formatted(none.customers(), none.examples()),
          "没有规则适用于 %,d 位客户（如 %s）。".formatted(none.customers(), none.examples())
        });
  }

  private void add(
      CheckedRule rule, String kind, String other, Count count, long first, String en, String zh) {
    rows.add(
        new Object[] {
          (long) rule.place(),
          kind,
          rule.said().name(),
          other,
          count.customers(),
          first,
          count.examples(),
          en,
          zh
        });
  }
}
