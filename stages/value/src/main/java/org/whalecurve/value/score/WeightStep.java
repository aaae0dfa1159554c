package org.whalecurve.value.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.model.score.Scorecard;
import org.whalecurve.model.score.Scorecard.Indicator;
import org.whalecurve.model.score.Weighting;
import org.whalecurve.model.score.Weighting.Method;
import org.whalecurve.tables.ScoreTables;
import org.whalecurve.value.score.CardPlan.Placed;
import org.whalecurve.value.weights.FlawedMatrixException;
import org.whalecurve.value.weights.Mixture;
import org.whalecurve.value.weights.Spread;

/**
 * Learns the weights of the indicators from the card, the judgements and the data. An indicator
 * that nobody has a value of, or that is the same for all, has no weight, unless there is no other.
 */
final class WeightStep {
  static final String TABLE = "score_weight";

  /** Weights are whole parts of a billion. */
  static final long UNIT = 1_000_000_000L;

  /** Most customers that weights are learnt from. */
  private static final int SAMPLE = 50_000;

  private static final List<Session.Column> COLUMNS =
      List.of(
          new Session.Column("indicator", "VARCHAR"),
          new Session.Column("weight", "BIGINT"),
          new Session.Column("fill", "BIGINT"));

  private final CardPlan plan;
  private final Scorecard card;
  private final JudgedWeights.Result judged;

  WeightStep(CardPlan plan) {
    this.plan = plan;
    this.card = plan.card();
    this.judged = card.weighting().judgements().isEmpty() ? null : JudgedWeights.of(card);
  }

  Step step() {
    List<String> writes = new ArrayList<>(List.of(TABLE, ScoreTables.SCORE_INDICATOR.name()));
    if (judged != null) writes.add(ScoreTables.JUDGEMENT.name());
    return new Step(
        "value.score_weight",
        "learn the weights of the indicators",
        List.of(PointSteps.RAW, PointSteps.SCALE, PointSteps.POINTS),
        writes,
        new Step.Java(inputs(), this::learn));
  }

  private String inputs() {
    StringBuilder text = new StringBuilder();
    for (Placed p : plan.all()) {
      Indicator i = p.indicator();
      text.append(
          String.join(
              "|",
              p.name(),
              p.text(),
              i.titles().toString(),
              i.weight().toPlainString(),
              Boolean.toString(i.penalty()),
              i.category(),
              i.dimension(),
              i.better().name(),
              i.normalisation().toString()));
      text.append('\n');
    }
    text.append(card.missing()).append(card.weighting().parts());
    text.append(card.weighting().multiplicative());
    if (judged != null) {
      text.append(judged.weights());
      judged.rows().forEach(row -> text.append(Arrays.toString(row)));
    }
    return text.toString();
  }

  /** What the data say of one indicator. */
  private record Seen(long customers, long judged, double mean, boolean varies) {}

  private void learn(Step.Context context) {
    Session session = context.session();
    List<Seen> seen = plan.all().stream().map(p -> seen(session, p)).toList();
    List<Placed> weighed = plan.weighed();
    boolean[] tells = new boolean[weighed.size()];
    for (int j = 0; j < tells.length; j++) tells[j] = tells(weighed.get(j), seen);
    if (!any(tells))
      for (int j = 0; j < tells.length; j++)
        tells[j] = seen.get(weighed.get(j).place() - 1).customers() > 0;
    Weights weights = new Weights(session, weighed, tells);
    double[] used = weights.used();
    List<Object[]> table = new ArrayList<>();
    List<Object[]> told = new ArrayList<>();
    for (Placed p : plan.all()) {
      int j = weighed.indexOf(p);
      Seen s = seen.get(p.place() - 1);
      boolean penalty = p.indicator().penalty() && tells(p, seen);
      double weight = j >= 0 ? used[j] : penalty ? penalty(p) : 0;
      if (plan.used().contains(p)) {
        table.add(new Object[] {p.name(), Math.round(weight * UNIT), fill(p, s)});
      }
      told.add(told(session, p, s, weights, j, weight));
    }
    context.write(TABLE, COLUMNS, table);
    context.write(
        ScoreTables.SCORE_INDICATOR.name(), Numbers.columns(ScoreTables.SCORE_INDICATOR), told);
    if (judged != null) {
      context.write(
          ScoreTables.JUDGEMENT.name(), Numbers.columns(ScoreTables.JUDGEMENT), judged.rows());
    }
  }

