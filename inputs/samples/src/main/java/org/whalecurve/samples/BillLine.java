package org.whalecurve.samples;

/** One line of a bill; the same object is filled again for every line. Amounts are in cents. */
final class BillLine {
  int month;

  /** Absent on counter sales, which name no customer. */
  Customer customer;

  Product product;
  Channel channel;
  long bill;
  int lineNo;
  int day;
  long quantityMilli;
  long list;
  long discount;
  long cashDiscount;
  long net;
  boolean isReturn;

  int group() {
    return customer == null ? Group.NOBODY : customer.group().ordinal();
  }

  /** Revenue that the line brings: less where it takes some back. */
  long revenue() {
    return isReturn ? -net : net;
  }

  /** Receives bill lines. */
  interface Visitor {
    void visit(BillLine line) throws java.io.IOException;
  }
}
