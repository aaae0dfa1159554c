package org.whalecurve.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Models of repeat buying: the CDNOW sample in a warm process, and a million simulated customers
 * from a table to a table: grouped in SQL, fitted, scored with standard errors, joined back.
 */
@Command(name = "clv", description = "BG/NBD and Pareto/NBD: group, fit, score, join back")
final class ClvBench implements Callable<Integer> {
  @Option(names = "--customers", defaultValue = "1000000")
  private int customers;

  @Option(names = "--rounds", defaultValue = "3", description = "how often each model runs")
  private int rounds;

  @Option(names = "--dir", defaultValue = "target/bench", description = "where the data go")
  private Path root;

  @Option(
      names = "--cdnow",
      defaultValue = "../shared/data/clv/cdnow_summary.csv",
      description = "summary of the CDNOW sample; left out where it is not there")
  private Path cdnow;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = root.toAbsolutePath().resolve("clv-" + customers);
    Files.createDirectories(folder);
    if (Files.exists(cdnow)) System.out.print(part(folder, "cdnow", cdnow));
    for (boolean pareto : new boolean[] {false, true}) {
      String model = pareto ? "pareto-nbd" : "bg-nbd";
      Path file = folder.resolve(model + ".csv");
      if (!Files.exists(file)) new Buyers(pareto).write(file, customers);
      for (int round = 0; round < rounds; round++) System.out.print(part(folder, model, file));
    }
    return 0;
  }

  /** Runs a part as a process of its own, started as users start the program. */
  private static String part(Path folder, String what, Path file)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(Measured.java("org.whalecurve.bench.ClvPart"));
    command.add(what);
    command.add(file.toAbsolutePath().toString());
    Path log = folder.resolve(what + ".log");
    Measured measured = Measured.run(command, folder, log);
    return Files.readString(log)
        + String.format(
            Locale.ROOT,
            "%-10s process, JVM start included: %.2f s, %.2f CPU s, %.2f GB peak%n",
            what,
            measured.seconds(),
            measured.cpuSeconds(),
            measured.peakBytes() / 1e9);
  }
}
