package org.whalecurve.costing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;

/**
 * The small tables that solving one period looks at, read once. Amounts and quantities in units of
 * 0.000001.
 */
final class Quantities {
  /** The tables it reads. */
  static final List<String> READS =
      List.of(
          "ledger_cost",
          "driver_total",
          "driver_group",
          "driver_fact",
          "capacity_fact",
          "period_dim");

  record Amount(BigInteger full, BigInteger incremental) {
    static final Amount ZERO = new Amount(BigInteger.ZERO, BigInteger.ZERO);

    Amount plus(Amount other) {
      return new Amount(full.add(other.full), incremental.add(other.incremental));
    }

    Amount minus(Amount other) {
      return new Amount(full.subtract(other.full), incremental.subtract(other.incremental));
    }
  }

  /**
   * Totals of a driver.
   *
   * @param weightStep what every weight is a multiple of
   */
  record Total(
      BigInteger weight,
      BigInteger weightMax,
      long weightStep,
      BigInteger quantity,
      BigInteger time) {
    static final Total ZERO =
        new Total(BigInteger.ZERO, BigInteger.ZERO, 1, BigInteger.ZERO, BigInteger.ZERO);
  }

  /** A group that a flow's quantity or traced amount is given for. */
  record Group(String name, BigInteger quantity, Amount traced) {}

  private final java.util.TreeSet<String> periods = new java.util.TreeSet<>();
  private final int workspacePeriods;
  private final Map<String, Amount> pools = new HashMap<>();
  private final Map<String, Amount> tracedToCustomer = new HashMap<>();
  private final Map<String, Amount> tracedToProduct = new HashMap<>();
  private final Map<String, Total> totals = new HashMap<>();
  private final Map<String, List<Group>> groups = new TreeMap<>();
  private final Map<String, Map<String, BigInteger>> nodeDrivers = new HashMap<>();
  private final Map<String, BigDecimal> capacity = new HashMap<>();

  Quantities(Session session, boolean perRun) {
    String period = perRun ? "'(run)'" : "period";
    for (Row r : session.query("SELECT DISTINCT " + period + " FROM period_dim"))
      periods.add(r.text(0));
    workspacePeriods = (int) session.query("SELECT count(*) FROM period_dim").get(0).integer(0);
    String ledger =
        "SELECT "
            + period
            + ", pool, sum(amount), sum(incremental_amount) FROM ledger_cost %s GROUP BY 1, 2";
    for (Row r : session.query(ledger.formatted("")))
      pools.put(key(r.text(0), r.text(1)), amount(r, 2));
    for (Row r : session.query(ledger.formatted("WHERE customer_no <> 0"))) {
      tracedToCustomer.put(key(r.text(0), r.text(1)), amount(r, 2));
    }
    for (Row r : session.query(ledger.formatted("WHERE customer_no = 0 AND product_no <> 0"))) {
      tracedToProduct.put(key(r.text(0), r.text(1)), amount(r, 2));
    }
    for (Row r :
        session.query(
            "SELECT period, flow_no, grp, weight_u, quantity_u, time_u, weight_max_u, weight_step_u FROM driver_total")) {
      totals.put(
          key(r.text(0), r.text(1), r.text(2)),
          new Total(whole(r, 3), whole(r, 6), r.integer(7), whole(r, 4), whole(r, 5)));
    }
    readGroups(session, period);
    readNodeDrivers(session, period);
    for (Row r :
        session.query(
            "SELECT " + period + ", resource, sum(time_min) FROM capacity_fact GROUP BY 1, 2")) {
      capacity.put(key(r.text(0), r.text(1)), r.decimal(2));
    }
  }

  private void readGroups(Session session, String period) {
    String sql =
        "SELECT "
            + period
            + ", flow_no, grp, sum(quantity), sum(full_amount), sum(incremental_amount) FROM driver_group GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";
    for (Row r : session.query(sql)) {
      groups
          .computeIfAbsent(key(r.text(0), r.text(1)), k -> new ArrayList<>())
          .add(new Group(r.text(2), units(r.decimal(3)), amount(r, 4)));
    }
  }

  private void readNodeDrivers(Session session, String period) {
    String sql =
        "SELECT "
            + period
            + ", name, activity, sum(quantity) FROM driver_fact WHERE activity IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";
    for (Row r : session.query(sql)) {
      nodeDrivers
          .computeIfAbsent(key(r.text(0), r.text(1)), k -> new TreeMap<>())
          .put(r.text(2), units(r.decimal(3)));
    }
  }

  private static Amount amount(Row row, int column) {
    return new Amount(units(row.decimal(column)), units(row.decimal(column + 1)));
  }

  private static BigInteger units(BigDecimal value) {
    return org.whalecurve.kernel.Money.toUnits(value);
  }

  private static BigInteger whole(Row row, int column) {
    return row.decimal(column).toBigIntegerExact();
  }

  /** The periods to solve: the workspace's, or the run as one. */
  java.util.SortedSet<String> periods() {
    return periods;
  }

  /** Periods of the workspace in one solved period. */
  int periodsInOne() {
    return workspacePeriods / periods.size();
  }

  private static String key(String... parts) {
    return String.join("\u001f", parts);
  }

  Amount pool(String period, String pool) {
    return pools.getOrDefault(key(period, pool), Amount.ZERO);
  }

  /**
   * The part of a pool whose ledger rows name a customer, and where asked those that name only a
   * product.
   */
  Amount traced(String period, String pool, boolean productsToo) {
    Amount customers = tracedToCustomer.getOrDefault(key(period, pool), Amount.ZERO);
    return productsToo
        ? customers.plus(tracedToProduct.getOrDefault(key(period, pool), Amount.ZERO))
        : customers;
  }

  Total total(String period, int flow, String group) {
    return totals.getOrDefault(key(period, Integer.toString(flow), group), Total.ZERO);
  }

  List<Group> groups(String period, int flow) {
    return groups.getOrDefault(key(period, Integer.toString(flow)), List.of());
  }

  /** Quantities of a driver by resource or activity. */
  Map<String, BigInteger> nodeDriver(String period, String driver) {
    return nodeDrivers.getOrDefault(key(period, driver), Map.of());
  }

  /** Practical capacity in minutes, or null where the table has none. */
  BigDecimal capacity(String period, String resource) {
    return capacity.get(key(period, resource));
  }
}
