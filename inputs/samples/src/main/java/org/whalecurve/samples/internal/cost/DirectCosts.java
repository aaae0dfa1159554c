package org.whalecurve.samples.internal.cost;

import java.util.List;
import org.whalecurve.samples.internal.cost.Ledger.Account;
import org.whalecurve.samples.internal.cost.Ledger.Entry;
import org.whalecurve.samples.internal.files.Dice;
import org.whalecurve.samples.internal.operator.Customer;
import org.whalecurve.samples.internal.operator.Facts;
import org.whalecurve.samples.internal.operator.Facts.Fact;
import org.whalecurve.samples.internal.operator.Group;
import org.whalecurve.samples.internal.operator.Product;
import org.whalecurve.samples.internal.operator.Product.Unit;
import org.whalecurve.samples.internal.operator.ProductLine;

/** Ledger rows that name a customer, a group or a product, and what they cost each cell. */
final class DirectCosts {
  private static final int TOPIC = 5;
  private static final double ADVERTISING_INCREMENTAL = 0.8;

  /** Settlement with other networks, part of the net amount of local and of other calls. */
  private static final double LOCAL_SETTLEMENT = 0.05;

  private static final double TOLL_SETTLEMENT = 0.03;

  /** Bandwidth bought from other networks, part of the net amount of internet traffic. */
  private static final double BANDWIDTH = 0.06;

  /** Circuits rented from other operators, part of the net amount of basic data. */
  private static final double CIRCUIT_RENT = 0.12;

  /** Commission on local products by group, part of the net amount. */
  private static final double[] COMMISSION = {0.02, 0.085, 0.11, 0.12};

  /** Commission on each product line in relation to local products. */
  private static final double[] COMMISSION_WEIGHT = {1, 0.3, 0.7, 0.7, 0.7};

  private static final double[] ADVERTISING = {0.008, 0.025, 0.035, 0.045};
  private static final double HANDSET_SUBSIDY = 0.08;
  private static final double MODEM_SUBSIDY = 0.05;
  private static final double PROJECT = 0.012;

  private final Facts facts;
  private final Ledger ledger;

  DirectCosts(Facts facts, Ledger ledger) {
    this.facts = facts;
    this.ledger = ledger;
  }

  void post(List<Customer> customers, long seed) {
    for (int month = 0; month < facts.months(); month++) {
      for (Product product : Product.values()) postProduct(month, product);
      for (Group group : Group.values()) postAdvertising(month, group);
    }
    double key = 0;
    for (int month = 0; month < facts.months(); month++)
      key += facts.total(Fact.NET, month, 0) / facts.months();
    postProjects(customers, key, seed);
  }

  private void postProduct(int month, Product product) {
    double all = 0;
    for (int g = 0; g < Facts.GROUPS; g++) all += facts.get(Fact.NET, month, g, product.ordinal());
    if (product.line == ProductLine.BASIC_DATA) {
      post(month, "settlement", Account.CIRCUIT_RENT, all * CIRCUIT_RENT, null, product);
    }
    if (product.unit != Unit.LINE) {
      post(month, "settlement", Account.SETTLEMENT, all * settlement(product), null, product);
    }
    for (Group group : Group.values()) {
      double net = facts.get(Fact.NET, month, group.ordinal(), product.ordinal());
      double rate = COMMISSION[group.ordinal()] * COMMISSION_WEIGHT[product.line.ordinal()];
      post(month, "channels", Account.COMMISSION, net * rate, group, product);
      if (product == Product.L03)
        post(month, "channels", Account.SUBSIDY, net * HANDSET_SUBSIDY, group, product);
      if (product == Product.I01)
        post(month, "channels", Account.SUBSIDY, net * MODEM_SUBSIDY, group, product);
    }
  }

  private static double settlement(Product product) {
    if (product.unit == Unit.GB) return BANDWIDTH;
    return product.line == ProductLine.LOCAL ? LOCAL_SETTLEMENT : TOLL_SETTLEMENT;
  }

  private void postAdvertising(int month, Group group) {
    double campaign = month % 6 == 4 ? 1.5 : 0.9;
    double net = facts.total(Fact.NET, month, group.ordinal());
    post(
        month,
        "marketing",
        Account.ADVERTISING,
        net * ADVERTISING[group.ordinal()] * campaign,
        group,
        null);
  }

  /** Building work for the leased lines of key accounts: every third month for each. */
  private void postProjects(List<Customer> customers, double monthlyRevenue, long seed) {
    List<Customer> keys = customers.stream().filter(c -> c.group() == Group.KEY).toList();
    for (int month = 0; month < facts.months(); month++) {
      for (int i = month % 3; i < keys.size(); i += 3) {
        Dice dice = new Dice(seed, TOPIC, keys.get(i).number() * 1024L + month);
        double amount = monthlyRevenue / keys.size() * 3 * PROJECT * dice.between(0.4, 1.6);
        ledger.post(
            new Entry(
                month,
                "projects",
                Account.PROJECT,
                Math.round(amount * 100),
                keys.get(i),
                null,
                Product.S01));
      }
    }
  }

  private void post(
      int month, String costCenter, Account account, double amount, Group group, Product product) {
    ledger.post(
        new Entry(month, costCenter, account, Math.round(amount * 100), null, group, product));
  }

  /** Adds what the rows cost each group and product line. */
  void addTo(CellCosts cells) {
    for (Entry e : ledger.entries()) {
      double amount = e.cents() / 100.0;
      double incremental =
          e.account() == Account.ADVERTISING ? ADVERTISING_INCREMENTAL * amount : amount;
      Fact fact = e.account() == Account.CIRCUIT_RENT ? Fact.NET : Fact.QUANTITY;
      if (e.customer() != null) cells.add(0, e.product().ordinal(), amount, incremental);
      else if (e.group() != null && e.product() != null)
        cells.add(e.group().ordinal(), e.product().ordinal(), amount, incremental);
      else if (e.group() != null)
        cells.spread(facts, e.month(), amount, incremental, netOf(e.group()));
      else if (e.product() != null)
        cells.spread(facts, e.month(), amount, incremental, of(fact, e.product()));
    }
  }

  private static CostPlan.Weight netOf(Group group) {
    return (f, m, g, p) -> g == group.ordinal() ? f.get(Fact.NET, m, g, p) : 0;
  }

  private static CostPlan.Weight of(Fact fact, Product product) {
    return (f, m, g, p) -> p == product.ordinal() ? f.get(fact, m, g, p) : 0;
  }
}
