package org.whalecurve.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.model.Schema;
import org.whalecurve.model.Workspace;
import org.whalecurve.tables.RunTables;
import org.whalecurve.tables.StrategyTables;
import org.whalecurve.tables.Table;
import org.whalecurve.tables.Table.Column;

/**
 * All steps over customers that are made in the engine. {@code -Dwhalecurve.customers} says how
 * many; with a million each step takes seconds, which are printed.
 */
class StrategyAtScaleTest {
  private static final int CUSTOMERS = Integer.getInteger("whalecurve.customers", 5_000);

  @TempDir Path folder;

  private static final String STRATEGY =
      """
      treatments:
        grow: {}
        reprice: {lever: raise_price, excludes: grow}
        keep: {}
      actions:
        visit: {owner: manager_id, cost: 100, effect: full_profit * 0.1, due: 30, limit: {customers: 1000}}
        letter: {owner: Sales, cost: 1, effect: "greatest(-full_profit, 0) * 0.2", due: 7}
      rules:
        loses: {when: full_profit < 0, treatment: reprice, actions: letter}
        small_rise: {when: lever.price_break_even BETWEEN 0 AND 0.1, treatment: reprice, actions: letter}
        large: {when: net_revenue > 900, treatment: grow, actions: visit}
        rest: {when: "true", treatment: keep}
      levers: {peers_min: 1}
      service:
        vip: {when: net_revenue > 900, prompt: "{net_revenue} a year"}
        others: {}
      """;

  private static final String CUSTOMER =
      """
      WITH made AS (
        SELECT i, CAST(i %% 997 + 3 AS DECIMAL(18,6)) AS r, CAST(i %% 13 + 0.5 AS DECIMAL(18,6)) AS d, CAST(i %% 701 AS DECIMAL(18,6)) AS full_cost
        FROM range(%d) t(i))
      SELECT %s FROM made ORDER BY customer_id""";

  @Test
  void every_step_is_one_pass_over_all_customers() throws IOException {
    Files.createDirectories(folder.resolve("model"));
    Files.writeString(
        folder.resolve("whalecurve.yaml"),
        "name: Test\ncurrency: USD\nsources:\n  transaction: {files: none.csv}\n");
    Files.writeString(
        folder.resolve("model/cost.yaml"),
        "pools:\n  desk: {where: account = 'a', to: customer, by: {count: order}}\n  care: {where: account = 'b', to: customer, by: even}\n");
    Files.writeString(folder.resolve("model/strategy.yaml"), STRATEGY);
    Workspace workspace = ModelLoader.load(folder);
    Schema schema =
        new Schema(
            java.util.Map.of(
                "transaction", java.util.Map.of("channel", ValueType.TEXT),
                "customer", java.util.Map.of("customer_group", ValueType.TEXT)));
    try (Session session =
        Engine.named("duckdb").open(new Engine.Config(2, "2GB", folder.resolve("spill")))) {
      tables(session);
      List<Step> steps =
          StrategySteps.of(workspace, schema, session.dialect(), RunTables.CUSTOMER.columns());
      for (Step step : steps) run(session, step);
      checked(session);
    }
  }

  private void tables(Session session) {
    table(
        session,
        "customer",
        CUSTOMER.formatted(
            CUSTOMERS,
            String.join(", ", RunTables.CUSTOMER.columns().stream().map(this::made).toList())));
    table(
        session,
        "activity_cost",
        "SELECT c.customer_id, a.activity, CAST(a.part * (c.direct_cost + c.full_cost_to_serve) AS DECIMAL(18,6)) AS full_cost, CAST(0 AS DECIMAL(18,6)) AS incremental_cost FROM customer c CROSS JOIN (VALUES ('desk', 0.5), ('care', 0.25)) a(activity, part) ORDER BY 1");
    table(session, "activity", "SELECT 'desk' AS activity, 'cost_to_serve' AS line");
    table(
        session,
        "profit",
        "SELECT customer_id, CASE WHEN full_profit < 100 THEN 'shop' ELSE 'web' END AS channel, direct_cost, full_cost_to_serve, incremental_direct_cost, incremental_cost_to_serve FROM customer");
    table(
        session,
        "customer_dim",
        "SELECT row_number() OVER (ORDER BY customer_id) + 1 AS customer_no, customer_id FROM customer");
    table(
        session,
        "channel_dim",
        "SELECT * FROM (VALUES (1, 'shop'), (2, 'web')) t(channel_no, channel)");
    table(
        session,
        "transaction_fact",
        "SELECT d.customer_no, CASE WHEN c.full_profit < 100 THEN 1 ELSE 2 END AS channel_no, d.customer_id || '-' || o AS transaction_id, FALSE AS is_return FROM customer_dim d JOIN customer c ON c.customer_id = d.customer_id CROSS JOIN range(3) t(o)");
    table(session, "period_dim", "SELECT DATE '2026-01-31' AS last_day");
    table(session, "customer_link", "SELECT 'old' AS source_id, 'C0000001' AS customer_id");
  }

