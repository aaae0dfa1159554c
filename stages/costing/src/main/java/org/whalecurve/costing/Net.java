package org.whalecurve.costing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.CostModel;
import org.whalecurve.model.CostModel.Driver;
import org.whalecurve.model.CostModel.Target;

/**
 * The cost network of a model, checked: nodes in order pools, resources, activities, each with its
 * flows.
 */
record Net(CostModel model, List<Node> nodes, List<Flow> flows) {

  enum Kind {
    POOL,
    RESOURCE,
    ACTIVITY;

    String stage() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * A pool, resource or activity.
   *
   * @param index place in {@link Net#nodes}
   * @param line where its cost stands in the profit and loss account
   * @param resource index of the resource whose time it uses, or -1
   */
  record Node(
      int index, Kind kind, String name, CostModel.Line line, int resource, List<Flow> flows) {}

  /**
   * One assignment of a node.
   *
   * @param no place in {@link Net#flows}
   * @param share part of the node's cost, or null for what the others leave
   * @param facts compiled expressions of the driver's rows, or of its {@code within}; null where it
   *     has none
   */
  record Flow(int no, int node, BigDecimal share, Target to, Driver by, Facts facts) {
    boolean toObjects() {
      return to instanceof Target.Objects;
    }

    /** Whether the cost stays with the company as a whole. */
    boolean toFacility() {
      return to instanceof Target.Facility;
    }

    boolean markUp() {
      return by instanceof Driver.Cost;
    }

    boolean direct() {
      return by instanceof Driver.Direct;
    }

    /** Whether a quantity of a group or product line is spread over its customers. */
    boolean grouped() {
      return (by instanceof Driver.Quantities || by instanceof Driver.Direct) && facts != null;
    }

    boolean timed() {
      return by instanceof Driver.Facts f && f.measure() == CostModel.Measure.TIME;
    }

    boolean has(CostModel.Dimension dimension) {
      return to instanceof Target.Objects objects && objects.dimensions().contains(dimension);
    }
  }

  /**
   * Rows that are counted, summed or timed.
   *
   * @param value what is summed, or minutes; null for a count
   * @param where null for all rows
   */
  record Facts(CostModel.Measure measure, String of, Expr value, Expr where) {}

  Optional<Node> node(Kind kind, String name) {
    return nodes.stream().filter(n -> n.kind() == kind && n.name().equals(name)).findFirst();
  }

  /** A resource or activity: what an assignment to nodes can name. */
  Node receiver(String name) {
    return node(Kind.ACTIVITY, name)
        .or(() -> node(Kind.RESOURCE, name))
        .orElseThrow(() -> new IllegalArgumentException("no resource or activity " + name));
  }

  /** Where a node stands in the model file. */
  SourcePlace place(Node node) {
    return switch (node.kind()) {
      case POOL -> named(model.pools(), CostModel.Pool::name, node).place();
      case RESOURCE -> named(model.resources(), CostModel.Resource::name, node).place();
      case ACTIVITY -> named(model.activities(), CostModel.Activity::name, node).place();
    };
  }

  private static <T> T named(List<T> all, Function<T, String> name, Node node) {
    return all.stream().filter(x -> name.apply(x).equals(node.name())).findFirst().orElseThrow();
  }

  boolean perRun() {
    return model.rates() == CostModel.Rates.RUN;
  }

  boolean costsOrders() {
    return flows.stream().anyMatch(f -> f.has(CostModel.Dimension.ORDER));
  }
}
