package org.whalecurve.cli;

import picocli.CommandLine.Option;

/** Which run is meant. */
final class RunChoice {
  @Option(
      names = "--run",
      paramLabel = "ID",
      defaultValue = "latest",
      description = "a run's id or the beginning of one (default: the latest)")
  String run;
}
