package org.whalecurve.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.whalecurve.cli.terminal.ProgressLine;
import org.whalecurve.flow.Appending;
import org.whalecurve.flow.RunPlan;
import org.whalecurve.reports.Sheet;
import org.whalecurve.tables.Table.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code import --append}: next month's files. */
@Command(
    name = "import",
    description = "Take next month's files into the workspace by the mappings that it has.")
final class ImportCommand implements Callable<Integer> {
  @ParentCommand private Whalecurve root;

  @Option(
      names = "--append",
      paramLabel = "FILE",
      required = true,
      arity = "1..*",
      description = "files to copy beside those that are there; none is ever overwritten")
  private List<Path> files;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "input table that they fill, where their headers leave it open")
  private String table;

  @Override
  public Integer call() {
    List<Appending.Taken> taken = take();
    if (root.json()) root.printJson(taken);
    else taken.forEach(this::print);
    return 0;
  }

  private List<Appending.Taken> take() {
    try (ProgressLine line = ProgressLine.on(root.err())) {
      return Appending.take(root.load(), files, table, RunPlan.Options.DEFAULT, line);
    }
  }

  private void print(Appending.Taken taken) {
    root.out().println(taken.file() + " is now " + taken.target());
    if (!taken.missing().isEmpty()) {
      root.out().println("  headers that are missing: " + String.join(", ", taken.missing()));
    }
    if (!taken.added().isEmpty()) {
      root.out().println("  headers that are new: " + String.join(", ", taken.added()));
    }
    List<List<Object>> rows = new ArrayList<>();
    for (Appending.Counted t : taken.tables()) {
      String totals = t.controlTotals() == null ? "" : t.controlTotals();
      rows.add(
          List.of(
              t.table(),
              t.rowsRead(),
              t.accepted(),
              t.rejected(),
              t.overlapping(),
              totals.replaceAll("[{}\"]", "").replace(":", " ").replace(",", ", ")));
    }
    root.print(
        new Sheet(
            "",
            List.of(
                new Sheet.Column("source", Kind.TEXT, ""),
                new Sheet.Column("read", Kind.WHOLE, ""),
                new Sheet.Column("accepted", Kind.WHOLE, ""),
                new Sheet.Column("rejected", Kind.WHOLE, ""),
                new Sheet.Column("overlapping", Kind.WHOLE, ""),
                new Sheet.Column("control totals", Kind.TEXT, "")),
            rows));
  }
}
