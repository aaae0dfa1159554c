package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.util.List;

/**
 * A customer beside its peers. Ratios are fractions of net revenue.
 *
 * @param peers how many customers it is compared with
 * @param group their customer group; null where it is not the same
 * @param band their revenue band; null where it is not the same
 * @param ratio cost to serve of the customer / its net revenue
 * @param peersRatio the same of all peers together
 * @param median the same of the peer in the middle
 * @param activities what makes the difference, the largest part first; the parts sum to {@code
 *     ratio - peersRatio}
 */
public record Comparison(
    int peers,
    String group,
    String band,
    BigDecimal ratio,
    BigDecimal peersRatio,
    BigDecimal median,
    List<ActivityGap> activities) {

  /**
   * An activity's part of the difference.
   *
   * @param title name for people
   * @param gap cost / net revenue of the customer less that of the peers
   * @param perHundredOrders driver quantity per 100 orders; null without orders or quantity
   * @param peersPerHundredOrders the same of the peers
   */
  public record ActivityGap(
      String activity,
      String title,
      BigDecimal gap,
      BigDecimal perHundredOrders,
      BigDecimal peersPerHundredOrders) {}
}
