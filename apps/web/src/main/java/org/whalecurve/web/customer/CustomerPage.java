package org.whalecurve.web.customer;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.whalecurve.runs.trace.Explanation;
import org.whalecurve.web.actions.ActionDesk;
import org.whalecurve.web.actions.ActionStore;
import org.whalecurve.web.customers.Links;
import org.whalecurve.web.customers.Titles;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.page.Frames;
import org.whalecurve.web.page.Page;
import org.whalecurve.web.page.Redirect;
import org.whalecurve.web.page.Visit;

/** What does this customer bring, and why? */
@Controller
class CustomerPage {
  private final Frames frames;
  private final Titles titles;
  private final Traces traces;
  private final Peers peers;
  private final History history;
  private final Notes notes;
  private final ActionStore actions;
  private final ActionDesk desk;

  CustomerPage(
      Frames frames,
      Titles titles,
      Traces traces,
      Peers peers,
      History history,
      Notes notes,
      ActionStore actions,
      ActionDesk desk) {
    this.frames = frames;
    this.titles = titles;
    this.traces = traces;
    this.peers = peers;
    this.history = history;
    this.notes = notes;
    this.actions = actions;
    this.desk = desk;
  }

  @GetMapping("/customers/{id}")
  View page(Visit visit, @PathVariable String id) {
    Facts facts = Facts.of(visit, id);
    Frame f = frames.views(visit, "customer");
    String tier = facts.text("tier");
    return Page.of("customer/page")
        .with("f", f)
        .with("facts", facts)
        .with("tier", tier == null ? "" : titles.of(visit, "tier", tier))
        .with("account", new Account(f, facts, titles))
        .with("trend", new Trend(f, id))
        .with("worth", new Worth(f, facts, titles))
        .with("next", new NextSteps(f, facts, actions))
        .with("notes", notes.of(id));
  }

  /** Where a figure comes from: an activity back to the ledger, or a line by product. */
  @GetMapping("/customers/{id}/trace")
  View trace(
      Visit visit,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String activity,
      @RequestParam(defaultValue = "") String line) {
    Frame f = frames.views(visit, "customer");
    Facts facts = Facts.of(visit, id);
    if (activity.isEmpty()) {
      return part(visit, "customer/line", f).with("v", new LineView(f, facts, line));
    }
    Explanation explanation = traces.explain(visit, id, activity);
    return part(visit, "customer/trace", f).with("v", new TraceView(f, titles, explanation));
  }

  private static Page part(Visit visit, String template, Frame f) {
    return Page.of(template).with("f", f).with("part", visit.isPartial());
  }

  @GetMapping("/customers/{id}/peers")
  View peers(Visit visit, @PathVariable String id) {
    Frame f = frames.views(visit, "customer");
    return Page.of("customer/peers")
        .with("f", f)
        .with("v", peers.of(f, Facts.of(visit, id), titles));
  }

  @GetMapping("/customers/{id}/history")
  View history(Visit visit, @PathVariable String id) {
    Frame f = frames.views(visit, "customer");
    Facts facts = Facts.of(visit, id);
    return Page.of("customer/history")
        .with("f", f)
        .with("table", history.of(f, facts.id(), titles));
  }

  @PostMapping("/customers/{id}/notes")
  View note(Visit visit, @PathVariable String id, @RequestParam String text) {
    Facts facts = Facts.of(visit, id);
    notes.add(facts.id(), visit.user().name(), text);
    return back(visit, id, "notes");
  }

  @PostMapping("/customers/{id}/actions")
  View act(
      Visit visit,
      @PathVariable String id,
      @RequestParam String action,
      @RequestParam String status) {
    desk.change(visit, new ActionStore.Key(id, action), status, null);
    return back(visit, id, "next");
  }

  private View back(Visit visit, String id, String anchor) {
    return Redirect.to(Links.address(frames.views(visit, "customer"), id) + "#" + anchor);
  }
}
