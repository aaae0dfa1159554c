package org.whalecurve.intake.conform;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.model.Schema;
import org.whalecurve.model.Workspace;

/**
 * The steps that turn checked tables into dimensions ({@code customer_dim}, {@code product_dim},
 * {@code channel_dim}, {@code period_dim}) and facts ({@code transaction_fact}, {@code
 * ledger_fact}, …). In facts {@code customer_no}, {@code product_no} and {@code channel_no} stand
 * for the names; their order is the order of the ids.
 */
public final class Conform {
  /** {@code customer_no} of rows without a customer. */
  public static final int UNASSIGNED_NO = 0;

  /** {@code customer_no} of unused capacity. */
  public static final int UNUSED_NO = 1;

  private Conform() {}

  /**
   * Periods to run, both included; null for open.
   *
   * @param from first period
   * @param to last period
   */
  public record Range(String from, String to) {
    public static final Range ALL = new Range(null, null);
  }

  /** The steps, in order; each reads checked tables or what an earlier one wrote. */
  public static List<Step> steps(Workspace workspace, Schema schema, Dialect dialect, Range range) {
    List<Step> steps = new ArrayList<>();
    steps.add(CustomerLinks.step(workspace.rollUpToParent()));
    steps.addAll(new DimensionSql(workspace, schema, dialect).steps());
    steps.add(PeriodMap.step(workspace, range));
    steps.add(RateTable.step(workspace));
    FactSql facts = new FactSql(workspace, schema, dialect);
    steps.addAll(facts.steps());
    steps.addAll(new AboutCustomers(workspace, facts).steps());
    return steps;
  }
}
