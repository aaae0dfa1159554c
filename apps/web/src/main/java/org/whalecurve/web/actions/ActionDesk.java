package org.whalecurve.web.actions;

import org.springframework.stereotype.Component;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Visit;

/** Moves actions on, in one way for pages and programs. */
@Component
public class ActionDesk {
  private static final int COMMENT_MAX = 1_000;

  private final ActionStore store;

  ActionDesk(ActionStore store) {
    this.store = store;
  }

  /**
   * Changes what became of an action; on disk when this returns.
   *
   * @throws NotFoundException where the run proposes no such action for a customer of this user
   * @throws ProblemException where there is no such status
   */
  public void change(Visit visit, ActionStore.Key key, String status, String comment) {
    if (!isProposed(visit, key)) throw new NotFoundException("action " + key.action());
    check(visit, status);
    String said = comment == null ? "" : comment.strip();
    String kept = said.substring(0, Math.min(COMMENT_MAX, said.length()));
    store.change(key, status, visit.run(), visit.user().name(), kept);
  }

  private static void check(Visit visit, String status) {
    if (Board.STATES.contains(String.valueOf(status))) return;
    Problems problems = new Problems();
    problems.add(
        "no-such-status",
        SourcePlace.ofFile("status"),
        visit.speech().text("actions.no_status", "status", visit.speech().label(status)),
        visit.speech().text("actions.no_status.remedy", "states", String.join(", ", Board.STATES)));
    problems.throwIfAny();
  }

  private static boolean isProposed(Visit visit, ActionStore.Key key) {
    if (key.customerId() == null || key.action() == null || !visit.reading().has("action")) {
      return false;
    }
    return !visit
        .reading()
        .rows(
            "SELECT 1 FROM {action} WHERE customer_id = ? AND action = ?",
            key.customerId(),
            key.action())
        .isEmpty();
  }
}