  private String made(Column column) {
    String value =
        switch (column.name()) {
          case "customer_id" -> "'C' || lpad(CAST(i AS VARCHAR), 7, '0')";
          case "customer_group" -> "'g' || (i % 5)";
          case "manager_id" -> "'M' || (i % 50)";
          case "transactions" -> "3";
          case "gross_revenue" -> "r + d";
          case "discount" -> "d";
          case "net_revenue" -> "r";
          case "revenue_tax" -> "r * 0.03";
          case "full_cost_to_serve" -> "full_cost";
          case "full_profit" -> "r - r * 0.03 - full_cost";
          case "incremental_profit" -> "r - r * 0.03 - full_cost / 2";
          default -> column.kind().sqlType().startsWith("DECIMAL") ? "0" : "NULL";
        };
    return "CAST(" + value + " AS " + column.kind().sqlType() + ") AS " + column.name();
  }

  private void table(Session session, String name, String sql) {
    Path file = folder.resolve(name + ".parquet");
    session.writeParquet(sql, file);
    session.registerParquet(name, file);
  }

  private void run(Session session, Step step) {
    long start = System.nanoTime();
    double before = processorSeconds();
    if (step.body() instanceof Step.Sql sql) table(session, step.writes().get(0), sql.select());
    else ((Step.Java) step.body()).action().run(new Writing(session, this));
    System.out.printf(
        Locale.ROOT,
        "%-28s %6.2f s, %6.2f s of processor%n",
        step.name(),
        (System.nanoTime() - start) / 1e9,
        processorSeconds() - before);
  }

  /** Time is what the machine leaves us; this is what was used. */
  private static double processorSeconds() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(d -> d.toNanos() / 1e9)
        .orElse(Double.NaN);
  }

  /** Lets a Java step write its one table. */
  private record Writing(Session session, StrategyAtScaleTest test) implements Step.Context {
    @Override
    public void write(String table, String select) {
      test.table(session, table, select);
    }

    @Override
    public void write(String table, List<Session.Column> columns, Iterable<Object[]> rows) {
      session.registerRows("given", columns, rows);
      write(table, "SELECT * FROM given");
    }

    @Override
    public Path scratch() {
      return test.folder;
    }

    @Override
    public void progress(long done, long total, String unit) {
      // nobody watches
    }
  }

  /** What is published has the columns that the tables promise, with their types. */
  private void checked(Session session) {
    for (Table table : StrategyTables.ALL) {
      assertThat(session.describe("SELECT * FROM " + table.name()))
          .as(table.name())
          .isEqualTo(
              table.columns().stream()
                  .map(c -> new Session.Column(c.name(), c.kind().sqlType()))
                  .toList());
    }
    assertThat(count(session, "routing")).isEqualTo(CUSTOMERS);
    assertThat(count(session, "treatment")).isEqualTo(CUSTOMERS);
    assertThat(count(session, "lever")).isEqualTo(6L * CUSTOMERS - withoutChannelCost(session));
    assertThat(count(session, "action WHERE action = 'visit'")).isLessThanOrEqualTo(1000);
  }

  /** Who costs nothing to serve has neither orders nor service nor a channel that cost. */
  private static long withoutChannelCost(Session session) {
    return 3 * count(session, "customer WHERE full_cost_to_serve = 0");
  }

  private static long count(Session session, String table) {
    return session.query("SELECT count(*) FROM " + table).get(0).integer(0);
  }
}
