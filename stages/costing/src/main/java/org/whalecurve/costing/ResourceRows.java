package org.whalecurve.costing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.whalecurve.costing.Net.Node;
import org.whalecurve.engine.Session.Column;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Money;
import org.whalecurve.model.CostModel;

/** The published table of resources: what was supplied, what was used, what could be given up. */
final class ResourceRows {
  private static final List<Column> COLUMNS =
      SolveStep.columns(
          "period VARCHAR, resource VARCHAR, title VARCHAR, full_cost DECIMAL(38,6), incremental_cost DECIMAL(38,6), capacity_min DECIMAL(38,6),"
              + " used_min DECIMAL(38,6), unused_min DECIMAL(38,6), unused_cost DECIMAL(38,6), rate_full DECIMAL(38,12), rate_incremental DECIMAL(38,12),"
              + " steps_supplied DECIMAL(38,6), steps_needed BIGINT, idle_steps BIGINT, avoidable_cost DECIMAL(38,6), avoidable_incremental_cost DECIMAL(38,6)");
  private static final Object[] NO_STEPS = new Object[5];

  private final Net net;
  private final String locale;
  private final List<Object[]> rows = new ArrayList<>();

  ResourceRows(Net net, String locale) {
    this.net = net;
    this.locale = locale;
  }

  void write(Step.Context context) {
    context.write("resource", COLUMNS, rows);
  }

  /**
   * @param gross what came in
   * @param unused the part of it that no activity takes
   */
  void add(
      PeriodNet periodNet,
      String period,
      Node node,
      Quantities.Amount gross,
      Quantities.Amount unused) {
    CostModel.Resource resource = periodNet.resource(node);
    boolean timed = net.nodes().stream().anyMatch(n -> n.resource() == node.index());
    BigDecimal capacity =
        timed ? periodNet.capacity(node).setScale(Money.SCALE, RoundingMode.HALF_UP) : null;
    BigDecimal used = timed ? Money.fromUnits(periodNet.used(node)) : null;
    boolean charge = resource.unused() == CostModel.Unused.CHARGE;
    BigDecimal base = !timed ? null : charge ? used : used.max(capacity);
    List<Object> row = new ArrayList<>();
    row.add(period);
    row.add(node.name());
    row.add(Words.title(resource.title(), locale, node.name()));
    row.add(Money.fromUnits(gross.full()));
    row.add(Money.fromUnits(gross.incremental()));
    row.add(capacity);
    row.add(used);
    row.add(timed ? capacity.subtract(used) : null);
    row.add(Money.fromUnits(unused.full()));
    row.add(perMinute(gross.full(), base));
    row.add(perMinute(gross.incremental(), base));
    BigDecimal step = timed ? periodNet.step(node) : null;
    for (Object cell : step == null ? NO_STEPS : steps(step, capacity, used, gross)) row.add(cell);
    rows.add(row.toArray());
  }

  private static BigDecimal perMinute(BigInteger units, BigDecimal minutes) {
    return minutes == null || minutes.signum() <= 0
        ? null
        : Money.fromUnits(units).divide(minutes, 12, RoundingMode.HALF_UP);
  }

  /**
   * Step costs (sprungfixe Kosten): supply changes by whole persons or machines only. Steps needed
   * are those that the used time fills or begins; of what is supplied beyond them, whole steps
   * could be given up, and their cost is avoidable. The rest of the unused time sits inside steps
   * that are needed.
   */
  private static Object[] steps(
      BigDecimal step, BigDecimal capacity, BigDecimal used, Quantities.Amount gross) {
    BigDecimal needed = used.max(BigDecimal.ZERO).divide(step, 0, RoundingMode.CEILING).setScale(0);
    BigDecimal beyond = capacity.subtract(needed.multiply(step));
    BigDecimal idle =
        beyond.signum() <= 0 ? BigDecimal.ZERO : beyond.divide(step, 0, RoundingMode.FLOOR);
    return new Object[] {
      capacity.divide(step, Money.SCALE, RoundingMode.HALF_UP),
      needed.longValueExact(),
      idle.longValueExact(),
      avoidable(gross.full(), idle.multiply(step), capacity),
      avoidable(gross.incremental(), idle.multiply(step), capacity)
    };
  }

  private static BigDecimal avoidable(BigInteger units, BigDecimal idleMin, BigDecimal capacity) {
    if (idleMin.signum() == 0) return BigDecimal.ZERO.setScale(Money.SCALE);
    return Money.fromUnits(units)
        .multiply(idleMin)
        .divide(capacity, Money.SCALE, RoundingMode.HALF_UP);
  }
}
