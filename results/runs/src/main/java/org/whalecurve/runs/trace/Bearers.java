package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.kernel.Money;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;
import org.whalecurve.runs.trace.CostNetwork.Driven;
import org.whalecurve.runs.trace.CostNetwork.Node;
import org.whalecurve.runs.trace.LedgerRows.Bucket;
import org.whalecurve.runs.trace.Published.DriverRate;

/** Which customers bear what leaves a pool, resource or activity. */
final class Bearers {
  /** Units that may be lost where an edge is rounded before its cells are. */
  private static final long ROUNDING_MAX = 1_000;

  private final RunReader run;
  private final Published published;
  private Map<String, String> groups;

  Bearers(RunReader run, Published published) {
    this.run = run;
    this.published = published;
  }

  /** Every customer's group; customers without one are left out. */
  Map<String, String> groups() {
    if (groups != null) return groups;
    groups = new HashMap<>();
    Rows rows =
        run.query(
            "SELECT customer_id, customer_group FROM customer WHERE customer_group IS NOT NULL");
    for (int i = 0; i < rows.size(); i++)
      groups.put(rows.text(i, "customer_id"), rows.text(i, "customer_group"));
    return groups;
  }

  /** Who bears an amount of some rows of a pool that goes straight to customers. */
  Map<String, BigInteger> ofPool(Bucket bucket, BigInteger units) {
    String period = published.perRun() ? null : bucket.period();
    if (isAlone(bucket) && isSound(bucket)) return borne(units, cellSums(bucket, period));
    return borne(units, parts(bucket, period));
  }

  private boolean isSound(Bucket bucket) {
    Driven all =
        bucket.group() == null
            ? published.driven(bucket.period(), bucket.pool())
            : published.named(bucket);
    return all.isSound();
  }

  /** Whether the cells that a bucket's rows are in hold nothing else of the pool. */
  private boolean isAlone(Bucket bucket) {
    if (!published.isDirect(bucket.pool())) return true;
    boolean driven = published.driven(bucket.period(), bucket.pool()).turnover().signum() != 0;
    List<DriverRate> rates =
        published.rates(bucket.period(), bucket.pool()).stream()
            .filter(DriverRate::isDirect)
            .toList();
    boolean reached =
        rates.stream()
            .anyMatch(
                r ->
                    r.customerGroup().equals(bucket.group())
                        && r.product().equals(bucket.product())
                        && (r.hasProduct() || r.product().equals(Names.NONE)));
    boolean alike = rates.stream().map(r -> pattern(r)).distinct().count() == 1;
    return reached && alike && !driven && !published.hasOwnRows(bucket.pool());
  }

  private static List<Boolean> pattern(DriverRate rate) {
    return List.of(rate.customerGroup().equals(Names.NONE), rate.product().equals(Names.NONE));
  }

