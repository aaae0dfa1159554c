package org.whalecurve.profit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.FiscalCalendar;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.CostModel;
import org.whalecurve.model.ProfitModel;
import org.whalecurve.model.Schema;
import org.whalecurve.model.Workspace;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.Table;

/** A company in an engine: facts and cost cells made by SQL, then the steps under test. */
final class Company implements AutoCloseable {
  private static final Engine ENGINE = Engine.named("duckdb");

  private final Session session;
  private final Map<String, Map<String, ValueType>> columns = new LinkedHashMap<>();
  private ExprText revenueTax;
  private BigDecimal capitalRate;
  private List<BigDecimal> bands = List.of();
  private List<List<String>> dimensions = List.of();
  private List<String> marketing = List.of();
  private FiscalCalendar calendar = FiscalCalendar.monthly();
  private boolean costsOrders;

  /**
   * @param customerAttributes SQL columns behind the canonical ones, all text
   */
  Company(String... customerAttributes) {
    try {
      session = ENGINE.open(new Engine.Config(2, "2GB", Files.createTempDirectory("company")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    columns.put("customer", columns(InputTables.CUSTOMER));
    columns.put("product", columns(InputTables.PRODUCT));
    for (String attribute : customerAttributes) {
      columns.get("customer").put(attribute, ValueType.TEXT);
    }
    facts();
    dimensions();
  }

  private static Map<String, ValueType> columns(Table table) {
    Map<String, ValueType> columns = new LinkedHashMap<>();
    for (Table.Column column : table.columns()) {
      columns.put(
          column.name(),
          switch (column.kind()) {
            case TEXT -> ValueType.TEXT;
            case DATE -> ValueType.DATE;
            case BOOLEAN -> ValueType.BOOLEAN;
            default -> ValueType.NUMBER;
          });
    }
    return columns;
  }

  private static String sqlType(ValueType type) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case DATE -> "DATE";
      case BOOLEAN -> "BOOLEAN";
      case NUMBER -> "DECIMAL(18,6)";
    };
  }

  private void facts() {
    sql(
        """
        CREATE TABLE transaction_fact (period VARCHAR, date DATE, transaction_id VARCHAR, line_no VARCHAR,
          customer_no INTEGER, product_no INTEGER, channel_no INTEGER, region VARCHAR, quantity DECIMAL(18,6),
          list_amount DECIMAL(18,6), discount DECIMAL(18,6), cash_discount DECIMAL(18,6), net_amount DECIMAL(18,6),
          cost_of_goods DECIMAL(18,6), is_return BOOLEAN, source_file VARCHAR, source_line BIGINT)""");
    sql(
        """
        CREATE TABLE receivable_fact (invoice_id VARCHAR, customer_no INTEGER, invoice_date DATE, due_date DATE,
          paid_date DATE, amount DECIMAL(18,6), outstanding DECIMAL(18,6), source_file VARCHAR, source_line BIGINT)""");
    sql(
        "CREATE TABLE inventory_fact (period VARCHAR, customer_no INTEGER, product_no INTEGER, amount DECIMAL(18,6))");
    sql(
        """
        CREATE TABLE marketing_fact (period VARCHAR, campaign VARCHAR, channel VARCHAR, customer_no INTEGER,
          customer_group VARCHAR, amount DECIMAL(18,6))""");
    sql(
        """
        CREATE TABLE cost_cell (period VARCHAR, activity VARCHAR, line VARCHAR, customer_no INTEGER, product_no INTEGER,
          channel_no INTEGER, transaction_id VARCHAR, quantity_u BIGINT, time_u BIGINT, full_u BIGINT, incremental_u BIGINT)""");
    sql(
        """
        CREATE TABLE balance_cost (period VARCHAR, stage VARCHAR, pool VARCHAR, amount_in DECIMAL(38,6),
          assigned DECIMAL(38,6), unused DECIMAL(38,6), unassigned DECIMAL(38,6), difference DECIMAL(38,6))""");
  }

  private void dimensions() {
    sql("CREATE TABLE customer_dim (customer_no INTEGER, " + list("customer") + ")");
    sql("CREATE TABLE product_dim (product_no INTEGER, " + list("product") + ")");
    sql("CREATE TABLE channel_dim (channel_no INTEGER, channel VARCHAR)");
    sql(
        "CREATE TABLE period_dim (period_no INTEGER, period VARCHAR, first_day DATE, last_day DATE)");
    sql(
        "INSERT INTO customer_dim (customer_no, customer_id) VALUES (0, '(unassigned)'), (1, '(unused)')");
    sql("INSERT INTO product_dim (product_no, product_id) VALUES (0, '(none)')");
    sql("INSERT INTO channel_dim VALUES (0, '(none)')");
  }

  private String list(String table) {
    List<String> list = new ArrayList<>();
    columns.get(table).forEach((name, type) -> list.add('"' + name + "\" " + sqlType(type)));
    return String.join(", ", list);
  }

  void sql(String statement) {
    session.execute(statement);
  }

  /** Periods of the company's calendar, in order. */
  void periods(String... periods) {
    for (int i = 0; i < periods.length; i++) {
      sql(
          "INSERT INTO period_dim VALUES (%d, '%s', DATE '%s', DATE '%s')"
              .formatted(
                  i, periods[i], calendar.firstDay(periods[i]), calendar.lastDay(periods[i])));
    }
  }

  /** A line of a transaction: amounts as decimals; net is what the discounts leave. */
  void line(
      String period,
      String transaction,
      int customer,
      int product,
      int channel,
      String quantity,
      String list,
      String discount,
      String cash,
      String goods,
      boolean isReturn) {
    sql(
        "INSERT INTO transaction_fact VALUES ('%s', NULL, '%s', NULL, %d, %d, %d, NULL, %s, %s, %s, %s, CAST(%s AS DECIMAL(18,6)) - %s - %s, %s, %b, NULL, NULL)"
            .formatted(
                period,
                transaction,
                customer,
                product,
                channel,
                quantity,
                list,
                discount,
                cash,
                list,
                discount,
                cash,
                goods,
                isReturn));
  }

  /** Ledger cost on a cost object; amounts as decimals. */
  void cost(
      String period,
      String activity,
      String line,
      int customer,
      int product,
      int channel,
      String transaction,
      String full,
      String incremental) {
    sql(
        "INSERT INTO cost_cell VALUES ('%s', '%s', '%s', %d, %d, %d, '%s', 1000000, 0, %s, %s)"
            .formatted(
                period,
                activity,
                line,
                customer,
                product,
                channel,
                transaction,
                units(full),
                units(incremental)));
  }

  static long units(String amount) {
    return new BigDecimal(amount).movePointRight(6).longValueExact();
  }

  Company revenueTax(String rate) {
    revenueTax = new ExprText(rate, SourcePlace.ofFile("model/profit.yaml"));
    return this;
  }

  Company capital(String rate) {
    capitalRate = new BigDecimal(rate);
    return this;
  }

  Company bands(String... bounds) {
    bands = List.of(bounds).stream().map(BigDecimal::new).toList();
    return this;
  }

  @SafeVarargs
  final Company dimensions(List<String>... wanted) {
    dimensions = List.of(wanted);
    return this;
  }

  Company marketing(String... nodes) {
    marketing = List.of(nodes);
    return this;
  }

  Company calendar(FiscalCalendar other) {
    calendar = other;
    return this;
  }

  Company costsOrders() {
    costsOrders = true;
    return this;
  }

  Schema schema() {
    return new Schema(columns);
  }

  List<Step> steps() {
    ProfitModel profit =
        new ProfitModel(
            revenueTax,
            capitalRate,
            capitalRate != null,
            capitalRate != null,
            bands,
            dimensions,
            marketing,
            SourcePlace.ofFile("model/profit.yaml"));
    CostModel cost =
        new CostModel(
            CostModel.Method.RECIPROCAL,
            false,
            CostModel.Rates.PERIOD,
            CostModel.NewProducts.SHARE,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            SourcePlace.ofFile("model/cost.yaml"));
    Workspace workspace =
        new Workspace(
            Path.of("."),
            "Company",
            "USD",
            "en",
            calendar,
            "duckdb",
            false,
            List.of(),
            cost,
            profit,
            null,
            null,
            Map.of());
    return ProfitSteps.of(workspace, schema(), session.dialect(), costsOrders);
  }

  /** Runs every step, the check too. */
  Company run() {
    for (Step step : steps()) run(step);
    return this;
  }

  void run(Step step) {
    if (step.body() instanceof Step.Sql body) {
      sql("CREATE TABLE " + step.writes().get(0) + " AS " + body.select());
    } else {
      ((Step.Java) step.body()).action().run(new Context());
    }
  }

  List<Row> rows(String query) {
    return session.query(query);
  }

  List<Session.Column> describe(String query) {
    return session.describe(query);
  }

  /** Rows as text, columns joined by a blank; decimals without trailing zeros, NULL as a dash. */
  List<String> texts(String query) {
    List<String> texts = new ArrayList<>();
    for (Row row : rows(query)) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) values.add(text(row.get(i)));
      texts.add(String.join(" ", values));
    }
    return texts;
  }

  private static String text(Object value) {
    if (value == null) return "-";
    if (!(value instanceof BigDecimal number)) return value.toString();
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  @Override
  public void close() {
    session.close();
  }

  private final class Context implements Step.Context {
    @Override
    public Session session() {
      return session;
    }

    @Override
    public void write(String table, String select) {
      sql("CREATE TABLE " + table + " AS " + select);
    }

    @Override
    public void write(String table, List<Session.Column> columns, Iterable<Object[]> rows) {
      session.registerRows(table, columns, rows);
    }

    @Override
    public Path scratch() {
      throw new UnsupportedOperationException("profit steps need no files");
    }

    @Override
    public void progress(long done, long total, String unit) {}
  }
}
