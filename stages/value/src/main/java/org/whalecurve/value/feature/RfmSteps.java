package org.whalecurve.value.feature;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Expressions;
import org.whalecurve.model.value.RfmModel;
import org.whalecurve.model.value.RfmModel.NamedCondition;
import org.whalecurve.tables.FeatureTables;
import org.whalecurve.tables.RunTables;
import org.whalecurve.tables.Table;
import org.whalecurve.tables.Table.Column;
import org.whalecurve.tables.Table.Kind;
import org.whalecurve.value.columns.Building;
import org.whalecurve.value.columns.CustomerRows;

/**
 * Recency, frequency, monetary (Hughes 1994): customers with an order are put into classes by each
 * of the three. Without own breaks the classes hold equally many customers, but equal values are
 * always in the same class. Monetary is taken twice, on revenue and on full profit.
 */
public final class RfmSteps {
  private static final String ORDERS = "customer_order";
  private static final String CLASSES = "customer_rfm_class";
  private static final String TABLE = "customer_rfm";
  private static final List<Column> MADE_FIRST =
      RunTables.CUSTOMER_VALUE.stream()
          .filter(c -> List.of("recency", "frequency", "monetary").contains(c.name()))
          .toList();
  private static final List<Column> MADE =
      RunTables.CUSTOMER_VALUE.stream().filter(c -> c.name().startsWith("rfm")).toList();
  private static final List<Column> MADE_CLASSES =
      List.of(
          whole("recency_class"),
          whole("frequency_class"),
          whole("monetary_class"),
          whole("profit_class"));

  private final Building building;
  private final Dialect dialect;
  private final RfmModel model;
  private final List<NamedCondition> segments;

  private RfmSteps(Building building) {
    this.building = building;
    this.dialect = building.dialect();
    this.model = building.workspace().value().rfm();
    this.segments =
        model.segments().isEmpty()
            ? RfmSegments.of(count(model.recency()), count(model.frequency()))
            : model.segments();
  }

  private int count(List<BigDecimal> breaks) {
    return breaks.isEmpty() ? model.classes() : breaks.size() + 1;
  }

  private static Column whole(String name) {
    return new Column(name, Kind.WHOLE, "", "class, 1 poor", false);
  }

  /** Adds {@code recency, frequency, monetary}: the features may use them. */
  public static void addOrders(Building building) {
    new RfmSteps(building).orders();
  }

  /** Adds classes, digits and named segments, and the tables over them. */
  public static void addClasses(Building building) {
    RfmSteps rfm = new RfmSteps(building);
    building.add(rfm.classes(), CLASSES, MADE_CLASSES);
    building.add(rfm.digits(), TABLE, MADE);
    building.add(rfm.segmentTable());
    building.add(rfm.grid());
  }

  private void orders() {
    String sql =
        """
        WITH orders AS (
          SELECT customer_no, max(date) AS last_date,
            count(DISTINCT CASE WHEN transaction_id = '(none)' THEN CAST(date AS VARCHAR) ELSE transaction_id END) AS orders
          FROM transaction_fact WHERE NOT is_return GROUP BY customer_no)
        SELECT c.customer_no, CAST(a.as_of - o.last_date AS BIGINT) AS recency,
          CASE WHEN %1$s THEN coalesce(o.orders, 0) END AS frequency, CASE WHEN %1$s THEN c.net_revenue END AS monetary
        FROM %2$s LEFT JOIN orders o ON o.customer_no = c.customer_no AND %1$s CROSS JOIN %3$s a
        ORDER BY c.customer_no"""
            .formatted(CustomerRows.REAL, building.rows().from(), AsOf.TABLE);
    List<String> reads = new ArrayList<>(building.rows().reads());
    reads.addAll(List.of("transaction_fact", AsOf.TABLE));
    building.add(
        Step.sql("value.order", "recency, frequency and monetary", reads, ORDERS, sql),
        ORDERS,
        MADE_FIRST);
  }

