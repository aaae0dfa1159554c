package org.whalecurve.samples.internal.operator;

import java.io.IOException;
import java.util.List;
import org.whalecurve.samples.internal.files.Dice;
import org.whalecurve.samples.internal.operator.Customer.Subscription;
import org.whalecurve.samples.internal.operator.Product.Unit;

/**
 * The bills of every customer and month. They are drawn anew at every replay, the same each time,
 * so a first replay can measure what a second one writes.
 */
public final class Bills {
  private static final int TOPIC = 2;
  private static final int COUNTER_TOPIC = 3;
  private static final double CREDIT_NOTE_CHANCE = 0.004;
  private static final int CUSTOMERS_PER_COUNTER_SALE = 2500;

  private final List<Customer> customers;
  private final long seed;

  public Bills(List<Customer> customers, long seed) {
    this.customers = customers;
    this.seed = seed;
  }

  /**
   * Shows every line of a month.
   *
   * @param scale by group and product line: what amounts outside the tariff are multiplied with
   */
  public void replay(int month, double[][] scale, BillLine.Visitor visitor) throws IOException {
    BillLine line = new BillLine();
    line.month = month;
    for (Customer customer : customers) {
      if (customer.active(month)) bill(customer, scale, line, visitor);
    }
    counterSales(line, visitor);
  }

  private void bill(Customer customer, double[][] scale, BillLine line, BillLine.Visitor visitor)
      throws IOException {
    Dice dice = new Dice(seed, TOPIC, customer.number() * 1024L + line.month);
    line.customer = customer;
    line.channel = customer.channel();
    line.bill = customer.number();
    int lineNo = 0;
    for (Subscription s : customer.subscriptions()) {
      double factor = scale[customer.group().ordinal()][s.product().line.ordinal()];
      line.lineNo = ++lineNo;
      line.day = customer.billDay();
      line.isReturn = false;
      fill(line, s, factor, dice);
      visitor.visit(line);
      if (dice.chance(CREDIT_NOTE_CHANCE)) credit(line, dice.between(0.1, 0.9), visitor);
    }
  }

  private static void fill(BillLine line, Subscription s, double factor, Dice dice) {
    Customer customer = line.customer;
    Product product = s.product();
    double season =
        product.unit == Unit.LINE ? 1 : product.line.season(line.month) * dice.between(0.7, 1.3);
    double list =
        product.tariff
            ? s.count() * product.price
            : s.amount() * factor * season / customer.netShare();
    line.product = product;
    line.list = Math.max(2, Math.round(list * 100));
    line.discount = Math.round(line.list * customer.discount());
    line.cashDiscount = Math.round(line.list * customer.cashDiscount());
    line.net = line.list - line.discount - line.cashDiscount;
    line.quantityMilli = quantityMilli(product, s.count(), list / product.price * customer.plan());
  }

  private static long quantityMilli(Product product, int count, double units) {
    return switch (product.unit) {
      case LINE -> count * 1000L;
      case MINUTE -> Math.max(1, Math.round(units)) * 1000;
      case GB -> Math.max(1, Math.round(units * 1000));
    };
  }

  private static void credit(BillLine line, double part, BillLine.Visitor visitor)
      throws IOException {
    line.isReturn = true;
    line.day += 5;
    line.list = Math.round(line.list * part);
    line.discount = Math.round(line.discount * part);
    line.cashDiscount = Math.round(line.cashDiscount * part);
    line.net = line.list - line.discount - line.cashDiscount;
    if (line.product.unit != Unit.LINE) {
      line.quantityMilli = Math.max(1, Math.round(line.quantityMilli / 1000.0 * part)) * 1000;
    }
    visitor.visit(line);
  }

  /** Calling cards sold over the counter to people unknown. */
  private void counterSales(BillLine line, BillLine.Visitor visitor) throws IOException {
    Dice dice = new Dice(seed, COUNTER_TOPIC, line.month);
    Product[] cards = {Product.L02, Product.D03};
    line.customer = null;
    line.channel = Channel.SHOP;
    line.isReturn = false;
    for (int i = 0; i < Math.max(2, customers.size() / CUSTOMERS_PER_COUNTER_SALE); i++) {
      line.bill = i + 1;
      line.lineNo = 1;
      line.day = dice.whole(1, 28);
      line.product = dice.oneOf(cards);
      line.list = dice.whole(1, 3) * 1000L;
      line.discount = 0;
      line.cashDiscount = 0;
      line.net = line.list;
      line.quantityMilli = Math.round(line.list / 100.0 / line.product.price) * 1000;
      visitor.visit(line);
    }
  }
}
