package org.whalecurve.samples.internal.operator;

/**
 * What happened, summed by month, customer group and product: the quantities that drive cost. The
 * last group stands for rows without a customer, the last product for rows without a product.
 */
public final class Facts {
  /** A quantity. */
  public enum Fact {
    /** Net amount of lines that are no credit notes. */
    NET,
    /** Revenue, less credit notes. */
    REVENUE,
    LINES,
    QUANTITY,
    BILLED_CUSTOMERS,
    LATE_INVOICES,
    VISITS,
    ENQUIRY_MIN,
    COMPLAINT_MIN,
    INSTALLATION_MIN,
    FAULT_MIN
  }

  public static final int GROUPS = Group.values().length + 1;

  private final int months;
  private final double[][][][] sums;
  private final double[][][][] channelLines;

  public Facts(int months) {
    this.months = months;
    sums = new double[Fact.values().length][months][GROUPS][Product.NONE + 1];
    channelLines = new double[Channel.values().length][months][GROUPS][Product.NONE + 1];
  }

  public int months() {
    return months;
  }

  public void add(Fact fact, int month, int group, int product, double quantity) {
    sums[fact.ordinal()][month][group][product] += quantity;
  }

  public void add(BillLine line) {
    int group = line.group();
    int product = line.product.ordinal();
    add(Fact.REVENUE, line.month, group, product, line.revenue() / 100.0);
    if (line.isReturn) return;
    add(Fact.NET, line.month, group, product, line.net / 100.0);
    add(Fact.LINES, line.month, group, product, 1);
    add(Fact.QUANTITY, line.month, group, product, line.quantityMilli / 1000.0);
    channelLines[line.channel.ordinal()][line.month][group][product]++;
  }

  public double get(Fact fact, int month, int group, int product) {
    return sums[fact.ordinal()][month][group][product];
  }

  public double lines(Channel channel, int month, int group, int product) {
    return channelLines[channel.ordinal()][month][group][product];
  }

  /** Sum over all groups and products. */
  public double total(Fact fact, int month) {
    double total = 0;
    for (int group = 0; group < GROUPS; group++) total += total(fact, month, group);
    return total;
  }

  public double total(Fact fact, int month, int group) {
    double total = 0;
    for (int product = 0; product <= Product.NONE; product++)
      total += get(fact, month, group, product);
    return total;
  }

  /** Sum over the products of a line. */
  public double total(Fact fact, int month, int group, ProductLine line) {
    double total = 0;
    for (Product product : Product.values()) {
      if (product.line == line) total += get(fact, month, group, product.ordinal());
    }
    return total;
  }

  /** Sum over all months. */
  public double total(Fact fact, int group, ProductLine line) {
    double total = 0;
    for (int month = 0; month < months; month++) total += total(fact, month, group, line);
    return total;
  }
}
