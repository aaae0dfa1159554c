package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.whalecurve.kernel.Money;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;
import org.whalecurve.runs.trace.CostNetwork.Driven;
import org.whalecurve.runs.trace.CostNetwork.FlowEdge;
import org.whalecurve.runs.trace.CostNetwork.Node;
import org.whalecurve.runs.trace.LedgerRows.Bucket;

/** What a trace needs of a run's small tables, in one view: networks and rates of every period. */
final class Published {
  private final RunReader run;
  private final View view;
  private final boolean perRun;
  private final Map<String, List<FlowEdge>> edges = new LinkedHashMap<>();
  private final Map<String, List<DriverRate>> rates = new HashMap<>();
  private final Set<List<String>> objects = new HashSet<>();
  private final Set<String> direct = new TreeSet<>();
  private final Set<String> grouped = new TreeSet<>();
  private final Map<String, CostNetwork> networks = new HashMap<>();
  private final Set<String> own = new TreeSet<>();
  private final Set<String> several = new TreeSet<>();
  private final Map<String, Map<String, Driven>> driven = new HashMap<>();

  Published(RunReader run, View view) {
    this.run = run;
    this.view = view;
    if (!run.has("driver_quantity")) throw older();
    readEdges();
    readRates();
    perRun = edges.containsKey(Names.RUN);
    readDriven();
    Rows rows = run.query("SELECT DISTINCT activity FROM driver_quantity");
    for (int i = 0; i < rows.size(); i++) several.add(rows.text(i, "activity"));
  }

  private ProblemException older() {
    return new ProblemException(
        new Problem(
            "older-run",
            SourcePlace.ofFile("runs/" + run.manifest().run()),
            "This run was made by a version that did not yet publish driver_quantity, which a trace needs.",
            "Run again; the new run can be explained."));
  }

  private void readEdges() {
    Rows rows =
        run.query(
            "SELECT period, stage, source, target, driver, quantity, share, %s AS amount FROM cost_flow WHERE stage <> 'ledger'"
                .formatted(view.flow()));
    for (int i = 0; i < rows.size(); i++) {
      FlowEdge edge =
          new FlowEdge(
              rows.text(i, "period"),
              new Node(rows.text(i, "stage"), rows.text(i, "source")),
              rows.text(i, "target"),
              rows.text(i, "driver"),
              rows.decimal(i, "quantity"),
              rows.decimal(i, "share"),
              Money.toUnits(rows.decimal(i, "amount")));
      edges.computeIfAbsent(edge.period(), k -> new ArrayList<>()).add(edge);
      if (edge.isDirect()) direct.add(edge.from().name());
      if (edge.isGrouped()) grouped.add(edge.from().name());
    }
  }

  private void readRates() {
    Rows rows =
        run.query(
            "SELECT period, activity, target, driver, customer_group, product_id, quantity, share, %s AS cost FROM driver_rate"
                .formatted(view.cost()));
    for (int i = 0; i < rows.size(); i++) {
      DriverRate rate =
          new DriverRate(
              rows.text(i, "target"),
              rows.text(i, "driver"),
              rows.text(i, "customer_group"),
              rows.text(i, "product_id"),
              rows.decimal(i, "quantity"),
              rows.decimal(i, "share"),
              rows.decimal(i, "cost"));
      String activity = rows.text(i, "activity");
      objects.add(List.of(activity, rate.target()));
      rates
          .computeIfAbsent(key(rows.text(i, "period"), activity), k -> new ArrayList<>())
          .add(rate);
    }
  }

