package org.whalecurve.samples.internal.cost;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.whalecurve.samples.internal.cost.CostPlan.Workplace;
import org.whalecurve.samples.internal.cost.Ledger.Account;
import org.whalecurve.samples.internal.cost.Ledger.Entry;
import org.whalecurve.samples.internal.files.CsvFile;
import org.whalecurve.samples.internal.files.Months;
import org.whalecurve.samples.internal.operator.Facts;
import org.whalecurve.samples.internal.operator.Facts.Fact;
import org.whalecurve.samples.internal.operator.Group;
import org.whalecurve.samples.internal.operator.ProductLine;

/** Writes ledger, drivers and marketing campaigns. */
final class CostFiles {
  private static final String[] CAMPAIGNS = {"brand", "broadband_offer", "spring_festival"};
  private static final int PRICE_OF_BOOK_VALUE = 96;
  private static final double COST_OF_HOUR = 85;

  private final Path folder;
  private final boolean compressed;
  private final int months;

  CostFiles(Path folder, boolean compressed, int months) {
    this.folder = folder;
    this.compressed = compressed;
    this.months = months;
  }

  /** The ledger, revenue accounts included: they repeat the bills to the cent. */
  void ledger(Ledger ledger, Facts facts) throws IOException {
    String header =
        "period cost_center account account_name amount customer_id customer_group product_id";
    try (CsvFile csv = new CsvFile(folder, "ledger", compressed, header)) {
      for (int month = 0; month < months; month++) {
        for (ProductLine line : ProductLine.values()) write(csv, revenue(month, line, facts));
        for (Entry e : ledger.entries()) if (e.month() == month) write(csv, e);
      }
    }
  }

  private static Entry revenue(int month, ProductLine line, Facts facts) {
    double net = 0;
    for (int g = 0; g < Facts.GROUPS; g++) net += facts.total(Fact.REVENUE, month, g, line);
    return new Entry(
        month,
        "revenue",
        Account.values()[line.ordinal()],
        -Math.round(net * 100),
        null,
        null,
        null);
  }

  private static void write(CsvFile csv, Entry e) throws IOException {
    csv.text(Months.period(e.month()))
        .text(e.costCenter())
        .text(e.account().number)
        .text(e.account().title);
    csv.decimal(e.cents(), 2);
    if (e.customer() == null) csv.none();
    else csv.id('C', e.customer().number(), 6);
    csv.text(e.group() == null ? "" : e.group().id)
        .text(e.product() == null ? "" : e.product().name())
        .row();
  }

  void drivers(Workplaces workplaces, Calibration calibration) throws IOException {
    String header = "period name quantity customer_group product_line activity";
    try (CsvFile csv = new CsvFile(folder, "driver", compressed, header)) {
      lasting(csv, workplaces);
      for (int month = 0; month < months; month++) monthly(csv, workplaces, calibration, month);
      for (Element e : Element.values())
        if (!e.driver.isEmpty()) traffic(csv, e, calibration.network().traffic(e));
    }
  }

  /** Rows without a period hold for every month. */
  private static void lasting(CsvFile csv, Workplaces workplaces) throws IOException {
    for (int s = 0; s < 2; s++) {
      for (Workplace w : workplaces.of(0))
        row(csv, "", Workplaces.DRIVERS.get(s), Workplaces.quantity(w, s), "", "", w.node());
    }
    for (ProductLine line : ProductLine.values()) {
      row(csv, "", "product_manager_days", CostPlan.PRODUCT_DAYS[line.ordinal()], "", line.id, "");
    }
    for (Group group : Group.values()) {
      row(
          csv,
          "",
          "service_plan_hours",
          CostPlan.SERVICE_PLAN_HOURS[group.ordinal()],
          group.id,
          "",
          "");
    }
  }

  private static void monthly(
      CsvFile csv, Workplaces workplaces, Calibration calibration, int month) throws IOException {
    String period = Months.period(month);
    for (Workplace w : workplaces.of(month))
      row(csv, period, "headcount", w.people(), "", "", w.node());
    for (Element e : Element.values()) {
      row(
          csv,
          period,
          "asset_value",
          calibration.ownCost(month, e, 0) * PRICE_OF_BOOK_VALUE,
          "",
          "",
          e.id);
      row(
          csv,
          period,
          "maintenance_hours",
          calibration.ownCost(month, e, 1) / COST_OF_HOUR,
          "",
          "",
          e.id);
    }
  }

  private static void traffic(CsvFile csv, Element e, double[][][] traffic) throws IOException {
    for (int month = 0; month < traffic.length; month++) {
      for (Group group : Group.values()) {
        for (ProductLine line : ProductLine.values()) {
          double units = traffic[month][group.ordinal()][line.ordinal()] / e.unitCost;
          row(csv, Months.period(month), e.driver, units, group.id, line.id, "");
        }
      }
    }
  }

  private static void row(
      CsvFile csv,
      String period,
      String name,
      double quantity,
      String group,
      String line,
      String activity)
      throws IOException {
    long milli = Math.round(quantity * 1000);
    if (milli == 0) return;
    csv.text(period).text(name).decimal(milli, 3).text(group).text(line).text(activity).row();
  }

  /** Campaigns: what the advertising account was spent on. */
  void marketing(Ledger ledger) throws IOException {
    try (CsvFile csv =
        new CsvFile(
            folder, "marketing", compressed, "period campaign channel customer_group amount")) {
      List<Entry> spend =
          ledger.entries().stream().filter(e -> e.account() == Account.ADVERTISING).toList();
      for (Entry e : spend) {
        long rest = e.cents();
        for (int i = 0; i < CAMPAIGNS.length; i++) {
          long part = i == CAMPAIGNS.length - 1 ? rest : Math.round(e.cents() * (0.5 - 0.2 * i));
          rest -= part;
          csv.text(Months.period(e.month()))
              .text(CAMPAIGNS[i])
              .text(i == 0 ? "television" : "online");
          csv.text(e.group().id).decimal(part, 2).row();
        }
      }
    }
  }
}
