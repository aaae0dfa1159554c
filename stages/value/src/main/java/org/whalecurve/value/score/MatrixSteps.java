package org.whalecurve.value.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.model.score.MatrixModel;
import org.whalecurve.model.score.MatrixModel.Axis;
import org.whalecurve.model.score.MatrixModel.Segment;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.tables.ScoreTables;
import org.whalecurve.tables.Table;
import org.whalecurve.tables.Table.Column;
import org.whalecurve.tables.Table.Kind;
import org.whalecurve.value.columns.Building;
import org.whalecurve.value.columns.CustomerRows;

/** Matrices: customers by two values, and a card for each segment. */
final class MatrixSteps {
  private static final String VALUES = "customer_matrix_value";
  private static final String BORDERS = "matrix_border";
  private static final String TABLE = "customer_segment";
  private static final List<Session.Column> BORDER_COLUMNS =
      List.of(
          new Session.Column("matrix", "VARCHAR"),
          new Session.Column("axis", "VARCHAR"),
          new Session.Column("class_no", "BIGINT"),
          new Session.Column("border", "DECIMAL(18,6)"));

  private final Building building;
  private final Dialect dialect;
  private final List<String> empty;
  private final List<Planned> planned = new ArrayList<>();

  /**
   * A matrix and the values that were found for it.
   *
   * @param x null where the company has none
   * @param y null where the company has none
   */
  private record Planned(MatrixModel model, Values.Fitting x, Values.Fitting y) {
    String name() {
      return model.name();
    }

    boolean isComputed() {
      return x != null && y != null;
    }

    String reason() {
      return isComputed() ? "" : "no column of the customer fits " + (x == null ? "x" : "y");
    }
  }

  /**
   * Finds the columns.
   *
   * @param empty partial scores that no indicator can fill
   */
  MatrixSteps(Building building, List<String> empty) {
    this.building = building;
    this.dialect = building.dialect();
    this.empty = empty;
    Values values = new Values(building);
    for (MatrixModel model : building.workspace().value().score().matrices()) {
      planned.add(
          new Planned(model, value(values, model, model.x()), value(values, model, model.y())));
    }
  }

  /** A template passes over what this company cannot fill; own matrices have to fit. */
  private Values.Fitting value(Values values, MatrixModel model, Axis axis) {
    List<ExprText> texts = axis.values();
    if (!model.template()) return new Values.Fitting(values.text(texts), values.first(texts));
    List<ExprText> filled =
        texts.stream()
            .filter(t -> empty.stream().noneMatch(name -> t.text().contains(name)))
            .toList();
    Optional<Values.Fitting> fitting = values.firstOf(filled);
    return fitting.orElse(null);
  }

  void add() {
    if (planned.isEmpty()) return;
    List<Column> columns =
        planned.stream()
            .map(
                p ->
                    new Column(
                        "segment_" + p.name(),
                        Kind.TEXT,
                        "",
                        "segment: " + p.model().titles().getOrDefault("en", p.name()),
                        false))
            .toList();
    new Values(building).checkNew(columns, planned.get(0).model().place());
    building.add(values());
    building.add(learn());
    building.add(segments(), TABLE, columns);
    building.add(published());
  }

  private List<Planned> computed() {
    return planned.stream().filter(Planned::isComputed).toList();
  }

  private Step values() {
    CustomerRows rows = building.rows();
    Values values = new Values(building);
    String columns =
        computed().stream()
            .map(
                p ->
                    ",\n  %s AS x_%s, %s AS y_%s"
                        .formatted(
                            values.sql(rows, p.x().expr()),
                            p.name(),
                            values.sql(rows, p.y().expr()),
                            p.name()))
            .collect(Collectors.joining());
    String sql =
        "SELECT c.customer_no%s\nFROM %s\nWHERE %s ORDER BY c.customer_no"
            .formatted(columns, Values.from(rows), CustomerRows.REAL);
    return Step.sql(
        "value.matrix_value", "values that matrices go by", Values.reads(rows), VALUES, sql);
  }

