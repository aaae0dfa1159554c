package org.whalecurve.costing;

import java.math.BigInteger;

/**
 * A rate's numbers in 64 bits, where they fit. Pricing is {@code amount * weight / total} for every
 * receiver, and in 128 bits that takes many times longer. Weights are counted in steps that all of
 * them are multiples of, so that the products stay small.
 *
 * @param step what every weight is a multiple of
 * @param reach the largest weight, in units, for which the result is found in 64 bits; −1 for none
 */
record QuickRate(
    long step, Long full, Long incremental, Long groupQuantity, Long weight, long reach) {
  /** Twice a product and once a total stay below 2^63. */
  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(61);

  private static final QuickRate NONE = new QuickRate(1, null, null, null, null, -1);

  /**
   * @param quantity quantity of a group; null where there is none
   * @param total null where it is found later
   */
  static QuickRate of(Quantities.Amount amount, BigInteger quantity, Quantities.Total total) {
    if (total == null) return NONE;
    BigInteger step = BigInteger.valueOf(total.weightStep());
    BigInteger weight = total.weight().divide(step);
    BigInteger largest = amount.full().abs().max(amount.incremental().abs()).max(BigInteger.ONE);
    if (quantity != null) largest = largest.max(quantity.abs());
    if (largest.compareTo(LIMIT) >= 0 || weight.abs().compareTo(LIMIT) >= 0) return NONE;
    BigInteger reach = LIMIT.divide(largest).multiply(step);
    return new QuickRate(
        total.weightStep(),
        amount.full().longValueExact(),
        amount.incremental().longValueExact(),
        quantity == null ? null : quantity.longValueExact(),
        weight.longValueExact(),
        reach.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact());
  }
}