  private Step classes() {
    CustomerRows rows = building.rows();
    String sql =
        """
        WITH buyers AS (
          SELECT c.customer_no, %s AS recency, %s AS frequency, %s AS monetary, %s AS profit
          FROM %s WHERE %s)
        SELECT customer_no, %s AS recency_class, %s AS frequency_class, %s AS monetary_class, %s AS profit_class
        FROM buyers ORDER BY customer_no"""
            .formatted(
                rows.column("recency"),
                rows.column("frequency"),
                rows.column("monetary"),
                rows.column("full_profit"),
                rows.from(),
                rows.column("frequency") + " > 0",
                recency(),
                byClass("frequency", model.frequency()),
                byClass("monetary", model.monetary()),
                byClass("profit", model.monetary()));
    return Step.sql(
        "value.rfm_class",
        "classes of recency, frequency and monetary",
        rows.reads(),
        CLASSES,
        sql);
  }

  /** Fewer days are better: the class counts the breaks that the days stay under. */
  private String recency() {
    if (model.recency().isEmpty()) return equal("recency", true);
    return "1 + " + counted("recency", "<=", model.recency());
  }

  private String byClass(String column, List<BigDecimal> breaks) {
    return breaks.isEmpty() ? equal(column, false) : "1 + " + counted(column, ">=", breaks);
  }

  private static String counted(String column, String compared, List<BigDecimal> breaks) {
    return breaks.stream()
        .map(
            b ->
                "CAST(CASE WHEN %s %s %s THEN 1 ELSE 0 END AS BIGINT)"
                    .formatted(column, compared, b.toPlainString()))
        .collect(Collectors.joining(" + "));
  }

  /**
   * Classes of equal size by rank. A value that several customers share counts at the middle of the
   * places that they take; the best value is always in the best class, the worst in the worst.
   */
  private String equal(String column, boolean fewerIsBetter) {
    int classes = model.classes();
    String middle =
        "(2 * (rank() OVER (ORDER BY %1$s%2$s) - 1) + count(*) OVER (PARTITION BY %1$s)) * %3$d"
            .formatted(column, fewerIsBetter ? " DESC" : "", classes);
    return """
        CASE WHEN min(%1$s) OVER () = max(%1$s) OVER () THEN %2$d WHEN %1$s = min(%1$s) OVER () THEN %3$d
          WHEN %1$s = max(%1$s) OVER () THEN %4$d ELSE 1 + CAST(%5$s AS BIGINT) END"""
        .formatted(
            column,
            (classes + 1) / 2,
            fewerIsBetter ? classes : 1,
            fewerIsBetter ? 1 : classes,
            dialect.quotient(middle, "(2 * count(*) OVER ())"));
  }

  private Step digits() {
    CustomerRows rows = building.rows();
    String first =
        "CAST(%s AS VARCHAR) || CAST(%s AS VARCHAR) || CAST("
            .formatted(rows.column("recency_class"), rows.column("frequency_class"));
    String sql =
        """
        SELECT c.customer_no, %s AS rfm, %s AS rfm_profit, CASE WHEN %s IS NOT NULL THEN %s END AS rfm_segment
        FROM %s ORDER BY c.customer_no"""
            .formatted(
                first + rows.column("monetary_class") + " AS VARCHAR)",
                first + rows.column("profit_class") + " AS VARCHAR)",
                rows.column("recency_class"),
                segment(rows),
                rows.from());
    return Step.sql("value.rfm", "RFM digits and named segments", rows.reads(), TABLE, sql);
  }

  private String segment(CustomerRows rows) {
    Problems problems = new Problems();
    StringBuilder sql = new StringBuilder("CASE");
    for (NamedCondition segment : segments) {
      if (segment.when() == null) {
        sql.append(" ELSE ").append(dialect.literal(segment.name()));
        break;
      }
      try {
        Expr when =
            Expressions.compile(segment.when(), building.columns().scope(), ValueType.BOOLEAN);
        sql.append(" WHEN ").append(rows.expr(when));
        sql.append(" THEN ").append(dialect.literal(segment.name()));
      } catch (ProblemException e) {
        e.problems().forEach(problems::add);
      }
    }
    problems.throwIfAny();
    return sql.append(" END").toString();
  }

