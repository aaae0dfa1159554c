package org.whalecurve.flow.editing;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whalecurve.intake.FileInspector;
import org.whalecurve.intake.Intake;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.model.ModelKeys;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.model.Schema;
import org.whalecurve.model.Workspace;
import org.whalecurve.profit.ProfitSteps;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.Table;

/** Names that a workspace has. What cannot be read just now has none. */
final class Vocabulary {
  private final Path folder;
  private Workspace workspace;
  private Intake intake;

  private Vocabulary(Path folder) {
    this.folder = folder;
  }

  /** Of the workspace with a text in place of one file; where that is broken, as it stands. */
  static Vocabulary of(Path folder, String file, String text) {
    Vocabulary names = new Vocabulary(folder);
    if (!names.load(Map.of(file, text))) names.load(Map.of());
    return names;
  }

  private boolean load(Map<String, String> drafts) {
    try {
      workspace = ModelLoader.load(folder, drafts);
      intake = Inspections.of(workspace);
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  /** Names below a section of cost.yaml, as the text has them or the workspace. */
  Set<String> nodes(String costText, String section) {
    Set<String> names = new LinkedHashSet<>();
    for (String key : ModelKeys.of("model/cost.yaml", costText).keySet()) {
      if (key.startsWith(section + ".")) names.add(key.split("\\.")[1]);
    }
    if (workspace != null) {
      var cost = workspace.cost();
      switch (section) {
        case "pools" -> cost.pools().forEach(p -> names.add(p.name()));
        case "resources" -> cost.resources().forEach(r -> names.add(r.name()));
        default -> cost.activities().forEach(a -> names.add(a.name()));
      }
    }
    return names;
  }

  /** Column -> the table or file that it stands in. */
  Map<String, String> columns(String file, List<String> path) {
    Map<String, String> columns = new LinkedHashMap<>();
    if (intake == null) return columns;
    Schema schema = intake.schema();
    if (file.equals("whalecurve.yaml")) {
      if (path.size() > 1) headers(path.get(1), columns);
    } else if (file.equals("model/cost.yaml")) {
      costTables(path).forEach(t -> add(columns, t, schema.columns(t).keySet()));
    } else {
      add(columns, "customer", names(ProfitSteps.customerColumns(schema)));
      List.of("transaction", "event", "product")
          .forEach(t -> add(columns, t, schema.columns(t).keySet()));
    }
    return columns;
  }

  private static List<String> costTables(List<String> path) {
    boolean ledger = path.contains("pools") || path.contains("reconcile");
    return ledger
        ? List.of("ledger", "customer", "product")
        : List.of("transaction", "event", "customer", "product", "receivable", "ledger");
  }

  private static List<String> names(List<Table.Column> columns) {
    return columns.stream().map(Table.Column::name).toList();
  }

  private static void add(Map<String, String> columns, String table, Iterable<String> names) {
    names.forEach(name -> columns.putIfAbsent(name, table));
  }

  /** Headers of the files that fill a table. */
  private void headers(String table, Map<String, String> columns) {
    for (Workspace.Source source : workspace.sources()) {
      if (!source.table().equals(table)) continue;
      for (Path file : intake.files()) {
        Path relative = folder.toAbsolutePath().relativize(file.toAbsolutePath());
        boolean meant =
            source.files().stream()
                .anyMatch(
                    g -> FileSystems.getDefault().getPathMatcher("glob:" + g).matches(relative));
        if (!meant) continue;
        List<String> header = FileInspector.inspect(folder, file, source.format()).header();
        add(columns, relative.toString(), header);
      }
    }
  }

  /** The columns that an input table is known to have. */
  static List<Table.Column> canonical(String table) {
    return InputTables.named(table).map(Table::columns).orElse(new ArrayList<>());
  }
}
