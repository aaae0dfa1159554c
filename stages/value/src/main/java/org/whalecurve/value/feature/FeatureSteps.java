package org.whalecurve.value.feature;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Expressions;
import org.whalecurve.model.Schema;
import org.whalecurve.model.value.FeatureModel.Aggregate;
import org.whalecurve.model.value.FeatureModel.Feature;
import org.whalecurve.tables.FeatureTables;
import org.whalecurve.tables.Table.Column;
import org.whalecurve.tables.Table.Kind;
import org.whalecurve.value.columns.Building;
import org.whalecurve.value.columns.CustomerColumns;
import org.whalecurve.value.columns.CustomerRows;

/**
 * Features of every customer: those of one table of rows in one pass over it, those computed from
 * other columns after them. An indicator of a library whose data are not there is left out, and the
 * table {@code feature} says why; a feature of the workspace's own has to fit.
 */
public final class FeatureSteps {
  private static final String ROWS = "customer_feature_";
  private static final String COMPUTED = "customer_feature";

  private final Building building;
  private final Problems problems = new Problems();
  private final List<Object[]> told = new ArrayList<>();
  private final Map<String, List<Aggregated>> byKind = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();

  private FeatureSteps(Building building) {
    this.building = building;
  }

  private record Aggregated(Feature feature, Expr value, Expr where, Column column) {}

  /** Adds the steps and columns of all features. */
  public static void add(Building building) {
    new FeatureSteps(building).add(building.workspace().value().features().features());
  }

  private void add(List<Feature> features) {
    List<Feature> computed = new ArrayList<>();
    Set<String> own =
        features.stream()
            .filter(f -> f.library().isEmpty())
            .map(FeatureSteps::key)
            .collect(Collectors.toSet());
    for (Feature feature : features) {
      if (isTaken(feature, own)) continue;
      if (feature.of() == null) computed.add(feature);
      else aggregate(feature);
    }
    byKind.forEach(this::addRows);
    addComputed(computed);
    problems.throwIfAny();
    if (!features.isEmpty()) building.add(describe());
  }

  private static String key(Feature feature) {
    return feature.name().toLowerCase(Locale.ROOT);
  }

  /** A library gives way to what is there already, and to the workspace's own features. */
  private boolean isTaken(Feature feature, Set<String> own) {
    boolean column = building.columns().has(feature.name());
    if (!feature.library().isEmpty() && (column || own.contains(key(feature)))) {
      tell(feature, "left out", "the name stands for " + (column ? "a column" : "an own feature"));
      return true;
    }
    boolean twice = !seen.add(key(feature));
    if (!twice && !column) return false;
    problems.add(
        new Problem(
            "duplicate-name",
            feature.place(),
            column
                ? "'" + feature.name() + "' is a column of the customer already."
                : "'" + feature.name() + "' is defined twice.",
            "Give the feature another name."));
    return true;
  }

  private void aggregate(Feature feature) {
    FeatureRows rows = rows(feature.of());
    if (!rows.available()) {
      missing(feature, "no source fills the table " + rows.input());
      return;
    }
    try {
      Schema.Scope scope = rows.scope();
      boolean number =
          feature.aggregate() == Aggregate.SUM || feature.aggregate() == Aggregate.MEAN;
      Expr value =
          feature.value() == null
              ? null
              : Expressions.compile(feature.value(), scope, number ? ValueType.NUMBER : null);
      Expr where =
          feature.where() == null
              ? null
              : Expressions.compile(feature.where(), scope, ValueType.BOOLEAN);
      Column column = column(feature, kind(feature.aggregate(), value));
      byKind
          .computeIfAbsent(feature.of(), k -> new ArrayList<>())
          .add(new Aggregated(feature, value, where, column));
      tell(feature, "computed", "");
    } catch (ProblemException e) {
      unfit(feature, e);
    }
  }

  private FeatureRows rows(String kind) {
    return new FeatureRows(kind, building.workspace(), building.schema(), building.dialect());
  }

  private static Kind kind(Aggregate aggregate, Expr value) {
    return switch (aggregate) {
      case COUNT, DISTINCT -> Kind.WHOLE;
      case SUM, MEAN -> Kind.QUANTITY;
      case MIN, MAX, LAST -> kind(value.type());
    };
  }

  private static Kind kind(ValueType type) {
    return switch (type) {
      case TEXT -> Kind.TEXT;
      case DATE -> Kind.DATE;
      case BOOLEAN -> Kind.BOOLEAN;
      case NUMBER -> Kind.QUANTITY;
    };
  }

