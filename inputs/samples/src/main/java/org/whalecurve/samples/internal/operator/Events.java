package org.whalecurve.samples.internal.operator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.whalecurve.samples.internal.files.CsvFile;
import org.whalecurve.samples.internal.files.Dice;
import org.whalecurve.samples.internal.files.Months;
import org.whalecurve.samples.internal.operator.Facts.Fact;

/** Writes what happened with customers: enquiries, complaints, visits, installations, faults. */
public final class Events {
  private static final int TOPIC = 10;
  private static final double[] ENQUIRIES = {2, 0.3, 0.08, 0.1};
  private static final double[] COMPLAINTS = {0.3, 0.04, 0.012, 0.016};
  private static final double[] VISITS = {4, 0.06, 0, 0};
  private static final double[] INSTALLATIONS = {0.3, 0.02, 0.004, 0.002};
  private static final double[] FAULTS = {0.4, 0.04, 0.01, 0.006};

  private final List<Customer> customers;
  private final Facts facts;
  private final long seed;
  private final int months;
  private CsvFile csv;
  private long number;

  public Events(List<Customer> customers, Facts facts, long seed) {
    this.customers = customers;
    this.facts = facts;
    this.seed = seed;
    this.months = facts.months();
  }

  public void write(Path folder, boolean compressed) throws IOException {
    String header = "event_id type date customer_id product_id quantity duration_min";
    try (CsvFile file = new CsvFile(folder, "event", compressed, header)) {
      csv = file;
      for (int month = 0; month < months; month++) {
        for (Customer c : customers) if (c.active(month)) month(c, month);
      }
    }
  }

  private void month(Customer c, int month) throws IOException {
    Dice dice = new Dice(seed, TOPIC, c.number() * 1024L + month);
    int group = c.group().ordinal();
    for (int i = dice.count(ENQUIRIES[group] * c.needs()); i > 0; i--) {
      int topics = dice.whole(1, 3);
      event(c, month, dice, "enquiry", null, topics, dice.whole(2, 5) + 2 * topics);
      add(Fact.ENQUIRY_MIN, c, month, null, 3 + 2 * topics);
    }
    for (int i = dice.count(COMPLAINTS[group] * c.needs()); i > 0; i--) {
      int minutes = dice.whole(6, 40);
      event(c, month, dice, "complaint", null, 1, minutes);
      add(Fact.COMPLAINT_MIN, c, month, null, minutes);
    }
    for (int i = group == 0 ? 4 : dice.count(VISITS[group]); i > 0; i--) {
      event(c, month, dice, "visit", null, 1, dice.whole(60, 180));
      add(Fact.VISITS, c, month, null, 1);
    }
    fieldWork(c, month, dice);
  }

  private void fieldWork(Customer c, int month, Dice dice) throws IOException {
    int group = c.group().ordinal();
    double installations = c.from() == month && month > 0 ? 1 : INSTALLATIONS[group];
    for (int i = dice.count(installations); i > 0; i--) {
      int lines = dice.whole(1, 3);
      Product product = product(c, dice);
      event(c, month, dice, "installation", product, lines, dice.whole(20, 60) + 20 * lines);
      add(Fact.INSTALLATION_MIN, c, month, product, 40 + 20 * lines);
    }
    for (int i = dice.count(FAULTS[group] * c.needs()); i > 0; i--) {
      int minutes = dice.whole(20, 120);
      Product product = product(c, dice);
      event(c, month, dice, "fault", product, 1, minutes);
      add(Fact.FAULT_MIN, c, month, product, minutes);
    }
  }

  private static Product product(Customer c, Dice dice) {
    return c.subscriptions().get(dice.whole(0, c.subscriptions().size() - 1)).product();
  }

  private void event(
      Customer c, int month, Dice dice, String type, Product product, int quantity, int minutes)
      throws IOException {
    csv.id('E', ++number, 8).text(type).date(Months.day(month, dice.whole(1, 28)));
    csv.id(c.prefix(month, months), c.number(), 6);
    if (product == null) csv.none();
    else csv.text(product.name());
    csv.number(quantity).number(minutes).row();
  }

  private void add(Fact fact, Customer c, int month, Product product, double quantity) {
    facts.add(
        fact,
        month,
        c.group().ordinal(),
        product == null ? Product.NONE : product.ordinal(),
        quantity);
  }
}
