package org.whalecurve.value.risk;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Expressions;
import org.whalecurve.model.risk.AcquisitionModel;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.tables.RiskTables;
import org.whalecurve.value.columns.Building;
import org.whalecurve.value.columns.CustomerRows;

/**
 * What the customers of the run cost to win, by channel and campaign, and after how many periods
 * they have earned it: a customer is new where the day it was won lies in the run.
 */
final class AcquisitionSteps {
  static final String NEW = "acquisition_new";
  static final String WON = "acquisition_won";
  static final String EARNED = "acquisition_earned";
  static final String SPENT = "acquisition_spent";

  private static final String PERIODS =
      "(SELECT period, first_day, last_day, row_number() OVER (ORDER BY first_day) AS period_no FROM period_dim)";

  private AcquisitionSteps() {}

  static void add(Building building, AcquisitionModel model, Problems problems) {
    if (model.place() == null && !building.workspace().fills("marketing")) return;
    ExprText by =
        model.by() == null
            ? new ExprText("acquired_by", SourcePlace.ofFile("acquisition"))
            : model.by();
    Expr name;
    try {
      name = Expressions.compile(by, building.columns().scope(), ValueType.TEXT);
    } catch (ProblemException e) {
      problems.addAll(e.problems());
      return;
    }
    building.add(newCustomers(building, name));
    building.add(won());
    building.add(earned(model, building.dialect()));
    building.add(spent(building.dialect()));
    building.add(
        new Step(
            "value.acquisition",
            "what new customers cost, and when they have earned it",
            List.of(WON, EARNED, SPENT),
            List.of(RiskTables.ACQUISITION.name(), RiskTables.ACQUISITION_CURVE.name()),
            new Step.Java("", AcquisitionRun::run)));
  }

  private static Step newCustomers(Building building, Expr by) {
    CustomerRows rows = building.rows();
    String name = rows.expr(by);
    String days = rows.column(RiskSteps.DAYS);
    String buys = rows.column("frequency") + " > 0";
    String sql =
        """
        SELECT c.customer_no, coalesce(%s, '(unknown)') AS acquired_by, p.period_no AS won, %s AS buys
        FROM %s CROSS JOIN as_of a
        JOIN %s p ON CAST(a.as_of - p.first_day AS BIGINT) >= %s AND CAST(a.as_of - p.last_day AS BIGINT) <= %s
        WHERE %s
        ORDER BY c.customer_no"""
            .formatted(name, buys, rows.from(), PERIODS, days, days, CustomerRows.REAL);
    List<String> reads = new ArrayList<>(rows.reads());
    reads.addAll(List.of("as_of", "period_dim"));
    return Step.sql("value.acquisition_new", "customers won in the run", reads, NEW, sql);
  }

  private static Step won() {
    String sql =
        """
        SELECT acquired_by, CAST(won AS BIGINT) AS won, count(*) AS customers, count(CASE WHEN buys THEN 1 END) AS buyers,
          CAST((SELECT count(*) FROM period_dim) AS BIGINT) AS periods
        FROM %s GROUP BY acquired_by, won ORDER BY acquired_by, won"""
            .formatted(NEW);
    return Step.sql(
        "value.acquisition_won",
        "customers won in each period",
        List.of(NEW, "period_dim"),
        WON,
        sql);
  }

  private static Step earned(AcquisitionModel model, Dialect dialect) {
    String profit =
        model.profit() == AcquisitionModel.Profit.FULL ? "full_profit" : "incremental_profit";
    String sql =
        """
        SELECT acquired_by, CAST(age AS BIGINT) AS age, %s AS profit
        FROM (SELECT n.acquired_by, CASE WHEN p.period_no > n.won THEN p.period_no - n.won ELSE 0 END AS age, r.%s AS profit
          FROM profit_cell r JOIN %s n ON n.customer_no = r.customer_no AND n.buys JOIN %s p ON p.period = r.period) AS cells
        GROUP BY acquired_by, age ORDER BY acquired_by, age"""
            .formatted(dialect.total("sum(profit)"), profit, NEW, PERIODS);
    return Step.sql(
        "value.acquisition_earned",
        "profit of new customers by the time they are with us",
        List.of("profit_cell", NEW, "period_dim"),
        EARNED,
        sql);
  }

  /** What was spent on a customer of old won nobody. */
  private static Step spent(Dialect dialect) {
    String sql =
        """
        SELECT m.channel, m.campaign, %s AS amount
        FROM marketing_fact m LEFT JOIN %s n ON n.customer_no = m.customer_no
        WHERE m.customer_no <= 1 OR n.customer_no IS NOT NULL
        GROUP BY m.channel, m.campaign ORDER BY m.channel, m.campaign"""
            .formatted(dialect.total("sum(m.amount)"), NEW);
    return Step.sql(
        "value.acquisition_spent",
        "marketing by channel and campaign",
        List.of("marketing_fact", NEW),
        SPENT,
        sql);
  }
}
