package org.whalecurve.value.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.model.score.ClassModel;
import org.whalecurve.model.score.Scorecard;
import org.whalecurve.tables.ScoreTables;
import org.whalecurve.value.classes.Classes;
import org.whalecurve.value.classes.Distinct;
import org.whalecurve.value.classes.Hysteresis;
import org.whalecurve.value.score.CardPlan.Placed;

/**
 * How far ranks, and tiers by score, move when the weights move: learnt from every n-th customer.
 */
final class SensitivityStep {
  private final CardPlan plan;
  private final ClassSteps.Planned tier;
  private final boolean byScore;
  private final Scorecard.Sensitivity asked;

  SensitivityStep(CardPlan plan, ClassSteps.Planned tier, boolean byScore) {
    this.plan = plan;
    this.tier = tier;
    this.byScore = byScore;
    this.asked = plan.card().sensitivity();
  }

  Step step() {
    String inputs =
        asked
            + " "
            + byScore
            + " "
            + tier.model().method()
            + tier.model().classes()
            + plan.used().stream().map(Placed::points).toList();
    return new Step(
        "value.score_sensitivity",
        "how far ranks and tiers hang on the weights",
        List.of(PointSteps.POINTS, WeightStep.TABLE, ClassSteps.BORDERS),
        List.of(ScoreTables.SCORE_SENSITIVITY.name()),
        new Step.Java(
            inputs,
            context ->
                context.write(
                    ScoreTables.SCORE_SENSITIVITY.name(),
                    Numbers.columns(ScoreTables.SCORE_SENSITIVITY),
                    rows(context.session()))));
  }

  private List<Object[]> rows(Session session) {
    double[] weights = numbers(session, plan.weighed(), "weight");
    double[] penalties = numbers(session, plan.penalties(), "weight");
    double[] fills = numbers(session, plan.weighed(), "fill");
    List<double[]> points = new ArrayList<>();
    List<Double> fixed = new ArrayList<>();
    read(session, penalties, fills, weights, points, fixed);
    if (points.size() < 2 || Arrays.stream(weights).filter(w -> w > 0).count() < 2)
      return List.of();
    WeightSensitivity.Result result =
        WeightSensitivity.of(
            points.toArray(double[][]::new),
            fixed.stream().mapToDouble(Double::doubleValue).toArray(),
            weights,
            tiers(session),
            asked.uniform() ? WeightSensitivity.Draw.UNIFORM : WeightSensitivity.Draw.DIRICHLET,
            asked.spread().doubleValue(),
            asked.draws(),
            asked.seed());
    List<Object[]> rows = new ArrayList<>();
    if (byScore) rows.add(row("tier_changed", result.changed(), points.size()));
    rows.add(row("kendall", result.kendall(), points.size()));
    rows.add(row("spearman", result.spearman(), points.size()));
    return rows;
  }

  private Object[] row(String measure, double[] draws, int customers) {
    return new Object[] {
      measure,
      Numbers.ratio(WeightSensitivity.Result.mean(draws)),
      Numbers.ratio(WeightSensitivity.Result.quantile(draws, 0.05)),
      Numbers.ratio(WeightSensitivity.Result.quantile(draws, 0.5)),
      Numbers.ratio(WeightSensitivity.Result.quantile(draws, 0.95)),
      (long) asked.draws(),
      (long) customers,
      asked.uniform() ? "uniform" : "dirichlet",
      Numbers.ratio(asked.spread().doubleValue()),
      asked.seed()
    };
  }

  /** Shares of 1; NaN where there is none. */
  private static double[] numbers(Session session, List<Placed> placed, String column) {
    double unit = column.equals("weight") ? WeightStep.UNIT : PointSteps.WHOLE;
    double[] numbers = new double[placed.size()];
    Arrays.fill(numbers, Double.NaN);
    List<String> names = placed.stream().map(Placed::name).toList();
    session.stream(
        "SELECT indicator, " + column + " FROM " + WeightStep.TABLE + " ORDER BY indicator",
        row -> {
          int place = names.indexOf(row.text(0));
          if (place >= 0 && row.get(1) != null) numbers[place] = row.integer(1) / unit;
        });
    return numbers;
  }

  private void read(
      Session session,
      double[] penalties,
      double[] fills,
      double[] weights,
      List<double[]> points,
      List<Double> fixed) {
    List<Placed> all = new ArrayList<>(plan.weighed());
    all.addAll(plan.penalties());
    if (all.isEmpty()) return;
    long customers = session.query("SELECT count(*) FROM " + PointSteps.POINTS).get(0).integer(0);
    long step = Math.max(1, (customers + asked.customers() - 1) / asked.customers());
    String columns = all.stream().map(Placed::points).collect(Collectors.joining(", "));
    session.stream(
        "SELECT %s FROM %s WHERE customer_no %% %d = 0 ORDER BY customer_no"
            .formatted(columns, PointSteps.POINTS, step),
        row -> {
          double[] one = new double[weights.length];
          double known = 0;
          for (int j = 0; j < one.length; j++) {
            one[j] = point(row, j, fills[j]);
            if (!Double.isNaN(one[j])) known += weights[j];
          }
          if (known <= 0) return;
          double taken = 0;
          for (int j = 0; j < penalties.length; j++)
            taken -= penalties[j] * point(row, weights.length + j, 0);
          points.add(one);
          fixed.add(taken);
        });
  }

  private static double point(Row row, int column, double otherwise) {
    Object value = row.get(column);
    return value == null ? otherwise : ((Number) value).doubleValue() / PointSteps.WHOLE;
  }

  /** Tiers of stated shares keep their sizes; others keep their borders. */
  private WeightSensitivity.Tiers tiers(Session session) {
    if (!byScore) return scores -> new int[scores.length];
    if (tier.model().method() == ClassModel.Method.QUANTILE) return this::byRank;
    double scale = plan.card().scale().doubleValue();
    List<Double> borders = new ArrayList<>();
    session.stream(
        "SELECT border FROM %s WHERE classification = 'tier' AND border IS NOT NULL ORDER BY border"
            .formatted(ClassSteps.BORDERS),
        row -> borders.add(row.decimal(0).doubleValue() / scale));
    double[] from = borders.stream().mapToDouble(Double::doubleValue).toArray();
    return scores ->
        Arrays.stream(scores).mapToInt(s -> Hysteresis.classOf(s + 5e-9, from)).toArray();
  }

  private int[] byRank(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    double[] values = Arrays.stream(sorted).distinct().toArray();
    long[] counts = new long[values.length];
    for (double score : scores) counts[Arrays.binarySearch(values, score)]++;
    double[] shares =
        tier.model().classes().stream().mapToDouble(c -> c.share().doubleValue()).toArray();
    Classes classes = Classes.byQuantiles(new Distinct(values, counts), shares);
    return Arrays.stream(scores)
        .mapToInt(s -> classes.of(Arrays.binarySearch(values, s)))
        .toArray();
  }
}
