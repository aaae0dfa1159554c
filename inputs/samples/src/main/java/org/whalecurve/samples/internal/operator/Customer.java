package org.whalecurve.samples.internal.operator;

import java.util.List;

/**
 * A customer of the sample operator.
 *
 * @param from first month with a bill
 * @param until first month without one again
 * @param plan units that the customer's tariff gives for the listed price of one
 * @param needs service calls relative to the group's mean
 * @param discount trade discount, a fraction of the list amount
 * @param cashDiscount cash discount, likewise
 * @param late whether it tends to pay late
 */
public record Customer(
    int number,
    Group group,
    int from,
    int until,
    Channel channel,
    int billDay,
    double plan,
    double needs,
    double discount,
    double cashDiscount,
    boolean late,
    List<Subscription> subscriptions) {

  /** A product that the customer has; the amount is net of discounts for a month. */
  public record Subscription(Product product, double amount, int count) {}

  public boolean active(int month) {
    return month >= from && month < until;
  }

  public double netShare() {
    return 1 - discount - cashDiscount;
  }

  /** A few customers were renumbered in mid run; their early rows carry the old number. */
  public boolean renumbered() {
    return number % 997 == 5;
  }

  public char prefix(int month, int months) {
    return renumbered() && month < months / 2 ? 'K' : 'C';
  }
}