  private static Column column(Feature feature, Kind kind) {
    String meaning = feature.meaning().getOrDefault("en", feature.titles().getOrDefault("en", ""));
    return new Column(feature.name(), kind, feature.unit(), meaning, false);
  }

  private void unfit(Feature feature, ProblemException e) {
    if (feature.library().isEmpty()) e.problems().forEach(problems::add);
    else missing(feature, e.problems().get(0).message());
  }

  private void missing(Feature feature, String why) {
    if (!feature.library().isEmpty()) {
      tell(feature, "left out", why);
      return;
    }
    problems.add(
        new Problem(
            "no-rows",
            feature.place(),
            "'" + feature.name() + "' is taken from '" + feature.of() + "', but " + why + ".",
            "Map a source to it in whalecurve.yaml, or leave the feature away."));
  }

  // --- rows -------------------------------------------------------------------------------------

  private void addRows(String kind, List<Aggregated> features) {
    FeatureRows rows = rows(kind);
    List<Aggregated> latest =
        features.stream().filter(f -> f.feature().aggregate() == Aggregate.LAST).toList();
    List<Aggregated> plain = features.stream().filter(f -> !latest.contains(f)).toList();
    List<Expr> used = used(features);
    String table = ROWS + kind;
    StringBuilder select = new StringBuilder("SELECT k0.customer_no");
    for (Aggregated f : features) {
      String alias = plain.contains(f) ? "s" : "l" + latest.indexOf(f);
      select.append(", ").append(published(alias, f)).append(" AS ").append(name(f));
    }
    select.append("\nFROM (SELECT customer_no FROM customer_dim) k0");
    if (!plain.isEmpty())
      select
          .append("\nLEFT JOIN (")
          .append(sums(rows, plain))
          .append(") s ON s.customer_no = k0.customer_no");
    for (int i = 0; i < latest.size(); i++) {
      select
          .append("\nLEFT JOIN (")
          .append(last(rows, latest.get(i)))
          .append(") l%d ON l%d.customer_no = k0.customer_no".formatted(i, i));
    }
    select.append("\nORDER BY k0.customer_no");
    List<String> reads = new ArrayList<>(rows.reads(used));
    if (!reads.contains("customer_dim")) reads.add("customer_dim");
    building.add(
        Step.sql(
            "value.feature_" + kind,
            "features from rows of " + kind,
            reads,
            table,
            select.toString()),
        table,
        features.stream().map(Aggregated::column).toList());
  }

  private static List<Expr> used(List<Aggregated> features) {
    List<Expr> used = new ArrayList<>();
    for (Aggregated f : features) {
      if (f.value() != null) used.add(f.value());
      if (f.where() != null) used.add(f.where());
    }
    return used;
  }

  private String name(Aggregated f) {
    return building.dialect().name(f.column().name());
  }

  /** Who has no row has counted none and summed 0; a mean or an extreme of nothing is unknown. */
  private String published(String alias, Aggregated f) {
    String value = alias + "." + name(f);
    boolean zero =
        switch (f.feature().aggregate()) {
          case COUNT, DISTINCT, SUM -> true;
          default -> false;
        };
    return "CAST(%s AS %s)"
        .formatted(zero ? "coalesce(" + value + ", 0)" : value, f.column().kind().sqlType());
  }

  private String sums(FeatureRows rows, List<Aggregated> features) {
    StringBuilder select = new StringBuilder("SELECT r.customer_no");
    for (Aggregated f : features)
      select.append(",\n  ").append(sum(rows, f)).append(" AS ").append(name(f));
    return select
        .append("\nFROM ")
        .append(rows.from(used(features)))
        .append("\nGROUP BY r.customer_no")
        .toString();
  }

  private String sum(FeatureRows rows, Aggregated f) {
    String condition = f.where() == null ? null : rows.sql(f.where());
    String value = f.value() == null ? "1" : rows.sql(f.value());
    boolean number = f.value() != null && f.value().type() == ValueType.NUMBER;
    String kept = number ? building.dialect().decimal(value) : value;
    String shown = condition == null ? kept : "CASE WHEN " + condition + " THEN " + kept + " END";
    return switch (f.feature().aggregate()) {
      case COUNT -> "count(" + shown + ")";
      case DISTINCT -> "count(DISTINCT " + shown + ")";
      case SUM -> building.dialect().decimal("sum(" + shown + ")");
      case MEAN -> building.dialect().decimal(mean("sum(" + shown + ")", "count(" + shown + ")"));
      case MIN -> "min(" + shown + ")";
      case MAX -> "max(" + shown + ")";
      case LAST -> throw new IllegalStateException();
    };
  }

