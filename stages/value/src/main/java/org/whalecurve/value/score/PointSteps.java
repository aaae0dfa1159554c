package org.whalecurve.value.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.model.score.Scorecard;
import org.whalecurve.model.score.Scorecard.Better;
import org.whalecurve.model.score.Scorecard.Normalisation;
import org.whalecurve.tables.ScoreTables;
import org.whalecurve.value.columns.Building;
import org.whalecurve.value.columns.CustomerRows;
import org.whalecurve.value.score.CardPlan.Placed;

/**
 * From columns of customers and scores of experts to points, 0 … 1 in whole millionths: what every
 * customer has is SQL; Java learns the ends of each scale.
 */
final class PointSteps {
  static final String EXPERT = "expert_latest";
  static final String RAW = "customer_score_raw";
  static final String SCALE = "score_scale";
  static final String POINTS = "customer_points";
  static final int WHOLE = 1_000_000;

  private static final List<Session.Column> SCALE_COLUMNS =
      List.of(
          new Session.Column("indicator", "VARCHAR"),
          new Session.Column("low", "DECIMAL(18,6)"),
          new Session.Column("high", "DECIMAL(18,6)"));

  private final Building building;
  private final Dialect dialect;
  private final CardPlan plan;

  PointSteps(Building building, CardPlan plan) {
    this.building = building;
    this.dialect = building.dialect();
    this.plan = plan;
  }

  void add() {
    if (plan.experts()) {
      building.add(latest());
      building.add(published());
    }
    building.add(raw());
    building.add(scale());
    building.add(points());
  }

  // --- experts ----------------------------------------------------------------------------------

  /** The latest score of each expert on or before the day; and what they say together. */
  private Step latest() {
    boolean median = plan.card().expertRule() == Scorecard.ExpertRule.MEDIAN;
    // the middle one, or the two in the middle
    String middle =
        "WHERE place BETWEEN "
            + dialect.quotient("(experts + 1)", "2")
            + " AND "
            + dialect.quotient("(experts + 2)", "2");
    String card =
        plan.all().stream().map(p -> dialect.literal(p.name())).collect(Collectors.joining(", "));
    String sql =
        """
        WITH dated AS (
          SELECT e.customer_no, e.indicator, coalesce(e.author, '(unknown)') AS author, e.date, e.score,
            row_number() OVER (PARTITION BY e.customer_no, e.indicator, e.author ORDER BY e.date DESC, e.score DESC) AS late
          FROM expert_score_fact e CROSS JOIN as_of a
          WHERE e.customer_no > 1 AND e.score IS NOT NULL AND (e.date IS NULL OR e.date <= a.as_of)),
        latest AS (
          SELECT customer_no, indicator, author, date, score,
            row_number() OVER (PARTITION BY customer_no, indicator ORDER BY score, author) AS place,
            count(*) OVER (PARTITION BY customer_no, indicator) AS experts
          FROM dated WHERE late = 1),
        agreed AS (
          SELECT customer_no, indicator, sum(score) AS total, count(*) AS experts FROM latest %s
          GROUP BY customer_no, indicator)
        SELECT l.customer_no, l.indicator, l.author, l.date, l.score,
          %s AS agreed, l.indicator IN (%s) AS in_card
        FROM latest l JOIN agreed g ON g.customer_no = l.customer_no AND g.indicator = l.indicator
        ORDER BY l.customer_no, l.indicator, l.author"""
            .formatted(
                median ? middle : "",
                dialect.decimal(dialect.fraction("g.total", "g.experts")),
                card);
    return Step.sql(
        "value.expert_score",
        "the latest scores that experts gave",
        List.of("expert_score_fact", "as_of"),
        EXPERT,
        sql);
  }

  private Step published() {
    String sql =
        """
        SELECT d.customer_id, e.indicator, e.author, e.date, e.score, e.agreed, e.in_card
        FROM %s e JOIN customer_dim d ON d.customer_no = e.customer_no
        ORDER BY d.customer_id, e.indicator, e.author"""
            .formatted(EXPERT);
    return Step.sql(
        "value.expert_score_used",
        "who judged which customer",
        List.of(EXPERT, "customer_dim"),
        ScoreTables.EXPERT_SCORE_USED.name(),
        sql);
  }

  // --- values -----------------------------------------------------------------------------------

