package org.whalecurve.runs;

import java.nio.file.Path;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.SourcePlace;

/** Another process is changing the runs of this workspace; nothing is wrong with the input. */
public final class WorkspaceBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Problem problem;

  WorkspaceBusyException(Path workspace, String holder) {
    this(
        new Problem(
            "workspace-busy",
            SourcePlace.ofFile(workspace.toString()),
            "Another run is at work in this workspace" + holder + ".",
            "Wait until it has ended. If it hangs, end that process: what it has finished is kept"
                + " and the next run goes on from there."));
  }

  private WorkspaceBusyException(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
