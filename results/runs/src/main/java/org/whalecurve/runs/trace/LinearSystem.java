package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Solves x(i) = b(i) + Σ a(i,j) x(j) by elimination in 34 digits. The unknown with the fewest
 * others goes first, so that only nodes which serve each other cost work; the rest is substitution.
 */
final class LinearSystem<K> {
  static final MathContext PRECISE = MathContext.DECIMAL128;

  private final Map<K, BigDecimal> constant = new HashMap<>();
  private final Map<K, Map<K, BigDecimal>> rows = new HashMap<>();
  private final Map<K, Set<K>> users = new HashMap<>();

  /** Adds to b(i). */
  void constant(K i, BigDecimal value) {
    row(i);
    constant.merge(i, value, (a, b) -> a.add(b, PRECISE));
  }

  /** Adds to a(i,j). */
  void coefficient(K i, K j, BigDecimal value) {
    row(j);
    if (value.signum() == 0) return;
    row(i).merge(j, value, (a, b) -> a.add(b, PRECISE));
    users.computeIfAbsent(j, k -> new HashSet<>()).add(i);
  }

  private Map<K, BigDecimal> row(K i) {
    return rows.computeIfAbsent(i, k -> new HashMap<>());
  }

  /** Every unknown that was named. */
  Map<K, BigDecimal> solve() {
    Set<K> open = new LinkedHashSet<>(rows.keySet());
    List<K> order = new ArrayList<>();
    while (!open.isEmpty()) {
      K next = simplest(open);
      open.remove(next);
      order.add(next);
      eliminate(next, open);
    }
    Map<K, BigDecimal> x = new HashMap<>();
    for (int i = order.size() - 1; i >= 0; i--) x.put(order.get(i), value(order.get(i), x));
    return x;
  }

  private K simplest(Collection<K> open) {
    return open.stream().min(Comparator.comparingInt(k -> rows.get(k).size())).orElseThrow();
  }

  private void eliminate(K next, Set<K> open) {
    Map<K, BigDecimal> row = rows.get(next);
    BigDecimal self = row.remove(next);
    if (self != null) {
      BigDecimal rest = BigDecimal.ONE.subtract(self);
      row.replaceAll((k, v) -> v.divide(rest, PRECISE));
      constant.computeIfPresent(next, (k, v) -> v.divide(rest, PRECISE));
    }
    for (K user : users.getOrDefault(next, Set.of())) {
      BigDecimal factor = open.contains(user) ? rows.get(user).remove(next) : null;
      if (factor == null) continue;
      constant(user, factor.multiply(constant.getOrDefault(next, BigDecimal.ZERO), PRECISE));
      row.forEach((k, v) -> coefficient(user, k, factor.multiply(v, PRECISE)));
    }
  }

  private BigDecimal value(K i, Map<K, BigDecimal> x) {
    BigDecimal sum = constant.getOrDefault(i, BigDecimal.ZERO);
    for (Map.Entry<K, BigDecimal> e : rows.get(i).entrySet())
      sum = sum.add(e.getValue().multiply(x.get(e.getKey()), PRECISE), PRECISE);
    return sum;
  }
}
