package org.whalecurve.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.whalecurve.flow.Rehearsal;
import org.whalecurve.flow.RunPlan;
import org.whalecurve.reports.Sheet;
import org.whalecurve.tables.Table.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code check}: model and data, without a run. */
@Command(
    name = "check",
    description =
        "Check the model, read the sources and say what a run would take; publish nothing.")
final class CheckCommand implements Callable<Integer> {
  private static final int REASONS_SHOWN = 20;

  @ParentCommand private Whalecurve root;
  @Mixin private PlanChoice choice;

  @Override
  public Integer call() {
    RunPlan plan = choice.plan(root);
    Rehearsal.Result result = rehearse(plan);
    if (root.json()) root.printJson(result);
    else print(plan, result);
    return 0;
  }

  private Rehearsal.Result rehearse(RunPlan plan) {
    try (ProgressLine line = ProgressLine.on(root.err())) {
      return Rehearsal.of(plan, line);
    }
  }

  private void print(RunPlan plan, Rehearsal.Result result) {
    root.print(files(result));
    List<Rehearsal.Reject> rejects = result.rejects();
    if (!rejects.isEmpty()) {
      root.out().println();
      root.out().println("Rows not taken");
      root.print(rejects(rejects.subList(0, Math.min(REASONS_SHOWN, rejects.size()))));
      if (rejects.size() > REASONS_SHOWN) {
        root.out().println("… and " + (rejects.size() - REASONS_SHOWN) + " more reasons (--json).");
      }
    }
    root.out().println();
    root.out()
        .printf(
            Locale.ROOT,
            "The model is in order: %d pools, %d resources, %d activities; a run has %d steps.%n",
            plan.workspace().cost().pools().size(),
            plan.workspace().cost().resources().size(),
            plan.workspace().cost().activities().size(),
            plan.steps().size());
  }

  private static Sheet files(Rehearsal.Result result) {
    List<List<Object>> rows = new ArrayList<>();
    for (Rehearsal.SourceFile f : result.files()) {
      String totals = f.controlTotals() == null ? "" : f.controlTotals();
      rows.add(
          List.of(
              f.source(),
              f.file(),
              f.rowsRead(),
              f.accepted(),
              f.rejected(),
              f.overlapping(),
              f.filtered(),
              totals.replaceAll("[{}\"]", "").replace(":", " ").replace(",", ", ")));
    }
    return new Sheet(
        "",
        List.of(
            text("source"),
            text("file"),
            number("read"),
            number("accepted"),
            number("rejected"),
            number("overlapping"),
            number("filtered"),
            text("control totals")),
        rows);
  }

  private static Sheet rejects(List<Rehearsal.Reject> rejects) {
    List<List<Object>> rows = new ArrayList<>();
    for (Rehearsal.Reject r : rejects) {
      rows.add(
          List.of(
              r.source(),
              r.rows(),
              r.column() == null ? "" : r.column(),
              r.reason(),
              r.file() + ":" + r.line(),
              r.value() == null ? "" : r.value()));
    }
    return new Sheet(
        "",
        List.of(
            text("source"),
            number("rows"),
            text("column"),
            text("reason"),
            text("first at"),
            text("value there")),
        rows);
  }

  private static Sheet.Column text(String name) {
    return new Sheet.Column(name, Kind.TEXT, "");
  }

  private static Sheet.Column number(String name) {
    return new Sheet.Column(name, Kind.WHOLE, "");
  }
}
