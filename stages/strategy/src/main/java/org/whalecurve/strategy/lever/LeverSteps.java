package org.whalecurve.strategy.lever;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.model.CostModel;
import org.whalecurve.model.strategy.LeverModel;
import org.whalecurve.model.strategy.LeverModel.Lever;
import org.whalecurve.model.strategy.LeverModel.View;
import org.whalecurve.strategy.sql.ByRange;
import org.whalecurve.strategy.sql.Wording;
import org.whalecurve.tables.StrategyTables;
import org.whalecurve.tables.Table.Column;

/** The steps that work out the levers of every customer. */
public final class LeverSteps {
  private final Dialect dialect;
  private final Wording wording;
  private final LeverModel model;

  private LeverSteps(Dialect dialect, LeverModel model) {
    this.dialect = dialect;
    this.wording = new Wording(dialect);
    this.model = model;
  }

  /** The table that expressions mean by {@code lever}: that of the first view. */
  public static String table(LeverModel model) {
    return ValueSql.table(model.views().get(0));
  }

  /** Its columns besides {@code customer_id}; none where no lever is worked out. */
  public static List<Column> columns(LeverModel model) {
    return wanted(model) ? ValueSql.columns(model) : List.of();
  }

  private static boolean wanted(LeverModel model) {
    return !model.only().isEmpty() && !model.views().isEmpty();
  }

  /**
   * The steps; none where the model wants no lever.
   *
   * @param channels whether transactions name channels
   * @param peers SQL of the group of peers over customers {@code c}
   * @param from SQL of the customers
   * @param reads its tables
   * @param where condition over them
   */
  public static List<Step> of(
      Dialect dialect,
      LeverModel model,
      CostModel costs,
      boolean channels,
      String peers,
      String from,
      Set<String> reads,
      String where) {
    if (!wanted(model)) return List.of();
    BaseSql base = new BaseSql(dialect, model, CostLevels.of(costs), channels, peers);
    List<Step> steps = new ArrayList<>(base.steps(from, reads, where));
    for (View view : model.views()) steps.add(new ValueSql(dialect, model, view).step());
    steps.add(new LeverSteps(dialect, model).table());
    return steps;
  }

  private Step table() {
    return ByRange.step(
        "strategy.lever",
        "levers with numbers",
        model.views().stream().map(ValueSql::table).toList(),
        StrategyTables.LEVER.name(),
        table(model),
        "customer_id",
        this::select);
  }

  private String select(String condition) {
    Map<String, String> values = LeverKind.values(dialect, model);
    List<String> parts = new ArrayList<>();
    for (Lever lever : model.only()) {
      for (View view : model.views()) {
        // Volume that brings the incremental profit to 0 is volume 0.
        String which = lever == Lever.VOLUME && view == View.INCREMENTAL ? "1 = 0" : condition;
        parts.add(rows(LeverKind.of(lever, model), view, values) + " AND " + which);
      }
    }
    return String.join("\nUNION ALL\n", parts) + "\nORDER BY customer_id, lever, \"view\"";
  }

  private String rows(LeverKind kind, View view, Map<String, String> values) {
    String name = kind.lever().word();
    String breakEven = name + "_break_even";
    String target = name + "_target";
    return """
        SELECT customer_id, %s AS lever, %s AS "view", CAST(%s AS DECIMAL(38,12)) AS current, CAST(%s AS DECIMAL(38,12)) AS break_even,
          CAST(%s AS DECIMAL(38,12)) AS target, %s AS unit, CAST(%s AS DECIMAL(38,12)) AS step, %s AS effect_per_step,
          %s AS feasible, %s AS target_feasible, %s AS reason_en, %s AS reason_zh
        FROM %s WHERE has_%s"""
        .formatted(
            dialect.literal(name),
            dialect.literal(view.word()),
            kind.current(),
            breakEven,
            target,
            dialect.literal(kind.unit()),
            kind.step(),
            dialect.decimal(kind.effect()),
            reached(kind, breakEven),
            reached(kind, target),
            reason(kind, values, Wording.ENGLISH),
            reason(kind, values, Wording.CHINESE),
            ValueSql.table(view),
            name);
  }

  private static String reached(LeverKind kind, String value) {
    return "coalesce(" + kind.reached().formatted(value) + ", FALSE)";
  }

  private String reason(LeverKind kind, Map<String, String> values, String language) {
    StringBuilder sql = new StringBuilder("CASE");
    for (Said said : kind.said()) {
      String text = language.equals(Wording.CHINESE) ? said.zh() : said.en();
      sql.append(said.when().isEmpty() ? " ELSE " : " WHEN " + said.when() + " THEN ");
      sql.append(wording.sentence(text, values));
    }
    return sql.append(" END").toString();
  }
}
