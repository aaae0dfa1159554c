package org.whalecurve.value.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Expr;
import org.whalecurve.model.score.ClassModel;
import org.whalecurve.tables.RunTables;
import org.whalecurve.tables.ScoreTables;
import org.whalecurve.tables.Table.Column;
import org.whalecurve.tables.Table.Kind;
import org.whalecurve.value.columns.Building;
import org.whalecurve.value.columns.CustomerRows;

/** Tiers of the value pyramid and other classes of single values. */
final class ClassSteps {
  static final String BORDERS = "class_border";
  private static final String VALUES = "customer_class_value";
  private static final String TABLE = "customer_class";
  private static final String LAST = "tier_last";
  private static final Column TIER =
      RunTables.CUSTOMER_VALUE.stream()
          .filter(c -> c.name().equals("tier"))
          .findFirst()
          .orElseThrow();

  private static final List<Session.Column> BORDER_COLUMNS =
      List.of(
          new Session.Column("classification", "VARCHAR"),
          new Session.Column("class_no", "BIGINT"),
          new Session.Column("place", "BIGINT"),
          new Session.Column("class", "VARCHAR"),
          new Session.Column("title_en", "VARCHAR"),
          new Session.Column("title_zh", "VARCHAR"),
          new Session.Column("value_by", "VARCHAR"),
          new Session.Column("method", "VARCHAR"),
          new Session.Column("border", "DECIMAL(18,6)"),
          new Session.Column("fit", "DECIMAL(38,12)"),
          new Session.Column("note", "VARCHAR"));

  private final Building building;
  private final Dialect dialect;
  private final List<Planned> planned = new ArrayList<>();

  /** Classes and the value that decides. */
  record Planned(ClassModel model, String text, Expr value) {
    String name() {
      return model.name();
    }

    boolean isTier() {
      return name().equals("tier");
    }

    int size() {
      return model.classes().size();
    }

    /** Names from the lowest class to the highest. */
    List<ClassModel.Each> ascending() {
      List<ClassModel.Each> ascending = new ArrayList<>(model.classes());
      Collections.reverse(ascending);
      return ascending;
    }
  }

  ClassSteps(Building building) {
    this.building = building;
    this.dialect = building.dialect();
    var model = building.workspace().value().score();
    Values values = new Values(building);
    List<ClassModel> all = new ArrayList<>(List.of(model.tiers()));
    all.addAll(model.classes());
    for (ClassModel each : all) {
      planned.add(new Planned(each, values.text(each.values()), values.first(each.values())));
    }
  }

  Planned tier() {
    return planned.get(0);
  }

  private boolean keeps() {
    return tier().model().margin().signum() > 0 && building.workspace().fills("tier_history");
  }

  void add() {
    List<Column> columns = new ArrayList<>();
    columns.add(TIER);
    boolean history = building.workspace().fills("tier_history");
    if (history)
      columns.add(new Column("tier_before", Kind.TEXT, "", "tier of the last time", false));
    for (Planned p : planned.subList(1, planned.size())) {
      String title = p.model().titles().getOrDefault("en", p.name());
      columns.add(new Column("class_" + p.name(), Kind.TEXT, "", title, false));
    }
    new Values(building).checkNew(columns, tier().model().place());
    building.add(values());
    building.add(learn());
    if (history) building.add(last());
    building.add(classify(history), TABLE, columns);
    building.add(published());
  }

  private Step values() {
    CustomerRows rows = building.rows();
    Values values = new Values(building);
    String columns =
        planned.stream()
            .map(p -> ",\n  %s AS v_%s".formatted(values.sql(rows, p.value()), p.name()))
            .collect(Collectors.joining());
    String sql =
        "SELECT c.customer_no%s\nFROM %s\nWHERE %s ORDER BY c.customer_no"
            .formatted(columns, Values.from(rows), CustomerRows.REAL);
    return Step.sql(
        "value.class_value", "values that classes go by", Values.reads(rows), VALUES, sql);
  }

  private Step learn() {
    String inputs =
        planned.stream()
            .map(p -> p.text() + p.model().titles() + p.model().method() + p.model().classes())
            .collect(Collectors.joining("\n"));
    return new Step(
        "value.class_border",
        "find where classes begin",
        List.of(VALUES),
        List.of(BORDERS),
        new Step.Java(
            inputs,
            context -> {
              List<Object[]> rows = new ArrayList<>();
              for (Planned p : planned) rows.addAll(borders(context.session(), p));
              context.write(BORDERS, BORDER_COLUMNS, rows);
            }));
  }

  private static List<Object[]> borders(Session session, Planned p) {
    Borders borders = Borders.of(session, "v_" + p.name(), VALUES);
    double[] shares =
        p.model().classes().stream()
            .mapToDouble(c -> c.share() == null ? 0 : c.share().doubleValue())
            .toArray();
    Borders.Learnt learnt =
        switch (p.model().method()) {
          case QUANTILE -> borders.quantiles(shares);
          case CUMULATIVE -> borders.cumulative(shares);
          case NATURAL -> borders.natural(p.size());
          case THRESHOLDS ->
              borders.thresholds(
                  p.ascending().stream().skip(1).map(ClassModel.Each::from).toList());
        };
    List<Object[]> rows = new ArrayList<>();
    for (int k = 0; k < p.size(); k++) {
      ClassModel.Each each = p.ascending().get(k);
      BigDecimal border = k == 0 ? null : learnt.from().get(k - 1);
      rows.add(
          new Object[] {
            p.name(),
            (long) k,
            (long) p.size() - k,
            each.name(),
            each.titles().getOrDefault("en", each.name()),
            each.titles().getOrDefault("zh", each.name()),
            p.text(),
            p.model().method().name().toLowerCase(Locale.ROOT),
            border == null ? null : border.setScale(6, java.math.RoundingMode.CEILING),
            Numbers.ratio(learnt.fit()),
            learnt.note()
          });
    }
    return rows;
  }

