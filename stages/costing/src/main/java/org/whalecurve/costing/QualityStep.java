package org.whalecurve.costing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.whalecurve.costing.Net.Node;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session.Column;
import org.whalecurve.engine.Step;
import org.whalecurve.model.CostModel.Target;

/**
 * How well cost is assigned: by which kind of driver, and how closely a driver's quantity follows
 * the cost that it shares out.
 */
final class QualityStep {
  private static final List<Column> METHODS =
      List.of(
          new Column("stage", "VARCHAR"),
          new Column("method", "VARCHAR"),
          new Column("full_amount", "DECIMAL(38,6)"),
          new Column("share", "DECIMAL(38,12)"));
  private static final List<Column> FITS =
      List.of(
          new Column("stage", "VARCHAR"),
          new Column("source", "VARCHAR"),
          new Column("target", "VARCHAR"),
          new Column("driver", "VARCHAR"),
          new Column("periods", "BIGINT"),
          new Column("correlation", "DECIMAL(38,12)"),
          new Column("remark", "VARCHAR"));
  private static final String END = "cost_object";

  private final Net net;

  /** Stage -> method -> amount. */
  private final Map<String, Map<String, BigDecimal>> amounts = new TreeMap<>();

  /** Stage, source, target, driver -> its periods. */
  private final Map<List<String>, Correlation> fits = new java.util.LinkedHashMap<>();

  private QualityStep(Net net) {
    this.net = net;
  }

  static Step of(Net net) {
    return new Step(
        "costing.quality",
        "how cost is assigned, and how well drivers fit",
        List.of("network_edge", "ledger_cost"),
        List.of("allocation_quality", "driver_fit"),
        new Step.Java(net.flows().toString(), context -> new QualityStep(net).run(context)));
  }

  private void run(Step.Context context) {
    String edges =
        "SELECT stage, source, target, driver, quantity, full_amount FROM network_edge ORDER BY stage, source, target, driver, period";
    context.session().query(edges).forEach(this::edge);
    String rest =
        "SELECT sum(amount) FROM ledger_cost WHERE pool = '(unassigned)' HAVING count(*) > 0";
    for (Row row : context.session().query(rest)) add(END, "unassigned", row.decimal(0));
    context.write("allocation_quality", METHODS, methods());
    context.write("driver_fit", FITS, fits());
  }

  private void edge(Row row) {
    String source = row.text(1);
    String target = row.text(2);
    String method = method(source, target, row.text(3));
    BigDecimal amount = row.decimal(5);
    add(row.text(0), method, amount);
    if (!toNode(source, target)) add(END, method, amount);
    if (row.get(4) != null)
      fits.computeIfAbsent(
              List.of(row.text(0), source, target, row.text(3)), k -> new Correlation())
          .add(row.decimal(4), amount);
  }

  private void add(String stage, String method, BigDecimal amount) {
    if (amount.signum() == 0) return;
    amounts.computeIfAbsent(stage, k -> new TreeMap<>()).merge(method, amount, BigDecimal::add);
  }

  private boolean toNode(String source, String target) {
    return net.nodes().stream().anyMatch(n -> n.name().equals(target))
        && flows(source).noneMatch(f -> f.toObjects() && Words.object(f).equals(target));
  }

  private java.util.stream.Stream<Net.Flow> flows(String source) {
    return net.nodes().stream()
        .filter(n -> n.name().equals(source))
        .map(Node::flows)
        .flatMap(List::stream);
  }

  private String method(String source, String target, String driver) {
    if (driver.isEmpty()) return target.equals("(unused)") ? "unused" : "unassigned";
    if (driver.equals("direct")) return "direct";
    if (driver.equals("survey")) return "surveyed";
    if (driver.equals("shares")) return "fixed_shares";
    if (driver.startsWith("cost carried")) return "mark_up";
    if (!driver.equals("even")) return "measured";
    return whole(source, target) ? "whole" : "even";
  }

  /** A node that goes to one other needs no driver. */
  private boolean whole(String source, String target) {
    return flows(source)
        .anyMatch(
            f -> f.to() instanceof Target.Nodes nodes && nodes.names().equals(List.of(target)));
  }

  private List<Object[]> methods() {
    List<Object[]> rows = new ArrayList<>();
    amounts.forEach(
        (stage, methods) -> {
          BigDecimal total = methods.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
          methods.forEach(
              (method, amount) ->
                  rows.add(new Object[] {stage, method, amount, share(amount, total)}));
        });
    return rows;
  }

  private static BigDecimal share(BigDecimal amount, BigDecimal total) {
    return total.signum() <= 0 ? null : amount.divide(total, 12, RoundingMode.HALF_UP);
  }

  private List<Object[]> fits() {
    List<Object[]> rows = new ArrayList<>();
    fits.forEach(
        (key, c) ->
            rows.add(
                new Object[] {
                  key.get(0), key.get(1), key.get(2), key.get(3), c.count(), c.value(), c.remark()
                }));
    return rows;
  }

  /**
   * Pearson's correlation of two series, computed in decimals so that it is the same everywhere.
   */
  private static final class Correlation {
    /** With fewer points a correlation says little. */
    static final int PERIODS_MIN = 6;

    private long count;
    private BigDecimal x = BigDecimal.ZERO;
    private BigDecimal y = BigDecimal.ZERO;
    private BigDecimal xx = BigDecimal.ZERO;
    private BigDecimal yy = BigDecimal.ZERO;
    private BigDecimal xy = BigDecimal.ZERO;

    void add(BigDecimal oneX, BigDecimal oneY) {
      count++;
      x = x.add(oneX);
      y = y.add(oneY);
      xx = xx.add(oneX.multiply(oneX));
      yy = yy.add(oneY.multiply(oneY));
      xy = xy.add(oneX.multiply(oneY));
    }

    long count() {
      return count;
    }

    /** Null where {@link #remark} says why. */
    BigDecimal value() {
      if (!remark().isEmpty()) return null;
      BigDecimal spread = spread(xx, x).multiply(spread(yy, y)).sqrt(MathContext.DECIMAL128);
      return times(xy).subtract(x.multiply(y)).divide(spread, 12, RoundingMode.HALF_UP);
    }

    String remark() {
      if (count < PERIODS_MIN) return "fewer than " + PERIODS_MIN + " periods";
      if (spread(xx, x).signum() == 0) return "the quantity is the same in every period";
      return spread(yy, y).signum() == 0 ? "the cost is the same in every period" : "";
    }

    private BigDecimal spread(BigDecimal squares, BigDecimal sum) {
      return times(squares).subtract(sum.multiply(sum));
    }

    private BigDecimal times(BigDecimal value) {
      return value.multiply(BigDecimal.valueOf(count));
    }
  }
}
