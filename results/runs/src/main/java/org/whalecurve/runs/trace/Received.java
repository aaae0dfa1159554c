package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.whalecurve.kernel.Money;
import org.whalecurve.runs.trace.CostNetwork.FlowEdge;
import org.whalecurve.runs.trace.Published.DriverRate;

/** What a customer received of an activity: driver quantity x rate, and what no driver explains. */
final class Received {
  private final Published published;
  private final BigDecimal unusedMin;

  /** Takes the unused minutes of the resource that a cell is of; null for none. */
  Received(Published published, BigDecimal unusedMin) {
    this.published = published;
    this.unusedMin = unusedMin;
  }

  /**
   * A part of a cell.
   *
   * @param quantity null for none
   * @param rate null for none
   */
  record Piece(
      String target, String driver, BigDecimal quantity, BigDecimal rate, BigInteger units) {}

  /** The pieces of a cell; they sum to it. */
  List<Piece> of(Cell cell, List<PoolParts.Part> parts) {
    List<Piece> pieces = new ArrayList<>();
    BigInteger left = cell.units();
    for (PoolParts.Part part : parts) {
      if (!part.isDirect()) continue;
      pieces.add(new Piece(cell.customer(), part.driver(), null, null, part.units()));
      left = left.subtract(part.units());
    }
    if (cell.isUnused()) {
      pieces.add(unused(cell, left));
      return pieces;
    }
    BigInteger undriven = withoutDriver(cell);
    if (undriven.signum() != 0) pieces.add(new Piece(Names.UNASSIGNED, "", null, null, undriven));
    pieces.addAll(driven(cell, left.subtract(undriven)));
    return pieces;
  }

  private Piece unused(Cell cell, BigInteger units) {
    boolean timed = unusedMin != null && unusedMin.signum() != 0;
    BigDecimal rate = timed ? Money.fromUnits(units).divide(unusedMin, LinearSystem.PRECISE) : null;
    return new Piece(Names.UNUSED, "unused time", timed ? unusedMin : null, rate, units);
  }

  /** What no driver took: it stands in the one cell without customer and product. */
  private BigInteger withoutDriver(Cell cell) {
    if (!cell.isUnassigned() || cell.hasProduct()) return BigInteger.ZERO;
    if (cell.activity().equals(Names.UNASSIGNED)) return cell.units();
    if (!cell.period().equals(published.ratePeriod(cell.period()))) return BigInteger.ZERO;
    CostNetwork network = published.network(cell.period());
    return network.edgesFrom(network.named(cell.activity())).stream()
        .filter(FlowEdge::isUnassigned)
        .map(FlowEdge::units)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private List<Piece> driven(Cell cell, BigInteger units) {
    List<DriverRate> rates = rates(cell);
    if (units.signum() == 0 && (rates.size() != 1 || cell.quantity().signum() == 0))
      return List.of();
    if (rates.size() != 1) {
      String drivers =
          rates.stream().map(DriverRate::driver).distinct().collect(Collectors.joining(" + "));
      return List.of(new Piece(cell.customer(), drivers, null, null, units));
    }
    DriverRate rate = rates.get(0);
    BigDecimal quantity = rate.isTime() ? cell.timeMin() : cell.quantity();
    BigInteger priced = rate.rate() == null ? units : Money.toUnits(quantity.multiply(rate.rate()));
    BigInteger rounding = units.subtract(priced);
    if (rounding.abs().compareTo(BigInteger.ONE) <= 0)
      return List.of(new Piece(cell.customer(), rate.driver(), quantity, rate.rate(), units));
    return List.of(
        new Piece(cell.customer(), rate.driver(), quantity, rate.rate(), priced),
        new Piece(cell.customer(), Names.ROUNDING, null, null, rounding));
  }

  /** The drivers that may have brought cost to a cell: with product where it has one. */
  private List<DriverRate> rates(Cell cell) {
    List<DriverRate> all =
        published.rates(published.ratePeriod(cell.period()), cell.activity()).stream()
            .filter(r -> !r.isDirect())
            .toList();
    List<DriverRate> fitting =
        all.stream().filter(r -> r.hasProduct() == cell.hasProduct()).toList();
    return fitting.isEmpty() ? all : fitting;
  }
}
