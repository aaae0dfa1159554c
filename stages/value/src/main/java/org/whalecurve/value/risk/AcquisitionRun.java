package org.whalecurve.value.risk;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Step;
import org.whalecurve.tables.RiskTables;

/** Cost, conversion and payback of every channel and campaign, from counts and sums. */
final class AcquisitionRun {
  private static final String ALL = "(all)";

  private final List<Spent> spent = new ArrayList<>();
  private final Map<String, Cohort> cohorts = new TreeMap<>();
  private long periods;

  private record Spent(String channel, String campaign, BigDecimal amount) {}

  /** Customers that one channel or campaign won, by the period in which; profit by age. */
  private static final class Cohort {
    private final Map<Long, Long> buyers = new TreeMap<>();
    private final Map<Long, BigDecimal> profit = new TreeMap<>();
    private long customers;

    long buyers() {
      return buyers.values().stream().mapToLong(n -> n).sum();
    }

    BigDecimal profit() {
      return profit.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /** A point of the curve. */
  private record Point(long age, long customers, BigDecimal profit, BigDecimal cumulative) {}

  private AcquisitionRun() {}

  static void run(Step.Context context) {
    AcquisitionRun run = new AcquisitionRun();
    run.read(context);
    List<Object[]> rows = new ArrayList<>();
    List<Object[]> curves = new ArrayList<>();
    for (String name : run.names()) {
      Cohort cohort = run.cohorts.getOrDefault(name, new Cohort());
      List<Point> curve = run.curve(cohort);
      rows.add(run.row(name, cohort, curve));
      for (Point p : curve) {
        curves.add(new Object[] {name, p.age(), p.customers(), p.profit(), p.cumulative()});
      }
    }
    rows.sort(java.util.Comparator.comparing(row -> (String) row[0] + '\n' + row[1]));
    PublishedRows.write(context, RiskTables.ACQUISITION, rows);
    PublishedRows.write(context, RiskTables.ACQUISITION_CURVE, curves);
  }

  private void read(Step.Context context) {
    for (Row row : context.session().query("SELECT * FROM " + AcquisitionSteps.WON)) {
      periods = row.integer(4);
      for (String name : List.of(row.text(0), ALL)) {
        Cohort cohort = cohorts.computeIfAbsent(name, n -> new Cohort());
        cohort.customers += row.integer(2);
        cohort.buyers.merge(row.integer(1), row.integer(3), Long::sum);
      }
    }
    for (Row row : context.session().query("SELECT * FROM " + AcquisitionSteps.EARNED)) {
      for (String name : List.of(row.text(0), ALL)) {
        cohorts.get(name).profit.merge(row.integer(1), row.decimal(2), BigDecimal::add);
      }
    }
    for (Row row : context.session().query("SELECT * FROM " + AcquisitionSteps.SPENT)) {
      spent.add(new Spent(row.text(0), row.text(1), row.decimal(2)));
    }
  }

  /**
   * Who won a customer, and whoever else spent money in the same way: campaigns where some customer
   * is said to be won by one, else channels.
   */
  private TreeSet<String> names() {
    TreeSet<String> names = new TreeSet<>(cohorts.keySet());
    names.add(ALL);
    boolean byChannel = spent.stream().anyMatch(s -> known(s.channel()));
    boolean byCampaign = spent.stream().anyMatch(s -> known(s.campaign()));
    for (Spent s : spent) {
      if (byChannel && s.channel() != null) names.add(s.channel());
      if (byCampaign && s.campaign() != null) names.add(s.campaign());
    }
    return names;
  }

  private boolean known(String name) {
    return name != null && cohorts.containsKey(name);
  }

  private String kind(String name) {
    if (name.equals(ALL)) return "all";
    boolean channel = spent.stream().anyMatch(s -> name.equals(s.channel()));
    boolean campaign = spent.stream().anyMatch(s -> name.equals(s.campaign()));
    if (channel && campaign) return "both";
    return channel ? "channel" : campaign ? "campaign" : "unpaid";
  }

  private BigDecimal cost(String name) {
    return spent.stream()
        .filter(
            s ->
                name.equals(ALL)
                    || Objects.equals(s.channel(), name)
                    || Objects.equals(s.campaign(), name))
        .map(Spent::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Object[] row(String name, Cohort cohort, List<Point> curve) {
    BigDecimal cost = cost(name);
    long buyers = cohort.buyers();
    BigDecimal perBuyer = per(cost, buyers);
    Long payback = cost.signum() <= 0 || perBuyer == null ? null : payback(curve, perBuyer);
    return new Object[] {
      kind(name),
      name,
      cost.setScale(6, RoundingMode.HALF_UP),
      cohort.customers,
      buyers,
      per(BigDecimal.valueOf(buyers), cohort.customers),
      perBuyer,
      cohort.profit().setScale(6, RoundingMode.HALF_UP),
      per(cohort.profit(), buyers),
      payback,
      payback == null ? reason(cost, buyers, curve) : null
    };
  }

  /** From when on the cost stays earned; null where it is not at the end. */
  private static Long payback(List<Point> curve, BigDecimal cost) {
    long periods = curve.size();
    while (periods > 0 && curve.get((int) periods - 1).cumulative().compareTo(cost) >= 0) periods--;
    return periods == curve.size() ? null : (Long) (periods + 1);
  }

  private static String reason(BigDecimal cost, long buyers, List<Point> curve) {
    if (cost.signum() <= 0) return "nothing was spent";
    if (buyers == 0) return "no new customer has an order";
    return "not earned within " + curve.size() + (curve.size() == 1 ? " period" : " periods");
  }

  private static BigDecimal per(BigDecimal amount, long count) {
    if (count <= 0) return null;
    return amount
        .divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
        .setScale(12, RoundingMode.HALF_UP);
  }

  /** Mean profit by age, each over those who have been with us so long. */
  private List<Point> curve(Cohort cohort) {
    List<Point> curve = new ArrayList<>();
    BigDecimal cumulative = BigDecimal.ZERO;
    for (long age = 0; age < periods; age++) {
      long last = periods - age;
      long customers =
          cohort.buyers.entrySet().stream()
              .filter(e -> e.getKey() <= last)
              .mapToLong(Map.Entry::getValue)
              .sum();
      if (customers == 0) break;
      BigDecimal profit = cohort.profit.getOrDefault(age, BigDecimal.ZERO);
      cumulative = cumulative.add(per(profit, customers));
      curve.add(new Point(age, customers, profit.setScale(6, RoundingMode.HALF_UP), cumulative));
    }
    return curve;
  }
}
