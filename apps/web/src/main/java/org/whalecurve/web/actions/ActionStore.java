package org.whalecurve.web.actions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import org.whalecurve.web.store.Audit;

/** What became of proposed actions. */
@Repository
public class ActionStore {
  /** Which action of which customer. */
  public record Key(String customerId, String action) {}

  /**
   * A change of status.
   *
   * @param status {@code open}, {@code doing}, {@code done} or {@code dropped}
   * @param run the newest run at that time
   * @param at UTC
   */
  public record Event(
      String customerId,
      String action,
      String status,
      String run,
      String author,
      String at,
      String comment) {
    Key key() {
      return new Key(customerId, action);
    }
  }

  private static final String SELECT =
      "SELECT customer_id, action, status, run, author, at, comment FROM action_event";

  private final JdbcClient db;
  private final TransactionTemplate transactions;
  private final Audit audit;

  ActionStore(JdbcClient db, TransactionTemplate transactions, Audit audit) {
    this.db = db;
    this.transactions = transactions;
    this.audit = audit;
  }

  /** The last event of every action that has one. */
  public Map<Key, Event> latest() {
    return db
        .sql(
            SELECT
                + " WHERE event_id IN (SELECT max(event_id) FROM action_event GROUP BY customer_id, action)")
        .query(Event.class)
        .list()
        .stream()
        .collect(Collectors.toMap(Event::key, event -> event));
  }

  /** The run in which each action was begun, or done without being begun. */
  Map<Key, String> begun() {
    return db
        .sql(
            SELECT
                + " WHERE event_id IN (SELECT min(event_id) FROM action_event WHERE status IN ('doing', 'done') GROUP BY customer_id, action)")
        .query(Event.class)
        .list()
        .stream()
        .collect(Collectors.toMap(Event::key, Event::run));
  }

  /** All events of a customer's actions, newest first. */
  public List<Event> of(String customer) {
    return db.sql(SELECT + " WHERE customer_id = ? ORDER BY event_id DESC")
        .param(customer)
        .query(Event.class)
        .list();
  }

  /** Changes a status; on disk when this returns. */
  public void change(Key key, String status, String run, String author, String comment) {
    transactions.executeWithoutResult(
        done -> {
          db.sql(
                  "INSERT INTO action_event (customer_id, action, status, run, author, at, comment) VALUES (?, ?, ?, ?, ?, ?, ?)")
              .params(
                  key.customerId(),
                  key.action(),
                  status,
                  run,
                  author,
                  Instant.now().toString(),
                  comment)
              .update();
          audit.record(author, "action " + status, "customer " + key.customerId(), key.action());
        });
  }
}