  /** The tier of the last time before the day. */
  private Step last() {
    String sql =
        """
        SELECT customer_no, tier FROM (
          SELECT h.customer_no, h.tier, row_number() OVER (PARTITION BY h.customer_no ORDER BY h.date DESC, h.tier) AS late
          FROM tier_history_fact h CROSS JOIN as_of a WHERE h.customer_no > 1 AND h.date < a.as_of) AS dated
        WHERE late = 1 ORDER BY customer_no""";
    return Step.sql(
        "value.tier_last",
        "tiers of the last time",
        List.of("tier_history_fact", "as_of"),
        LAST,
        sql);
  }

  private Step classify(boolean history) {
    StringBuilder select = new StringBuilder("SELECT v.customer_no");
    for (Planned p : planned) {
      List<String> names = p.ascending().stream().map(c -> dialect.literal(c.name())).toList();
      String place = p.isTier() && keeps() ? kept(p, names) : place(p, "v.v_" + p.name());
      String column = p.isTier() ? "tier" : "class_" + p.name();
      select.append(",\n  ").append(Borders.named(place, names)).append(" AS ").append(column);
      if (p.isTier() && history) select.append(", h.tier AS tier_before");
    }
    List<String> reads = new ArrayList<>(List.of(VALUES, BORDERS));
    select.append("\nFROM ").append(VALUES).append(" v CROSS JOIN (").append(pivot()).append(") b");
    if (history) {
      reads.add(LAST);
      select.append(" LEFT JOIN " + LAST + " h ON h.customer_no = v.customer_no");
    }
    return Step.sql(
        "value.class",
        "tier and classes of every customer",
        reads,
        TABLE,
        select + "\nORDER BY v.customer_no");
  }

  private String place(Planned p, String value) {
    return Borders.classOf(value, p.size(), k -> border(p, k));
  }

  private static String border(Planned p, int k) {
    return "b.b_" + p.name() + "_" + k;
  }

  /** Leaves the last tier only where the value is beyond its border by the margin. */
  private String kept(Planned p, List<String> names) {
    String value = "v.v_" + p.name();
    String margin = p.model().margin().toPlainString();
    StringBuilder last = new StringBuilder("CASE h.tier");
    for (int k = 0; k < names.size(); k++)
      last.append(" WHEN %s THEN %d".formatted(names.get(k), k));
    last.append(" END");
    String surely = place(p, "(" + value + " - " + margin + ")");
    String possibly = place(p, "(" + value + " + " + margin + ")");
    return "CASE WHEN %1$s IS NULL THEN %2$s WHEN %3$s IS NULL THEN NULL ELSE greatest(%4$s, least(%1$s, %5$s)) END"
        .formatted(last, place(p, value), value, surely, possibly);
  }

  private String pivot() {
    return "SELECT "
        + planned.stream()
            .flatMap(p -> IntStream.range(1, p.size()).mapToObj(k -> pivoted(p, k)))
            .collect(Collectors.joining(", "))
        + " FROM "
        + BORDERS;
  }

  private String pivoted(Planned p, int k) {
    return "max(CASE WHEN classification = %s AND class_no = %d THEN border END) AS b_%s_%d"
        .formatted(dialect.literal(p.name()), k, p.name(), k);
  }

  private Step published() {
    CustomerRows rows = building.rows();
    List<String> parts = new ArrayList<>();
    for (Planned p : planned) {
      String column = rows.column(p.isTier() ? "tier" : "class_" + p.name());
      parts.add(
          "SELECT %s AS classification, %s AS class, count(*) AS customers, sum(c.net_revenue) AS revenue, sum(c.full_profit) AS profit FROM %%1$s WHERE %s IS NOT NULL GROUP BY %s"
              .formatted(dialect.literal(p.name()), column, column, column));
    }
    String sums = String.join(" UNION ALL ", parts).replace("%1$s", rows.from());
    String sql =
        """
        WITH sums AS (%s),
        alls AS (SELECT classification, sum(customers) AS customers, sum(revenue) AS revenue, sum(profit) AS profit FROM sums GROUP BY classification)
        SELECT b.classification, b.place, b.class, b.title_en, b.title_zh, b.value_by AS value, b.method,
          CAST(b.border AS DECIMAL(38,12)) AS border, CAST(coalesce(s.customers, 0) AS BIGINT) AS customers,
          %s AS revenue, %s AS profit, %s AS customer_share, %s AS revenue_share, %s AS profit_share, b.fit, b.note
        FROM %s b LEFT JOIN sums s ON s.classification = b.classification AND s.class = b.class
        LEFT JOIN alls a ON a.classification = b.classification
        ORDER BY b.classification, b.place"""
            .formatted(
                sums,
                dialect.total("coalesce(s.revenue, 0)"),
                dialect.total("coalesce(s.profit, 0)"),
                dialect.fraction("coalesce(s.customers, 0)", "a.customers"),
                dialect.fraction("coalesce(s.revenue, 0)", "a.revenue"),
                dialect.fraction("coalesce(s.profit, 0)", "a.profit"),
                BORDERS);
    List<String> reads = new ArrayList<>(rows.reads());
    reads.add(BORDERS);
    return Step.sql(
        "value.tier", "tiers and classes side by side", reads, ScoreTables.TIER.name(), sql);
  }
}