  private static boolean any(boolean[] flags) {
    for (boolean flag : flags) if (flag) return true;
    return false;
  }

  private boolean tells(Placed p, List<Seen> seen) {
    Seen s = seen.get(p.place() - 1);
    return s.customers > 0 && (s.varies || isAbsolute(p.indicator()));
  }

  /** Whether points mean something even where all customers have the same. */
  private static boolean isAbsolute(Indicator indicator) {
    Scorecard.Normalisation n = indicator.normalisation();
    return switch (n.method()) {
      case BANDS, TARGET -> true;
      case MINMAX -> n.from() != null && n.to() != null;
      case PERCENTILE, Z -> false;
    };
  }

  private Seen seen(Session session, Placed p) {
    if (!plan.used().contains(p)) return new Seen(0, 0, Double.NaN, false);
    String experts =
        plan.experts()
            ? "count(CASE WHEN r.%s IS NULL THEN p.%s END)".formatted(p.raw(), p.points())
            : "0";
    Row row =
        session
            .query(
                "SELECT count(p.%1$s), %2$s, coalesce(sum(p.%1$s), 0), min(p.%1$s), max(p.%1$s) FROM %3$s p JOIN %4$s r ON r.customer_no = p.customer_no"
                    .formatted(p.points(), experts, PointSteps.POINTS, PointSteps.RAW))
            .get(0);
    long customers = row.integer(0);
    double sum = row.decimal(2).doubleValue();
    boolean varies = customers > 0 && row.integer(3) != row.integer(4);
    double mean = customers == 0 ? Double.NaN : sum / customers / PointSteps.WHOLE;
    return new Seen(customers, row.integer(1), mean, varies);
  }

  /** A penalty is stated on the same scale as the weights. */
  private double penalty(Placed p) {
    double total =
        card.indicators().stream()
            .filter(i -> !i.penalty())
            .mapToDouble(i -> i.weight().doubleValue())
            .sum();
    return total == 0 ? 0 : p.indicator().weight().doubleValue() / total;
  }

  private Long fill(Placed p, Seen s) {
    if (p.indicator().penalty()) return 0L;
    return switch (card.missing()) {
      case REWEIGHT, NO_SCORE -> null;
      case ZERO -> 0L;
      case NEUTRAL -> PointSteps.WHOLE / 2L;
      case MEAN -> Double.isNaN(s.mean) ? null : Math.round(s.mean * PointSteps.WHOLE);
    };
  }

  private Object[] told(Session session, Placed p, Seen s, Weights weights, int j, double weight) {
    Indicator i = p.indicator();
    List<Row> ends =
        session.query(
            "SELECT low, high FROM %s WHERE indicator = '%s'"
                .formatted(PointSteps.SCALE, p.name()));
    boolean none = s.customers == 0;
    String reason =
        !plan.used().contains(p)
            ? plan.reason(p)
            : none
                ? "no customer has a value"
                : weight == 0 && !s.varies ? "the same for all customers" : "";
    return new Object[] {
      (long) p.place(),
      p.name(),
      i.titles().getOrDefault("en", p.name()),
      i.titles().getOrDefault("zh", p.name()),
      i.category(),
      i.dimension(),
      p.text(),
      i.penalty() ? "penalty" : i.better().name().toLowerCase(Locale.ROOT),
      i.normalisation().method().name().toLowerCase(Locale.ROOT),
      ends.isEmpty() || ends.get(0).decimal(0) == null ? null : ends.get(0).decimal(0).setScale(12),
      ends.isEmpty() || ends.get(0).decimal(1) == null ? null : ends.get(0).decimal(1).setScale(12),
      Numbers.ratio(penalty(p)),
      j < 0 ? null : weights.told(Method.AHP, j),
      j < 0 ? null : weights.told(Method.ENTROPY, j),
      j < 0 ? null : weights.told(Method.CRITIC, j),
      Numbers.ratio(weight),
      s.customers,
      s.judged,
      Numbers.ratio(s.mean),
      i.penalty() ? "no penalty" : card.missing().name().toLowerCase(Locale.ROOT),
      reason.isEmpty() ? "used" : "no data",
      reason
    };
  }

  /** The weights by each method that is asked for, over the indicators that tell. */
  private final class Weights {
    private final Session session;
    private final List<Placed> weighed;
    private final boolean[] tells;
    private final Map<Method, double[]> by = new java.util.EnumMap<>(Method.class);

