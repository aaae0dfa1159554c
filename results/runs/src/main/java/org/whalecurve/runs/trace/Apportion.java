package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.kernel.Money;

/** Splits an amount so that the parts sum to it, to the unit. */
final class Apportion {
  private static final int DIGITS = 12;

  private Apportion() {}

  /**
   * Parts in proportion to weights; what rounding leaves goes to the largest. Weights that cancel
   * out carry nothing: then all parts are zero but the last, which takes what there is.
   */
  static <K> Map<K, BigInteger> split(BigInteger units, Map<K, BigDecimal> weights) {
    Map<K, BigInteger> parts = new LinkedHashMap<>();
    if (weights.isEmpty()) {
      if (units.signum() != 0) throw new IllegalStateException(units + " units come from nowhere");
      return parts;
    }
    List<BigInteger> whole = weights.values().stream().map(Apportion::whole).toList();
    BigInteger sum = whole.stream().reduce(BigInteger.ZERO, BigInteger::add);
    if (sum.signum() == 0) {
      weights.keySet().forEach(k -> parts.put(k, BigInteger.ZERO));
      K last = List.copyOf(weights.keySet()).get(weights.size() - 1);
      parts.put(last, units);
      return parts;
    }
    List<BigInteger> shares = Money.distribute(units, whole);
    int i = 0;
    for (K key : weights.keySet()) parts.put(key, shares.get(i++));
    return parts;
  }

  /**
   * Parts that are known but for rounding, in units: each stands by itself, so that parts which
   * cancel out stay as they are. What rounding leaves goes to the largest.
   */
  static <K> Map<K, BigInteger> round(BigInteger units, Map<K, BigDecimal> exact) {
    Map<K, BigInteger> parts = new LinkedHashMap<>();
    K largest = null;
    BigInteger rest = units;
    for (Map.Entry<K, BigDecimal> e : exact.entrySet()) {
      BigInteger part = e.getValue().setScale(0, RoundingMode.HALF_UP).toBigInteger();
      parts.put(e.getKey(), part);
      rest = rest.subtract(part);
      if (largest == null || part.abs().compareTo(parts.get(largest).abs()) > 0)
        largest = e.getKey();
    }
    if (rest.signum() == 0) return parts;
    if (largest == null) throw new IllegalStateException(units + " units come from nowhere");
    parts.merge(largest, rest, BigInteger::add);
    return parts;
  }

  private static BigInteger whole(BigDecimal weight) {
    return weight.setScale(DIGITS, RoundingMode.HALF_UP).unscaledValue();
  }
}
