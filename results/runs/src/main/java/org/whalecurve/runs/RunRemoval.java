package org.whalecurve.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;

/** Takes published runs away again. A signed run stays whatever is asked. */
public final class RunRemoval {
  private final Path workspace;
  private final Path runs;

  private RunRemoval(Path workspace) {
    this.workspace = workspace;
    this.runs = RunFolders.runs(workspace);
  }

  public static RunRemoval of(Path workspace) {
    return new RunRemoval(workspace);
  }

  /**
   * Undoes one run: {@code latest} names the newest that is left.
   *
   * @param run an id, {@code latest} or the beginning of an id
   * @return the run's id
   * @throws ProblemException where the run is approved
   */
  public String undo(String run) {
    try (WorkspaceLock lock = WorkspaceLock.take(workspace)) {
      String id = RunStore.of(workspace).resolve(run);
      Optional<Approval> approval = Approvals.of(workspace).of(id);
      if (approval.isPresent()) throw approved(approval.get());
      remove(id);
      return id;
    }
  }

  /**
   * Keeps the newest runs and every approved one.
   *
   * @param keep how many of those that nobody approved stay, at least 1
   * @return the ids of the runs removed
   */
  public List<String> keep(int keep) {
    if (keep < 1) throw new IllegalArgumentException("keep " + keep);
    try (WorkspaceLock lock = WorkspaceLock.take(workspace)) {
      RunStore store = RunStore.of(workspace);
      List<String> approved = Approvals.of(workspace).list().stream().map(Approval::run).toList();
      String latest = store.latest().orElse("");
      List<String> removed =
          store.runs().stream()
              .map(Manifest::run)
              .filter(id -> !approved.contains(id))
              .skip(keep)
              .filter(id -> !id.equals(latest))
              .toList();
      removed.forEach(this::remove);
      return removed;
    }
  }

  /** At every moment {@code latest} names a run that is there, or nothing. */
  private void remove(String id) {
    RunStore store = RunStore.of(workspace);
    try {
      if (store.latest().equals(Optional.of(id))) {
        List<String> left = new ArrayList<>(store.runs().stream().map(Manifest::run).toList());
        left.remove(id);
        if (left.isEmpty()) Files.deleteIfExists(runs.resolve(RunFolders.LATEST));
        else RunFolders.pointLatest(runs, left.get(0));
      }
      Path aside = RunFolders.aside(runs, id);
      RunFolders.delete(aside);
      Files.move(runs.resolve(id), aside);
      RunFolders.syncFolder(runs);
      RunFolders.delete(aside);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProblemException approved(Approval approval) {
    return new ProblemException(
        new Problem(
            "approved-run",
            SourcePlace.ofFile(runs.resolve(approval.run()).toString()),
            "Run " + approval.run() + " was approved by " + approval.by() + " and stays.",
            "Run again with the corrected files: 'diff' shows the restatement, and the new run can"
                + " be approved in its turn."));
  }
}
