package org.whalecurve.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A manufacturer of the size of Hendee Enterprises: 40 departments, 150 activities, 10,000 orders
 * with 45,000 lines; its monthly model took three days in spreadsheets and databases (Kaplan and
 * Anderson, Time-Driven Activity-Based Costing, 2007). The company itself is made up.
 */
@Command(name = "hendee", description = "40 departments, 150 activities, 10,000 orders")
final class HendeeBench implements Callable<Integer> {
  private static final int DEPARTMENTS = 40;
  private static final int ACTIVITIES = 150;
  private static final int SUPPORT = 12;
  private static final int ORDERS = 10_000;
  private static final int LINES = 45_000;
  private static final int CUSTOMERS = 600;
  private static final int PRODUCTS = 900;
  private static final int PRODUCT_LINES = 30;

  @Option(names = "--rounds", defaultValue = "5", description = "how often it runs")
  private int rounds;

  @Option(names = "--dir", defaultValue = "target/bench", description = "where the data go")
  private Path root;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = root.toAbsolutePath().resolve("hendee");
    if (!Files.exists(folder.resolve("whalecurve.yaml"))) generate(folder);
    List<Measured> measured = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Folders.delete(folder.resolve("runs"));
      List<String> command = Measured.java("org.whalecurve.cli.Main", "run", "--threads", "2");
      measured.add(Measured.run(command, folder, folder.resolve("run.log")));
      System.out.println(measured.get(round).line("run", LINES));
    }
    System.out.printf(
        Locale.ROOT,
        "median of %d: %.2f s, %.2f CPU s%n",
        rounds,
        Measured.median(measured, Measured::seconds),
        Measured.median(measured, Measured::cpuSeconds));
    return 0;
  }

  private static void generate(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.createDirectories(folder.resolve("model"));
    Random random = new Random(40_150);
    try (PrintWriter csv = csv(folder, "ledger.csv", "period,cost_center,account,amount")) {
      for (int d = 0; d < DEPARTMENTS; d++)
        csv.printf(
            Locale.ROOT, "2026-01,d%02d,6000,%d.%02d%n", d, 20_000 + random.nextInt(90_000), d);
    }
    try (PrintWriter csv = csv(folder, "products.csv", "product_id,product_line")) {
      for (int p = 0; p < PRODUCTS; p++) csv.printf("P%03d,L%02d%n", p, p % PRODUCT_LINES);
    }
    try (PrintWriter csv =
        csv(
            folder,
            "lines.csv",
            "transaction_id,line_no,date,customer_id,product_id,quantity,net_amount,cost_of_goods")) {
      for (int i = 0; i < LINES; i++) {
        int order = i < ORDERS ? i : random.nextInt(ORDERS);
        csv.printf(
            Locale.ROOT,
            "O%05d,%d,2026-01-%02d,C%03d,P%03d,%d,%d.%02d,%d.50%n",
            order,
            i,
            1 + order % 28,
            order * 7 % CUSTOMERS,
            random.nextInt(PRODUCTS),
            1 + random.nextInt(40),
            50 + random.nextInt(900),
            i % 100,
            20 + random.nextInt(400));
      }
    }
    Files.writeString(folder.resolve("model/cost.yaml"), cost(random));
    Files.writeString(
        folder.resolve("whalecurve.yaml"),
        """
        name: Manufacturer of forty departments
        currency: USD
        sources:
          transaction: {files: data/lines.csv}
          product: {files: data/products.csv}
          ledger: {files: data/ledger.csv}
        """);
  }

  private static PrintWriter csv(Path folder, String name, String header) throws IOException {
    PrintWriter csv =
        new PrintWriter(Files.newBufferedWriter(folder.resolve("data").resolve(name)));
    csv.println(header);
    return csv;
  }

  /** Departments go to four activities each; a dozen activities serve others, some in loops. */
  private static String cost(Random random) {
    StringBuilder yaml = new StringBuilder("pools:\n");
    for (int d = 0; d < DEPARTMENTS; d++) {
      yaml.append(
          "  d%02d: {where: \"cost_center = 'd%02d'\", incremental: 0.6, to: [".formatted(d, d));
      for (int k = 0; k < 4; k++)
        yaml.append(k == 0 ? "" : ", ").append(name((d * 4 + k) % ACTIVITIES));
      yaml.append("], by: even}\n");
    }
    yaml.append("activities:\n");
    for (int a = 0; a < ACTIVITIES; a++) {
      yaml.append("  ").append(name(a)).append(": {").append(target(a, random)).append("}\n");
    }
    return yaml.toString();
  }

  private static String name(int activity) {
    return "a%03d".formatted(activity);
  }

  private static String target(int a, Random random) {
    if (a < SUPPORT) {
      String other = name((a + 1) % SUPPORT);
      String main = name(SUPPORT + random.nextInt(ACTIVITIES - SUPPORT));
      return "to: [%s, %s], by: {shares: {%s: 0.2, %s: 0.8}}".formatted(other, main, other, main);
    }
    if (a % 5 == 0) return "to: order, by: {count: order}";
    String line = "product.product_line = 'L%02d'".formatted(a % PRODUCT_LINES);
    return a % 2 == 0
        ? "to: order, by: {count: line, where: \"" + line + "\"}"
        : "to: order, by: {sum: quantity, of: line, where: \"" + line + "\"}";
  }
}
