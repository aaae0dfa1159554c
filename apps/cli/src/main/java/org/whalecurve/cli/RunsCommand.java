package org.whalecurve.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.whalecurve.reports.Sheet;
import org.whalecurve.runs.Manifest;
import org.whalecurve.tables.Table.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code runs}: the published runs. */
@Command(name = "runs", description = "List the published runs, newest first.")
final class RunsCommand implements Callable<Integer> {
  @ParentCommand private Whalecurve root;

  @Override
  public Integer call() {
    List<Manifest> runs = root.store().runs();
    if (root.json()) {
      root.printJson(runs.stream().map(RunsCommand::json).toList());
    } else if (runs.isEmpty()) {
      root.out().println("No run yet. Start one with 'run'.");
    } else {
      root.print(sheet(runs));
    }
    return 0;
  }

  private static Map<String, Object> json(Manifest run) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("run", run.run());
    one.put("created_at", run.createdAt());
    one.put("company", run.company());
    one.put("periods", run.periods());
    one.put("engine", run.engine());
    one.put("engine_version", run.engineVersion());
    one.put("product", run.product());
    one.put("warnings", run.warnings());
    return one;
  }

  private static Sheet sheet(List<Manifest> runs) {
    List<Sheet.Column> columns =
        List.of(
            new Sheet.Column("run", Kind.TEXT, ""),
            new Sheet.Column("created", Kind.TEXT, ""),
            new Sheet.Column("periods", Kind.TEXT, ""),
            new Sheet.Column("customers", Kind.WHOLE, ""),
            new Sheet.Column("rows", Kind.WHOLE, ""),
            new Sheet.Column("engine", Kind.TEXT, ""));
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
              run.engine() + " " + run.engineVersion()));
    }
    return new Sheet("", columns, rows);
  }
}
