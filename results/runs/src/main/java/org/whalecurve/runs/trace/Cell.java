package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.whalecurve.kernel.Money;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;

/**
 * A cell of {@code activity_cost} in one view.
 *
 * @param units cost in units of 0.000001
 */
record Cell(
    String period,
    String customer,
    String product,
    String activity,
    BigDecimal quantity,
    BigDecimal timeMin,
    BigInteger units) {

  static List<Cell> read(RunReader run, Question question) {
    StringBuilder where = new StringBuilder("customer_id = " + Names.text(question.customer()));
    if (question.activity() != null)
      where.append(" AND activity = ").append(Names.text(question.activity()));
    if (question.product() != null)
      where.append(" AND product_id = ").append(Names.text(question.product()));
    if (question.period() != null)
      where.append(" AND period = ").append(Names.text(question.period()));
    return read(run, question.view(), where.toString());
  }

  /**
   * The cells of all customers.
   *
   * @param period null for all periods
   * @param condition a further one, or empty
   */
  static List<Cell> ofActivity(
      RunReader run, String activity, String period, View view, String condition) {
    String where = "activity = " + Names.text(activity) + condition;
    return read(run, view, period == null ? where : where + " AND period = " + Names.text(period));
  }

  private static List<Cell> read(RunReader run, View view, String where) {
    Rows rows =
        run.query(
            "SELECT period, customer_id, product_id, activity, quantity, time_min, %s AS cost FROM activity_cost WHERE %s ORDER BY period, customer_id, product_id, activity"
                .formatted(view.cost(), where));
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++)
      cells.add(
          new Cell(
              rows.text(i, "period"),
              rows.text(i, "customer_id"),
              rows.text(i, "product_id"),
              rows.text(i, "activity"),
              rows.decimal(i, "quantity"),
              rows.decimal(i, "time_min"),
              Money.toUnits(rows.decimal(i, "cost"))));
    return cells;
  }

  boolean isUnassigned() {
    return customer.equals(Names.UNASSIGNED);
  }

  boolean isUnused() {
    return customer.equals(Names.UNUSED);
  }

  boolean hasProduct() {
    return !product.equals(Names.NONE);
  }
}