  /** Per pool, what goes by its drivers: everything but rows that name who bears them. */
  private void readDriven() {
    String sql =
        "SELECT %s AS period, pool, sum(%s) AS amount, sum(abs(%s)) AS turnover FROM ledger_row WHERE %s GROUP BY 1, 2"
            .formatted(perRun ? "'(run)'" : "period", view.ledger(), view.ledger(), drivenRows());
    Rows rows = run.query(sql);
    for (int i = 0; i < rows.size(); i++)
      driven
          .computeIfAbsent(rows.text(i, "period"), k -> new HashMap<>())
          .put(
              rows.text(i, "pool"),
              new Driven(
                  Money.toUnits(rows.decimal(i, "amount")),
                  Money.toUnits(rows.decimal(i, "turnover"))));
    Rows named =
        run.query(
            "SELECT DISTINCT pool FROM ledger_row WHERE %s AND customer_id <> '(unassigned)'"
                .formatted(Names.in("pool", direct)));
    for (int i = 0; i < named.size(); i++) own.add(named.text(i, "pool"));
  }

  private String drivenRows() {
    return "NOT ((%s AND (customer_id <> '(unassigned)' OR product_id <> '(none)')) OR (%s AND customer_group <> '(none)'))"
        .formatted(Names.in("pool", direct), Names.in("pool", grouped));
  }

  private static String key(String period, String activity) {
    return period + "\u001f" + activity;
  }

  boolean isDirect(String pool) {
    return direct.contains(pool);
  }

  boolean isGrouped(String pool) {
    return grouped.contains(pool);
  }

  Set<String> directPools() {
    return direct;
  }

  /** What goes by a pool's drivers. */
  Driven driven(String ratePeriod, String pool) {
    return driven.getOrDefault(ratePeriod, Map.of()).getOrDefault(pool, Driven.NONE);
  }

  /** Rows of a group or product. */
  Driven named(Bucket bucket) {
    Rows rows =
        run.query(
            "SELECT sum(%s) AS amount, sum(abs(%s)) AS turnover FROM ledger_row WHERE pool = %s AND customer_id = '(unassigned)' AND customer_group = %s AND product_id = %s%s"
                .formatted(
                    view.ledger(),
                    view.ledger(),
                    Names.text(bucket.pool()),
                    Names.text(bucket.group()),
                    Names.text(bucket.product()),
                    perRun ? "" : " AND period = " + Names.text(bucket.period())));
    if (rows.decimal(0, "amount") == null) return Driven.NONE;
    return new Driven(
        Money.toUnits(rows.decimal(0, "amount")), Money.toUnits(rows.decimal(0, "turnover")));
  }

  /** Whether some rows of a direct pool name their customer. */
  boolean hasOwnRows(String pool) {
    return own.contains(pool);
  }

  /** Whether an activity's cost follows several drivers, so that each one's quantity is apart. */
  boolean hasSeveralDrivers(String activity) {
    return several.contains(activity);
  }

  View view() {
    return view;
  }

  /** The period whose rates hold for a cell. */
  String ratePeriod(String period) {
    return perRun ? Names.RUN : period;
  }

  boolean perRun() {
    return perRun;
  }

  CostNetwork network(String ratePeriod) {
    return networks.computeIfAbsent(
        ratePeriod,
        p ->
            new CostNetwork(
                edges.getOrDefault(p, List.of()), objects, driven.getOrDefault(p, Map.of())));
  }

  List<DriverRate> rates(String ratePeriod, String activity) {
    return rates.getOrDefault(key(ratePeriod, activity), List.of());
  }

  /**
   * What a driver's quantity costs.
   *
   * @param customerGroup group whose ledger rows it is, or {@code (none)}
   * @param product product whose ledger rows it is, or {@code (none)}
   * @param share part of the activity's cost that follows it; null where direct
   */
  record DriverRate(
      String target,
      String driver,
      String customerGroup,
      String product,
      BigDecimal quantity,
      BigDecimal share,
      BigDecimal cost) {
    boolean isDirect() {
      return driver.startsWith("direct");
    }

    boolean isTime() {
      return driver.startsWith("time ");
    }

    boolean hasProduct() {
      return target.contains("product");
    }

    BigDecimal rate() {
      return quantity.signum() == 0 ? null : cost.divide(quantity, LinearSystem.PRECISE);
    }
  }
}