  private Step learn() {
    String inputs =
        computed().stream()
            .map(p -> p.name() + axisInputs(p.model().x()) + axisInputs(p.model().y()))
            .collect(Collectors.joining("\n"));
    return new Step(
        "value.matrix_border",
        "find where the axes of matrices are divided",
        List.of(VALUES),
        List.of(BORDERS),
        new Step.Java(
            inputs,
            context -> {
              List<Object[]> rows = new ArrayList<>();
              for (Planned p : computed()) {
                borders(context.session(), p.name(), "x", p.model().x(), rows);
                borders(context.session(), p.name(), "y", p.model().y(), rows);
              }
              context.write(BORDERS, BORDER_COLUMNS, rows);
            }));
  }

  private static String axisInputs(Axis axis) {
    return axis.split() + " " + axis.share() + axis.borders() + axis.classes();
  }

  private static void borders(
      Session session, String matrix, String side, Axis axis, List<Object[]> rows) {
    Borders borders = Borders.of(session, side + "_" + matrix, VALUES);
    double top = axis.share().doubleValue();
    Borders.Learnt learnt =
        switch (axis.split()) {
          case TOP -> borders.quantiles(new double[] {top, 1 - top});
          case MEAN -> borders.mean();
          case NATURAL -> borders.natural(axis.classes().size());
          case BORDERS -> borders.thresholds(axis.borders());
        };
    for (int k = 0; k < learnt.from().size(); k++) {
      BigDecimal from = learnt.from().get(k);
      rows.add(
          new Object[] {
            matrix,
            side,
            k + 1L,
            from == null ? null : from.setScale(6, java.math.RoundingMode.CEILING)
          });
    }
  }

  private Step segments() {
    StringBuilder select = new StringBuilder("SELECT v.customer_no");
    for (Planned p : planned) {
      String segment = p.isComputed() ? segment(p) : "CAST(NULL AS VARCHAR)";
      select.append(",\n  ").append(segment).append(" AS segment_").append(p.name());
    }
    String pivot = pivot();
    select.append("\nFROM ").append(VALUES).append(" v");
    if (!pivot.isEmpty())
      select.append(" CROSS JOIN (SELECT " + pivot + " FROM " + BORDERS + ") b");
    return Step.sql(
        "value.segment",
        "segments of every customer",
        List.of(VALUES, BORDERS),
        TABLE,
        select + "\nORDER BY v.customer_no");
  }

  private String segment(Planned p) {
    String x = place(p, "x", p.model().x());
    String y = place(p, "y", p.model().y());
    StringBuilder sql = new StringBuilder("CASE");
    for (Segment segment : p.model().segments()) {
      sql.append(
          " WHEN %s IN (%s) AND %s IN (%s) THEN %s"
              .formatted(
                  x,
                  places(p.model().x(), segment.x()),
                  y,
                  places(p.model().y(), segment.y()),
                  dialect.literal(segment.name())));
    }
    return p.model().segments().isEmpty() ? "CAST(NULL AS VARCHAR)" : sql + " END";
  }

  private String place(Planned p, String side, Axis axis) {
    return Borders.classOf(
        "v." + side + "_" + p.name(),
        axis.classes().size(),
        k -> "b." + side + "_" + p.name() + "_" + k);
  }

  private static String places(Axis axis, List<String> classes) {
    return classes.stream()
        .map(c -> Integer.toString(axis.classes().indexOf(c)))
        .collect(Collectors.joining(", "));
  }

  private String pivot() {
    List<String> columns = new ArrayList<>();
    for (Planned p : computed()) {
      for (int k = 1; k < p.model().x().classes().size(); k++) columns.add(pivoted(p, "x", k));
      for (int k = 1; k < p.model().y().classes().size(); k++) columns.add(pivoted(p, "y", k));
    }
    return String.join(", ", columns);
  }

  private String pivoted(Planned p, String side, int k) {
    return "max(CASE WHEN matrix = %s AND axis = '%s' AND class_no = %d THEN border END) AS %s_%s_%d"
        .formatted(dialect.literal(p.name()), side, k, side, p.name(), k);
  }

  // --- cards ------------------------------------------------------------------------------------

