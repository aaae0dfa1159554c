package org.whalecurve.samples.internal.operator;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.whalecurve.samples.internal.files.CsvFile;
import org.whalecurve.samples.internal.files.Dice;
import org.whalecurve.samples.internal.files.Months;
import org.whalecurve.samples.internal.operator.Facts.Fact;

/** Invoices of those who pay by invoice: key accounts, business, and whoever tends to pay late. */
public final class Invoices {
  private static final int TOPIC = 11;
  private static final int DAYS_TO_PAY = 30;

  private final int months;
  private final long seed;

  public Invoices(int months, long seed) {
    this.months = months;
    this.seed = seed;
  }

  /** When an invoice is paid; {@code open} where that is after the last month. */
  private record Payment(LocalDate date, LocalDate paid, boolean late, boolean open) {}

  /** Counts bills and invoices that must be collected, before any bill is written. */
  public void count(List<Customer> customers, Facts facts) {
    for (int month = 0; month < months; month++) {
      for (Customer c : customers) {
        if (!c.active(month)) continue;
        int group = c.group().ordinal();
        facts.add(Fact.BILLED_CUSTOMERS, month, group, Product.NONE, 1);
        Payment payment = payment(c, month);
        boolean collect = byInvoice(c) && (payment.late() || payment.open());
        if (collect) facts.add(Fact.LATE_INVOICES, month, group, Product.NONE, 1);
      }
    }
  }

  private static boolean byInvoice(Customer c) {
    return c.group() == Group.KEY || c.group() == Group.BUSINESS || c.late();
  }

  private Payment payment(Customer c, int month) {
    Dice dice = new Dice(seed, TOPIC, c.number() * 1024L + month);
    boolean late = c.late() && dice.chance(0.6);
    int days = late ? DAYS_TO_PAY + dice.whole(1, 90) : dice.whole(5, DAYS_TO_PAY - 2);
    LocalDate date = Months.day(month, c.billDay());
    LocalDate paid = date.plusDays(days);
    return new Payment(date, paid, late, !paid.isBefore(Months.day(months, 1)));
  }

  /** Writes the invoice of a customer's bill. */
  public void write(CsvFile csv, int month, Customer c, long cents) throws IOException {
    if (!byInvoice(c)) return;
    Payment payment = payment(c, month);
    csv.id('I', Months.number(month) * 1_000_000L + c.number(), 10);
    csv.id(c.prefix(month, months), c.number(), 6);
    csv.date(payment.date()).date(payment.date().plusDays(DAYS_TO_PAY));
    if (payment.open()) csv.none();
    else csv.date(payment.paid());
    csv.decimal(cents, 2).decimal(payment.open() ? cents : 0, 2).row();
  }
}
