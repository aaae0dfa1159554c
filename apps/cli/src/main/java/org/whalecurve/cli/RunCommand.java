package org.whalecurve.cli;

import java.util.concurrent.Callable;
import org.whalecurve.flow.RunPlan;
import org.whalecurve.flow.Runner;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.RunReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code run}: from sources to a published run. */
@Command(name = "run", description = "Compute everything and publish a run.")
final class RunCommand implements Callable<Integer> {
  @ParentCommand private Whalecurve root;
  @Mixin private PlanChoice choice;

  @Override
  public Integer call() {
    Manifest manifest = run(root, choice.plan(root));
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
    root.out()
        .printf(java.util.Locale.ROOT, "Run %s published in %.1f s.%n%n", manifest.run(), seconds);
    try (RunReader run = root.open(manifest.run())) {
      Summary.of(run).print(root.out());
    }
    for (String warning : manifest.warnings()) root.out().println("! " + warning);
  }
}
