package org.whalecurve.value.score;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.tables.ScoreTables;
import org.whalecurve.tables.Table.Column;
import org.whalecurve.tables.Table.Kind;
import org.whalecurve.value.columns.Building;

/**
 * Which indicator decides a customer's tier: the one whose weight needs the smallest relative
 * change to move the customer across a border, all other weights keeping their proportions.
 *
 * <p>With m the weighted mean of points and P the penalties, both as parts of the scale, a weight w
 * of points x that becomes w (1 + δ) gives the score (m + δ w x) / (1 + δ w) − P, which is the
 * border b for δ = (b + P − m) / (w (x − b − P)). A penalty that takes away p moves the score there
 * for δ = (m − P − b) / p. A weight cannot fall below 0, so δ is −1 or more.
 */
final class DecidingSql {
  private static final String TABLE = "customer_deciding";
  private static final List<Column> COLUMNS =
      List.of(
          new Column(
              "tier_decided_by",
              Kind.TEXT,
              "",
              "indicator whose weight needs the smallest change to move the tier",
              false),
          new Column(
              "tier_decided_change",
              Kind.RATIO,
              "share",
              "that change: -0.2 is a weight that becomes a fifth less",
              false));

  private final Building building;
  private final Dialect dialect;
  private final CardPlan plan;
  private final int classes;

  DecidingSql(Building building, CardPlan plan, ClassSteps.Planned tier) {
    this.building = building;
    this.dialect = building.dialect();
    this.plan = plan;
    this.classes = tier.size();
  }

  void add() {
    new Values(building).checkNew(COLUMNS, building.workspace().value().score().place());
    String sql =
        """
        WITH detail AS (
          SELECT d.customer_no, s.indicator, s.place, s.indicator IN (%1$s) AS penalty,
            CAST(s.normalised AS DOUBLE) AS x, CAST(s.weight AS DOUBLE) AS w, s.points
          FROM score_detail s JOIN customer_dim d ON d.customer_id = s.customer_id),
        summed AS (
          SELECT customer_no, CAST(sum(CASE WHEN penalty THEN 0 ELSE points END) AS DOUBLE) / %2$s AS m,
            CAST(sum(CASE WHEN penalty THEN 0 - points ELSE 0 END) AS DOUBLE) / %2$s AS p
          FROM detail GROUP BY customer_no),
        placed AS (SELECT v.customer_no, v.score, %3$s AS class_no FROM customer_score v CROSS JOIN (%4$s) b),
        edges AS (
          SELECT p.customer_no, CAST(e.border AS DOUBLE) / %2$s AS b, s.m, s.p
          FROM placed p JOIN summed s ON s.customer_no = p.customer_no
          JOIN (SELECT class_no, border, lag(class_no) OVER (ORDER BY class_no) AS below FROM class_border
            WHERE classification = 'tier' AND border IS NOT NULL) e
          ON e.class_no = p.class_no OR coalesce(e.below, 0) = p.class_no),
        changes AS (
          SELECT d.customer_no, d.indicator, d.place,
            CASE WHEN d.penalty THEN (e.m - e.p - e.b) / nullif(d.w * d.x, 0)
              ELSE (e.b + e.p - e.m) / nullif(d.w * (d.x - e.b - e.p), 0) END AS change,
            CASE WHEN d.penalty THEN 0 ELSE d.w END AS w
          FROM detail d JOIN edges e ON e.customer_no = d.customer_no WHERE d.x IS NOT NULL),
        ordered AS (
          SELECT customer_no, indicator, change,
            row_number() OVER (PARTITION BY customer_no ORDER BY abs(change), place, change) AS first
          FROM changes WHERE change >= -1 AND 1 + change * w > 0.000000001 AND abs(change) < 1000000)
        SELECT customer_no, indicator AS tier_decided_by, CAST(CAST(change AS DECIMAL(18,6)) AS DECIMAL(38,12)) AS tier_decided_change
        FROM ordered WHERE first = 1 ORDER BY customer_no"""
            .formatted(
                penalties(),
                plan.card().scale().toPlainString(),
                Borders.classOf("v.score", classes, k -> "b.b_" + k),
                borders());
    List<String> reads =
        List.of(
            ScoreTables.SCORE_DETAIL.name(), "customer_dim", ScoreSql.TABLE, ClassSteps.BORDERS);
    building.add(
        Step.sql("value.tier_decided", "which indicator decides every tier", reads, TABLE, sql),
        TABLE,
        COLUMNS);
  }

  private String penalties() {
    String names =
        plan.penalties().stream()
            .map(p -> dialect.literal(p.name()))
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "''" : names;
  }

  private String borders() {
    List<String> columns = new ArrayList<>();
    for (int k = 1; k < classes; k++)
      columns.add(
          "max(CASE WHEN classification = 'tier' AND class_no = %d THEN border END) AS b_%d"
              .formatted(k, k));
    return "SELECT " + String.join(", ", columns) + " FROM " + ClassSteps.BORDERS;
  }
}
