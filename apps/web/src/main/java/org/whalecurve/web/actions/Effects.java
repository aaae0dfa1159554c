package org.whalecurve.web.actions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.actions.ActionStore.Key;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.page.Visit;

/** What customers earned in the run in which an action was begun, to compare with now. */
@Component
class Effects {
  private static final int AT_ONCE = 1_000;

  private final ActionStore store;
  private final PublishedRuns runs;

  Effects(ActionStore store, PublishedRuns runs) {
    this.store = store;
    this.runs = runs;
  }

  /** Full profit then, of actions that were begun in an earlier run than the one looked at. */
  Map<Key, BigDecimal> profitWhenBegun(Visit visit) {
    Map<String, List<Key>> byRun = new HashMap<>();
    store
        .begun()
        .forEach((key, run) -> byRun.computeIfAbsent(run, r -> new ArrayList<>()).add(key));
    Map<Key, BigDecimal> profits = new HashMap<>();
    byRun.forEach(
        (run, keys) -> {
          if (run.equals(visit.run()) || !runs.has(run)) return;
          Map<String, BigDecimal> then = profits(runs.read(run, visit.scope()), keys);
          for (Key key : keys) {
            if (then.containsKey(key.customerId())) profits.put(key, then.get(key.customerId()));
          }
        });
    return profits;
  }

  private static Map<String, BigDecimal> profits(Reading run, List<Key> keys) {
    List<String> ids = keys.stream().map(Key::customerId).distinct().sorted().toList();
    Map<String, BigDecimal> profits = new HashMap<>();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
      Rows rows =
          run.rows(
              "SELECT customer_id, full_profit FROM {customer} WHERE customer_id IN (%s)"
                  .formatted(String.join(", ", Collections.nCopies(some.size(), "?"))),
              some.toArray());
      for (int i = 0; i < rows.size(); i++) {
        profits.put(rows.text(i, "customer_id"), rows.decimal(i, "full_profit"));
      }
    }
    return profits;
  }
}
