package org.whalecurve.value.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Expressions;
import org.whalecurve.model.risk.StageModel;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.tables.RiskTables;
import org.whalecurve.value.columns.Building;
import org.whalecurve.value.columns.CustomerRows;

/** Stages of the life of customers: the first whose condition holds. */
final class LifecycleSteps {
  private static final String TABLE = "customer_lifecycle";

  private LifecycleSteps() {}

  static void add(Building building, List<StageModel> said, Problems problems) {
    List<StageModel> stages = said.isEmpty() ? usual(building) : said;
    CustomerRows rows = building.rows();
    String stage = stage(building, rows, stages, problems);
    String sql =
        "SELECT c.customer_no, CASE WHEN %s THEN %s END AS lifecycle\nFROM %s ORDER BY c.customer_no"
            .formatted(CustomerRows.REAL, stage, rows.from());
    building.add(
        Step.sql("value.lifecycle", "stages of the life of customers", rows.reads(), TABLE, sql),
        TABLE,
        List.of(RiskSteps.column("lifecycle")));
    building.add(table(building, stages));
  }

  /** By the probability of being active where there is one, by days since the last order else. */
  private static List<StageModel> usual(Building building) {
    boolean alive = building.columns().has("p_alive");
    return List.of(
        stage("prospect", "Prospect", "潜在", "frequency = 0"),
        stage("lost", "Lost", "流失", unlikely(alive, "0.2", 365)),
        stage("at_risk", "At risk", "挽留", unlikely(alive, "0.5", 180)),
        stage("acquired", "Acquired", "获取", RiskSteps.DAYS + " <= 90"),
        stage("kept", "Kept", "维护", null));
  }

  private static String unlikely(boolean alive, String below, int days) {
    String byDays = "recency > " + days;
    if (!alive) return byDays;
    return "CASE WHEN p_alive IS NULL THEN " + byDays + " ELSE p_alive < " + below + " END";
  }

  private static StageModel stage(String name, String en, String zh, String when) {
    SourcePlace place = SourcePlace.ofFile("lifecycle");
    return new StageModel(
        name, Map.of("en", en, "zh", zh), when == null ? null : new ExprText(when, place));
  }

  private static String stage(
      Building building, CustomerRows rows, List<StageModel> stages, Problems problems) {
    Dialect dialect = building.dialect();
    StringBuilder sql = new StringBuilder();
    String rest = "NULL";
    for (StageModel stage : stages) {
      if (stage.when() == null) {
        rest = dialect.literal(stage.name());
        continue;
      }
      try {
        sql.append(" WHEN ")
            .append(
                rows.expr(
                    Expressions.compile(
                        stage.when(), building.columns().scope(), ValueType.BOOLEAN)))
            .append(" THEN ")
            .append(dialect.literal(stage.name()));
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
    return sql.isEmpty() ? rest : "CASE" + sql + " ELSE " + rest + " END";
  }

  private static Step table(Building building, List<StageModel> stages) {
    Dialect dialect = building.dialect();
    CustomerRows rows = building.rows();
    List<String> said = new ArrayList<>();
    for (StageModel stage : stages) {
      said.add(
          "(%d, %s, %s, %s, %s)"
              .formatted(
                  said.size() + 1,
                  dialect.literal(stage.name()),
                  dialect.literal(stage.titles().getOrDefault("en", stage.name())),
                  dialect.literal(stage.titles().getOrDefault("zh", stage.name())),
                  dialect.literal(stage.when() == null ? "otherwise" : stage.when().text())));
    }
    String sql =
        """
        WITH said(place, lifecycle, title_en, title_zh, condition) AS (VALUES %s),
        each_stage AS (
          SELECT %s AS lifecycle, count(*) AS customers, sum(c.net_revenue) AS revenue, sum(c.full_profit) AS profit
          FROM %s WHERE %s GROUP BY 1)
        SELECT %s
        FROM said s LEFT JOIN each_stage e ON e.lifecycle = s.lifecycle
        CROSS JOIN (SELECT sum(customers) AS every FROM each_stage) AS total
        ORDER BY place"""
            .formatted(
                String.join(", ", said),
                rows.column("lifecycle"),
                rows.from(),
                CustomerRows.REAL,
                PublishedRows.select(
                    RiskTables.LIFECYCLE_STAGE,
                    List.of(
                        "place",
                        "s.lifecycle",
                        "title_en",
                        "title_zh",
                        "condition",
                        "coalesce(customers, 0)",
                        "coalesce(revenue, 0)",
                        "coalesce(profit, 0)",
                        dialect.fraction("coalesce(customers, 0)", "every"))));
    return Step.sql(
        "value.lifecycle_stage",
        "stages side by side",
        rows.reads(),
        RiskTables.LIFECYCLE_STAGE.name(),
        sql);
  }
}
