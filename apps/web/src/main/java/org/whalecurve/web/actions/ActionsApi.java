package org.whalecurve.web.actions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.whalecurve.web.actions.ActionStore.Event;
import org.whalecurve.web.actions.ActionStore.Key;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Visit;

/** Actions and what became of them, for programs. */
@RestController
class ActionsApi {
  private static final int LIMIT = 100;
  private static final int LIMIT_MAX = 1_000;

  private final ActionStore store;
  private final ActionDesk desk;
  private final Effects effects;

  ActionsApi(ActionStore store, ActionDesk desk, Effects effects) {
    this.store = store;
    this.desk = desk;
    this.effects = effects;
  }

  /** What becomes of an action; {@code comment} may be absent. */
  record Change(String customer, String action, String status, String comment) {}

  /** The board: every status with its sums and the first of its actions. */
  @GetMapping("/api/v1/actions")
  Map<String, Object> board(
      Visit visit,
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "" + LIMIT) int limit) {
    check(visit);
    int shown = Math.max(1, Math.min(LIMIT_MAX, limit));
    Board board = new Board(visit.reading(), store.latest(), action, shown);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("run", visit.run());
    answer.put("currency", visit.reading().manifest().currency());
    answer.put("kinds", board.kinds());
    answer.put(
        "lanes",
        board.lanes(effects.profitWhenBegun(visit)).stream().map(ActionsApi::lane).toList());
    return answer;
  }

  /** The actions of one customer, and everything that happened to them, newest first. */
  @GetMapping(path = "/api/v1/actions", params = "customer")
  Map<String, Object> of(Visit visit, @RequestParam String customer) {
    check(visit);
    if (!visit.reading().sees(customer)) throw new NotFoundException("customer " + customer);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("run", visit.run());
    answer.put("currency", visit.reading().manifest().currency());
    Board board = new Board(visit.reading(), store.latest(), "", LIMIT_MAX);
    answer.put("actions", board.of(customer).stream().map(ActionsApi::card).toList());
    answer.put("events", store.of(customer));
    return answer;
  }

  @PostMapping("/api/v1/actions")
  List<Event> change(Visit visit, @RequestBody Change change) {
    check(visit);
    Key key = new Key(change.customer(), change.action());
    desk.change(visit, key, change.status(), change.comment());
    return store.of(change.customer());
  }

  private static void check(Visit visit) {
    if (!visit.reading().has("action")) throw new NotFoundException("actions");
  }

  private static Map<String, Object> lane(Board.Lane lane) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("status", lane.state());
    json.put("count", lane.count());
    json.put("expected_effect", lane.effect());
    json.put("profit_since", lane.since());
    json.put("actions", lane.cards().stream().map(ActionsApi::card).toList());
    return json;
  }

  private static Map<String, Object> card(Board.Card card) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("customer_id", card.customerId());
    json.put("name", card.name());
    json.put("action", card.action());
    json.put("title_en", card.titleEn());
    json.put("title_zh", card.titleZh());
    json.put("reason_en", card.reasonEn());
    json.put("reason_zh", card.reasonZh());
    json.put("owner", card.owner());
    json.put("cost", card.cost());
    json.put("expected_effect", card.effect());
    json.put("due", card.due());
    json.put("status", card.event() == null ? "open" : card.event().status());
    json.put("comment", card.event() == null ? null : card.event().comment());
    json.put("profit_since", card.since());
    return json;
  }
}