    Weights(Session session, List<Placed> weighed, boolean[] tells) {
      this.session = session;
      this.weighed = weighed;
      this.tells = tells;
      for (Weighting.Part part : card.weighting().parts())
        by.put(part.method(), find(part.method()));
    }

    /** All 0 where there is no indicator to weigh. */
    double[] used() {
      List<double[]> sets = new ArrayList<>();
      List<Double> shares = new ArrayList<>();
      for (Weighting.Part part : card.weighting().parts()) {
        if (!any(by.get(part.method()))) continue;
        sets.add(by.get(part.method()));
        shares.add(part.share().doubleValue());
      }
      if (sets.isEmpty()) return new double[weighed.size()];
      double[] parts = shares.stream().mapToDouble(Double::doubleValue).toArray();
      try {
        return card.weighting().multiplicative()
            ? Mixture.multiplicative(sets, parts)
            : Mixture.linear(sets, parts);
      } catch (FlawedMatrixException e) {
        return Mixture.linear(sets, parts);
      }
    }

    private boolean any(double[] weights) {
      return Arrays.stream(weights).anyMatch(w -> w > 0);
    }

    java.math.BigDecimal told(Method method, int place) {
      double[] weights = by.get(method);
      return weights == null ? null : Numbers.ratio(weights[place]);
    }

    private double[] find(Method method) {
      return switch (method) {
        case GIVEN -> spread(p -> p.indicator().weight().doubleValue());
        case AHP -> spread(p -> judged.weights().get(p.name()));
        case ENTROPY, CRITIC -> measured(method);
      };
    }

    private double[] spread(java.util.function.ToDoubleFunction<Placed> weight) {
      double[] weights = new double[weighed.size()];
      for (int j = 0; j < weights.length; j++)
        weights[j] = tells[j] ? weight.applyAsDouble(weighed.get(j)) : 0;
      return any(weights) ? normalised(weights) : weights;
    }

    private double[] normalised(double[] weights) {
      return Mixture.linear(List.of(weights), new double[] {1});
    }

    /** Where the data tell nothing apart, the stated weights stand in. */
    private double[] measured(Method method) {
      List<Placed> telling = new ArrayList<>();
      for (int j = 0; j < tells.length; j++) if (tells[j]) telling.add(weighed.get(j));
      if (telling.isEmpty()) return new double[weighed.size()];
      try {
        double[][] data = data(telling);
        double[] found =
            method == Method.ENTROPY
                ? Spread.entropy(data).weights()
                : Spread.critic(data, new boolean[telling.size()]).weights();
        double[] weights = new double[weighed.size()];
        for (int t = 0; t < found.length; t++) weights[weighed.indexOf(telling.get(t))] = found[t];
        return weights;
      } catch (FlawedMatrixException e) {
        return find(Method.GIVEN);
      }
    }

    /** Points of a sample of customers, every n-th; the mean where one has none. */
    private double[][] data(List<Placed> telling) {
      String means =
          telling.stream()
              .map(p -> "coalesce(%1$s, 0) AS %1$s, %1$s IS NULL".formatted(p.points()))
              .collect(Collectors.joining(", "));
      long all = session.query("SELECT count(*) FROM " + PointSteps.POINTS).get(0).integer(0);
      long step = Math.max(1, (all + SAMPLE - 1) / SAMPLE);
      List<double[]> rows = new ArrayList<>();
      double[] sums = new double[telling.size()];
      long[] counts = new long[telling.size()];
      session.stream(
          "SELECT %s FROM %s WHERE customer_no %% %d = 0 ORDER BY customer_no"
              .formatted(means, PointSteps.POINTS, step),
          row -> rows.add(points(row, sums, counts)));
      for (double[] row : rows) {
        for (int j = 0; j < row.length; j++)
          if (Double.isNaN(row[j])) row[j] = counts[j] == 0 ? 0.5 : sums[j] / counts[j];
      }
      return rows.toArray(double[][]::new);
    }

    private double[] points(Row row, double[] sums, long[] counts) {
      double[] points = new double[sums.length];
      for (int j = 0; j < points.length; j++) {
        boolean missing = (Boolean) row.get(2 * j + 1);
        points[j] = missing ? Double.NaN : row.integer(2 * j) / (double) PointSteps.WHOLE;
        if (missing) continue;
        sums[j] += points[j];
        counts[j]++;
      }
      return points;
    }
  }
}
