package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.kernel.Money;
import org.whalecurve.runs.trace.CostNetwork.Driven;
import org.whalecurve.runs.trace.CostNetwork.FlowEdge;
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
  private final CellShares shares;
  private final Map<String, FlowEdge> edges = new HashMap<>();

  PoolParts(Published published, LedgerRows ledger, CellShares shares) {
    this.published = published;
    this.ledger = ledger;
    this.shares = shares;
  }

  /**
   * A part of a cell.
   *
   * @param direct whether the rows name who bears them
   * @param share of each of the bucket's rows
   * @param driver what it follows where direct; null otherwise
   */
  record Part(Bucket bucket, BigInteger units, BigDecimal share, String driver) {
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
      return List.of(
          new Part(Bucket.driven(cell.period(), pool), cell.units(), BigDecimal.ONE, null));
    String period = published.ratePeriod(cell.period());
    Bucket driven = Bucket.driven(period, pool);
    if (!published.isDirect(pool))
      return List.of(new Part(driven, cell.units(), share(cell, driven, cell.units()), null));
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
    if (!ledger.of(own).isEmpty())
      parts.add(new Part(own, ledger.total(own), BigDecimal.ONE, "direct"));
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
      if (empty) parts.add(new Part(bucket, ledger.total(bucket), BigDecimal.ONE, edge.driver()));
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

  /** The rows of groups and the driven rows: each cell's part is its part of their quantity. */
  private void addShared(
      List<Part> parts, Cell cell, List<DriverRate> groups, Bucket driven, BigInteger left) {
    if (groups.isEmpty()) {
      BigDecimal share = share(cell, driven, left);
      if (share.signum() != 0) parts.add(new Part(driven, left, share, null));
      return;
    }
    Map<Part, BigDecimal> exact = new LinkedHashMap<>();
    BigDecimal own = shares.of(cell);
    BigDecimal units = new BigDecimal(published.driven(driven.period(), driven.pool()).units());
    if (own.signum() != 0)
      exact.put(new Part(driven, BigInteger.ZERO, own, null), own.multiply(units));
    for (DriverRate rate : groups) {
      BigDecimal share = shares.of(cell, rate);
      if (share.signum() == 0) continue;
      Bucket bucket =
          Bucket.group(driven.period(), driven.pool(), rate.customerGroup(), rate.product());
      exact.put(
          new Part(bucket, BigInteger.ZERO, share, rate.driver()),
          share.multiply(rate.cost().movePointRight(Money.SCALE)));
    }
    Apportion.round(left, exact)
        .forEach(
            (part, rounded) ->
                parts.add(new Part(part.bucket(), rounded, part.share(), part.driver())));
  }

  /** The part of the driven rows that a cell's amount is; where they cancel out, its quantity. */
  private BigDecimal share(Cell cell, Bucket driven, BigInteger units) {
    Driven all = published.driven(driven.period(), driven.pool());
    if (!all.isSound()) return shares.of(cell);
    return new BigDecimal(units).divide(new BigDecimal(all.units()), LinearSystem.PRECISE);
  }

  private static BigInteger sum(List<Part> parts) {
    return parts.stream().map(Part::units).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
