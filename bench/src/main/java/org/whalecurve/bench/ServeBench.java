package org.whalecurve.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * People at the web application: a workspace with many customers is made and published once, then
 * served by a process of its own, and users ask it over loopback, each with a session and with
 * pauses, most of them account managers with their own customers.
 */
@Command(name = "serve", description = "users of the web application, a million customers")
final class ServeBench implements Callable<Integer> {
  private static final Pattern LINK =
      Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)(/welcome\\S+)");

  @Option(names = "--customers", defaultValue = "1000000")
  private long customers;

  @Option(names = "--users", defaultValue = "50")
  private int users;

  @Option(
      names = "--analysts",
      defaultValue = "20",
      description = "percent of the users who see all customers; the others are account managers")
  private int analysts;

  @Option(names = "--seconds", defaultValue = "60")
  private int seconds;

  @Option(names = "--pause", defaultValue = "2", description = "mean seconds between requests")
  private double pause;

  @Option(names = "--heap", defaultValue = "512m", description = "heap of the server")
  private String heap;

  @Option(names = "--memory", defaultValue = "2GB", description = "of the engine in the server")
  private String memory;

  @Option(names = "--dir", defaultValue = "target/bench", description = "where the data go")
  private Path root;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = root.toAbsolutePath().resolve("serve-" + customers);
    if (!Files.exists(folder.resolve("whalecurve.yaml"))) generate(folder);
    if (!Files.exists(folder.resolve("runs/latest"))) publish(folder);
    Folders.delete(folder.resolve("app"));
    Process server = start(folder);
    try {
      Matcher link = link(server);
      List<Visitor> visitors =
          Visitor.admit(link.group(1), link.group(2), users, analysts, customers, pause);
      Visitor.warm(visitors);
      Load load = Load.run(visitors, seconds, server.toHandle());
      System.out.print(load.text(users, customers));
      return load.isGood() ? 0 : 1;
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  private void generate(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("data"));
    Files.createDirectories(folder.resolve("model"));
    Map<String, String> values =
        Map.of(
            "lines", Long.toString(4 * customers),
            "customers", Long.toString(customers),
            "products", "2000",
            "format", "parquet",
            "data", folder.resolve("data").toString());
    Path script = folder.resolve("data.sql");
    Files.writeString(
        script,
        Template.fill("orders-data.sql", values) + Template.fill("serve-customers.sql", values));
    Files.writeString(folder.resolve("data/ledger.csv"), OrdersBench.ledger(3 * customers));
    write(folder.resolve("model/cost.yaml"), "orders-cost.yaml");
    write(folder.resolve("model/value.yaml"), "serve-value.yaml");
    write(folder.resolve("model/strategy.yaml"), "serve-strategy.yaml");
    List<String> command =
        Measured.java(
            "org.whalecurve.bench.Script",
            script.toString(),
            "2",
            "8GB",
            folder.resolve("spill").toString());
    Measured made = Measured.run(command, folder, folder.resolve("data.log"));
    write(folder.resolve("whalecurve.yaml"), "orders-whalecurve.yaml");
    System.out.printf(Locale.ROOT, "%,d customers made in %.1f s%n", customers, made.seconds());
  }

  private static void write(Path file, String template) throws IOException {
    Files.writeString(file, Template.fill(template, Map.of()));
  }

  private void publish(Path folder) throws IOException, InterruptedException {
    List<String> command = Measured.java("org.whalecurve.cli.Main", "run", "--memory", "8GB");
    Measured run = Measured.run(command, folder, folder.resolve("run.log"));
    System.out.println(run.line("published", 4 * customers));
  }

  private Process start(Path folder) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                "org.whalecurve.cli.Main"));
    command.addAll(List.of("-w", folder.toString(), "serve", "--port", "0", "--memory", memory));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** The server's own words say where it is; the rest of them is read away. */
  private static Matcher link(Process server) throws IOException {
    BufferedReader said =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher found = LINK.matcher(line);
      if (!found.find()) continue;
      Thread reader = new Thread(() -> said.lines().forEach(System.err::println));
      reader.setDaemon(true);
      reader.start();
      return found;
    }
    throw new IllegalStateException("the server did not start");
  }
}