  private Step published() {
    CustomerRows rows = building.rows();
    List<String> sums = new ArrayList<>();
    List<String> cards = new ArrayList<>();
    for (Planned p : planned) {
      String column = rows.column("segment_" + p.name());
      sums.add(
          "SELECT %s AS matrix, %s AS segment, count(*) AS customers, sum(c.net_revenue) AS revenue, sum(c.full_profit) AS profit FROM @from@ WHERE %s IS NOT NULL GROUP BY %s"
              .formatted(dialect.literal(p.name()), column, column, column));
      for (Segment segment : p.model().segments()) cards.add(card(p, segment));
    }
    String sql = published(rows, sums, cards);
    List<String> reads = new ArrayList<>(rows.reads());
    reads.add(BORDERS);
    return Step.sql(
        "value.matrix_segment",
        "segments of matrices side by side",
        reads,
        ScoreTables.MATRIX_SEGMENT.name(),
        sql);
  }

  private String published(CustomerRows rows, List<String> sums, List<String> cards) {
    Table table = ScoreTables.MATRIX_SEGMENT;
    String card =
        table.columns().subList(0, 11).stream().map(Column::name).collect(Collectors.joining(", "))
            + ", "
            + table.columns().subList(13, 21).stream()
                .map(Column::name)
                .collect(Collectors.joining(", "))
            + ", status, reason";
    return """
        WITH card(%s) AS (VALUES %s),
        sums AS (%s),
        alls AS (SELECT matrix, sum(customers) AS customers, sum(profit) AS profit FROM sums GROUP BY matrix),
        edges AS (SELECT matrix, max(CASE WHEN axis = 'x' AND class_no = 1 THEN border END) AS x_border,
          max(CASE WHEN axis = 'y' AND class_no = 1 THEN border END) AS y_border FROM %s GROUP BY matrix)
        SELECT %s, CAST(e.x_border AS DECIMAL(38,12)) AS x_border, CAST(e.y_border AS DECIMAL(38,12)) AS y_border, %s,
          CAST(coalesce(s.customers, 0) AS BIGINT) AS customers, %s AS revenue, %s AS profit, %s AS customer_share, %s AS profit_share, k.status, k.reason
        FROM card k LEFT JOIN sums s ON s.matrix = k.matrix AND s.segment = k.segment
        LEFT JOIN alls a ON a.matrix = k.matrix LEFT JOIN edges e ON e.matrix = k.matrix
        ORDER BY k.matrix, k.place"""
        .formatted(
            card,
            String.join(",\n  ", cards),
            String.join(" UNION ALL ", sums).replace("@from@", rows.from()),
            BORDERS,
            prefixed(table.columns().subList(0, 11)),
            prefixed(table.columns().subList(13, 21)),
            dialect.total("coalesce(s.revenue, 0)"),
            dialect.total("coalesce(s.profit, 0)"),
            dialect.fraction("coalesce(s.customers, 0)", "a.customers"),
            dialect.fraction("coalesce(s.profit, 0)", "a.profit"));
  }

  private static String prefixed(List<Column> columns) {
    return columns.stream()
        .map(c -> "CAST(k." + c.name() + " AS " + c.kind().sqlType() + ") AS " + c.name())
        .collect(Collectors.joining(", "));
  }

  private String card(Planned p, Segment segment) {
    MatrixModel m = p.model();
    List<String> texts = new ArrayList<>();
    texts.add(segment.name());
    texts.add(m.titles().getOrDefault("en", m.name()));
    texts.add(m.titles().getOrDefault("zh", m.name()));
    texts.add(segment.titles().getOrDefault("en", segment.name()));
    texts.add(segment.titles().getOrDefault("zh", segment.name()));
    texts.add(p.x() == null ? "" : p.x().text());
    texts.add(String.join(", ", segment.x()));
    texts.add(p.y() == null ? "" : p.y().text());
    texts.add(String.join(", ", segment.y()));
    for (var each :
        List.of(segment.traits(), segment.customers(), segment.need(), segment.treatment())) {
      texts.add(each.getOrDefault("en", ""));
      texts.add(each.getOrDefault("zh", ""));
    }
    texts.add(p.isComputed() ? "computed" : "left out");
    texts.add(p.reason());
    String literals = texts.stream().map(dialect::literal).collect(Collectors.joining(", "));
    int place = m.segments().indexOf(segment) + 1;
    return "(" + dialect.literal(m.name()) + ", " + place + ", " + literals + ")";
  }
}
