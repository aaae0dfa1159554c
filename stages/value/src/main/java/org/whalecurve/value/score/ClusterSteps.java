package org.whalecurve.value.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Expr;
import org.whalecurve.model.score.ClusterModel;
import org.whalecurve.model.score.ClusterModel.Feature;
import org.whalecurve.tables.ScoreTables;
import org.whalecurve.tables.Table.Column;
import org.whalecurve.tables.Table.Kind;
import org.whalecurve.value.classes.Clusters;
import org.whalecurve.value.columns.Building;
import org.whalecurve.value.columns.CustomerRows;

/**
 * Clusters: Java learns centres from every n-th customer, SQL puts every customer to the nearest
 * one. What a customer has no value of counts as the mean.
 */
final class ClusterSteps {
  private static final String VALUES = "customer_cluster_value";
  private static final String CENTRES = "cluster_centre";
  private static final String TABLE = "customer_cluster";
  private static final Column COLUMN =
      new Column("cluster", Kind.WHOLE, "", "cluster, 1 the largest", false);
  private static final List<Session.Column> CENTRE_COLUMNS =
      List.of(
          new Session.Column("cluster", "BIGINT"),
          new Session.Column("feature", "BIGINT"),
          new Session.Column("centre", "DECIMAL(38,12)"),
          new Session.Column("mean", "DECIMAL(38,12)"),
          new Session.Column("deviation", "DECIMAL(38,12)"),
          new Session.Column("low", "DECIMAL(18,6)"),
          new Session.Column("high", "DECIMAL(18,6)"),
          new Session.Column("title_en", "VARCHAR"),
          new Session.Column("title_zh", "VARCHAR"));

  private final Building building;
  private final Dialect dialect;
  private final ClusterModel model;
  private final List<Expr> values = new ArrayList<>();

  ClusterSteps(Building building) {
    this.building = building;
    this.dialect = building.dialect();
    this.model = building.workspace().value().score().clusters();
    Values all = new Values(building);
    model.features().forEach(f -> values.add(all.first(List.of(f.value()))));
  }

  void add() {
    if (values.isEmpty()) return;
    new Values(building).checkNew(List.of(COLUMN), model.place());
    building.add(values());
    building.add(learn());
    building.add(assign(), TABLE, List.of(COLUMN));
    building.add(published());
  }

  private Step values() {
    CustomerRows rows = building.rows();
    Values all = new Values(building);
    String columns =
        IntStream.range(0, values.size())
            .mapToObj(f -> ",\n  " + all.sql(rows, values.get(f)) + " AS f" + f)
            .collect(Collectors.joining());
    String sql =
        "SELECT c.customer_no%s\nFROM %s\nWHERE %s ORDER BY c.customer_no"
            .formatted(columns, Values.from(rows), CustomerRows.REAL);
    return Step.sql(
        "value.cluster_value", "features that clusters go by", Values.reads(rows), VALUES, sql);
  }

  private Step learn() {
    return new Step(
        "value.cluster_centre",
        "find clusters",
        List.of(VALUES),
        List.of(CENTRES, ScoreTables.CLUSTER_FEATURE.name(), ScoreTables.CLUSTER_QUALITY.name()),
        new Step.Java(
            model.features().stream().map(f -> f.name() + f.titles()).toList()
                + " "
                + List.of(model.least(), model.most(), model.seed(), model.sample(), model.clip()),
            this::learn));
  }

  /** The customers learnt from, with each feature brought between its ends. */
  private record Sample(double[][] points, BigDecimal[] low, BigDecimal[] high) {}