  private Step raw() {
    CustomerRows rows = building.rows();
    Values values = new Values(building);
    List<String> columns = new ArrayList<>(List.of("c.customer_no"));
    for (Placed p : plan.used()) {
      String value =
          p.value() == null ? "CAST(NULL AS DECIMAL(18,6))" : values.sql(rows, p.value());
      columns.add(value + " AS " + p.raw());
      if (plan.experts()) columns.add("e." + p.expert());
    }
    List<String> reads = Values.reads(rows);
    String from = Values.from(rows);
    if (plan.experts()) {
      reads.add(EXPERT);
      from += "\n  LEFT JOIN (" + pivot() + ") e ON e.customer_no = c.customer_no";
    }
    String sql =
        "SELECT %s\nFROM %s\nWHERE %s ORDER BY c.customer_no"
            .formatted(String.join(",\n  ", columns), from, CustomerRows.REAL);
    return Step.sql("value.score_raw", "indicators of every customer", reads, RAW, sql);
  }

  private String pivot() {
    String columns =
        plan.used().stream()
            .map(
                p ->
                    ", max(CASE WHEN indicator = %s THEN agreed END) AS %s"
                        .formatted(dialect.literal(p.name()), p.expert()))
            .collect(Collectors.joining());
    return "SELECT customer_no" + columns + " FROM " + EXPERT + " GROUP BY customer_no";
  }

  // --- scales -----------------------------------------------------------------------------------

  private Step scale() {
    StringBuilder inputs = new StringBuilder();
    plan.used()
        .forEach(p -> inputs.append(p.name()).append(' ').append(normalisation(p)).append('\n'));
    return new Step(
        "value.score_scale",
        "learn the ends of every indicator's scale",
        List.of(RAW),
        List.of(SCALE),
        new Step.Java(
            inputs.toString(),
            context -> {
              List<Object[]> rows = new ArrayList<>();
              for (Placed p : plan.used()) rows.add(ends(context.session(), p));
              context.write(SCALE, SCALE_COLUMNS, rows);
            }));
  }

  private static Normalisation normalisation(Placed p) {
    return p.indicator().normalisation();
  }

  private Object[] ends(Session session, Placed p) {
    Normalisation normalisation = normalisation(p);
    BigDecimal low = null;
    BigDecimal high = null;
    if (normalisation.method() == Scorecard.Method.Z) {
      BigDecimal[] z = meanAndDeviation(session, p);
      low = z[0];
      high = z[1];
    } else if (normalisation.method() != Scorecard.Method.BANDS
        && normalisation.method() != Scorecard.Method.TARGET) {
      Row row =
          session.query("SELECT min(%1$s), max(%1$s) FROM %2$s".formatted(p.raw(), RAW)).get(0);
      low = normalisation.from() != null ? normalisation.from() : row.decimal(0);
      high = normalisation.to() != null ? normalisation.to() : row.decimal(1);
    }
    return new Object[] {p.name(), six(low), six(high)};
  }

  private static BigDecimal six(BigDecimal value) {
    return value == null ? null : value.setScale(6, java.math.RoundingMode.HALF_UP);
  }

  /** From distinct values in order, so that the result is the same on any machine. */
  private static BigDecimal[] meanAndDeviation(Session session, Placed p) {
    double[] sums = new double[3];
    List<double[]> values = new ArrayList<>();
    session.stream(
        "SELECT %1$s, count(*) FROM %2$s WHERE %1$s IS NOT NULL GROUP BY %1$s ORDER BY %1$s"
            .formatted(p.raw(), RAW),
        row -> {
          double value = row.decimal(0).doubleValue();
          long count = row.integer(1);
          values.add(new double[] {value, count});
          sums[0] += count;
          sums[1] += count * value;
        });
    if (sums[0] == 0) return new BigDecimal[2];
    double mean = sums[1] / sums[0];
    for (double[] value : values) sums[2] += value[1] * (value[0] - mean) * (value[0] - mean);
    double deviation = values.size() < 2 ? 0 : Math.sqrt(sums[2] / sums[0]);
    return new BigDecimal[] {new BigDecimal(mean), new BigDecimal(deviation)};
  }

  // --- points -----------------------------------------------------------------------------------

  private Step points() {
    StringBuilder select = new StringBuilder("SELECT r.customer_no");
    StringBuilder ends = new StringBuilder();
    for (Placed p : plan.used()) {
      select.append(",\n  CAST(").append(points(p)).append(" AS BIGINT) AS ").append(p.points());
      String name = dialect.literal(p.name());
      ends.append(ends.isEmpty() ? "" : ", ");
      ends.append(
          "max(CASE WHEN indicator = %1$s THEN low END) AS l_%2$s, max(CASE WHEN indicator = %1$s THEN high END) AS h_%2$s"
              .formatted(name, p.name()));
    }
    String sql =
        select
            + "\nFROM "
            + RAW
            + " r"
            + (ends.isEmpty() ? "" : " CROSS JOIN (SELECT " + ends + " FROM " + SCALE + ") k")
            + "\nORDER BY r.customer_no";
    return Step.sql(
        "value.score_points",
        "points of every customer for every indicator",
        List.of(RAW, SCALE),
        POINTS,
        sql);
  }

