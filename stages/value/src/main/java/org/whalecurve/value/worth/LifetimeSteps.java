package org.whalecurve.value.worth;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.model.lifetime.LifetimeModel;
import org.whalecurve.tables.LifetimeTables;
import org.whalecurve.tables.RunTables;
import org.whalecurve.tables.Table.Column;
import org.whalecurve.value.columns.Building;
import org.whalecurve.value.columns.CustomerRows;
import org.whalecurve.value.feature.AsOf;

/**
 * Lifetime value on profit: how customers buy is learnt from their distinct histories and scored
 * once for each; what an order brings from profit after cost to serve; both meet in SQL.
 */
public final class LifetimeSteps {
  private static final String TABLE = "customer_lifetime";
  private static final String SCORE = "history_score";
  private static final List<String> FROM_CONTRACT =
      List.of("p_alive", "expected_transactions", "clv");

  private final Building building;
  private final LifetimeModel model;
  private final List<Column> made = new ArrayList<>();

  private LifetimeSteps(Building building) {
    this.building = building;
    this.model = building.workspace().value().lifetime();
    for (Column column : RunTables.CUSTOMER_VALUE)
      if (FROM_CONTRACT.contains(column.name())) made.add(column);
    made.addAll(LifetimeTables.CUSTOMER);
  }

  /** Adds the steps and columns of lifetime value. */
  public static void add(Building building) {
    new LifetimeSteps(building).add();
  }

  private void add() {
    building.add(HistorySql.step());
    CustomerRows rows = building.rows();
    LifetimeSql sql = new LifetimeSql(building, model, rows, made);
    String known = sql.known();
    List<String> reads =
        new ArrayList<>(
            List.of(HistorySql.TABLE, "profit_cell", "period_dim", AsOf.TABLE, "customer_dim"));
    rows.reads().stream().filter(t -> !reads.contains(t)).forEach(reads::add);
    building.add(
        new Step(
            "value.lifetime",
            "choose and fit a model of repeat buying, score every customer",
            reads,
            List.of(TABLE, LifetimeTables.LIFETIME_MODEL.name()),
            new Step.Java(model + known, context -> run(context, sql))),
        TABLE,
        made);
    Dialect dialect = building.dialect();
    building.add(EquitySql.equity(dialect, building));
    building.add(EquitySql.cohort(dialect));
  }

  private void run(Step.Context context, LifetimeSql sql) {
    Session session = context.session();
    Choice choice = Choice.of(model, session);
    Choice.Chosen chosen = choice.chosen();
    ModelRows told = new ModelRows(model);
    if (chosen == null) {
      context.write(TABLE, sql.without());
    } else {
      int months = building.workspace().calendar().grain().months();
      HistoryScore score = new HistoryScore(model, chosen, months);
      session.registerRows(SCORE, HistoryScore.COLUMNS, score.rows(choice));
      String orders = chosen.discrete() ? "bought" : "frequency";
      OrderProfit profit =
          OrderProfit.learn(
              session, orders, model.incremental() ? "incremental_profit" : "full_profit");
      context.write(TABLE, sql.with(SCORE, score.key(), orders, profit));
      session.drop(SCORE);
      told.profit(profit);
    }
    told.orders(choice, chosen);
    context.write(
        LifetimeTables.LIFETIME_MODEL.name(),
        LifetimeTables.LIFETIME_MODEL.columns().stream()
            .map(c -> new Session.Column(c.name(), c.kind().sqlType()))
            .toList(),
        told.rows());
  }
}
