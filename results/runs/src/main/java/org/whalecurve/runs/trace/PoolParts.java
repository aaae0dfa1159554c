package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.kernel.Money;
import org.whalecurve.runs.trace.CostNetwork.Node;
import org.whalecurve.runs.trace.LedgerRows.Bucket;
import org.whalecurve.runs.trace.Published.DriverRate;

/**
 * Which ledger rows are in a cell whose cost comes straight from a pool: rows that name the
 * customer, rows of a group it is in, and its part of the rows that go by a driver.
 */
final class PoolParts {
  private final Published published;
  private final LedgerRows ledger;
  private final Map<String, FlowEdge> edges = new HashMap<>();

  PoolParts(Published published, LedgerRows ledger) {
    this.published = published;
    this.ledger = ledger;
  }

  /**
   * A part of a cell.
   *
   * @param direct whether the rows name who bears them
   * @param driver what it follows where direct; null otherwise
   */
  record Part(Bucket bucket, BigInteger units, String driver) {
    boolean isDirect() {
      return driver != null;
    }
  }

  /**
   * The parts of a pool's cell; they sum to it.
   *
   * @param group the customer's group; null for none
   */
  List<Part> of(Cell cell, String group) {
    String pool = cell.activity();
    if (pool.equals(Names.UNASSIGNED))
      return List.of(new Part(Bucket.driven(cell.period(), pool), cell.units(), null));
    String period = published.ratePeriod(cell.period());
    Bucket driven = Bucket.driven(period, pool);
    if (!published.isDirect(pool)) return List.of(new Part(driven, cell.units(), null));
    List<Part> parts = new ArrayList<>();
    FlowEdge edge = directEdge(period, pool);
    addOwn(parts, cell, edge);
    if (cell.isUnassigned() && !cell.hasProduct()) addEmptyGroups(parts, period, pool, edge);
    BigInteger left = cell.units().subtract(sum(parts));
    addShared(parts, cell, matching(cell, group, period), driven, left);
    return parts;
  }

  private FlowEdge directEdge(String period, String pool) {
    return edges.computeIfAbsent(period + "\u001f" + pool, key -> findDirectEdge(period, pool));
  }

  private FlowEdge findDirectEdge(String period, String pool) {
    return published.network(period).edgesFrom(Node.pool(pool)).stream()
        .filter(FlowEdge::isDirect)
        .findFirst()
        .orElseThrow();
  }

  private void addOwn(List<Part> parts, Cell cell, FlowEdge edge) {
    boolean byProduct = edge.target().contains("product") || !edge.target().contains("customer");
    Bucket own =
        Bucket.own(
            cell.period(), cell.activity(), cell.customer(), byProduct ? cell.product() : null);
    BigInteger units = ledger.total(own);
    if (units.signum() != 0) parts.add(new Part(own, units, "direct"));
  }

  /** Rows of groups in which nobody is. */
  private void addEmptyGroups(List<Part> parts, String period, String pool, FlowEdge edge) {
    List<DriverRate> reached = published.rates(period, pool);
    for (Bucket bucket : ledger.groups(period, pool)) {
      boolean empty =
          reached.stream()
              .noneMatch(
                  r ->
                      r.isDirect()
                          && r.customerGroup().equals(bucket.group())
                          && r.product().equals(bucket.product()));
      if (empty) parts.add(new Part(bucket, ledger.total(bucket), edge.driver()));
    }
  }

  private List<DriverRate> matching(Cell cell, String group, String period) {
    return published.rates(period, cell.activity()).stream()
        .filter(DriverRate::isDirect)
        .filter(r -> r.customerGroup().equals(Names.NONE) || r.customerGroup().equals(group))
        .filter(
            r ->
                r.product().equals(Names.NONE)
                    || !r.hasProduct()
                    || r.product().equals(cell.product()))
        .toList();
  }

  /**
   * What rows of groups and driven rows have in common: each takes a part in proportion to its
   * rate.
   */
  private void addShared(
      List<Part> parts, Cell cell, List<DriverRate> groups, Bucket driven, BigInteger left) {
    BigInteger byDriver = groups.isEmpty() ? left : byDriver(cell, driven);
    if (byDriver.signum() != 0) parts.add(new Part(driven, byDriver, null));
    Map<DriverRate, BigDecimal> weights = new LinkedHashMap<>();
    for (DriverRate rate : groups) weights.put(rate, rate.rate());
    Apportion.split(left.subtract(byDriver), weights)
        .forEach(
            (rate, units) -> {
              if (units.signum() == 0) return;
              Bucket bucket =
                  Bucket.group(
                      driven.period(), driven.pool(), rate.customerGroup(), rate.product());
              parts.add(new Part(bucket, units, rate.driver()));
            });
  }

  /**
   * The part of a cell that goes by the pool's own driver, where groups' rows are in it as well.
   */
  private BigInteger byDriver(Cell cell, Bucket driven) {
    BigInteger units = BigInteger.ZERO;
    for (DriverRate rate : published.rates(driven.period(), driven.pool())) {
      if (rate.isDirect() || rate.hasProduct() != cell.hasProduct() || rate.rate() == null)
        continue;
      BigDecimal quantity = rate.isTime() ? cell.timeMin() : cell.quantity();
      units = units.add(Money.toUnits(quantity.multiply(rate.rate())));
    }
    if (!cell.isUnassigned() || cell.hasProduct()) return units;
    for (FlowEdge edge : published.network(driven.period()).edgesFrom(Node.pool(driven.pool())))
      if (edge.isUnassigned()) units = units.add(edge.units());
    return units;
  }

  private static BigInteger sum(List<Part> parts) {
    return parts.stream().map(Part::units).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
