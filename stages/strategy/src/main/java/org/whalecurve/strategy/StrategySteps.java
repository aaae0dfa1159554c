package org.whalecurve.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Schema;
import org.whalecurve.model.Workspace;
import org.whalecurve.model.strategy.LeverModel;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.strategy.lever.LeverSteps;
import org.whalecurve.tables.Table.Column;

/**
 * The steps that say what to do about each customer: levers, rules, treatments, actions, routing.
 * They read the published {@code customer} and what lies beneath it.
 */
public final class StrategySteps {
  private static final String GROUP = "customer_group";

  private final Workspace workspace;
  private final Schema schema;
  private final Dialect dialect;
  private final List<Column> customer;
  private final Problems problems = new Problems();

  private StrategySteps(
      Workspace workspace, Schema schema, Dialect dialect, List<Column> customer) {
    this.workspace = workspace;
    this.schema = schema;
    this.dialect = dialect;
    this.customer = customer;
  }

  /**
   * The steps of a workspace that has a model/strategy.yaml.
   *
   * @param customer the columns of the published table {@code customer}
   * @throws ProblemException where the model names what is not there, with all problems
   */
  public static List<Step> of(
      Workspace workspace, Schema schema, Dialect dialect, List<Column> customer) {
    return new StrategySteps(workspace, schema, dialect, customer).steps();
  }

  private List<Step> steps() {
    LeverModel levers = workspace.strategy().levers();
    List<Step> steps = new ArrayList<>(levers(levers));
    Subject subject = subject(LeverSteps.table(levers), LeverSteps.columns(levers));
    Compiled model = new Compiled(subject, workspace.strategy());
    throwIfAny();
    boolean treated = !model.rules().isEmpty();
    boolean acted = !model.actions().isEmpty();
    if (treated) {
      RuleSql rules = new RuleSql(subject, model);
      steps.add(rules.match());
      steps.add(RuleCheck.step(model));
      steps.add(rules.treatment());
      if (acted) {
        ActionSql actions = new ActionSql(subject, model);
        actions.choice().ifPresent(steps::add);
        steps.add(actions.step());
      }
      if (!model.model().treatments().isEmpty()) steps.add(rules.card());
    }
    steps.add(new RoutingSql(subject, model).step(treated, acted));
    steps.add(RoutingSql.alias());
    return steps;
  }

  private Subject subject(String leverTable, List<Column> levers) {
    return new Subject(dialect, customer, leverTable, levers, workspace.value() != null, problems);
  }

  private List<Step> levers(LeverModel model) {
    Subject subject = subject("", List.of());
    Subject.Query query = subject.query();
    String where = Subject.REAL;
    Optional<Expr> condition =
        Optional.ofNullable(model.where()).flatMap(w -> subject.compile(w, ValueType.BOOLEAN));
    if (condition.isPresent()) where += " AND " + query.sql(condition.get());
    String peers = peers(subject, query, model.peers());
    boolean channels = schema.columns("transaction").containsKey("channel");
    return LeverSteps.of(
        dialect, model, workspace.cost(), channels, peers, query.from(), query.reads(), where);
  }

  private String peers(Subject subject, Subject.Query query, ExprText peers) {
    Optional<Expr> group =
        peers == null ? Optional.empty() : subject.compile(peers, ValueType.TEXT);
    if (group.isPresent()) return "coalesce(" + query.sql(group.get()) + ", '')";
    boolean grouped = peers == null && schema.columns("customer").containsKey(GROUP);
    return grouped ? "coalesce(c." + GROUP + ", '')" : "''";
  }

  /** Each problem once, in the order of the file. */
  private void throwIfAny() {
    if (problems.isEmpty()) return;
    Comparator<Problem> order =
        Comparator.comparing((Problem p) -> p.place().line())
            .thenComparing(p -> p.place().column());
    throw new ProblemException(problems.list().stream().distinct().sorted(order).toList());
  }
}