  private String mean(String sum, String count) {
    return building.dialect().fraction(sum, count);
  }

  /** The value on the latest date that has one; of several that day the greatest. */
  private String last(FeatureRows rows, Aggregated f) {
    String value = rows.sql(f.value());
    String where =
        value + " IS NOT NULL" + (f.where() == null ? "" : " AND " + rows.sql(f.where()));
    return """
        SELECT customer_no, max(v) AS %s FROM (
          SELECT r.customer_no, %s AS v, rank() OVER (PARTITION BY r.customer_no ORDER BY r.%s DESC) AS place
          FROM %s WHERE %s) AS dated
        WHERE place = 1 GROUP BY customer_no"""
        .formatted(
            name(f),
            value,
            building.dialect().name(rows.date()),
            rows.from(used(List.of(f))),
            where);
  }

  // --- computed ---------------------------------------------------------------------------------

  private void addComputed(List<Feature> features) {
    Map<String, Expr> made = new LinkedHashMap<>();
    List<Column> columns = new ArrayList<>();
    CustomerColumns known = building.columns();
    for (Feature feature : features) {
      try {
        Schema.Scope scope = known.with(COMPUTED, columns).scope().with("run", AsOf.columns());
        Expr value = Inlined.of(Expressions.compile(feature.value(), scope, null), made);
        made.put(feature.name(), value);
        columns.add(column(feature, kind(value.type())));
        tell(feature, "computed", "");
      } catch (ProblemException e) {
        if (feature.library().isEmpty()) e.problems().forEach(problems::add);
        else tell(feature, "left out", e.problems().get(0).message());
      }
    }
    if (!columns.isEmpty()) building.add(computedStep(made, columns), COMPUTED, columns);
  }

  private Step computedStep(Map<String, Expr> made, List<Column> columns) {
    CustomerRows rows = building.rows();
    StringBuilder select = new StringBuilder("SELECT c.customer_no");
    for (Column column : columns) {
      Expr value = made.get(column.name());
      String sql =
          building
              .dialect()
              .expr(
                  value,
                  c ->
                      c.table().equals("run")
                          ? "a." + building.dialect().name(c.name())
                          : rows.column(c.name()));
      String cast =
          column.kind() == Kind.QUANTITY
              ? building.dialect().decimal(sql)
              : "CAST(" + sql + " AS " + column.kind().sqlType() + ")";
      select
          .append(",\n  CASE WHEN ")
          .append(CustomerRows.REAL)
          .append(" THEN ")
          .append(cast)
          .append(" END AS ")
          .append(building.dialect().name(column.name()));
    }
    select
        .append("\nFROM ")
        .append(rows.from())
        .append("\n  CROSS JOIN " + AsOf.TABLE + " a\nORDER BY c.customer_no");
    List<String> reads = new ArrayList<>(rows.reads());
    reads.add(AsOf.TABLE);
    return Step.sql(
        "value.feature", "features computed from others", reads, COMPUTED, select.toString());
  }

  // --- what they are ----------------------------------------------------------------------------

  private void tell(Feature feature, String status, String reason) {
    told.add(
        new Object[] {
          feature.name(),
          feature.titles().getOrDefault("en", feature.name()),
          feature.titles().getOrDefault("zh", feature.name()),
          feature.unit(),
          feature.meaning().getOrDefault("en", ""),
          feature.meaning().getOrDefault("zh", ""),
          formula(feature),
          feature.library(),
          status,
          reason
        });
  }

  private static String formula(Feature feature) {
    String value = feature.value() == null ? "" : feature.value().text();
    if (feature.of() == null) return value;
    return feature.aggregate().name().toLowerCase(Locale.ROOT)
        + "("
        + (value.isEmpty() ? "*" : value)
        + ") of "
        + feature.of()
        + (feature.where() == null ? "" : " where " + feature.where().text());
  }

  private Step describe() {
    List<Object[]> rows = List.copyOf(told);
    StringBuilder inputs = new StringBuilder();
    rows.forEach(row -> inputs.append(List.of(row)).append('\n'));
    return new Step(
        "value.feature_list",
        "what the features are, and which a library could not compute",
        List.of(),
        List.of(FeatureTables.FEATURE.name()),
        new Step.Java(
            inputs.toString(),
            context ->
                context.write(
                    FeatureTables.FEATURE.name(),
                    FeatureTables.FEATURE.columns().stream()
                        .map(c -> new Session.Column(c.name(), c.kind().sqlType()))
                        .toList(),
                    rows)));
  }
}
