package org.whalecurve.value.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.model.score.Scorecard;
import org.whalecurve.tables.ScoreTables;
import org.whalecurve.tables.Table.Column;
import org.whalecurve.value.columns.Building;
import org.whalecurve.value.score.CardPlan.Placed;

/**
 * The score of every customer, in whole numbers: scale x (Σ weight x points / Σ weight − Σ penalty
 * x points), not below 0. A partial score is the same over the indicators of one category or
 * dimension, its penalties measured by the weight of that part.
 */
final class ScoreSql {
  static final String TABLE = "customer_score";

  private final Building building;
  private final Dialect dialect;
  private final CardPlan plan;

  ScoreSql(Building building, CardPlan plan) {
    this.building = building;
    this.dialect = building.dialect();
    this.plan = plan;
  }

  void add() {
    Map<Column, List<Placed>> scores = plan.scores();
    List<Column> columns = new ArrayList<>(scores.keySet());
    new Values(building).checkNew(columns, building.workspace().value().score().place());
    StringBuilder select = new StringBuilder("SELECT p.customer_no");
    Map<String, String> partial = new LinkedHashMap<>();
    scores.forEach((column, placed) -> partial.put(column.name(), score(placed)));
    partial.forEach(
        (name, score) ->
            select.append(",\n  CAST(%s AS DECIMAL(38,12)) AS %s".formatted(score, name)));
    String sql = select + "\nFROM " + from() + "\nORDER BY p.customer_no";
    building.add(
        Step.sql("value.score", "score of every customer", reads(), TABLE, sql), TABLE, columns);
  }

  private List<String> reads() {
    return List.of(PointSteps.POINTS, WeightStep.TABLE);
  }

  private String from() {
    return PointSteps.POINTS + " p CROSS JOIN (" + pivot() + ") w";
  }

  /** Weights and what stands for a missing value, side by side. */
  private String pivot() {
    String columns =
        plan.used().stream()
            .map(
                p ->
                    "max(CASE WHEN indicator = %1$s THEN weight END) AS w_%2$s, max(CASE WHEN indicator = %1$s THEN fill END) AS f_%2$s"
                        .formatted(dialect.literal(p.name()), p.name()))
            .collect(Collectors.joining(", "));
    return columns.isEmpty()
        ? "SELECT 0 AS none"
        : "SELECT " + columns + " FROM " + WeightStep.TABLE;
  }

  private static String filled(Placed p) {
    return "coalesce(p.%s, w.f_%s)".formatted(p.points(), p.name());
  }

  private static List<Placed> weighed(List<Placed> placed) {
    return placed.stream().filter(p -> !p.indicator().penalty()).toList();
  }

  /** Sum of the weights of those that the customer has points for. */
  private static String weight(List<Placed> placed) {
    return weighed(placed).stream()
        .map(p -> "CASE WHEN %s IS NULL THEN 0 ELSE w.w_%s END".formatted(filled(p), p.name()))
        .collect(Collectors.joining(" + ", "(", ")"));
  }

  private static String sum(List<Placed> placed) {
    return placed.stream()
        .map(p -> "w.w_%s * coalesce(%s, 0)".formatted(p.name(), filled(p)))
        .collect(Collectors.joining(" + ", "(", ")"));
  }

  private String scale() {
    return Long.toString(
        plan.card().scale().setScale(0, java.math.RoundingMode.HALF_UP).longValueExact());
  }

  private String score(List<Placed> placed) {
    List<Placed> weighed = weighed(placed);
    if (weighed.isEmpty()) return "NULL";
    String weight = weight(placed);
    String gained = dialect.multiplyDivide(sum(weighed), scale(), "nullif(" + weight + ", 0)");
    List<Placed> penalties = placed.stream().filter(p -> p.indicator().penalty()).toList();
    String score = gained;
    if (!penalties.isEmpty()) {
      String part =
          weighed.stream().map(p -> "w.w_" + p.name()).collect(Collectors.joining(" + ", "(", ")"));
      score =
          "greatest(0, "
              + gained
              + " - "
              + dialect.multiplyDivide(sum(penalties), scale(), "nullif(" + part + ", 0)")
              + ")";
    }
    String complete =
        plan.card().missing() == Scorecard.Missing.NO_SCORE
            ? weighed.stream()
                .map(p -> "(p.%s IS NOT NULL OR w.w_%s = 0)".formatted(p.points(), p.name()))
                .collect(Collectors.joining(" AND ", " AND ", ""))
            : "";
    // NULL where the customer has nothing to be scored by: greatest would pass it over
    return "CASE WHEN %s > 0%s THEN %s END".formatted(weight, complete, dialect.fromUnits(score));
  }

