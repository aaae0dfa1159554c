package org.whalecurve.costing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.model.Schema;

/**
 * A cost network with the small tables that solving it looks at, and what the solve step writes.
 */
final class Solved implements Step.Context {
  private static final Session SESSION =
      Engine.named("duckdb")
          .open(new Engine.Config(1, "", Path.of(System.getProperty("java.io.tmpdir"))));
  private static final Map<String, String> TABLES =
      Map.of(
          "ledger_cost",
          "period VARCHAR, pool VARCHAR, amount DECIMAL(18,6), incremental_amount DECIMAL(18,6), customer_no INTEGER, product_no INTEGER",
          "driver_total",
          "flow_no INTEGER, period VARCHAR, grp VARCHAR, weight_u DECIMAL(38,0), quantity_u DECIMAL(38,0), time_u DECIMAL(38,0), weight_max_u BIGINT, weight_step_u BIGINT",
          "driver_group",
          "flow_no INTEGER, period VARCHAR, grp VARCHAR, quantity DECIMAL(38,6), full_amount DECIMAL(38,6), incremental_amount DECIMAL(38,6)",
          "driver_fact",
          "period VARCHAR, name VARCHAR, activity VARCHAR, quantity DECIMAL(18,6)",
          "capacity_fact",
          "period VARCHAR, resource VARCHAR, time_min DECIMAL(18,6)",
          "period_dim",
          "period VARCHAR");

  private final Net net;
  private final Map<String, List<Object[]>> written = new LinkedHashMap<>();

  private Solved(Net net) {
    this.net = net;
  }

  /** A model's network over the given periods, without cost or quantities yet. */
  static Solved network(String cost, String... periods) {
    TABLES.forEach(
        (name, columns) ->
            SESSION.execute("CREATE OR REPLACE TABLE " + name + " (" + columns + ")"));
    Solved solved = new Solved(compile(cost));
    for (String period : periods) solved.insert("period_dim", period);
    return solved;
  }

  private static Net compile(String cost) {
    try {
      Path folder = Files.createTempDirectory("whalecurve-network-");
      Files.createDirectories(folder.resolve("model"));
      Files.writeString(
          folder.resolve("whalecurve.yaml"),
          "name: Network\ncurrency: EUR\nsources: {ledger: {files: ledger.csv}}\n");
      Files.writeString(folder.resolve("model/cost.yaml"), cost);
      Schema schema = new Schema(Map.of("event", Map.of("minutes", ValueType.NUMBER)));
      return new NetCompiler(ModelLoader.load(folder).cost(), new Rows(schema, SESSION.dialect()))
          .compile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Solved insert(String table, Object... cells) {
    String values =
        Arrays.stream(cells)
            .map(
                c ->
                    c instanceof String text
                        ? SESSION.dialect().literal(text)
                        : Objects.toString(c, "NULL"))
            .collect(Collectors.joining(", "));
    SESSION.execute("INSERT INTO " + table + " VALUES (" + values + ")");
    return this;
  }

  Solved cost(String period, String pool, double full, double incremental) {
    return insert("ledger_cost", period, pool, full, incremental, 0, 0);
  }

  Solved traced(String period, String pool, int customer, int product, double full) {
    return insert("ledger_cost", period, pool, full, full / 2, customer, product);
  }

  /** What cost objects have of a flow's driver in all; its largest receiver has half of it. */
  Solved total(int flow, String period, String group, long quantity) {
    long units = quantity * 1_000_000;
    return insert("driver_total", flow, period, group, units, units, units, units / 2, 1_000_000);
  }

  Solved group(int flow, String period, String group, double quantity, double traced) {
    return insert("driver_group", flow, period, group, quantity, traced, traced / 4);
  }

  Solved node(String period, String driver, String node, double quantity) {
    return insert("driver_fact", period, driver, node, quantity);
  }

  Solved capacity(String period, String resource, double minutes) {
    return insert("capacity_fact", period, resource, minutes);
  }

  /** Runs the solve step, or the comparison of methods. */
  Solved solve() {
    ((Step.Java) SolveStep.of(net, "en").body()).action().run(this);
    return this;
  }

  Solved compare() {
    ((Step.Java) MethodsStep.of(net).body()).action().run(this);
    return this;
  }

  /** Some columns of a written table, a line per row. */
  String rows(String table, int... columns) {
    return written.get(table).stream()
        .map(
            row ->
                Arrays.stream(columns).mapToObj(c -> text(row[c])).collect(Collectors.joining(" ")))
        .collect(Collectors.joining("\n"));
  }

  private static String text(Object cell) {
    if (!(cell instanceof BigDecimal number)) return Objects.toString(cell, "-");
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  @Override
  public Session session() {
    return SESSION;
  }

  @Override
  public void write(String table, String select) {
    throw new UnsupportedOperationException(table);
  }

  @Override
  public void write(String table, List<Session.Column> columns, Iterable<Object[]> rows) {
    List<Object[]> all = new ArrayList<>();
    rows.forEach(all::add);
    all.forEach(
        row -> {
          if (row.length != columns.size()) throw new AssertionError(table + ": " + columns);
        });
    written.put(table, all);
  }

  @Override
  public Path scratch() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void progress(long done, long total, String unit) {
    if (done < 1 || done > total) throw new AssertionError(done + " of " + total + " " + unit);
  }
}
