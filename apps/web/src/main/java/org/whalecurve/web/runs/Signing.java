package org.whalecurve.web.runs;

import org.springframework.stereotype.Service;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.runs.Approvals;
import org.whalecurve.runs.WorkspaceBusyException;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.security.User;
import org.whalecurve.web.store.Audit;

/** Runs that somebody stands for. */
@Service
class Signing {
  private static final int NOTE_MAX = 1_000;

  private final PublishedRuns runs;
  private final Audit audit;

  Signing(PublishedRuns runs, Audit audit) {
    this.runs = runs;
    this.audit = audit;
  }

  void approve(User user, String run, String note) {
    if (!runs.has(run)) throw new NotFoundException("run " + run);
    String said = note == null ? "" : note.strip();
    String kept = said.substring(0, Math.min(NOTE_MAX, said.length()));
    try {
      Approvals.of(runs.workspace()).approve(run, user.displayName(), kept);
    } catch (WorkspaceBusyException e) {
      throw new ProblemException(e.problem());
    }
    audit.record(user.name(), "run approved", "run " + run, kept);
  }
}
