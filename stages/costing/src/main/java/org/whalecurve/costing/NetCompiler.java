package org.whalecurve.costing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.costing.Net.Flow;
import org.whalecurve.costing.Net.Kind;
import org.whalecurve.costing.Net.Node;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.CostModel;
import org.whalecurve.model.CostModel.Assignment;
import org.whalecurve.model.CostModel.Driver;
import org.whalecurve.model.Expressions;
import org.whalecurve.model.yaml.ExprText;

/**
 * Turns a cost model into a network whose expressions are checked against the columns that exist.
 */
final class NetCompiler {
  private final CostModel model;
  private final Rows rows;
  private final Problems problems = new Problems();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Flow> flows = new ArrayList<>();

  NetCompiler(CostModel model, Rows rows) {
    this.model = model;
    this.rows = rows;
  }

  Net compile() {
    Map<String, Integer> resourceIndex = new HashMap<>();
    for (CostModel.Pool pool : model.pools())
      add(Kind.POOL, pool.name(), line(pool), -1, pool.assign());
    for (CostModel.Resource resource : model.resources()) {
      resourceIndex.put(resource.name(), nodes.size());
      add(Kind.RESOURCE, resource.name(), CostModel.Line.COST_TO_SERVE, -1, resource.assign());
    }
    for (CostModel.Activity activity : model.activities()) {
      int resource = activity.resource() == null ? -1 : resourceIndex.get(activity.resource());
      add(
          Kind.ACTIVITY,
          activity.name(),
          CostModel.Line.COST_TO_SERVE,
          resource,
          activity.assign());
    }
    problems.throwIfAny();
    return new Net(model, List.copyOf(nodes), List.copyOf(flows));
  }

  /** A pool that is only traced is direct cost, unless the model says otherwise. */
  private static CostModel.Line line(CostModel.Pool pool) {
    if (pool.line() != null && pool.line() != CostModel.Line.COST_TO_SERVE) return pool.line();
    boolean traced =
        !pool.assign().isEmpty()
            && pool.assign().stream().allMatch(a -> a.by() instanceof Driver.Direct);
    return traced ? CostModel.Line.DIRECT_COST : CostModel.Line.COST_TO_SERVE;
  }

  private void add(
      Kind kind, String name, CostModel.Line line, int resource, List<Assignment> assign) {
    List<Flow> own = new ArrayList<>();
    for (Assignment assignment : assign) {
      Flow flow =
          new Flow(
              flows.size(),
              nodes.size(),
              assignment.share(),
              assignment.to(),
              assignment.by(),
              facts(assignment.by()));
      flows.add(flow);
      own.add(flow);
    }
    nodes.add(new Node(nodes.size(), kind, name, line, resource, List.copyOf(own)));
  }

  private Net.Facts facts(Driver by) {
    if (by instanceof Driver.Facts facts) return compile(facts);
    if (by instanceof Driver.Quantities quantities && quantities.within() != null)
      return compile(quantities.within());
    if (by instanceof Driver.Direct direct && direct.within() != null)
      return compile(direct.within());
    if (by instanceof Driver.Even)
      return new Net.Facts(CostModel.Measure.COUNT, "customer", null, null);
    return null;
  }

  private Net.Facts compile(Driver.Facts facts) {
    return new Net.Facts(
        facts.measure(),
        facts.of(),
        compile(facts.expr(), facts.of(), ValueType.NUMBER),
        compile(facts.where(), facts.of(), ValueType.BOOLEAN));
  }

  /**
   * The checked expression; where it has problems they are collected and a NULL stands in for it.
   */
  Expr compile(ExprText text, String kind, ValueType type) {
    if (text == null) return null;
    try {
      return Expressions.compile(text, rows.scope(kind), type);
    } catch (ProblemException e) {
      problems.addAll(e.problems());
      return new Expr.Literal(null, type);
    }
  }

  Problems problems() {
    return problems;
  }
}
