package org.whalecurve.web.actions;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.actions.ActionStore.Event;
import org.whalecurve.web.actions.ActionStore.Key;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.page.Frames;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Page;
import org.whalecurve.web.page.Redirect;
import org.whalecurve.web.page.Visit;

/** What should we do this month, and did it pay? */
@Controller
class ActionsPage {
  private static final int COMMENT_MAX = 1_000;

  private final Frames frames;
  private final ActionStore store;
  private final PublishedRuns runs;

  ActionsPage(Frames frames, ActionStore store, PublishedRuns runs) {
    this.frames = frames;
    this.store = store;
    this.runs = runs;
  }

  @GetMapping("/actions")
  View page(Visit visit) {
    Reading run = visit.reading();
    if (!run.has("action")) {
      return Page.of("actions/none").with("f", frames.plain(visit, "actions"));
    }
    Map<Key, Event> events = store.latest();
    Board board = new Board(run, events, visit.get("kind"));
    List<Board.Lane> lanes = board.lanes(begun(visit, events));
    return Page.of("actions/page")
        .with("f", frames.plain(visit, "actions"))
        .with("lanes", lanes)
        .with("kinds", board.kinds())
        .with("kind", visit.get("kind"));
  }

  /** Full profit of the customers of begun actions in the run in which each was begun. */
  private Map<String, BigDecimal> begun(Visit visit, Map<Key, Event> events) {
    Map<String, BigDecimal> profits = new HashMap<>();
    for (Event event : events.values()) {
      boolean later = !event.run().equals(visit.run()) && runs.has(event.run());
      if (!later || event.status().equals("open")) continue;
      Rows rows =
          runs.read(event.run(), visit.scope())
              .rows("SELECT full_profit FROM {customer} WHERE customer_id = ?", event.customerId());
      if (!rows.isEmpty()) {
        profits.put(event.customerId() + "\n" + event.run(), rows.decimal(0, "full_profit"));
      }
    }
    return profits;
  }

  @PostMapping("/actions")
  View change(
      Visit visit,
      @RequestParam String customer,
      @RequestParam String action,
      @RequestParam String status,
      @RequestParam(defaultValue = "") String comment,
      @RequestParam(defaultValue = "") String kind) {
    boolean known =
        visit.reading().has("action")
            && Board.STATES.contains(status)
            && !visit
                .reading()
                .rows(
                    "SELECT 1 FROM {action} WHERE customer_id = ? AND action = ?", customer, action)
                .isEmpty();
    if (!known) throw new NotFoundException("action " + action);
    String kept = comment.substring(0, Math.min(COMMENT_MAX, comment.length()));
    store.change(new Key(customer, action), status, visit.run(), visit.user().name(), kept);
    return Redirect.to(kind.isEmpty() ? "/actions" : "/actions?kind=" + Redirect.segment(kind));
  }
}
