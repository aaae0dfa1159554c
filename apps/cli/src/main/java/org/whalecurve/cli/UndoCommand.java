package org.whalecurve.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.whalecurve.runs.RunRemoval;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code undo}: takes a run away again. */
@Command(
    name = "undo",
    description = "Delete one run; the newest that is left becomes the latest. Not for approved.")
final class UndoCommand implements Callable<Integer> {
  @ParentCommand private Whalecurve root;

  @Parameters(paramLabel = "RUN", description = "a run's id, its beginning, or latest")
  private String run;

  @Override
  public Integer call() {
    String undone = RunRemoval.of(root.folder()).undo(run);
    String latest = root.store().latest().orElse(null);
    if (root.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("undone", undone);
      json.put("latest", latest);
      root.printJson(json);
    } else {
      String now = latest == null ? "no run is left" : "the latest is " + latest;
      root.out().printf("Run %s is undone; %s.%n", undone, now);
    }
    return 0;
  }
}
