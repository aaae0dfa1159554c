package org.whalecurve.samples.internal.operator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.whalecurve.samples.internal.files.CsvFile;
import org.whalecurve.samples.internal.files.Dice;
import org.whalecurve.samples.internal.files.Months;

/**
 * Writes what customers say and what is thought of them: surveys and complaints, contracts,
 * expected demand, and the judgements of account managers on key and business customers.
 */
public final class Voices {
  private static final int TOPIC = 50;
  private static final double[] SURVEYED = {1, 0.3, 0.04, 0.04};

  /** Indicators of the key-account scorecard that no system measures. */
  private static final String[] JUDGED = {
    "price_sensitivity",
    "social_influence",
    "business_health",
    "value_chain_role",
    "service_dependence",
    "lost_to_rivals",
    "share_of_wallet",
    "mutual_benefit"
  };

  private final List<Customer> customers;
  private final int months;
  private final long seed;

  public Voices(List<Customer> customers, int months, long seed) {
    this.customers = customers;
    this.months = months;
    this.seed = seed;
  }

  public void write(Path folder, boolean compressed) throws IOException {
    feedback(folder, compressed);
    contracts(folder, compressed);
    judgements(folder, compressed);
  }

  private Dice dice(Customer c, int part) {
    return new Dice(seed, TOPIC + part, c.number());
  }

  private static boolean firm(Customer c) {
    return c.group() == Group.KEY || c.group() == Group.BUSINESS;
  }

  /** Who calls often is less content. */
  private void feedback(Path folder, boolean compressed) throws IOException {
    String header = "date customer_id type score resolved_at";
    try (CsvFile csv = new CsvFile(folder, "feedback", compressed, header)) {
      for (Customer c : customers) {
        Dice dice = dice(c, 0);
        if (dice.chance(SURVEYED[c.group().ordinal()])) survey(csv, c, dice);
        if (dice.chance(Math.min(0.5, 0.02 * c.needs()))) complaint(csv, c, dice);
      }
    }
  }

  private void survey(CsvFile csv, Customer c, Dice dice) throws IOException {
    int score = (int) Math.round(Math.max(1, 9.5 - 1.5 * c.needs() - dice.between(0, 2)));
    csv.date(Months.day(dice.whole(c.from(), c.until() - 1), dice.whole(1, 28)));
    csv.id('C', c.number(), 6).text("survey").number(score).none().row();
  }

  private void complaint(CsvFile csv, Customer c, Dice dice) throws IOException {
    int month = dice.whole(c.from(), c.until() - 1);
    int day = dice.whole(1, 28);
    csv.date(Months.day(month, day)).id('C', c.number(), 6).text("complaint");
    csv.number(dice.whole(1, 4)).date(Months.day(month, day).plusDays(dice.whole(1, 20))).row();
  }

  private void contracts(Path folder, boolean compressed) throws IOException {
    try (CsvFile terms =
            new CsvFile(folder, "contract", compressed, "customer_id start end amount");
        CsvFile demand =
            new CsvFile(folder, "forecast", compressed, "customer_id period amount probability")) {
      for (Customer c : customers) {
        if (!firm(c)) continue;
        Dice dice = dice(c, 1);
        long yearly =
            Math.round(c.subscriptions().stream().mapToDouble(s -> s.amount()).sum() * 1200);
        terms.id('C', c.number(), 6).date(Months.day(c.from(), 1));
        terms.date(Months.day(c.from(), 1).plusMonths(12L * dice.whole(1, 3)).minusDays(1));
        terms.decimal(yearly, 2).row();
        if (c.until() < months) continue;
        demand.id('C', c.number(), 6).text(Months.period(months).substring(0, 4));
        demand.decimal(Math.round(yearly * dice.logNormal(0.25)), 2);
        demand.decimal(dice.whole(5, 10), 1).row();
      }
    }
  }

  private void judgements(Path folder, boolean compressed) throws IOException {
    String header = "customer_id indicator date score author";
    try (CsvFile csv = new CsvFile(folder, "expert_score", compressed, header)) {
      for (Customer c : customers) {
        if (!firm(c)) continue;
        Dice dice = dice(c, 2);
        int weight = c.group() == Group.KEY ? 3 : 0;
        for (String indicator : JUDGED) {
          csv.id('C', c.number(), 6).text(indicator);
          csv.date(Months.day(months - 1, dice.whole(1, 28)));
          csv.number(Math.min(10, weight + dice.whole(1, 8)));
          csv.id('M', dice.whole(1, 29), 3).row();
        }
      }
    }
  }
}
