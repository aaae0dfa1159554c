package org.whalecurve.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.whalecurve.flow.diff.Difference;
import org.whalecurve.flow.diff.RunDiff;
import org.whalecurve.reports.Sheet;
import org.whalecurve.runs.Approvals;
import org.whalecurve.tables.Table.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code diff}: what changed from one run to another, and why. */
@Command(
    name = "diff",
    description = "Show what changed from one run to another, line by line, with the causes.")
final class DiffCommand implements Callable<Integer> {
  @ParentCommand private Whalecurve root;

  @Parameters(index = "0", paramLabel = "BEFORE", description = "a run, for instance the approved")
  private String before;

  @Parameters(
      index = "1",
      paramLabel = "AFTER",
      defaultValue = "latest",
      description = "another run (default: the latest)")
  private String after;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "customers to show, from the largest change (default: 10)")
  private int top;

  @Override
  public Integer call() {
    RunDiff diff = RunDiff.of(root.folder(), before, after, top);
    if (root.json()) {
      root.printJson(Map.of("differences", diff.all().stream().map(DiffCommand::json).toList()));
    } else {
      print(diff);
    }
    return 0;
  }

  private static Map<String, Object> json(Difference d) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", d.kind().toString());
    json.put("table", d.table());
    json.put("key", d.key());
    json.put("column", d.column());
    json.put("before", d.before());
    json.put("after", d.after());
    json.put("change", d.change());
    return json;
  }

  private void print(RunDiff diff) {
    root.out()
        .printf("From run %s to run %s%n", named(diff.before().run()), named(diff.after().run()));
    if (diff.all().isEmpty()) {
      root.out().println("Nothing differs: the same files, model and versions, the same tables.");
      return;
    }
    causes(diff.causes());
    String restated = diff.company().isEmpty() ? "The company's account is the same." : "";
    sheet("Profit and loss of the company", diff.company(), "line", Kind.MONEY, restated);
    String shown =
        String.format(
            Locale.ROOT, "Customers with the largest change (of %,d)", diff.customersChanged());
    sheet(shown, diff.customers(), "customer", Kind.MONEY, "");
    sheet("Activities", diff.activities(), "period, activity", Kind.QUANTITY, "");
    tables(diff);
  }

  private String named(String run) {
    return Approvals.of(root.folder())
        .of(run)
        .map(a -> run + " (approved by " + a.by() + ", " + a.at().substring(0, 10) + ")")
        .orElse(run);
  }

  private void causes(List<Difference> causes) {
    root.out().println();
    root.out().println("Causes");
    if (causes.isEmpty()) root.out().println("  none: files, model and versions are the same");
    List<List<Object>> rows = new ArrayList<>();
    for (Difference d : causes) {
      String what = d.key().isEmpty() ? d.column() : d.key();
      if (!d.column().equals("value") && !d.key().isEmpty()) what += " " + d.column();
      rows.add(
          List.of(
              d.kind().toString(),
              d.table(),
              what,
              shown(d.before()),
              shown(d.after()),
              change(d)));
    }
    if (rows.isEmpty()) return;
    root.print(
        new Sheet(
            "",
            List.of(
                text("kind"),
                text("where"),
                text("what"),
                text("before"),
                text("after"),
                text("change")),
            rows));
  }

  private void sheet(
      String title, List<Difference> lines, String key, Kind kind, String otherwise) {
    boolean keyed = !key.equals("line");
    if (lines.isEmpty() && otherwise.isEmpty()) return;
    root.out().println();
    if (lines.isEmpty()) {
      root.out().println(otherwise);
      return;
    }
    root.out().println(title);
    List<Sheet.Column> columns = new ArrayList<>();
    if (keyed) columns.add(text(key));
    columns.add(text(keyed ? "line" : key));
    for (String name : List.of("before", "after", "change")) {
      columns.add(new Sheet.Column(name, kind, ""));
    }
    List<List<Object>> rows = new ArrayList<>();
    String last = "";
    for (Difference d : lines) {
      List<Object> row = new ArrayList<>();
      if (keyed) row.add(d.key().equals(last) ? "" : d.key());
      last = d.key();
      row.add(d.column());
      row.add(d.before());
      row.add(d.after());
      row.add(d.change());
      rows.add(row);
    }
    root.print(new Sheet("", columns, Collections.unmodifiableList(rows)));
  }

  private void tables(RunDiff diff) {
    root.out().println();
    List<String> names = diff.tables().stream().map(Difference::table).toList();
    long all = diff.after().tables().size();
    root.out()
        .printf(
            "%d of %d tables differ%s%n",
            names.size(), all, names.isEmpty() ? "." : ": " + String.join(", ", names) + ".");
  }

  private static Sheet.Column text(String name) {
    return new Sheet.Column(name, Kind.TEXT, "");
  }

  private static String shown(Object value) {
    if (value == null) return "-";
    if (value instanceof Long whole) return String.format(Locale.ROOT, "%,d", whole);
    if (value instanceof BigDecimal number) return number.toPlainString();
    String text = value.toString().replaceAll("\\s+", " ");
    if (text.matches("[0-9a-f]{64}")) return text.substring(0, 12) + "…";
    return text.length() > 48 ? text.substring(0, 47) + "…" : text;
  }

  private static String change(Difference d) {
    BigDecimal change = d.change();
    if (change == null) return d.before() == null ? "new" : d.after() == null ? "gone" : "";
    return (change.signum() > 0 ? "+" : "") + change.toPlainString();
  }
}
