package org.whalecurve.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.whalecurve.engine.Engine;
import org.whalecurve.flow.DriverSwap;
import org.whalecurve.reports.Sheet;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code quality}: how well a run assigns cost. */
@Command(
    name = "quality",
    description =
        "Say how cost is assigned (traced, measured, surveyed, even …) and how well drivers fit.")
final class QualityCommand implements Callable<Integer> {
  @ParentCommand private Whalecurve root;
  @Mixin private RunChoice choice;

  @Option(
      names = "--drivers",
      description =
          "also whose profit changes if an activity's cost followed net revenue, orders, or was even")
  private boolean drivers;

  @Override
  public Integer call() {
    try (RunReader run = root.open(choice.run)) {
      Map<String, Rows> parts = parts(run);
      if (root.json()) root.printJson(json(parts));
      else parts.forEach(this::print);
    }
    return 0;
  }

  private Map<String, Rows> parts(RunReader run) {
    Map<String, Rows> parts = new LinkedHashMap<>();
    parts.put(
        "How cost is assigned",
        run.query("SELECT * FROM allocation_quality ORDER BY stage, full_amount DESC, method"));
    parts.put(
        "How drivers fit the cost that they share",
        run.query(
            "SELECT * FROM driver_fit ORDER BY correlation NULLS LAST, stage, source, target, driver"));
    parts.put(
        "Common cost shared in other ways",
        run.query("SELECT * FROM common_cost ORDER BY dimension, value"));
    if (drivers) {
      parts.put("Profit under other drivers", DriverSwap.of(run, Engine.named("duckdb").dialect()));
    }
    return parts;
  }

  private void print(String title, Rows rows) {
    root.out().println(title);
    if (rows.isEmpty()) root.out().println("  (nothing)");
    else root.print(Sheet.of("", rows));
    root.out().println();
  }

  /** By the tables' names, as everywhere in JSON. */
  private static Map<String, Object> json(Map<String, Rows> parts) {
    String[] names = {"allocation_quality", "driver_fit", "common_cost", "drivers"};
    Map<String, Object> json = new LinkedHashMap<>();
    int i = 0;
    for (Rows rows : parts.values()) json.put(names[i++], objects(rows));
    return json;
  }

  private static java.util.List<Map<String, Object>> objects(Rows rows) {
    return rows.rows().stream()
        .map(
            row -> {
              Map<String, Object> one = new LinkedHashMap<>();
              for (int c = 0; c < row.size(); c++)
                one.put(rows.columns().get(c).name(), row.get(c));
              return one;
            })
        .toList();
  }
}
