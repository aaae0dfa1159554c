package org.whalecurve.samples.internal.operator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.function.IntConsumer;
import org.whalecurve.samples.internal.files.CsvFile;
import org.whalecurve.samples.internal.files.Months;

/** Writes bill lines, one file a month, and the invoices of those who pay by invoice. */
public final class BillFiles {
  private static final String LINES =
      "transaction_id line_no date customer_id product_id channel quantity list_amount discount cash_discount"
          + " net_amount is_return";
  private static final byte[][] PRODUCTS = new byte[Product.NONE][];
  private static final byte[][] CHANNELS = new byte[Channel.values().length][];

  static {
    for (Product p : Product.values())
      PRODUCTS[p.ordinal()] = p.name().getBytes(StandardCharsets.UTF_8);
    for (Channel c : Channel.values())
      CHANNELS[c.ordinal()] = c.id.getBytes(StandardCharsets.UTF_8);
  }

  private final Bills bills;
  private final double[][] scale;
  private final Facts facts;
  private final Invoices invoices;
  private Customer invoiced;
  private long invoiceCents;

  public BillFiles(Bills bills, double[][] scale, Facts facts, Invoices invoices) {
    this.bills = bills;
    this.scale = scale;
    this.facts = facts;
    this.invoices = invoices;
  }

  public void write(Path folder, boolean compressed, IntConsumer monthDone) throws IOException {
    String header = "invoice_id customer_id invoice_date due_date paid_date amount outstanding";
    try (CsvFile receivables = new CsvFile(folder, "receivable", compressed, header)) {
      for (int month = 0; month < facts.months(); month++) {
        writeMonth(folder, compressed, month, receivables);
        monthDone.accept(month);
      }
    }
  }

  private void writeMonth(Path folder, boolean compressed, int month, CsvFile receivables)
      throws IOException {
    try (CsvFile csv = new CsvFile(folder, "bills-" + Months.period(month), compressed, LINES)) {
      bills.replay(
          month,
          scale,
          line -> {
            facts.add(line);
            write(csv, line);
            if (line.customer != invoiced) invoice(receivables, month, line.customer);
            invoiceCents += line.revenue();
          });
    }
    invoice(receivables, month, null);
  }

  private void write(CsvFile csv, BillLine line) throws IOException {
    YearMonth date = Months.of(line.month);
    char kind = line.isReturn ? 'R' : line.customer == null ? 'S' : 'B';
    csv.id(kind, Months.number(line.month) * 1_000_000L + line.bill, 10).number(line.lineNo);
    csv.date(date.getYear(), date.getMonthValue(), line.day);
    if (line.customer == null) csv.none();
    else csv.id(line.customer.prefix(line.month, facts.months()), line.customer.number(), 6);
    csv.bytes(PRODUCTS[line.product.ordinal()]).bytes(CHANNELS[line.channel.ordinal()]);
    if (line.product.unit == Product.Unit.GB) csv.decimal(line.quantityMilli, 3);
    else csv.number(line.quantityMilli / 1000);
    csv.decimal(line.list, 2)
        .decimal(line.discount, 2)
        .decimal(line.cashDiscount, 2)
        .decimal(line.net, 2);
    csv.flag(line.isReturn).row();
  }

  /** Closes the invoice of the customer whose lines have ended and opens the next one's. */
  private void invoice(CsvFile csv, int month, Customer next) throws IOException {
    Customer c = invoiced;
    long cents = invoiceCents;
    invoiced = next;
    invoiceCents = 0;
    if (c != null) invoices.write(csv, month, c, cents);
  }
}
