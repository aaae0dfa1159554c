package org.whalecurve.web.customer;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import org.whalecurve.web.store.Audit;

/** What people write down about a customer. */
@Repository
public class Notes {
  static final int TEXT_MAX = 4_000;
  private static final int SHOWN_MAX = 200;

  /** One note; {@code at} is UTC. */
  public record Note(long noteId, String author, String at, String text) {}

  private final JdbcClient db;
  private final TransactionTemplate transactions;
  private final Audit audit;

  Notes(JdbcClient db, TransactionTemplate transactions, Audit audit) {
    this.db = db;
    this.transactions = transactions;
    this.audit = audit;
  }

  /** Newest first. */
  List<Note> of(String customer) {
    return db.sql(
            "SELECT note_id, author, at, text FROM note WHERE customer_id = ? ORDER BY note_id DESC LIMIT ?")
        .params(customer, SHOWN_MAX)
        .query(Note.class)
        .list();
  }

  /** On disk when this returns. An empty note is none. */
  void add(String customer, String author, String text) {
    String said = text.strip();
    if (said.isEmpty()) return;
    String kept = said.substring(0, Math.min(said.length(), TEXT_MAX));
    transactions.executeWithoutResult(
        done -> {
          db.sql("INSERT INTO note (customer_id, author, at, text) VALUES (?, ?, ?, ?)")
              .params(customer, author, Instant.now().toString(), kept)
              .update();
          audit.record(author, "note", "customer " + customer, "");
        });
  }
}
