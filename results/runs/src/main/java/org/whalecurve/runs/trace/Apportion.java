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

  private static BigInteger whole(BigDecimal weight) {
    return weight.setScale(DIGITS, RoundingMode.HALF_UP).unscaledValue();
  }
}
