package org.whalecurve.samples.internal.operator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.whalecurve.samples.internal.files.CsvFile;
import org.whalecurve.samples.internal.files.Dice;
import org.whalecurve.samples.internal.files.Months;

/** Writes customers, their former numbers, and products. */
public final class MasterData {
  private static final int TOPIC = 9;
  private static final String[] REGIONS = {"east", "south", "west", "north"};
  private static final String[] KEY_INDUSTRIES = {
    "government", "finance", "health", "education", "energy", "transport"
  };
  private static final String[] INDUSTRIES = {
    "trade", "manufacturing", "logistics", "hospitality", "software", "services"
  };

  private final Path folder;
  private final boolean compressed;
  private final long seed;
  private int lastKey;

  public MasterData(Path folder, boolean compressed, long seed) {
    this.folder = folder;
    this.compressed = compressed;
    this.seed = seed;
  }

  public void write(List<Customer> customers) throws IOException {
    String header =
        "customer_id name customer_group region industry manager_id customer_since parent_id referrer_id acquired_by";
    try (CsvFile csv = new CsvFile(folder, "customer", compressed, header)) {
      for (Customer c : customers) write(csv, c);
    }
    try (CsvFile csv = new CsvFile(folder, "customer_alias", compressed, "old_id customer_id")) {
      for (Customer c : customers) {
        if (c.renumbered()) csv.id('K', c.number(), 6).id('C', c.number(), 6).row();
      }
    }
    writeProducts();
  }

  private void write(CsvFile csv, Customer c) throws IOException {
    Dice dice = new Dice(seed, TOPIC, c.number());
    boolean firm = c.group() == Group.KEY || c.group() == Group.BUSINESS;
    String[] industries = c.group() == Group.KEY ? KEY_INDUSTRIES : INDUSTRIES;
    csv.id('C', c.number(), 6).text(Names.of(c, seed)).text(c.group().id).text(dice.oneOf(REGIONS));
    csv.text(firm ? dice.oneOf(industries) : "household");
    writeManager(csv, c, dice);
    if (c.from() > 0) csv.date(Months.day(c.from(), dice.whole(1, c.billDay())));
    else csv.date(dice.whole(1994, 2024), dice.whole(1, 12), dice.whole(1, 28));
    writeParent(csv, c);
    if (dice.chance(0.03) && c.number() > 10) csv.id('C', dice.whole(1, c.number() - 1), 6);
    else csv.none();
    csv.text(c.channel().id).row();
  }

  private static void writeManager(CsvFile csv, Customer c, Dice dice) throws IOException {
    switch (c.group()) {
      case KEY -> csv.id('M', dice.whole(1, 8), 3);
      case BUSINESS -> csv.id('M', dice.whole(10, 29), 3);
      default -> csv.none();
    }
  }

  /** Every fourth key account belongs to the one before it. */
  private void writeParent(CsvFile csv, Customer c) throws IOException {
    boolean child = c.group() == Group.KEY && lastKey > 0 && c.number() % 4 == 0;
    if (child) csv.id('C', lastKey, 6);
    else csv.none();
    if (c.group() == Group.KEY && !child) lastKey = c.number();
  }

  private void writeProducts() throws IOException {
    try (CsvFile csv =
        new CsvFile(folder, "product", compressed, "product_id name product_line unit")) {
      for (Product p : Product.values())
        csv.text(p.name()).text(p.title).text(p.line.id).text(p.unit.id).row();
    }
  }
}
