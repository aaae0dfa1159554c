package org.whalecurve.costing;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.model.Schema;
import org.whalecurve.model.Workspace;

/**
 * The costing stage: ledger rows into pools, pools through resources and activities to cost
 * objects, full and incremental in one pass. Small sums are solved exactly in Java, everything that
 * touches every row is SQL.
 *
 * @param steps in order; they read facts and write {@code cost_cell}, {@code balance_cost} and
 *     published tables
 * @param costsOrders whether any cost is assigned to orders
 */
public record CostSteps(List<Step> steps, boolean costsOrders) {
  /**
   * Compiles a workspace's cost model.
   *
   * @throws org.whalecurve.kernel.ProblemException with every expression that does not fit the
   *     columns there are
   */
  public static CostSteps of(Workspace workspace, Schema schema, Dialect dialect) {
    Rows rows = new Rows(schema, dialect);
    NetCompiler compiler = new NetCompiler(workspace.cost(), rows);
    LedgerSql ledger = new LedgerSql(workspace.cost(), rows, dialect, compiler);
    Net net = compiler.compile();
    List<Step> steps = new ArrayList<>(ledger.steps());
    steps.addAll(new DriverSql(net, rows, dialect).steps());
    steps.add(DriverCheck.step(net, dialect));
    steps.add(SolveStep.of(net, workspace.locale()));
    if (net.model().compareMethods()) steps.add(MethodsStep.of(net));
    NewProductSql newProducts = new NewProductSql(workspace.cost(), dialect);
    steps.addAll(newProducts.after(new PriceSql(net, dialect).steps()));
    steps.add(DriverRateSql.step(net, dialect));
    steps.add(DriverQuantitySql.step(net, dialect));
    steps.addAll(new ResultSql(net, dialect, workspace.locale()).steps());
    steps.add(LevelSql.step(dialect));
    steps.addAll(newProducts.results());
    steps.add(QualityStep.of(net));
    return new CostSteps(List.copyOf(steps), net.costsOrders());
  }
}