  // --- detail -----------------------------------------------------------------------------------

  /** Every indicator of every customer, as {@code explain --score} shows it. */
  Step detail() {
    List<Placed> used = plan.used();
    String weight = weight(used);
    List<String> parts = new ArrayList<>();
    for (Placed p : used) parts.add(detail(p));
    String none =
        "SELECT 0 AS customer_no, 0 AS place, '' AS indicator, CAST(NULL AS DECIMAL(18,6)) AS value, '' AS source, 0 AS points_u, 0 AS weight_u, 0 AS all_u, 1 AS sign_u FROM wide WHERE FALSE";
    String sql =
        """
        WITH wide AS (SELECT p.customer_no, %s AS all_u%s%s FROM %s JOIN %s r ON r.customer_no = p.customer_no),
        long AS (%s)
        SELECT d.customer_id, CAST(l.place AS BIGINT) AS place, l.indicator, l.value, l.source,
          CAST(CAST(l.points_u AS DECIMAL(18,0)) * 0.000001 AS DECIMAL(38,12)) AS normalised,
          CAST(%s AS DECIMAL(38,12)) AS weight, CAST(%s AS DECIMAL(38,12)) AS points
        FROM long l JOIN customer_dim d ON d.customer_no = l.customer_no
        WHERE l.weight_u > 0
        ORDER BY d.customer_id, l.place"""
            .formatted(
                used.isEmpty() ? "0" : weight,
                used.stream().map(this::columns).collect(Collectors.joining()),
                used.isEmpty() ? "" : ", w.*",
                from(),
                PointSteps.RAW,
                parts.isEmpty() ? none : String.join("\n  UNION ALL ", parts),
                dialect.fraction("l.weight_u", "l.all_u"),
                dialect.fromUnits(
                    dialect.multiplyDivide(
                        "l.sign_u * l.weight_u * coalesce(l.points_u, 0)",
                        scale(),
                        "nullif(l.all_u, 0)")));
    List<String> reads = new ArrayList<>(reads());
    reads.addAll(List.of(PointSteps.RAW, "customer_dim"));
    return Step.sql(
        "value.score_detail",
        "what every indicator adds to every score",
        reads,
        ScoreTables.SCORE_DETAIL.name(),
        sql);
  }

  private String columns(Placed p) {
    return ", p.%s, r.%s%s"
        .formatted(p.points(), p.raw(), plan.experts() ? ", r." + p.expert() : "");
  }

  private String detail(Placed p) {
    boolean penalty = p.indicator().penalty();
    String value = plan.experts() ? "coalesce(%s, %s)".formatted(p.raw(), p.expert()) : p.raw();
    String missing =
        penalty ? "no penalty" : plan.card().missing().name().toLowerCase(java.util.Locale.ROOT);
    String source =
        "CASE WHEN %s IS NOT NULL THEN 'data' WHEN %s IS NOT NULL THEN 'expert' ELSE %s END"
            .formatted(p.raw(), p.points(), dialect.literal(missing));
    String points = "coalesce(%s, f_%s)".formatted(p.points(), p.name());
    // a weight counts only where there are points; a penalty is measured by all weights
    String weight =
        penalty
            ? "w_" + p.name()
            : "CASE WHEN %s IS NULL THEN 0 ELSE w_%s END".formatted(points, p.name());
    return "SELECT customer_no, %d AS place, %s AS indicator, %s AS value, %s AS source, %s AS points_u, %s AS weight_u, %s AS all_u, %s AS sign_u FROM wide"
        .formatted(
            p.place(),
            dialect.literal(p.name()),
            value,
            source,
            points,
            weight,
            penalty ? WeightStep.UNIT : "all_u",
            penalty ? "-1" : "1");
  }
}
