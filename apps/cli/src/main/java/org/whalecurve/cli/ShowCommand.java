package org.whalecurve.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.whalecurve.reports.Sheet;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;
import org.whalecurve.tables.Table.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code show}: one run. */
@Command(name = "show", description = "Show what a run was made of and what it found.")
final class ShowCommand implements Callable<Integer> {
  @ParentCommand private Whalecurve root;

  @Parameters(
      paramLabel = "RUN",
      defaultValue = "latest",
      description = "a run's id or the beginning of one (default: the latest)")
  private String run;

  @Override
  public Integer call() {
    try (RunReader reader = root.open(run)) {
      Manifest manifest = reader.manifest();
      if (root.json()) {
        root.out().print(manifest.toJson());
        return 0;
      }
      head(manifest);
      if (reader.has("customer")) Summary.of(reader).print(root.out());
      if (reader.has("method_cost")) sheet("Methods compared, full cost", methods(reader));
      sheet("Tables", tables(manifest));
      sheet("Control totals", totals(manifest));
      sheet("Sources", inputs(manifest));
      sheet("Steps", steps(manifest));
      for (String warning : manifest.warnings()) root.out().println("! " + warning);
    }
    return 0;
  }

  private void head(Manifest m) {
    root.out().println("Run " + m.run() + " of " + m.company() + ", " + m.createdAt());
    root.out().println("whalecurve " + m.product() + ", " + m.engine() + " " + m.engineVersion());
    root.out().println();
  }

  private void sheet(String title, Sheet sheet) {
    if (sheet.rows().isEmpty()) return;
    root.out().println();
    root.out().println(title);
    root.print(sheet);
  }

  private static Sheet.Column text(String name) {
    return new Sheet.Column(name, Kind.TEXT, "");
  }

  private static Sheet.Column number(String name) {
    return new Sheet.Column(name, Kind.QUANTITY, "");
  }

  private static final List<String> METHODS =
      List.of("reciprocal", "step_down", "direct", "step_down_difference", "direct_difference");

  private static Sheet methods(RunReader reader) {
    String sums =
        METHODS.stream().map(m -> ", sum(" + m + ") AS " + m).collect(Collectors.joining());
    Rows found =
        reader.query(
            "SELECT activity"
                + sums
                + " FROM method_cost WHERE view = 'full' GROUP BY activity ORDER BY activity");
    List<Sheet.Column> columns = new ArrayList<>(List.of(text("activity")));
    METHODS.forEach(m -> columns.add(new Sheet.Column(m, Kind.MONEY, "")));
    return new Sheet("", columns, found.rows());
  }

  private static Sheet tables(Manifest m) {
    List<List<Object>> rows =
        m.tables().stream()
            .map(t -> List.<Object>of(t.table(), t.rows(), t.bytes(), t.fingerprint()))
            .toList();
    List<Sheet.Column> columns =
        List.of(text("table"), number("rows"), number("bytes"), text("fingerprint"));
    return new Sheet("", columns, shortened(rows));
  }

  /** Sixteen digits tell tables apart; --json has all. */
  private static List<List<Object>> shortened(List<List<Object>> rows) {
    return rows.stream()
        .map(
            row ->
                List.of(row.get(0), row.get(1), row.get(2), row.get(3).toString().substring(0, 16)))
        .toList();
  }

  private static Sheet totals(Manifest m) {
    List<List<Object>> rows =
        m.controlTotals().entrySet().stream()
            .map(e -> List.<Object>of(e.getKey(), new BigDecimal(e.getValue())))
            .toList();
    return new Sheet("", List.of(text("total"), number("amount")), rows);
  }

  private static Sheet inputs(Manifest m) {
    List<List<Object>> rows =
        m.inputs().stream()
            .map(f -> List.<Object>of(f.file(), f.bytes(), f.sha256()))
            .map(row -> List.of(row.get(0), row.get(1), row.get(2).toString().substring(0, 16)))
            .toList();
    return new Sheet("", List.of(text("file"), number("bytes"), text("sha256")), rows);
  }

  private static Sheet steps(Manifest m) {
    List<List<Object>> rows =
        m.steps().stream()
            .map(
                s ->
                    List.<Object>of(
                        s.step(),
                        s.rows(),
                        BigDecimal.valueOf(s.seconds()),
                        s.skipped() ? "taken over" : ""))
            .toList();
    return new Sheet(
        "", List.of(text("step"), number("rows"), number("seconds"), text("earlier run")), rows);
  }
}