  private String points(Placed p) {
    Normalisation n = normalisation(p);
    String value = "r." + p.raw();
    boolean turned = p.indicator().better() == Better.LESS;
    String data =
        switch (n.method()) {
          case MINMAX -> turned(between(value, "k.l_" + p.name(), "k.h_" + p.name()), turned);
          case PERCENTILE -> turned(percentile(value), turned);
          case Z -> turned(z(value, "k.l_" + p.name(), "k.h_" + p.name()), turned);
          case BANDS -> bands(value, n);
          case TARGET -> n.within() == null ? turned(reached(value, n), turned) : near(value, n);
        };
    String known = "CASE WHEN " + value + " IS NOT NULL THEN " + data + " END";
    if (!plan.experts()) return known;
    String expert = "r." + p.expert();
    String from = decimal(plan.card().expertFrom());
    String said = turned(between(expert, from, decimal(plan.card().expertTo())), turned);
    return "coalesce(" + known + ", CASE WHEN " + expert + " IS NOT NULL THEN " + said + " END)";
  }

  private static String turned(String points, boolean turned) {
    return turned ? "(" + WHOLE + " - " + points + ")" : points;
  }

  private static String decimal(BigDecimal value) {
    return "CAST(" + value.toPlainString() + " AS DECIMAL(18,6))";
  }

  private static String clipped(String millionths) {
    return "greatest(0, least(" + WHOLE + ", " + millionths + "))";
  }

  /** Where all have the same value, half the points. */
  private String between(String value, String low, String high) {
    String way =
        dialect.multiplyDivide(
            dialect.units("least(greatest(" + value + ", " + low + "), " + high + ") - " + low),
            Integer.toString(WHOLE),
            dialect.units("nullif(" + high + " - " + low + ", 0)"));
    return "CASE WHEN " + high + " > " + low + " THEN " + way + " ELSE " + WHOLE / 2 + " END";
  }

  /**
   * The share of customers that are below, a tie counting half; the lowest value is 0 and the
   * highest 1 however many share it: who has no arrears bears no penalty for them.
   */
  private String percentile(String value) {
    String order = "OVER (PARTITION BY " + value + " IS NULL ORDER BY " + value + ")";
    String ties = "(count(*) OVER (PARTITION BY " + value + "))";
    String all = "(count(*) OVER (PARTITION BY " + value + " IS NULL))";
    String below = "(2 * (rank() " + order + " - 1) + " + ties + " - 1)";
    String share =
        dialect.multiplyDivideSmall(
            below, Integer.toString(WHOLE), "nullif(2 * (" + all + " - 1), 0)");
    String others = "(" + value + ") OVER (PARTITION BY " + value + " IS NULL)";
    return "CASE WHEN min%1$s = max%1$s THEN %2$d WHEN %3$s = min%1$s THEN 0 WHEN %3$s = max%1$s THEN %4$d ELSE %5$s END"
        .formatted(others, WHOLE / 2, value, WHOLE, share);
  }

  private static String z(String value, String mean, String deviation) {
    String z =
        "(CAST(%s AS DOUBLE) - CAST(%s AS DOUBLE)) / nullif(CAST(%s AS DOUBLE), 0)"
            .formatted(value, mean, deviation);
    String points = "CAST(round(greatest(-3, least(3, " + z + ")) / 6 * " + WHOLE + ") AS BIGINT)";
    return "(" + WHOLE / 2 + " + coalesce(" + points + ", 0))";
  }

  private static String bands(String value, Normalisation n) {
    StringBuilder sql = new StringBuilder("CASE");
    for (int i = n.bands().size() - 1; i >= 0; i--) {
      Scorecard.Band band = n.bands().get(i);
      long points =
          band.points().movePointRight(6).setScale(0, java.math.RoundingMode.HALF_UP).longValue();
      sql.append(" WHEN %s >= %s THEN %d".formatted(value, decimal(band.from()), points));
    }
    return sql + " ELSE 0 END";
  }

  private String reached(String value, Normalisation n) {
    return clipped(
        dialect.multiplyDivide(
            dialect.units("least(" + value + ", " + decimal(n.target()) + ")"),
            Integer.toString(WHOLE),
            dialect.units(decimal(n.target()))));
  }

  private String near(String value, Normalisation n) {
    String distance = "abs(" + value + " - " + decimal(n.target()) + ")";
    String lost =
        dialect.multiplyDivide(
            dialect.units("least(" + distance + ", " + decimal(n.within()) + ")"),
            Integer.toString(WHOLE),
            dialect.units(decimal(n.within())));
    return clipped(WHOLE + " - " + lost);
  }
}
