package org.whalecurve.samples.internal.bank;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.whalecurve.samples.internal.files.CsvFile;
import org.whalecurve.samples.internal.files.Dice;
import org.whalecurve.samples.internal.files.Months;

/**
 * Runs every card through the months and writes what happens: what the bank earns, what the
 * cardholder does, statements and their payment. All amounts are whole cents.
 */
final class Accounts {
  private static final int TOPIC = 41;
  private static final int GRACE_DAYS = 20;
  private static final int CHARGED_OFF_AFTER = 4;

  private final List<Cardholder> cardholders;
  private final int months;
  private final long seed;
  private final MonthTotals totals;
  private CsvFile lines;
  private CsvFile events;
  private CsvFile statements;
  private CsvFile losses;
  private long line;
  private long event;

  Accounts(List<Cardholder> cardholders, int months, long seed, MonthTotals totals) {
    this.cardholders = cardholders;
    this.months = months;
    this.seed = seed;
    this.totals = totals;
  }

  void write(Path folder, boolean compressed) throws IOException {
    try (CsvFile a =
            new CsvFile(
                folder,
                "income",
                compressed,
                "statement line date customer product channel amount");
        CsvFile b =
            new CsvFile(
                folder,
                "activity",
                compressed,
                "event_id type date customer count volume minutes");
        CsvFile c =
            new CsvFile(
                folder, "statements", compressed, "statement customer date due paid amount open");
        CsvFile d =
            new CsvFile(folder, "charge_offs", compressed, "date account customer amount")) {
      lines = a;
      events = b;
      statements = c;
      losses = d;
      for (Cardholder holder : cardholders) account(holder);
    }
  }

  /** The state of an account while the months go by. */
  private static final class State {
    private long balance;
    private int missed;
    private boolean closed;
    private boolean chargedOff;
  }

  private void account(Cardholder h) throws IOException {
    State state = new State();
    for (int month = h.opened(); month < months && !state.chargedOff; month++) {
      Dice dice = new Dice(seed, TOPIC, h.number() * 1024L + month);
      if (!state.closed) state.closed = dice.chance(h.fatigue());
      if (state.closed && state.balance == 0) return;
      month(h, month, dice, state);
    }
  }

  private void month(Cardholder h, int month, Dice dice, State state) throws IOException {
    boolean used = !state.closed && state.missed < 2 && dice.chance(h.activity());
    long spend = used ? room(h, state, Math.round(h.spend() * dice.logNormal(0.6))) : 0;
    long cash = Math.round(spend * h.cashShare() * dice.between(0.3, 1.7));
    cash = Math.min(cash, spend);
    long interest = Math.round(state.balance * 0.015);
    String id = "S%02d%06d".formatted(Months.number(month) % 100, h.number());
    if (spend > cash) purchases(h, month, dice, spend - cash);
    if (cash > 0) happened("cash", h, month, dice, 1 + dice.count(0.4), cash, 0);
    int line = 1;
    line = income(id, line, h, month, "INTERCHANGE", Math.round((spend - cash) * 0.0045));
    line = income(id, line, h, month, "CASH_FEE", Math.round(cash * 0.01));
    line = income(id, line, h, month, "INTEREST", interest);
    if ((month - h.opened()) % 12 == 0 && !used)
      line = income(id, line, h, month, "ANNUAL_FEE", 20_000);
    if (state.missed > 0) income(id, line, h, month, "LATE_FEE", 2_000);
    for (int i = dice.count(h.calls()); i > 0; i--)
      happened("call", h, month, dice, 1, 0, dice.whole(2, 9));
    state.balance += spend + interest;
    totals.add(month, spend, cash, state.balance);
    if (state.balance > 0) statement(h, month, dice, state);
  }

  private static long room(Cardholder h, State state, long wanted) {
    return Math.max(0, Math.min(wanted, h.limit() - state.balance));
  }

  private void purchases(Cardholder h, int month, Dice dice, long volume) throws IOException {
    happened(
        "purchase", h, month, dice, 1 + dice.count(Math.min(20, volume / 40_000.0)), volume, 0);
  }

  private int income(String id, int number, Cardholder h, int month, String product, long cents)
      throws IOException {
    if (cents <= 0) return number;
    lines.text(id).number(number).date(Months.of(month).atEndOfMonth()).id('B', h.number(), 6);
    lines.text(product).text(h.source().name().toLowerCase(Locale.ROOT)).decimal(cents, 2).row();
    line++;
    return number + 1;
  }

  private void happened(
      String type, Cardholder h, int month, Dice dice, int count, long volume, int minutes)
      throws IOException {
    events.id('E', ++event, 8).text(type).date(Months.day(month, dice.whole(1, 28)));
    events.id('B', h.number(), 6).number(count).decimal(volume, 2).number(minutes).row();
  }

  /** A missed due date makes the next more likely; after four the account is charged off. */
  private void statement(Cardholder h, int month, Dice dice, State state) throws IOException {
    LocalDate date = Months.of(month).atEndOfMonth();
    LocalDate due = date.plusDays(GRACE_DAYS);
    boolean missed =
        dice.chance(state.missed == 0 ? h.risk() : Math.min(0.85, 0.35 + 3 * h.risk()));
    long amount = state.balance;
    long carried = Math.round(amount * Math.min(0.98, h.revolving() * dice.between(0.6, 1.4)));
    state.missed = missed ? state.missed + 1 : 0;
    if (!missed) state.balance = carried < 5_000 ? 0 : carried;
    LocalDate paid = due.minusDays(dice.whole(0, 15));
    boolean open = missed || paid.isAfter(Months.of(months - 1).atEndOfMonth());
    statements.text("T%02d%06d".formatted(Months.number(month) % 100, h.number()));
    statements.id('B', h.number(), 6).date(date).date(due);
    if (open) statements.none();
    else statements.date(paid);
    statements.decimal(amount, 2).decimal(missed ? amount : 0, 2).row();
    boolean dunned = missed && month + 1 < months;
    if (dunned) happened("dunning", h, month + 1, dice, state.missed, 0, 4 * state.missed);
    if (state.missed >= CHARGED_OFF_AFTER) chargeOff(h, month, state);
  }

  private void chargeOff(Cardholder h, int month, State state) throws IOException {
    losses.date(Months.of(month).atEndOfMonth()).text("6702").id('B', h.number(), 6);
    losses.decimal(Math.round(state.balance * 0.7), 2).row();
    state.chargedOff = true;
  }
}
