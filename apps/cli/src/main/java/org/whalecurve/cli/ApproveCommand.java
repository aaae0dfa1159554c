package org.whalecurve.cli;

import java.util.concurrent.Callable;
import org.whalecurve.runs.Approval;
import org.whalecurve.runs.Approvals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code approve}: somebody signs a run. */
@Command(
    name = "approve",
    description = "Sign a run: it is never deleted or undone; a correction is a new run.")
final class ApproveCommand implements Callable<Integer> {
  @ParentCommand private Whalecurve root;

  @Parameters(paramLabel = "RUN", description = "a run's id, its beginning, or latest")
  private String run;

  @Option(names = "--by", paramLabel = "NAME", description = "who signs (default: the user)")
  private String by = System.getProperty("user.name");

  @Option(names = "--note", paramLabel = "TEXT", description = "what to know about it")
  private String note = "";

  @Override
  public Integer call() {
    Approval approval = Approvals.of(root.folder()).approve(run, by, note);
    if (root.json()) {
      root.printJson(approval);
      return 0;
    }
    root.out().printf("Run %s is approved by %s.%n", approval.run(), approval.by());
    if (!approval.supersedes().isEmpty()) {
      String earlier = approval.supersedes().get(approval.supersedes().size() - 1);
      root.out()
          .printf(
              "It supersedes %s, which stays. The restatement: diff %s %s%n",
              String.join(", ", approval.supersedes()), earlier, approval.run());
    }
    return 0;
  }
}