  private void learn(Step.Context context) {
    Sample sample = sample(context.session());
    List<Object[]> centres = new ArrayList<>();
    List<Object[]> traits = new ArrayList<>();
    List<Object[]> quality = new ArrayList<>();
    try {
      double[] ones = new double[sample.points.length];
      Arrays.fill(ones, 1);
      if (ones.length == 0) throw new IllegalArgumentException("there are no customers");
      Clusters found = Clusters.of(sample.points, ones, model.least(), model.most(), model.seed());
      describe(found, sample, centres, traits);
      for (Clusters.Quality q : found.quality())
        quality.add(quality(q, q.k() == found.centres().length, ones.length));
    } catch (IllegalArgumentException e) {
      quality.add(
          new Object[] {
            0L, null, null, false, (long) sample.points.length, model.seed(), e.getMessage()
          });
    }
    context.write(CENTRES, CENTRE_COLUMNS, centres);
    context.write(
        ScoreTables.CLUSTER_FEATURE.name(), Numbers.columns(ScoreTables.CLUSTER_FEATURE), traits);
    context.write(
        ScoreTables.CLUSTER_QUALITY.name(), Numbers.columns(ScoreTables.CLUSTER_QUALITY), quality);
  }

  private Object[] quality(Clusters.Quality q, boolean chosen, int customers) {
    return new Object[] {
      (long) q.k(),
      Numbers.ratio(q.silhouette()),
      Numbers.ratio(q.within()),
      chosen,
      (long) customers,
      model.seed(),
      ""
    };
  }

  private Sample sample(Session session) {
    long all = session.query("SELECT count(*) FROM " + VALUES).get(0).integer(0);
    long step = Math.max(1, (all + model.sample() - 1) / model.sample());
    int n = values.size();
    String columns = IntStream.range(0, n).mapToObj(f -> "f" + f).collect(Collectors.joining(", "));
    List<BigDecimal[]> rows = new ArrayList<>();
    session.stream(
        "SELECT %s FROM %s WHERE customer_no %% %d = 0 ORDER BY customer_no"
            .formatted(columns, VALUES, step),
        row -> rows.add(decimals(row, n)));
    BigDecimal[] low = new BigDecimal[n];
    BigDecimal[] high = new BigDecimal[n];
    double[][] points = new double[rows.size()][n];
    for (int f = 0; f < n; f++) {
      int feature = f;
      List<BigDecimal> sorted =
          rows.stream().map(r -> r[feature]).filter(java.util.Objects::nonNull).sorted().toList();
      if (sorted.isEmpty()) continue;
      int cut = (int) (model.clip().doubleValue() * sorted.size());
      low[f] = sorted.get(cut);
      high[f] = sorted.get(sorted.size() - 1 - cut);
      fill(rows, points, f, low[f], high[f]);
    }
    return new Sample(points, low, high);
  }

  private static BigDecimal[] decimals(Row row, int n) {
    BigDecimal[] decimals = new BigDecimal[n];
    for (int f = 0; f < n; f++) decimals[f] = row.decimal(f);
    return decimals;
  }

  private static void fill(
      List<BigDecimal[]> rows, double[][] points, int f, BigDecimal low, BigDecimal high) {
    double sum = 0;
    int known = 0;
    for (int i = 0; i < points.length; i++) {
      BigDecimal value = rows.get(i)[f];
      if (value == null) continue;
      points[i][f] = value.max(low).min(high).doubleValue();
      sum += points[i][f];
      known++;
    }
    for (int i = 0; i < points.length; i++) if (rows.get(i)[f] == null) points[i][f] = sum / known;
  }

  private void describe(
      Clusters found, Sample sample, List<Object[]> centres, List<Object[]> traits) {
    for (int c = 0; c < found.centres().length; c++) {
      List<Clusters.Trait> own = found.traits(c);
      for (int f = 0; f < values.size(); f++) {
        centres.add(
            new Object[] {
              c + 1L,
              (long) f,
              Numbers.ratio(found.centres()[c][f]),
              Numbers.ratio(found.standard().means()[f]),
              Numbers.ratio(found.standard().deviations()[f]),
              sample.low[f],
              sample.high[f],
              title(own, "en"),
              title(own, "zh")
            });
      }
      for (int t = 0; t < own.size(); t++) traits.add(trait(found, c, t, own.get(t)));
    }
  }

  private Object[] trait(Clusters found, int cluster, int place, Clusters.Trait trait) {
    double mean = found.standard().means()[trait.feature()];
    double deviation = found.standard().deviations()[trait.feature()];
    return new Object[] {
      cluster + 1L,
      place + 1L,
      model.features().get(trait.feature()).name(),
      Numbers.ratio(mean + deviation * trait.difference()),
      Numbers.ratio(mean),
      Numbers.ratio(trait.difference())
    };
  }

