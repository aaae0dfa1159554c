package org.whalecurve.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs a benchmark and prints its figures. */
@Command(
    name = "bench",
    subcommands = {OrdersBench.class, HendeeBench.class, ClvBench.class, ServeBench.class},
    mixinStandardHelpOptions = true)
public final class Bench {
  private Bench() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Bench()).execute(args));
  }
}
