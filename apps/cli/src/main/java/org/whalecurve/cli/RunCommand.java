package org.whalecurve.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.whalecurve.cli.terminal.ProgressLine;
import org.whalecurve.flow.RunPlan;
import org.whalecurve.flow.Runner;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.RunReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code run}: from sources to a published run. */
@Command(name = "run", description = "Compute everything and publish a run.")
final class RunCommand implements Callable<Integer> {
  @ParentCommand private Whalecurve root;
  @Mixin private PlanChoice choice;

  @Option(
      names = "--fresh",
      description = "do every step again, though an earlier run has done the same")
  private boolean fresh;

  @Option(
      names = "--cache",
      paramLabel = "SIZE",
      defaultValue = "2GB",
      description = "what tables on the way may take on disk between runs (default: 2GB)")
  private String cache;

  @Override
  public Integer call() {
    RunPlan plan = choice.plan(root, fresh, cache);
    Manifest manifest = run(root, plan);
    if (root.json()) root.printJson(manifest);
    else report(root, manifest);
    return 0;
  }

  static Manifest run(Whalecurve root, RunPlan plan) {
    try (ProgressLine line = ProgressLine.on(root.err())) {
      return Runner.run(plan, line);
    }
  }

  /** What a person wants to see first. */
  static void report(Whalecurve root, Manifest manifest) {
    double seconds = manifest.steps().stream().mapToDouble(Manifest.StepEntry::seconds).sum();
    long reused = manifest.steps().stream().filter(Manifest.StepEntry::skipped).count();
    String work =
        reused == 0
            ? ""
            : " " + reused + " of " + manifest.steps().size() + " steps were done already.";
    root.out()
        .printf(Locale.ROOT, "Run %s published in %.1f s.%s%n%n", manifest.run(), seconds, work);
    try (RunReader run = root.open(manifest.run())) {
      Summary.of(run).print(root.out());
    }
    for (String warning : manifest.warnings()) root.out().println("! " + warning);
  }
}
