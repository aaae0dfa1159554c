package org.whalecurve.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Order lines x customers x products with eight drivers: a complete run of the product against a
 * hand-written script for the same result of every customer, with the same threads and memory, each
 * as a process of its own, in turn.
 */
@Command(name = "orders", description = "order lines with eight drivers, against hand-written SQL")
final class OrdersBench implements Callable<Integer> {
  private static final List<String> COMPARED =
      List.of(
          "customer_id",
          "gross_revenue",
          "discount",
          "returns",
          "net_revenue",
          "cost_of_goods",
          "full_cost_to_serve",
          "incremental_cost_to_serve",
          "full_profit",
          "incremental_profit");

  @Option(
      names = "--lines",
      defaultValue = "1000000",
      description = "order lines (${DEFAULT-VALUE})")
  private long lines;

  @Option(names = "--format", defaultValue = "parquet", description = "parquet or csv")
  private String format;

  @Option(names = "--threads", defaultValue = "2")
  private int threads;

  @Option(names = "--memory", defaultValue = "8GB")
  private String memory;

  @Option(names = "--rounds", defaultValue = "1", description = "how often each side runs")
  private int rounds;

  @Option(names = "--no-reference", description = "the product only")
  private boolean productOnly;

  @Option(names = "--dir", defaultValue = "target/bench", description = "where the data go")
  private Path root;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = root.toAbsolutePath().resolve("orders-" + lines + "-" + format);
    if (!Files.exists(folder.resolve("whalecurve.yaml"))) generate(folder);
    List<Measured> product = new ArrayList<>();
    List<Measured> customers = new ArrayList<>();
    List<Measured> tables = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Folders.delete(folder.resolve("runs"));
      product.add(measure("run", run(), folder));
      if (productOnly) continue;
      customers.add(measure("customers", script(folder, "customers", ""), folder));
      String more = Template.fill("orders-tables.sql", values(folder));
      tables.add(measure("tables", script(folder, "tables", more), folder));
    }
    if (productOnly) return 0;
    compare(folder);
    System.out.println(ratio("customers alone", product, customers));
    System.out.println(ratio("customers and the two large tables", product, tables));
    return 0;
  }

  private Measured measure(String name, List<String> command, Path folder)
      throws IOException, InterruptedException {
    Measured measured = Measured.run(command, folder, folder.resolve(name + ".log"));
    System.out.println(measured.line(name, lines));
    return measured;
  }

  private String ratio(String what, List<Measured> product, List<Measured> reference) {
    return String.format(
        Locale.ROOT,
        "%,d lines against SQL for %s: %.2f by the clock, %.2f in CPU time",
        lines,
        what,
        Measured.median(product, Measured::seconds) / Measured.median(reference, Measured::seconds),
        Measured.median(product, Measured::cpuSeconds)
            / Measured.median(reference, Measured::cpuSeconds));
  }

  private void generate(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("data"));
    Files.createDirectories(folder.resolve("model"));
    Map<String, String> values =
        Map.of(
            "lines", Long.toString(lines),
            "customers", Long.toString(Math.max(100, lines / 100)),
            "products", "2000",
            "format", format,
            "data", folder.resolve("data").toString());
    Path script = folder.resolve("data.sql");
    Files.writeString(script, Template.fill("orders-data.sql", values));
    Files.writeString(folder.resolve("data/ledger.csv"), ledger(lines / 5));
    Files.writeString(
        folder.resolve("model/cost.yaml"), Template.fill("orders-cost.yaml", Map.of()));
    Measured made = Measured.run(script(folder, script), folder, folder.resolve("data.log"));
    Files.writeString(
        folder.resolve("whalecurve.yaml"), Template.fill("orders-whalecurve.yaml", Map.of()));
    System.out.printf(Locale.ROOT, "%,d lines made in %.1f s%n", lines, made.seconds());
  }

  /** Amounts that leave a remainder when they are divided. */
  static String ledger(long base) {
    StringBuilder csv = new StringBuilder("period,cost_center,account,amount\n");
    for (int quarter = 1; quarter <= 4; quarter++) {
      for (int account = 6001; account <= 6008; account++) {
        csv.append(
            "2025-Q%d,all,%d,%d.%02d%n"
                .formatted(quarter, account, base + account * 7L + quarter, account % 97));
      }
    }
    return csv.toString().replace("\r", "");
  }

  private List<String> run() {
    return Measured.java(
        "org.whalecurve.cli.Main",
        "run",
        "--threads",
        Integer.toString(threads),
        "--memory",
        memory);
  }

  /** The hand-written script, with what it does besides. */
  private List<String> script(Path folder, String name, String more) throws IOException {
    Path script = folder.resolve(name + ".sql");
    Files.writeString(script, Template.fill("orders-reference.sql", values(folder)) + more);
    return script(folder, script);
  }

  private Map<String, String> values(Path folder) {
    String data = folder.resolve("data").toString();
    return Map.of(
        "data",
        data,
        "lines",
        "read_" + format + "('" + data + "/lines." + format + "')",
        "ledger",
        data + "/ledger.csv",
        "folder",
        folder.toString(),
        "out",
        folder.resolve("reference.parquet").toString());
  }

  private List<String> script(Path folder, Path script) {
    return Measured.java(
        "org.whalecurve.bench.Script",
        script.toString(),
        Integer.toString(threads),
        memory,
        folder.resolve("spill").toString());
  }

  /** Both sides must say the same of every customer, to the last unit. */
  private void compare(Path folder) throws IOException {
    Path customer;
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      Path run =
          runs.filter(p -> Files.exists(p.resolve("manifest.json")))
              .max(Comparator.naturalOrder())
              .orElseThrow();
      customer = run.resolve("tables/customer.parquet");
    }
    Engine engine = Engine.named("duckdb");
    try (Session session =
        engine.open(new Engine.Config(threads, memory, folder.resolve("spill")))) {
      session.registerParquet("product", customer);
      session.registerParquet("reference", folder.resolve("reference.parquet"));
      String columns = String.join(", ", COMPARED);
      String sql =
          "SELECT count(*) FROM ((SELECT %1$s FROM product WHERE customer_id NOT LIKE '(%%' EXCEPT SELECT %1$s FROM reference) UNION ALL (SELECT %1$s FROM reference EXCEPT SELECT %1$s FROM product))"
              .formatted(columns);
      Row row = session.query(sql).get(0);
      long rows = session.query("SELECT count(*) FROM reference").get(0).integer(0);
      if (row.integer(0) != 0)
        throw new IllegalStateException(row.integer(0) + " customers differ");
      System.out.printf(
          Locale.ROOT, "%,d customers equal in %d figures%n", rows, COMPARED.size() - 1);
    }
  }
}
