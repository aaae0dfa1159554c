package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;
import org.whalecurve.runs.trace.CostNetwork.FlowEdge;
import org.whalecurve.runs.trace.CostNetwork.Node;
import org.whalecurve.runs.trace.Published.DriverRate;

/**
 * Which part of an activity's, resource's or pool's cost a cell bears, from driver quantities: it
 * holds also where that cost cancels out and the cell's amount says nothing.
 */
final class CellShares {
  private final Published published;
  private final String activity;
  private final Map<List<String>, BigDecimal> quantities = new HashMap<>();

  /**
   * @param customer whose cells; null for all
   */
  CellShares(RunReader run, Published published, String activity, String customer) {
    this.published = published;
    this.activity = activity;
    if (published.hasSeveralDrivers(activity)) read(run, customer);
  }

  private void read(RunReader run, String customer) {
    Rows rows =
        run.query(
            "SELECT period, target, driver, customer_group, named_product, customer_id, product_id, quantity FROM driver_quantity WHERE activity = %s%s"
                .formatted(
                    Names.text(activity),
                    customer == null ? "" : " AND customer_id = " + Names.text(customer)));
    for (int i = 0; i < rows.size(); i++) {
      List<String> key =
          List.of(
              rows.text(i, "period"),
              rows.text(i, "customer_id"),
              rows.text(i, "product_id"),
              rows.text(i, "target"),
              rows.text(i, "driver"),
              rows.text(i, "customer_group"),
              rows.text(i, "named_product"));
      quantities.put(key, rows.decimal(i, "quantity"));
    }
  }

  /** The part of all that goes by drivers, of what stays unused, and of what stays unassigned. */
  BigDecimal of(Cell cell) {
    String period = published.ratePeriod(cell.period());
    BigDecimal share = BigDecimal.ZERO;
    for (DriverRate rate : published.rates(period, activity))
      if (!rate.isDirect()) share = share.add(rate.share().multiply(of(cell, rate)));
    CostNetwork network = published.network(period);
    Node node = network.named(activity);
    for (FlowEdge edge : network.edgesFrom(node))
      if (edge.share() != null && network.target(edge) == null && stands(cell, edge))
        share = share.add(edge.share());
    return share;
  }

  /** What nobody's driver takes stands in one cell of the period that rates hold for. */
  private boolean stands(Cell cell, FlowEdge edge) {
    if (cell.hasProduct() || !cell.period().equals(published.ratePeriod(cell.period())))
      return false;
    return cell.isUnused() && edge.isUnused()
        || cell.isUnassigned() && (edge.isUnassigned() || edge.isFacility());
  }

  /** The part of all that follows one driver, or of the rows of one group. */
  BigDecimal of(Cell cell, DriverRate rate) {
    BigDecimal quantity = quantity(cell, rate);
    if (quantity.signum() == 0 || rate.quantity().signum() == 0) return BigDecimal.ZERO;
    return quantity.divide(rate.quantity(), LinearSystem.PRECISE);
  }

  private BigDecimal quantity(Cell cell, DriverRate rate) {
    if (!published.hasSeveralDrivers(activity))
      return rate.isTime() ? cell.timeMin() : cell.quantity();
    List<String> key =
        List.of(
            cell.period(),
            cell.customer(),
            cell.product(),
            rate.target(),
            rate.driver(),
            rate.customerGroup(),
            rate.product());
    return Objects.requireNonNullElse(quantities.get(key), BigDecimal.ZERO);
  }
}
