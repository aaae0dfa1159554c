package org.whalecurve.samples.internal.bank;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.whalecurve.samples.internal.files.CsvFile;
import org.whalecurve.samples.internal.files.Dice;
import org.whalecurve.samples.internal.files.Months;

/** Writes the data files of the sample bank. */
public final class BankFiles {
  private static final int TOPIC = 42;
  private static final String[] MANAGERS = {"M01", "M02", "M03", "M04", "M05"};

  private final int cards;
  private final int months;
  private final long seed;

  public BankFiles(int cards, int months, long seed) {
    this.cards = cards;
    this.months = months;
    this.seed = seed;
  }

  public void write(Path folder, boolean compressed) throws IOException {
    List<Cardholder> holders = new ArrayList<>();
    for (int n = 1; n <= cards; n++) holders.add(Cardholder.draw(n, months, seed));
    customers(folder, compressed, holders);
    MonthTotals totals = new MonthTotals(months);
    new Accounts(holders, months, seed, totals).write(folder, compressed);
    ledger(folder, compressed, totals);
    marketing(folder, compressed, holders);
    feedback(folder, compressed, holders);
  }

  private void customers(Path folder, boolean compressed, List<Cardholder> holders)
      throws IOException {
    String header =
        "customer group opened sex age education marriage home employer title tie supplementary source limit manager";
    try (CsvFile csv = new CsvFile(folder, "cardholders", compressed, header)) {
      for (Cardholder h : holders) {
        Dice dice = new Dice(seed, TOPIC, h.number());
        csv.id('B', h.number(), 6)
            .text(
                h.limit() >= 4_000_000 ? "gold" : h.limit() >= 1_500_000 ? "standard" : "starter");
        csv.date(
            h.opened() == 0
                ? Months.of(0).minusMonths(dice.whole(0, 59)).atDay(dice.whole(1, 28))
                : Months.day(h.opened(), 1));
        csv.text(h.sex()).number(h.age()).text(h.education()).text(h.marriage()).text(h.home());
        csv.text(h.employer()).text(h.title()).text(h.tie()).flag(h.supplementary());
        csv.text(h.source().name().toLowerCase(Locale.ROOT)).decimal(h.limit(), 2);
        csv.text(dice.oneOf(MANAGERS)).row();
      }
    }
  }

  /** Costs that grow with what the cards do, and fixed ones; in cents. */
  private void ledger(Path folder, boolean compressed, MonthTotals totals) throws IOException {
    try (CsvFile csv =
        new CsvFile(folder, "ledger", compressed, "period cost_center account amount")) {
      for (int month = 0; month < months; month++) {
        entry(csv, month, "treasury", "6411", Math.round(totals.balance(month) * 0.0022));
        entry(csv, month, "loyalty", "6601", Math.round(totals.spend(month) * 0.0006));
        entry(
            csv, month, "processing", "6602", 1_500_000 + Math.round(totals.spend(month) * 0.0002));
        entry(csv, month, "service_centre", "6603", cards * 260L);
        entry(csv, month, "collections", "6604", cards * 40L);
        entry(csv, month, "statements", "6605", cards * 80L);
        entry(csv, month, "sales", "6606", cards * 120L);
        entry(csv, month, "management", "6607", cards * 100L);
      }
    }
  }

  private static void entry(CsvFile csv, int month, String centre, String account, long cents)
      throws IOException {
    csv.text(Months.period(month)).text(centre).text(account).decimal(cents, 2).row();
  }

  private void marketing(Path folder, boolean compressed, List<Cardholder> holders)
      throws IOException {
    long[] price = {9_000, 4_500, 2_500, 16_000, 12_000, 6_000};
    try (CsvFile csv =
        new CsvFile(folder, "campaigns", compressed, "period campaign channel amount")) {
      for (int month = 0; month < months; month++) {
        for (Cardholder.Source source : Cardholder.Source.values()) {
          int at = month;
          long won =
              holders.stream()
                  .filter(h -> h.source() == source && h.opened() == at && at > 0)
                  .count();
          String name = source.name().toLowerCase(Locale.ROOT);
          csv.text(Months.period(month)).text(name + "_2025").text(name);
          csv.decimal((won + 1) * price[source.ordinal()], 2).row();
        }
      }
    }
  }

  private void feedback(Path folder, boolean compressed, List<Cardholder> holders)
      throws IOException {
    try (CsvFile csv =
        new CsvFile(folder, "survey", compressed, "date customer type score resolved")) {
      for (Cardholder h : holders) {
        Dice dice = new Dice(seed, TOPIC, 1_000_000L + h.number());
        if (!dice.chance(0.3)) continue;
        int month = dice.whole(h.opened(), months - 1);
        boolean complaint = dice.chance(Math.min(0.6, h.calls()));
        int day = dice.whole(1, 28);
        csv.date(Months.day(month, day))
            .id('B', h.number(), 6)
            .text(complaint ? "complaint" : "survey");
        csv.number(complaint ? dice.whole(1, 5) : dice.whole(5, 10));
        if (complaint) csv.date(Months.day(month, day).plusDays(dice.whole(1, 12)));
        else csv.none();
        csv.row();
      }
    }
  }
}