  private Step segmentTable() {
    CustomerRows rows = building.rows();
    String all =
        rows(
            "SELECT %s AS rfm_segment, %s AS frequency, %s AS recency, c.net_revenue, c.full_profit FROM %s WHERE %s IS NOT NULL",
            rows, "rfm_segment", "frequency", "recency");
    String sql =
        """
        WITH said(place, rfm_segment, title_en, title_zh, condition) AS (VALUES %s),
        buyers AS (%s),
        summed AS (
          SELECT rfm_segment, count(*) AS customers, sum(net_revenue) AS revenue, sum(full_profit) AS profit,
            sum(CASE WHEN frequency > 1 THEN 1 ELSE 0 END) AS again, sum(recency) AS days
          FROM buyers GROUP BY rfm_segment)
        SELECT %s
        FROM (SELECT said.*, s.customers, s.revenue, s.profit, s.again, s.days, (SELECT count(*) FROM buyers) AS every
          FROM said LEFT JOIN summed s ON s.rfm_segment = said.rfm_segment)
        ORDER BY place"""
            .formatted(
                said(),
                all,
                published(
                    FeatureTables.RFM_SEGMENT,
                    List.of(
                        "place",
                        "rfm_segment",
                        "title_en",
                        "title_zh",
                        "condition",
                        "coalesce(customers, 0)",
                        dialect.total("coalesce(revenue, 0)"),
                        dialect.total("coalesce(profit, 0)"),
                        dialect.fraction("coalesce(customers, 0)", "every"),
                        dialect.fraction("again", "customers"),
                        dialect.fraction("days", "customers"))));
    return Step.sql(
        "value.rfm_segment",
        "RFM segments side by side",
        rows.reads(),
        FeatureTables.RFM_SEGMENT.name(),
        sql);
  }

  private static String rows(String select, CustomerRows rows, String... columns) {
    List<Object> args = new ArrayList<>();
    for (String column : columns) args.add(rows.column(column));
    args.add(rows.from());
    args.add(rows.column(columns[0]));
    return select.formatted(args.toArray());
  }

  private static String published(Table table, List<String> values) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Column column = table.columns().get(i);
      columns.add(
          "CAST(" + values.get(i) + " AS " + column.kind().sqlType() + ") AS " + column.name());
    }
    return String.join(", ", columns);
  }

  private String said() {
    List<String> rows = new ArrayList<>();
    for (NamedCondition segment : segments) {
      rows.add(
          "(%d, %s, %s, %s, %s)"
              .formatted(
                  rows.size() + 1,
                  dialect.literal(segment.name()),
                  dialect.literal(segment.titles().getOrDefault("en", segment.name())),
                  dialect.literal(segment.titles().getOrDefault("zh", segment.name())),
                  dialect.literal(segment.when() == null ? "otherwise" : segment.when().text())));
    }
    return String.join(", ", rows);
  }

  private Step grid() {
    CustomerRows rows = building.rows();
    String all =
        rows(
            "SELECT %s AS r, %s AS f, c.net_revenue, c.full_profit FROM %s WHERE %s IS NOT NULL",
            rows, "recency_class", "frequency_class");
    String sql =
        "SELECT %s FROM (%s) AS buyers GROUP BY r, f ORDER BY r, f"
            .formatted(
                published(
                    FeatureTables.RFM_GRID,
                    List.of(
                        "r",
                        "f",
                        "count(*)",
                        dialect.total("sum(net_revenue)"),
                        dialect.total("sum(full_profit)"))),
                all);
    return Step.sql(
        "value.rfm_grid",
        "recency against frequency",
        rows.reads(),
        FeatureTables.RFM_GRID.name(),
        sql);
  }
}