  /** The two traits that set it apart most; a third of a standard deviation at least. */
  private String title(List<Clusters.Trait> traits, String language) {
    boolean chinese = language.equals("zh");
    String title =
        traits.stream()
            .filter(t -> Math.abs(t.difference()) >= 1.0 / 3)
            .limit(2)
            .map(t -> word(t, chinese, language))
            .collect(Collectors.joining(chinese ? "，" : ", "));
    return title.isEmpty() ? (chinese ? "接近平均" : "near the average") : title;
  }

  private String word(Clusters.Trait trait, boolean chinese, String language) {
    Feature feature = model.features().get(trait.feature());
    String name = feature.titles().getOrDefault(language, feature.name());
    boolean high = trait.difference() > 0;
    return chinese ? name + (high ? "高" : "低") : (high ? "high " : "low ") + name;
  }

  private Step assign() {
    List<String> distance = new ArrayList<>();
    List<String> pivot = new ArrayList<>();
    for (int f = 0; f < values.size(); f++) {
      for (String part : List.of("centre", "mean", "deviation", "low", "high")) {
        pivot.add(
            "CAST(max(CASE WHEN feature = %d THEN %s END) AS DOUBLE) AS %s_%d"
                .formatted(f, part, part, f));
      }
      String scaled =
          "coalesce((least(greatest(CAST(v.f%1$d AS DOUBLE), k.low_%1$d), k.high_%1$d) - k.mean_%1$d) / nullif(k.deviation_%1$d, 0), 0) - k.centre_%1$d"
              .formatted(f);
      distance.add(
          "power(CASE WHEN v.f%d IS NULL THEN 0 - k.centre_%d ELSE %s END, 2)"
              .formatted(f, f, scaled));
    }
    String sql =
        """
        SELECT customer_no, cluster FROM (
          SELECT v.customer_no, k.cluster, row_number() OVER (PARTITION BY v.customer_no ORDER BY %s, k.cluster) AS near
          FROM %s v CROSS JOIN (SELECT cluster, %s FROM %s GROUP BY cluster) k) AS measured
        WHERE near = 1 ORDER BY customer_no"""
            .formatted(String.join(" + ", distance), VALUES, String.join(", ", pivot), CENTRES);
    return Step.sql(
        "value.cluster_of", "cluster of every customer", List.of(VALUES, CENTRES), TABLE, sql);
  }

  private Step published() {
    CustomerRows rows = building.rows();
    String cluster = rows.column("cluster");
    String sql =
        """
        WITH titles AS (SELECT cluster, max(title_en) AS title_en, max(title_zh) AS title_zh FROM %s GROUP BY cluster),
        sums AS (
          SELECT %s AS cluster, count(*) AS customers, sum(c.net_revenue) AS revenue, sum(c.full_profit) AS profit
          FROM %s WHERE %s IS NOT NULL GROUP BY %s),
        alls AS (SELECT sum(customers) AS customers, sum(profit) AS profit FROM sums)
        SELECT t.cluster, t.title_en, t.title_zh, CAST(coalesce(s.customers, 0) AS BIGINT) AS customers, %s AS revenue, %s AS profit,
          %s AS customer_share, %s AS profit_share
        FROM titles t LEFT JOIN sums s ON s.cluster = t.cluster CROSS JOIN alls a ORDER BY t.cluster"""
            .formatted(
                CENTRES,
                cluster,
                rows.from(),
                cluster,
                cluster,
                dialect.total("coalesce(s.revenue, 0)"),
                dialect.total("coalesce(s.profit, 0)"),
                dialect.fraction("coalesce(s.customers, 0)", "a.customers"),
                dialect.fraction("coalesce(s.profit, 0)", "a.profit"));
    List<String> reads = new ArrayList<>(rows.reads());
    reads.add(CENTRES);
    return Step.sql(
        "value.cluster", "clusters side by side", reads, ScoreTables.CLUSTER.name(), sql);
  }
}
