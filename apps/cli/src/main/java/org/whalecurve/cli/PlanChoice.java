package org.whalecurve.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.whalecurve.flow.RunPlan;
import org.whalecurve.intake.conform.Conform;
import org.whalecurve.kernel.FiscalCalendar;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.Workspace;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What shapes a plan. */
final class PlanChoice {
  private static final String SIZE = "(?i)\\d+(\\.\\d+)?\\s*[KMGT]i?B";

  @Option(
      names = "--from",
      paramLabel = "PERIOD",
      description = "first period, for instance 2026-01")
  private String from;

  @Option(names = "--to", paramLabel = "PERIOD", description = "last period, itself included")
  private String to;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description = "duckdb (default: the workspace's)")
  private String engine;

  @Option(names = "--threads", paramLabel = "N", description = "threads (default: one per core)")
  private int threads;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "memory of the engine, for instance 4GB (default: 70 %% of the machine's)")
  private String memory;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** The plan of the workspace that was asked for; wrong options are told before it is read. */
  RunPlan plan(Whalecurve root) {
    return plan(root, false, "0MB");
  }

  /** The same for a run, which may use what earlier runs have done. */
  RunPlan plan(Whalecurve root, boolean fresh, String cache) {
    if (!cache.matches(SIZE)) {
      throw usage("--cache takes a size such as 2GB or 500MB, not '" + cache + "'.");
    }
    if (threads < 0) throw usage("--threads takes a number from 1, not " + threads + ".");
    if (memory != null && !memory.matches(SIZE)) {
      throw usage("--memory takes a size such as 4GB or 512MB, not '" + memory + "'.");
    }
    Workspace workspace = root.load();
    period(workspace, "--from", from);
    period(workspace, "--to", to);
    Conform.Range range = new Conform.Range(from, to);
    return RunPlan.of(
        workspace, new RunPlan.Options(range, engine, threads, memory, fresh, bytes(cache)));
  }

  private static long bytes(String size) {
    int unit = "KMGT".indexOf(size.toUpperCase(Locale.ROOT).replaceAll("[^KMGT]", "")) + 1;
    String number = size.replaceAll("[^0-9.]", "");
    return new BigDecimal(number).multiply(BigDecimal.valueOf(1L << (10 * unit))).longValue();
  }

  private static void period(Workspace workspace, String option, String period) {
    if (period == null) return;
    FiscalCalendar calendar = workspace.calendar();
    if (FiscalCalendar.grainOf(period).equals(Optional.of(calendar.grain()))) return;
    String example =
        switch (calendar.grain()) {
          case MONTH -> "2026-04";
          case QUARTER -> "2026-Q2";
          case YEAR -> "2026";
        };
    throw new ProblemException(
        new Problem(
            "wrong-period",
            SourcePlace.ofFile(option),
            "'" + period + "' is not a period of this workspace.",
            "Write it as " + example + "."));
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
