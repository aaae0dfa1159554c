package org.whalecurve.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.whalecurve.cli.terminal.ProgressLine;
import org.whalecurve.flow.RunPlan;
import org.whalecurve.flow.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code verify}: builds a run again and compares. */
@Command(
    name = "verify",
    description = "Build a run again from its files and its model, and compare every table.")
final class VerifyCommand implements Callable<Integer> {
  @ParentCommand private Whalecurve root;

  @Parameters(
      paramLabel = "RUN",
      defaultValue = "latest",
      description = "a run's id or the beginning of one (default: the latest)")
  private String run;

  @Option(names = "--threads", paramLabel = "N", description = "threads (default: one per core)")
  private int threads;

  @Option(names = "--memory", paramLabel = "SIZE", description = "memory of the engine")
  private String memory;

  @Override
  public Integer call() {
    RunPlan.Options machine =
        new RunPlan.Options(RunPlan.Options.DEFAULT.range(), null, threads, memory);
    Verification.Result result = verify(machine);
    if (root.json()) root.printJson(json(result));
    else print(result);
    return result.equal() ? 0 : Failures.INPUT;
  }

  private Verification.Result verify(RunPlan.Options machine) {
    try (ProgressLine line = ProgressLine.on(root.err())) {
      return Verification.of(root.folder(), run, machine, line);
    }
  }

  private static Map<String, Object> json(Verification.Result result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", result.run());
    json.put("equal", result.equal());
    json.put("compared", result.sameEngine() ? "bytes" : "fingerprints");
    json.put("tables", result.tables().stream().map(VerifyCommand::json).toList());
    return json;
  }

  private static Map<String, Object> json(Verification.Table table) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("table", table.table());
    json.put("equal", table.equal());
    if (!table.equal()) json.put("difference", table.difference());
    return json;
  }

  private void print(Verification.Result result) {
    List<Verification.Table> differing = result.tables().stream().filter(t -> !t.equal()).toList();
    String compared =
        result.sameEngine()
            ? "byte by byte"
            : "by content, since the run was computed by another version";
    if (differing.isEmpty()) {
      root.out()
          .printf(
              "Run %s is confirmed: rebuilt from its files and its model, all %d tables are equal (%s).%n",
              result.run(), result.tables().size(), compared);
      return;
    }
    root.out()
        .printf(
            "Run %s is NOT confirmed: %d of %d tables differ (compared %s).%n",
            result.run(), differing.size(), result.tables().size(), compared);
    differing.forEach(t -> root.out().printf("  %s: %s%n", t.table(), t.difference()));
  }
}
