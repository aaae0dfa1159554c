package org.whalecurve.web.actions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.actions.ActionStore.Event;
import org.whalecurve.web.actions.ActionStore.Key;

/** The actions of a run by what became of them. */
public final class Board {
  public static final List<String> STATES = List.of("open", "doing", "done", "dropped");
  private static final int EVENTS_MAX = 5_000;

  /**
   * One action of one customer.
   *
   * @param effect expected profit of a year, or what the model's effect says
   * @param since what came of it so far: the customer's full profit in this run less that in the
   *     run in which the action was begun; null where there is no later run
   */
  public record Card(
      String customerId,
      String name,
      String action,
      String titleEn,
      String titleZh,
      String reasonEn,
      String reasonZh,
      String owner,
      BigDecimal cost,
      BigDecimal effect,
      String due,
      Event event,
      BigDecimal since) {
    public String title(String language) {
      return language.equals("zh") ? titleZh : titleEn;
    }

    public String reason(String language) {
      return language.equals("zh") ? reasonZh : reasonEn;
    }
  }

  /**
   * One column of the board.
   *
   * @param count all actions in this state, also those that the board does not show
   * @param effect expected of all of them
   * @param since what came of all of them so far; null where nothing can be compared yet
   */
  public record Lane(
      String state, long count, BigDecimal effect, BigDecimal since, List<Card> cards) {}

  /** An action of the model, for the filter. */
  public record Kind(String action, String titleEn, String titleZh, long count) {}

  private static final String COLUMNS_OF =
      "a.customer_id, %s, a.action, a.title_en, a.title_zh, a.reason_en, a.reason_zh, a.owner, a.cost, a.expected_effect, CAST(a.due AS VARCHAR) AS due, c.full_profit";
  private static final String FROM =
      " FROM {action} a JOIN {customer} c ON c.customer_id = a.customer_id";

  private final Reading run;
  private final Map<Key, Event> events;
  private final String kind;
  private final int cards;
  private final String columns;

  /**
   * @param kind an action to look at alone; empty for all
   * @param cards how many of each column to show
   */
  Board(Reading run, Map<Key, Event> events, String kind, int cards) {
    this.run = run;
    this.events = events;
    this.kind = kind;
    this.cards = cards;
    boolean named = run.has("customer", "name");
    this.columns = COLUMNS_OF.formatted(named ? "c.name" : "NULL AS name");
  }

  List<Kind> kinds() {
    Rows rows =
        run.rows(
            "SELECT action, any_value(title_en) AS en, any_value(title_zh) AS zh, count(*) AS n FROM {action} GROUP BY action ORDER BY n DESC, action");
    List<Kind> kinds = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      kinds.add(
          new Kind(
              rows.text(i, "action"), rows.text(i, "en"), rows.text(i, "zh"), rows.whole(i, "n")));
    }
    return kinds;
  }

  /** The columns in the order of work. */
  List<Lane> lanes(Map<Key, BigDecimal> profitWhenBegun) {
    List<Card> moved = moved(profitWhenBegun);
    List<Lane> lanes = new ArrayList<>();
    for (String state : STATES) {
      List<Card> here = moved.stream().filter(card -> card.event().status().equals(state)).toList();
      lanes.add(state.equals("open") ? open(moved, here) : lane(state, here));
    }
    return lanes;
  }

  private Lane lane(String state, List<Card> all) {
    // A customer with several actions earns its profit once.
    Map<String, BigDecimal> since =
        all.stream()
            .filter(card -> card.since() != null)
            .collect(Collectors.toMap(Card::customerId, Card::since, (one, other) -> one));
    BigDecimal together = since.values().stream().reduce(BigDecimal::add).orElse(null);
    return new Lane(
        state, all.size(), sum(all), together, all.subList(0, Math.min(cards, all.size())));
  }

  private static BigDecimal sum(List<Card> cards) {
    return cards.stream()
        .map(Card::effect)
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Everything that nobody has touched, and what was opened again. */
  private Lane open(List<Card> moved, List<Card> opened) {
    Rows all =
        run.rows(
            "SELECT count(*) AS n, coalesce(sum(expected_effect), 0) AS effect FROM {action}"
                + where(""),
            parameters());
    BigDecimal effect = all.decimal(0, "effect").subtract(sum(moved)).add(sum(opened));
    long count = all.whole(0, "n") - moved.size() + opened.size();
    List<Card> shown = new ArrayList<>(opened.subList(0, Math.min(cards, opened.size())));
    Rows rows =
        run.rows(
            "SELECT "
                + columns
                + FROM
                + where("a.")
                + " ORDER BY a.expected_effect - a.cost DESC NULLS LAST, a.customer_id, a.action LIMIT "
                + (cards + moved.size()),
            parameters());
    for (int i = 0; i < rows.size() && shown.size() < cards; i++) {
      if (!events.containsKey(key(rows, i))) shown.add(card(rows, i, null, null));
    }
    return new Lane("open", count, effect, null, shown);
  }

  /** Every action of a customer. */
  List<Card> of(String customer) {
    Rows rows =
        run.rows(
            "SELECT " + columns + FROM + " WHERE a.customer_id = ? ORDER BY a.priority, a.action",
            customer);
    List<Card> all = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) all.add(card(rows, i, events.get(key(rows, i)), null));
    return all;
  }

  private List<Card> moved(Map<Key, BigDecimal> begun) {
    List<String> customers =
        events.keySet().stream()
            .map(Key::customerId)
            .distinct()
            .sorted()
            .limit(EVENTS_MAX)
            .toList();
    if (customers.isEmpty()) return List.of();
    String places = String.join(", ", Collections.nCopies(customers.size(), "?"));
    String condition = where("a.");
    List<Object> parameters = new ArrayList<>(List.of(parameters()));
    parameters.addAll(customers);
    Rows rows =
        run.rows(
            "SELECT "
                + columns
                + FROM
                + (condition.isEmpty() ? " WHERE " : condition + " AND ")
                + "a.customer_id IN ("
                + places
                + ") ORDER BY a.expected_effect DESC NULLS LAST, a.customer_id, a.action",
            parameters.toArray());
    List<Card> moved = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Event event = events.get(key(rows, i));
      if (event != null) moved.add(card(rows, i, event, begun.get(event.key())));
    }
    return moved;
  }

  private String where(String table) {
    return kind.isEmpty() ? "" : " WHERE " + table + "action = ?";
  }

  private Object[] parameters() {
    return kind.isEmpty() ? new Object[0] : new Object[] {kind};
  }

  private static Key key(Rows rows, int i) {
    return new Key(rows.text(i, "customer_id"), rows.text(i, "action"));
  }

  private static Card card(Rows rows, int i, Event event, BigDecimal begun) {
    return new Card(
        rows.text(i, "customer_id"),
        rows.text(i, "name"),
        rows.text(i, "action"),
        rows.text(i, "title_en"),
        rows.text(i, "title_zh"),
        rows.text(i, "reason_en"),
        rows.text(i, "reason_zh"),
        rows.text(i, "owner"),
        rows.decimal(i, "cost"),
        rows.decimal(i, "expected_effect"),
        rows.text(i, "due"),
        event,
        begun == null ? null : rows.decimal(i, "full_profit").subtract(begun));
  }
}
