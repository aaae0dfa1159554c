package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.whalecurve.kernel.Money;

/** Adds up the steps of one stage that say the same. */
final class StepSums {
  /** Rates are shown to 18 digits: enough for the amount of any quantity. */
  private static final MathContext RATE = new MathContext(18);

  private final String stage;
  private final Map<Key, Sum> sums = new LinkedHashMap<>();

  StepSums(String stage) {
    this.stage = stage;
  }

  private record Key(String period, String source, String target, String driver, LedgerRow row) {}

  private static final class Sum {
    private BigInteger units = BigInteger.ZERO;
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal rate;
    private boolean isNew = true;
  }

  /**
   * Adds to a step; a null quantity makes the whole step's quantity unknown.
   *
   * @param rate null for amount / quantity
   */
  void add(
      String period,
      String source,
      String target,
      String driver,
      BigDecimal quantity,
      BigDecimal rate,
      BigInteger units) {
    add(new Key(period, source, target, driver, null), quantity, rate, units);
  }

  void add(LedgerRow row, BigInteger units) {
    add(new Key(row.period(), row.account(), row.pool(), "", row), null, null, units);
  }

  private void add(Key key, BigDecimal quantity, BigDecimal rate, BigInteger units) {
    Sum sum = sums.computeIfAbsent(key, k -> new Sum());
    sum.rate = sum.isNew || Objects.equals(sum.rate, rate) ? rate : null;
    sum.isNew = false;
    sum.units = sum.units.add(units);
    sum.quantity = quantity == null || sum.quantity == null ? null : sum.quantity.add(quantity);
  }

  BigInteger total() {
    return sums.values().stream().map(s -> s.units).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** The largest first within a period; steps without amount and quantity are left out. */
  List<TraceStep> steps() {
    List<TraceStep> steps = new ArrayList<>();
    sums.forEach(
        (key, sum) -> {
          BigDecimal quantity = key.row() == null ? sum.quantity : key.row().amount();
          boolean empty = sum.units.signum() == 0 && (key.row() != null || isZero(quantity));
          if (!empty) steps.add(step(key, quantity, sum));
        });
    steps.sort(
        Comparator.comparing(TraceStep::period)
            .thenComparing(s -> s.amount().abs(), Comparator.reverseOrder()));
    return steps;
  }

  private TraceStep step(Key key, BigDecimal quantity, Sum sum) {
    BigDecimal amount = Money.fromUnits(sum.units);
    BigDecimal rate =
        isZero(quantity) ? null : sum.rate != null ? sum.rate : amount.divide(quantity, RATE);
    return new TraceStep(
        stage,
        key.period(),
        key.source(),
        key.target(),
        key.driver(),
        isZero(quantity) ? null : quantity,
        rate == null ? null : rate.round(RATE),
        amount,
        key.row());
  }

  private static boolean isZero(BigDecimal value) {
    return value == null || value.signum() == 0;
  }
}
