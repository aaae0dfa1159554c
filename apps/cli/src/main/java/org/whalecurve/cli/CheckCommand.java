package org.whalecurve.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.whalecurve.cli.terminal.ProgressLine;
import org.whalecurve.flow.Rehearsal;
import org.whalecurve.flow.RunPlan;
import org.whalecurve.intake.Intake;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.reports.Sheet;
import org.whalecurve.tables.Table.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code check}: model and data, without a run. */
@Command(
    name = "check",
    description =
        "Check the model, read the sources and say what a run would take; publish nothing. Exit code 1 where rows are refused.")
final class CheckCommand implements Callable<Integer> {
  private static final int REASONS_SHOWN = 20;
  private static final int VALUE_SHOWN = 60;

  @ParentCommand private Whalecurve root;
  @Mixin private PlanChoice choice;

  @Override
  public Integer call() {
    RunPlan plan = choice.plan(root);
    Rehearsal.Result result = rehearse(plan);
    if (root.json()) root.printJson(result);
    else print(plan, result);
    if (!root.json()) {
      Intake.inspect(plan.workspace()).notes().forEach(note -> root.err().println(note.render()));
    }
    refuse(result);
    return 0;
  }

  /**
   * A run goes on without rows that cannot be read and keeps them in its table reject; a check is
   * asked whether everything is in order.
   */
  private static void refuse(Rehearsal.Result result) {
    Problems problems = new Problems();
    for (Rehearsal.Reject r : result.rejects()) {
      if (r.kind().equals("rejected")) problems.add(problem(r));
    }
    problems.throwIfAny();
  }

  private static Problem problem(Rehearsal.Reject r) {
    String value = r.value() == null ? "" : shown(r.value().strip());
    String what = r.column() == null || r.column().isEmpty() ? "" : r.column();
    if (!value.isEmpty()) what += (what.isEmpty() ? "" : " ") + "'" + value + "'";
    String rows =
        r.rows() == 1
            ? "1 row of " + r.source() + " is refused for this"
            : String.format(
                Locale.ROOT,
                "%,d rows of %s are refused for this, here is the first",
                r.rows(),
                r.source());
    return new Problem(
        "rejected-rows",
        new SourcePlace(r.file(), (int) Math.min(r.line(), Integer.MAX_VALUE), 0),
        (what.isEmpty() ? "" : what + ": ") + r.reason().strip() + " (" + rows + ")",
        "Correct the file, or leave such rows out with `where` of the source; a run goes on without them and lists them in its table reject.");
  }

  private static String shown(String value) {
    return value.length() <= VALUE_SHOWN ? value : value.substring(0, VALUE_SHOWN) + "…";
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
