package org.whalecurve.costing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.costing.Net.Flow;
import org.whalecurve.costing.Net.Kind;
import org.whalecurve.costing.Net.Node;
import org.whalecurve.engine.Session.Column;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Money;

/** Solves the network of every period and writes what the engine needs to price cost objects. */
final class SolveStep {
  private static final List<Column> RATE =
      columns(
          "flow_no INTEGER, period VARCHAR, grp VARCHAR, full_u DECIMAL(38,0), incremental_u DECIMAL(38,0), group_quantity_u DECIMAL(38,0),"
              + " weight_u DECIMAL(38,0), weight_max_u BIGINT, weight_step_u BIGINT, full_q BIGINT, incremental_q BIGINT,"
              + " group_quantity_q BIGINT, weight_q BIGINT, reach_u BIGINT, share DECIMAL(38,18)");
  private static final List<Column> FIXED =
      columns(
          "period VARCHAR, activity VARCHAR, line VARCHAR, customer_no INTEGER, full_u DECIMAL(38,0), incremental_u DECIMAL(38,0)");
  private static final List<Column> EDGE =
      columns(
          "period VARCHAR, stage VARCHAR, source VARCHAR, target VARCHAR, driver VARCHAR, quantity DECIMAL(38,6), share DECIMAL(38,12),"
              + " full_amount DECIMAL(38,6), incremental_amount DECIMAL(38,6)");
  private static final List<Column> BALANCE =
      columns(
          "period VARCHAR, stage VARCHAR, pool VARCHAR, amount_in DECIMAL(38,6), assigned DECIMAL(38,6), unused DECIMAL(38,6),"
              + " unassigned DECIMAL(38,6), difference DECIMAL(38,6)");
  private final Net net;
  private final List<Object[]> rates = new ArrayList<>();
  private final List<Object[]> fixed = new ArrayList<>();
  private final List<Object[]> edges = new ArrayList<>();
  private final List<Object[]> balances = new ArrayList<>();
  private final ResourceRows resources;

  private SolveStep(Net net, String locale) {
    this.net = net;
    this.resources = new ResourceRows(net, locale);
  }

  static Step of(Net net, String locale) {
    return new Step(
        "costing.solve",
        "solve the cost network of every period",
        Quantities.READS,
        List.of("rate", "fixed_cell", "network_edge", "network_balance", "resource"),
        new Step.Java(
            locale + " " + net.model(), context -> new SolveStep(net, locale).run(context)));
  }

  static List<Column> columns(String text) {
    List<Column> columns = new ArrayList<>();
    for (String one : text.split(", "))
      columns.add(
          new Column(one.substring(0, one.indexOf(' ')), one.substring(one.indexOf(' ') + 1)));
    return columns;
  }

  private void run(Step.Context context) {
    Quantities quantities = new Quantities(context.session(), net.perRun());
    long done = 0;
    for (String period : quantities.periods()) {
      solve(quantities, period);
      context.progress(++done, quantities.periods().size(), "periods");
    }
    context.write("rate", RATE, rates);
    context.write("fixed_cell", FIXED, fixed);
    context.write("network_edge", EDGE, edges);
    context.write("network_balance", BALANCE, balances);
    resources.write(context);
  }

  private void solve(Quantities quantities, String period) {
    PeriodNet periodNet = new PeriodNet(net, quantities, period, net.model().method());
    periodNet.checkLoops();
    List<Map<Receiver, BigInteger>> fullFlows = periodNet.flows(Quantities.Amount::full);
    List<Map<Receiver, BigInteger>> incrementalFlows =
        periodNet.flows(Quantities.Amount::incremental);
    List<Quantities.Amount> primary = periodNet.primary();
    List<BigInteger> fullGross =
        Solver.gross(primary.stream().map(Quantities.Amount::full).toList(), fullFlows);
    List<BigInteger> incrementalGross =
        Solver.gross(
            primary.stream().map(Quantities.Amount::incremental).toList(), incrementalFlows);
    for (Node node : net.nodes()) {
      int i = node.index();
      Map<Receiver, Quantities.Amount> flow = new LinkedHashMap<>();
      fullFlows
          .get(i)
          .forEach(
              (r, amount) ->
                  flow.put(r, new Quantities.Amount(amount, incrementalFlows.get(i).get(r))));
      writeNode(quantities, periodNet, period, node, flow);
      writeBalance(periodNet, period, node, fullGross.get(i), flow);
      if (node.kind() == Kind.RESOURCE)
        resources.add(
            periodNet,
            period,
            node,
            new Quantities.Amount(fullGross.get(i), incrementalGross.get(i)),
            flow.getOrDefault(Receiver.unused(), Quantities.Amount.ZERO));
    }
  }