  private Map<String, BigDecimal> cellSums(Bucket bucket, String period) {
    String where =
        "activity = "
            + Names.text(bucket.pool())
            + (period == null ? "" : " AND period = " + Names.text(period))
            + of(bucket)
            + (bucket.product() == null || bucket.product().equals(Names.NONE)
                ? ""
                : " AND product_id = " + Names.text(bucket.product()));
    Rows rows =
        run.query(
            "SELECT customer_id, sum(%s) AS cost FROM activity_cost WHERE %s GROUP BY customer_id ORDER BY customer_id"
                .formatted(published.view().cost(), where));
    Map<String, BigDecimal> sums = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++)
      sums.put(rows.text(i, "customer_id"), rows.decimal(i, "cost").movePointRight(Money.SCALE));
    return sums;
  }

  /** The part of every cell that a bucket's rows are. */
  private Map<String, BigDecimal> parts(Bucket bucket, String period) {
    LedgerRows rows =
        LedgerRows.read(
            run, published, Set.of(bucket.pool()), period == null ? null : Set.of(period), null);
    PoolParts poolParts =
        new PoolParts(published, rows, new CellShares(run, published, bucket.pool(), null));
    Map<String, BigDecimal> weights = new TreeMap<>();
    for (Cell cell : Cell.ofActivity(run, bucket.pool(), period, published.view(), of(bucket))) {
      for (PoolParts.Part part : poolParts.of(cell, groups().get(cell.customer())))
        if (part.bucket().equals(bucket))
          weights.merge(cell.customer(), part.share(), BigDecimal::add);
    }
    return weights;
  }

  /** Only who is in the group can bear its rows. */
  private static String of(Bucket bucket) {
    if (bucket.group() == null || bucket.group().equals(Names.NONE)) return "";
    return " AND customer_id IN (SELECT customer_id FROM customer WHERE customer_group = %s)"
        .formatted(Names.text(bucket.group()));
  }

  private static Map<String, BigInteger> borne(BigInteger units, Map<String, BigDecimal> weights) {
    return weights.isEmpty() ? Map.of(Names.UNASSIGNED, units) : Apportion.split(units, weights);
  }

  /**
   * Who bears what leaves resources and activities: customers by what their cells of the activity
   * cost. What rounding leaves goes to the largest.
   */
  Map<String, BigInteger> ofNodes(CostNetwork network, String period, Map<Node, BigInteger> left) {
    Map<Node, BigInteger> costed = new LinkedHashMap<>();
    Map<String, BigInteger> parts = new TreeMap<>();
    left.forEach(
        (node, units) -> {
          if (network.isSound(node) && network.leaving(node).signum() != 0) costed.put(node, units);
          else
            byQuantity(node, period, units).forEach((c, u) -> parts.merge(c, u, BigInteger::add));
        });
    if (costed.isEmpty()) return parts;
    Rows rows = run.query(priced(network, period, costed));
    BigInteger rest = costed.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    for (int i = 0; i < rows.size(); i++) {
      BigInteger units = rows.decimal(i, "units").toBigInteger();
      parts.merge(rows.text(i, "customer_id"), units, BigInteger::add);
      rest = rest.subtract(units);
    }
    if (rest.abs().compareTo(BigInteger.valueOf(ROUNDING_MAX + costed.size() * (long) rows.size()))
        > 0) throw new IllegalStateException(rest + " units of " + costed + " do not arrive");
    String largest = rows.isEmpty() ? Names.UNASSIGNED : rows.text(0, "customer_id");
    parts.merge(largest, rest, BigInteger::add);
    return parts;
  }

  private String priced(CostNetwork network, String period, Map<Node, BigInteger> left) {
    Dialect dialect = run.dialect();
    String values =
        left.entrySet().stream()
            .map(
                e ->
                    "(%s, CAST(%s AS HUGEINT), CAST(%s AS HUGEINT))"
                        .formatted(
                            Names.text(e.getKey().name()),
                            e.getValue(),
                            network.leaving(e.getKey())))
            .collect(Collectors.joining(", "));
    return """
        WITH leaf(activity, units, leaving_units) AS (VALUES %s)
        SELECT customer_id, units FROM (
          SELECT a.customer_id, CAST(sum(%s) AS DECIMAL(38,0)) AS units
          FROM activity_cost a JOIN leaf l ON l.activity = a.activity WHERE %s GROUP BY 1)
        WHERE units <> 0 ORDER BY abs(units) DESC, customer_id"""
        .formatted(
            values,
            dialect.multiplyDivide(
                dialect.units("a." + published.view().cost()), "l.units", "l.leaving_units"),
            period.equals(Names.RUN) ? "1 = 1" : "a.period = " + Names.text(period));
  }

  /**
   * Costs that cancel out in a node leave no cost to go by: then the driver's quantity says who.
   */
  private Map<String, BigInteger> byQuantity(Node node, String period, BigInteger units) {
    Map<String, BigDecimal> weights = new TreeMap<>();
    CellShares shares = new CellShares(run, published, node.name(), null);
    String only = period.equals(Names.RUN) ? null : period;
    for (Cell cell : Cell.ofActivity(run, node.name(), only, published.view(), ""))
      weights.merge(cell.customer(), shares.of(cell), BigDecimal::add);
    return borne(units, weights);
  }
}
