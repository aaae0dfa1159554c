package org.whalecurve.profit;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.model.ProfitModel;
import org.whalecurve.model.Schema;
import org.whalecurve.model.Workspace;
import org.whalecurve.tables.Table;

/**
 * The steps from facts and cost cells to the published profit tables: {@code profit}, {@code
 * order_profit}, {@code customer}, {@code segment_profit}, {@code whale_curve}, {@code statement},
 * {@code balance}. The last step holds them against each other.
 */
public final class ProfitSteps {
  private ProfitSteps() {}

  /**
   * The steps, in order.
   *
   * @param schema which columns customers and products have
   * @param costsOrders whether cost cells name orders; only then is there an {@code order_profit}
   * @throws org.whalecurve.kernel.ProblemException where the tax rate or a dimension names what is
   *     not there
   */
  public static List<Step> of(
      Workspace workspace, Schema schema, Dialect dialect, boolean costsOrders) {
    ProfitModel model = workspace.profit();
    CapitalSql capital = new CapitalSql(dialect, model, workspace.calendar().grain());
    RevenueTax tax = new RevenueTax(dialect, schema, model.revenueTax());
    CellSql cells = new CellSql(dialect, tax, capital.wanted());
    ProfitSql profit = new ProfitSql(dialect, cells);
    CustomerSql customers =
        new CustomerSql(dialect, schema, new RevenueBands(model.revenueBands()));
    SegmentSql segments =
        new SegmentSql(dialect, model, new Dimensions(dialect, schema, model).cuts());
    List<Step> steps = new ArrayList<>();
    if (capital.wanted()) steps.add(capital.step());
    steps.add(cells.step());
    steps.add(profit.profit());
    if (costsOrders) steps.add(profit.order());
    steps.add(customers.total());
    String customer = customerTable(workspace);
    steps.add(customers.customer(customer));
    steps.add(segments.spend());
    steps.add(segments.value());
    steps.add(segments.segment());
    steps.add(new WhaleSql(dialect).step());
    steps.add(new StatementSql(dialect).step());
    steps.add(new BalanceSql(dialect).step());
    steps.add(new CheckStep(dialect, customer, costsOrders).step());
    return steps;
  }

  /** The table with the profit of every customer: published as it is, or added to. */
  public static String customerTable(Workspace workspace) {
    return workspace.value() == null ? "customer" : "customer_profit";
  }

  /** The columns of that table, besides {@code customer_no}. */
  public static List<Table.Column> customerColumns(Schema schema) {
    return CustomerSql.columns(schema);
  }
}