  private void writeNode(
      Quantities quantities,
      PeriodNet periodNet,
      String period,
      Node node,
      Map<Receiver, Quantities.Amount> flow) {
    Map<Receiver, Share> shares = periodNet.shares().get(node.index());
    flow.forEach(
        (receiver, amount) -> {
          BigDecimal share = decimal(shares.get(receiver));
          switch (receiver.end()) {
            case NODE ->
                edge(
                    period,
                    node,
                    net.nodes().get(receiver.node()).name(),
                    nodeDriver(receiver),
                    nodeQuantity(periodNet, receiver),
                    share,
                    amount);
            case OBJECTS ->
                writeObjects(
                    quantities,
                    period,
                    node,
                    net.flows().get(receiver.flow()),
                    shares.get(receiver),
                    amount);
            case UNUSED -> fixed(period, node, 1, "(unused)", share, amount);
            case UNASSIGNED -> fixed(period, node, 0, "(unassigned)", share, amount);
          }
        });
    Quantities.Amount traced = periodNet.traced(node);
    for (Flow own : node.flows()) {
      if (!own.direct()) continue;
      edge(period, node, Words.object(own), Words.driver(own.by()), null, null, traced);
      writeTracedGroups(quantities, period, node, own);
    }
  }

  private static BigDecimal decimal(Share share) {
    return share.decimal(MathContext.DECIMAL128).setScale(12, RoundingMode.HALF_UP);
  }

  /** The part of an activity's cost that follows a driver; groups may be many, so to 18 digits. */
  private static BigDecimal fine(Share share) {
    return share.decimal(MathContext.DECIMAL128).setScale(18, RoundingMode.HALF_UP);
  }

  private String nodeDriver(Receiver receiver) {
    return receiver.flow() < 0 ? "time" : Words.driver(net.flows().get(receiver.flow()).by());
  }

  private BigDecimal nodeQuantity(PeriodNet periodNet, Receiver receiver) {
    return receiver.flow() < 0
        ? Money.fromUnits(periodNet.time(net.nodes().get(receiver.node())))
        : null;
  }

  private void fixed(
      String period,
      Node node,
      int customer,
      String target,
      BigDecimal share,
      Quantities.Amount amount) {
    edge(period, node, target, "", null, share, amount);
    fixed.add(
        new Object[] {
          period,
          node.name(),
          Words.line(node.line()),
          customer,
          dec(amount.full()),
          dec(amount.incremental())
        });
  }

  private void edge(
      String period,
      Node node,
      String target,
      String driver,
      BigDecimal quantity,
      BigDecimal share,
      Quantities.Amount amount) {
    edges.add(
        new Object[] {
          period,
          node.kind().stage(),
          node.name(),
          target,
          driver,
          quantity,
          share,
          Money.fromUnits(amount.full()),
          Money.fromUnits(amount.incremental())
        });
  }

  private static BigDecimal dec(BigInteger units) {
    return new BigDecimal(units);
  }

  /** The amount of a flow, per group of receivers where its quantity is given for groups. */
  private void writeObjects(
      Quantities quantities,
      String period,
      Node node,
      Flow flow,
      Share share,
      Quantities.Amount amount) {
    if (flow.toFacility()) {
      fixed(period, node, 0, Words.object(flow), decimal(share), amount);
      return;
    }
    Quantities.Total total = quantities.total(period, flow.no(), "");
    List<Quantities.Group> groups =
        quantities.groups(period, flow.no()).stream()
            .filter(
                g ->
                    g.quantity().signum() != 0
                        && quantities.total(period, flow.no(), g.name()).weight().signum() != 0)
            .toList();
    BigInteger quantity =
        flow.grouped()
            ? groups.stream()
                .map(Quantities.Group::quantity)
                .reduce(BigInteger.ZERO, BigInteger::add)
            : total.quantity();
    edge(
        period,
        node,
        Words.object(flow),
        Words.driver(flow.by()),
        flow.markUp() ? null : Money.fromUnits(quantity),
        decimal(share),
        amount);
    if (!flow.grouped()) {
      rate(period, flow, "", amount, share, null, flow.markUp() ? null : total);
      return;
    }
    List<BigInteger> weights = groups.stream().map(Quantities.Group::quantity).toList();
    List<BigInteger> full = Money.distribute(amount.full(), weights);
    List<BigInteger> incremental = Money.distribute(amount.incremental(), weights);
    for (int i = 0; i < groups.size(); i++) {
      Quantities.Group group = groups.get(i);
      rate(
          period,
          flow,
          group.name(),
          new Quantities.Amount(full.get(i), incremental.get(i)),
          share.times(new Share(group.quantity(), quantity)),
          group.quantity(),
          quantities.total(period, flow.no(), group.name()));
    }
  }

