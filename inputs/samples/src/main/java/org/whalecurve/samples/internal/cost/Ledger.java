package org.whalecurve.samples.internal.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.whalecurve.samples.internal.cost.CostPlan.Department;
import org.whalecurve.samples.internal.files.Dice;
import org.whalecurve.samples.internal.operator.Customer;
import org.whalecurve.samples.internal.operator.Group;
import org.whalecurve.samples.internal.operator.Product;

/** The general ledger, filled department by department; amounts are in cents. */
final class Ledger {
  private static final int TOPIC = 4;
  private static final double PAY_SHARE = 0.78;

  /** Network branches and their part of network cost; the last takes what rounding leaves. */
  private static final String[] BRANCHES = {
    "network_east", "network_south", "network_west", "network_north"
  };

  private static final double[] BRANCH_SHARES = {0.35, 0.28, 0.22, 0.15};

  /** An account. */
  enum Account {
    REVENUE_LOCAL("600101", "Revenue local 市话收入"),
    REVENUE_LONG_DISTANCE("600102", "Revenue long distance 长途收入"),
    REVENUE_BASIC_DATA("600103", "Revenue basic data 基础数据收入"),
    REVENUE_INTERNET("600104", "Revenue internet 互联网收入"),
    REVENUE_LEASED_LINE("600105", "Revenue leased lines 专线收入"),
    DEPRECIATION_PLANT("640101", "Depreciation of lines and ducts 线路折旧"),
    DEPRECIATION_EQUIPMENT("640102", "Depreciation of equipment 设备折旧"),
    REPAIR("640103", "Repair 修理费"),
    POWER("640104", "Power of network sites 机房电费"),
    SETTLEMENT("640105", "Interconnection settlement 网间结算支出"),
    CIRCUIT_RENT("640106", "Rented circuits 电路租费"),
    PAY("660101", "Operating pay 营业人员薪酬"),
    PREMISES("660102", "Operating premises and utilities 营业房租水电"),
    COMMISSION("660103", "Commissions 代理手续费"),
    ADVERTISING("660104", "Advertising 广告宣传费"),
    SUBSIDY("660105", "Terminal subsidies 终端补贴"),
    PROJECT("660106", "Customer projects 客户项目费"),
    ADMINISTRATIVE_PAY("660201", "Administrative pay 管理人员薪酬"),
    ADMINISTRATIVE_PREMISES("660202", "Administrative premises and utilities 管理房租水电"),
    BOARD("660203", "Board and audit 董事会及审计费"),
    INTEREST("660301", "Interest 利息支出"),
    NON_OPERATING("671101", "Non-operating expense 营业外支出");

    final String number;
    final String title;

    Account(String number, String title) {
      this.number = number;
      this.title = title;
    }
  }

  /**
   * One ledger row.
   *
   * @param customer customer that it belongs to, or null; likewise group and product
   */
  record Entry(
      int month,
      String costCenter,
      Account account,
      long cents,
      Customer customer,
      Group group,
      Product product) {}

  private final List<Entry> entries = new ArrayList<>();
  private final int months;
  private final long seed;

  Ledger(int months, long seed) {
    this.months = months;
    this.seed = seed;
  }

  List<Entry> entries() {
    return entries;
  }

  int months() {
    return months;
  }

  /** Adds a row unless it is empty. */
  void post(int month, String costCenter, Account account, double amount) {
    post(new Entry(month, costCenter, account, Math.round(amount * 100), null, null, null));
  }

  void post(Entry entry) {
    if (entry.cents() != 0) entries.add(entry);
  }

  /** Pay and premises of every department, for a mean monthly revenue. */
  void departments(double monthlyRevenue) {
    for (Department d : CostPlan.DEPARTMENTS) {
      Dice dice = new Dice(seed, TOPIC, CostPlan.DEPARTMENTS.indexOf(d));
      for (int month = 0; month < months; month++) {
        double bonus = month % 12 == 11 ? 1.08 : 1;
        double amount = d.budget() / 100 * monthlyRevenue * bonus * dice.between(0.98, 1.02);
        post(
            month,
            d.costCenter(),
            d.administrative() ? Account.ADMINISTRATIVE_PAY : Account.PAY,
            amount * PAY_SHARE);
        post(
            month,
            d.costCenter(),
            d.administrative() ? Account.ADMINISTRATIVE_PREMISES : Account.PREMISES,
            amount * (1 - PAY_SHARE));
      }
    }
  }

  /** Network cost of a month, spread over the branches. */
  void network(int month, Account account, double amount) {
    long cents = Math.round(amount * 100);
    long rest = cents;
    for (int i = 0; i < BRANCHES.length; i++) {
      long part = i == BRANCHES.length - 1 ? rest : Math.round(cents * BRANCH_SHARES[i]);
      rest -= part;
      post(new Entry(month, BRANCHES[i], account, part, null, null, null));
    }
  }

  /** The sum of rows of a month. */
  double total(int month, Predicate<Entry> which) {
    long cents = 0;
    for (Entry e : entries) if (e.month() == month && which.test(e)) cents += e.cents();
    return cents / 100.0;
  }
}
