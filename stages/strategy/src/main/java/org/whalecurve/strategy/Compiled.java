package org.whalecurve.strategy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.strategy.StrategyModel;
import org.whalecurve.model.strategy.StrategyModel.Action;
import org.whalecurve.model.strategy.StrategyModel.Rule;
import org.whalecurve.model.strategy.StrategyModel.ServiceLevel;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.strategy.sql.Wording;

/** The model with its expressions checked against the columns that there are. */
final class Compiled {
  private final Subject subject;
  private final StrategyModel model;
  private final List<CheckedRule> rules = new ArrayList<>();
  private final List<CheckedAction> actions = new ArrayList<>();
  private final List<CheckedLevel> service = new ArrayList<>();

  /**
   * A rule.
   *
   * @param place in the file, from 1
   * @param en sentence for its actions, or null for one made of the condition
   */
  record CheckedRule(int place, Rule said, Expr when, Template en, Template zh) {
    /** Column of {@code rule_match} that says whether it counts for a customer. */
    String column() {
      return "rule_" + place;
    }
  }

  /**
   * An action; an expression is null where the model says nothing.
   *
   * @param ownerColumn column that names who does it; null where a text does, or nobody
   * @param rules the rules that bring it, in order
   */
  record CheckedAction(
      Action said,
      Expr ownerColumn,
      Expr cost,
      Expr costMax,
      Expr effect,
      Expr effectMax,
      Expr priority,
      Expr due,
      List<CheckedRule> rules) {}

  /** A service level; {@code when} is null for all others. */
  record CheckedLevel(
      ServiceLevel said,
      Expr when,
      Template promptEn,
      Template promptZh,
      Template offerEn,
      Template offerZh) {}

  /** Problems are kept by the subject. */
  Compiled(Subject subject, StrategyModel model) {
    this.subject = subject;
    this.model = model;
    for (Rule rule : model.rules()) rules.add(rule(rule, rules.size() + 1));
    for (Action action : model.actions()) actions.add(action(action));
    for (ServiceLevel level : model.service()) service.add(level(level));
  }

  StrategyModel model() {
    return model;
  }

  List<CheckedRule> rules() {
    return rules;
  }

  /** Actions that a rule brings. */
  List<CheckedAction> actions() {
    return actions.stream().filter(a -> !a.rules().isEmpty()).toList();
  }

  List<CheckedLevel> service() {
    return service;
  }

  private CheckedRule rule(Rule rule, int place) {
    return new CheckedRule(
        place,
        rule,
        compile(rule.when(), ValueType.BOOLEAN),
        Template.of(subject, rule.reasons(), Wording.ENGLISH),
        Template.of(subject, rule.reasons(), Wording.CHINESE));
  }

  private Expr compile(ExprText text, ValueType expected) {
    return text == null ? null : subject.compile(text, expected).orElse(null);
  }

  private CheckedAction action(Action said) {
    return new CheckedAction(
        said,
        owner(said.owner()),
        compile(said.cost(), ValueType.NUMBER),
        compile(said.costMax(), ValueType.NUMBER),
        compile(said.effect(), ValueType.NUMBER),
        compile(said.effectMax(), ValueType.NUMBER),
        compile(said.priority(), ValueType.NUMBER),
        due(said.due()),
        rules.stream().filter(r -> r.said().actions().contains(said.name())).toList());
  }

  /** A word that is nearly a column's name is taken for a slip, anything else for a text. */
  private Expr owner(ExprText text) {
    if (text == null) return null;
    Optional<Expr.Column> column = subject.column(text);
    if (column.isPresent()) return column.get();
    String written = text.text().strip();
    Optional<String> near = Suggest.closest(written, subject.names());
    if (written.contains("_") && near.isPresent()) {
      subject.problem(
          text,
          0,
          "unknown-column",
          "There is no column '" + written + "'.",
          "Did you mean '" + near.get() + "'? A text for all customers has no _ in it.");
    }
    return null;
  }

  private Expr due(ExprText text) {
    Expr due = compile(text, null);
    if (due == null || due.type() == ValueType.NUMBER || due.type() == ValueType.DATE) return due;
    subject.problem(
        text,
        0,
        "wrong-type",
        "'due' is " + due.type().name().toLowerCase(java.util.Locale.ROOT) + ".",
        "Give days after the run's day, for instance 14, or a date such as a contract's end.");
    return null;
  }

  private CheckedLevel level(ServiceLevel said) {
    return new CheckedLevel(
        said,
        compile(said.when(), ValueType.BOOLEAN),
        Template.of(subject, said.prompts(), Wording.ENGLISH),
        Template.of(subject, said.prompts(), Wording.CHINESE),
        Template.of(subject, said.offers(), Wording.ENGLISH),
        Template.of(subject, said.offers(), Wording.CHINESE));
  }

  /** Everything that decides what rules say of each other. */
  String inputs() {
    StringBuilder text = new StringBuilder();
    model.rules().forEach(r -> text.append(r).append('\n'));
    model.treatments().forEach(t -> text.append(t).append('\n'));
    model.actions().forEach(a -> text.append(a.name()).append(a.move()).append('\n'));
    return text.toString();
  }

  /** The ways in which a rule moves what a customer pays or gets. */
  Set<StrategyModel.Move> moves(CheckedRule rule) {
    Set<StrategyModel.Move> moves = new LinkedHashSet<>();
    if (rule.said().treatment() != null) {
      model.treatment(rule.said().treatment()).ifPresent(t -> moves.add(t.move()));
    }
    for (String action : rule.said().actions()) {
      model.action(action).ifPresent(a -> moves.add(a.move()));
    }
    return moves;
  }
}
