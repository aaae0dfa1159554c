package org.whalecurve.samples.internal.operator;

/** One line of a bill; the same object is filled again for every line. Amounts are in cents. */
public final class BillLine {
  public int month;

  /** Absent on counter sales, which name no customer. */
  public Customer customer;

  public Product product;
  public Channel channel;
  public long bill;
  public int lineNo;
  public int day;
  public long quantityMilli;
  public long list;
  public long discount;
  public long cashDiscount;
  public long net;
  public boolean isReturn;

  public int group() {
    return customer == null ? Group.NOBODY : customer.group().ordinal();
  }

  /** Revenue that the line brings: less where it takes some back. */
  public long revenue() {
    return isReturn ? -net : net;
  }

  /** Receives bill lines. */
  public interface Visitor {
    void visit(BillLine line) throws java.io.IOException;
  }
}
