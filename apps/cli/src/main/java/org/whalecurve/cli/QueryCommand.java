package org.whalecurve.cli;

import java.util.concurrent.Callable;
import org.whalecurve.reports.Exports;
import org.whalecurve.reports.Format;
import org.whalecurve.runs.RunReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code query}: SQL over one run. */
@Command(
    name = "query",
    description = "Answer one SELECT over a run's tables; nothing can be changed.")
final class QueryCommand implements Callable<Integer> {
  @ParentCommand private Whalecurve root;
  @Mixin private RunChoice choice;

  @Parameters(paramLabel = "SELECT", description = "the query, in quotes")
  private String sql;

  @Override
  public Integer call() {
    try (RunReader run = root.open(choice.run)) {
      Exports.write(run, sql, "", root.out(), root.json() ? Format.JSON : Format.TEXT);
    }
    return 0;
  }
}
