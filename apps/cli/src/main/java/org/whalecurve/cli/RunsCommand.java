package org.whalecurve.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.whalecurve.reports.Sheet;
import org.whalecurve.runs.Approval;
import org.whalecurve.runs.Approvals;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.RunRemoval;
import org.whalecurve.tables.Table.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code runs}: the published runs. */
@Command(name = "runs", description = "List the published runs, newest first.")
final class RunsCommand implements Callable<Integer> {
  @ParentCommand private Whalecurve root;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "first delete all but the N newest runs; approved runs are always kept")
  private Integer keep;

  @Spec private CommandSpec spec;
  private Map<String, Approval> approvals;

  @Override
  public Integer call() {
    if (keep != null) delete();
    approvals =
        Approvals.of(root.folder()).list().stream()
            .collect(Collectors.toMap(Approval::run, a -> a, (a, b) -> b));
    List<Manifest> runs = root.store().runs();
    if (root.json()) {
      root.printJson(runs.stream().map(this::json).toList());
    } else if (runs.isEmpty()) {
      root.out().println("No run yet. Start one with 'run'.");
    } else {
      root.print(sheet(runs));
    }
    return 0;
  }

  private void delete() {
    if (keep < 1) {
      throw new ParameterException(
          spec.commandLine(), "--keep takes a number from 1, not " + keep + ".");
    }
    List<String> deleted = RunRemoval.of(root.folder()).keep(keep);
    if (root.json() || deleted.isEmpty()) return;
    root.out().println("Deleted: " + String.join(", ", deleted));
    root.out().println();
  }

  private Map<String, Object> json(Manifest run) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("run", run.run());
    one.put("created_at", run.createdAt());
    one.put("company", run.company());
    one.put("periods", run.periods());
    one.put("engine", run.engine());
    one.put("engine_version", run.engineVersion());
    one.put("product", run.product());
    one.put("warnings", run.warnings());
    one.put("approval", approvals.get(run.run()));
    return one;
  }

  private Sheet sheet(List<Manifest> runs) {
    List<Sheet.Column> columns =
        List.of(
            new Sheet.Column("run", Kind.TEXT, ""),
            new Sheet.Column("created", Kind.TEXT, ""),
            new Sheet.Column("periods", Kind.TEXT, ""),
            new Sheet.Column("customers", Kind.WHOLE, ""),
            new Sheet.Column("rows", Kind.WHOLE, ""),
            new Sheet.Column("engine", Kind.TEXT, ""),
            new Sheet.Column("approved", Kind.TEXT, ""));
    List<List<Object>> rows = new ArrayList<>();
    for (Manifest run : runs) {
      long customers = run.table("customer").map(Manifest.TableEntry::rows).orElse(0L);
      long all = run.tables().stream().mapToLong(Manifest.TableEntry::rows).sum();
      rows.add(
          List.of(
              run.run(),
              run.createdAt(),
              run.periods().isEmpty() ? "" : Summary.span(run.periods()),
              customers,
              all,
              run.engine() + " " + run.engineVersion(),
              approval(approvals.get(run.run()))));
    }
    return new Sheet("", columns, rows);
  }

  private static String approval(Approval approval) {
    return approval == null ? "" : approval.by() + ", " + approval.at().substring(0, 10);
  }
}
