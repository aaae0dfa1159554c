package org.whalecurve.web.actions;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.whalecurve.web.actions.ActionStore.Key;
import org.whalecurve.web.page.Frames;
import org.whalecurve.web.page.Page;
import org.whalecurve.web.page.Redirect;
import org.whalecurve.web.page.Visit;

/** What should we do this month, and did it pay? */
@Controller
class ActionsPage {
  private static final int CARDS_MAX = 30;

  private final Frames frames;
  private final ActionStore store;
  private final ActionDesk desk;
  private final Effects effects;

  ActionsPage(Frames frames, ActionStore store, ActionDesk desk, Effects effects) {
    this.frames = frames;
    this.store = store;
    this.desk = desk;
    this.effects = effects;
  }

  @GetMapping("/actions")
  View page(Visit visit) {
    if (!visit.reading().has("action")) {
      return Page.of("actions/none").with("f", frames.plain(visit, "actions"));
    }
    Board board = new Board(visit.reading(), store.latest(), visit.get("kind"), CARDS_MAX);
    return Page.of("actions/page")
        .with("f", frames.plain(visit, "actions"))
        .with("lanes", board.lanes(effects.profitWhenBegun(visit)))
        .with("kinds", board.kinds())
        .with("kind", visit.get("kind"));
  }

  @PostMapping("/actions")
  View change(
      Visit visit,
      @RequestParam String customer,
      @RequestParam String action,
      @RequestParam String status,
      @RequestParam(defaultValue = "") String comment,
      @RequestParam(defaultValue = "") String kind) {
    desk.change(visit, new Key(customer, action), status, comment);
    return Redirect.to(kind.isEmpty() ? "/actions" : "/actions?kind=" + Redirect.segment(kind));
  }
}