  /**
   * Ledger rows that name a group or product: spread within it, unassigned where nobody is in it.
   */
  private void writeTracedGroups(Quantities quantities, String period, Node node, Flow flow) {
    for (Quantities.Group group : quantities.groups(period, flow.no())) {
      Quantities.Total total = quantities.total(period, flow.no(), group.name());
      if (total.weight().signum() == 0) {
        fixed.add(
            new Object[] {
              period,
              node.name(),
              Words.line(node.line()),
              0,
              dec(group.traced().full()),
              dec(group.traced().incremental())
            });
      } else {
        rate(period, flow, group.name(), group.traced(), null, null, total);
      }
    }
  }

  private void rate(
      String period,
      Flow flow,
      String group,
      Quantities.Amount amount,
      Share share,
      BigInteger quantity,
      Quantities.Total total) {
    QuickRate quick = QuickRate.of(amount, quantity, total);
    rates.add(
        new Object[] {
          flow.no(),
          period,
          group,
          dec(amount.full()),
          dec(amount.incremental()),
          quantity == null ? null : dec(quantity),
          total == null ? null : dec(total.weight()),
          total == null ? null : total.weightMax().longValueExact(),
          quick.step(),
          quick.full(),
          quick.incremental(),
          quick.groupQuantity(),
          quick.weight(),
          quick.reach(),
          share == null ? null : fine(share)
        });
  }

  private void writeBalance(
      PeriodNet periodNet,
      String period,
      Node node,
      BigInteger gross,
      Map<Receiver, Quantities.Amount> flow) {
    BigInteger traced = periodNet.traced(node).full();
    BigInteger assigned = traced;
    BigInteger unused = BigInteger.ZERO;
    BigInteger unassigned = BigInteger.ZERO;
    for (Map.Entry<Receiver, Quantities.Amount> e : flow.entrySet()) {
      BigInteger amount = e.getValue().full();
      switch (e.getKey().end()) {
        case UNUSED -> unused = unused.add(amount);
        case UNASSIGNED -> unassigned = unassigned.add(amount);
        default -> assigned = assigned.add(amount);
      }
    }
    BigInteger in = gross.add(traced);
    BigInteger difference = in.subtract(assigned).subtract(unused).subtract(unassigned);
    balances.add(
        new Object[] {
          period,
          node.kind().stage(),
          node.name(),
          Money.fromUnits(in),
          Money.fromUnits(assigned),
          Money.fromUnits(unused),
          Money.fromUnits(unassigned),
          Money.fromUnits(difference)
        });
  }

  /**
   * A rate's numbers in 64 bits, where they fit. Pricing is {@code amount * weight / total} for
   * every receiver, and in 128 bits that takes many times longer. Weights are counted in steps that
   * all of them are multiples of, so that the products stay small.
   *
   * @param step what every weight is a multiple of
   * @param reach the largest weight, in units, for which the result is found in 64 bits; −1 for
   *     none
   */
  record QuickRate(
      long step, Long full, Long incremental, Long groupQuantity, Long weight, long reach) {
    /** Twice a product and once a total stay below 2^63. */
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(61);

    private static final QuickRate NONE = new QuickRate(1, null, null, null, null, -1);

    /**
     * @param quantity quantity of a group; null where there is none
     * @param total null where it is found later
     */
    static QuickRate of(Quantities.Amount amount, BigInteger quantity, Quantities.Total total) {
      if (total == null) return NONE;
      BigInteger step = BigInteger.valueOf(total.weightStep());
      BigInteger weight = total.weight().divide(step);
      BigInteger largest = amount.full().abs().max(amount.incremental().abs()).max(BigInteger.ONE);
      if (quantity != null) largest = largest.max(quantity.abs());
      if (largest.compareTo(LIMIT) >= 0 || weight.abs().compareTo(LIMIT) >= 0) return NONE;
      BigInteger reach = LIMIT.divide(largest).multiply(step);
      return new QuickRate(
          total.weightStep(),
          amount.full().longValueExact(),
          amount.incremental().longValueExact(),
          quantity == null ? null : quantity.longValueExact(),
          weight.longValueExact(),
          reach.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact());
    }
  }
}
