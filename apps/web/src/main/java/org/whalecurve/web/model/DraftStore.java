package org.whalecurve.web.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import org.whalecurve.kernel.Fingerprint;
import org.whalecurve.web.store.Audit;

/** Drafts and versions on disk: what a method here has returned from is there after a crash. */
@Repository
public class DraftStore {
  private static final String SELECT =
      "SELECT draft_id, file, title, base_sha256, text, state, author, created_at, changed_at, reviewer, reviewed_at, comment FROM draft";

  /** A text that was in force. */
  public record Version(
      long versionId,
      String file,
      String sha256,
      String text,
      String author,
      String approver,
      String at,
      String comment) {
    public String day() {
      return at.substring(0, 16).replace('T', ' ');
    }
  }

  private final JdbcClient db;
  private final TransactionTemplate transactions;
  private final Audit audit;

  DraftStore(JdbcClient db, TransactionTemplate transactions, Audit audit) {
    this.db = db;
    this.transactions = transactions;
    this.audit = audit;
  }

  Optional<Draft> find(long id) {
    return db.sql(SELECT + " WHERE draft_id = ?").param(id).query(Draft.class).optional();
  }

  /** Drafts that are not decided, the newest first. */
  List<Draft> open() {
    return db.sql(
            SELECT + " WHERE state IN ('draft', 'review', 'returned') ORDER BY changed_at DESC")
        .query(Draft.class)
        .list();
  }

  List<Draft> latest(int count) {
    return db.sql(SELECT + " ORDER BY draft_id DESC LIMIT ?")
        .param(count)
        .query(Draft.class)
        .list();
  }

  Draft add(String file, String title, String base, String text, String author) {
    Long id =
        transactions.execute(
            status -> {
              String at = Instant.now().toString();
              GeneratedKeyHolder key = new GeneratedKeyHolder();
              db.sql(
                      "INSERT INTO draft (file, title, base_sha256, text, state, author, created_at, changed_at) VALUES (?, ?, ?, ?, 'draft', ?, ?, ?)")
                  .params(file, title, base, text, author, at, at)
                  .update(key);
              long made = key.getKey().longValue();
              audit.record(author, "draft", "draft " + made, file);
              return made;
            });
    return find(id).orElseThrow();
  }

  void change(Draft draft, String title, String text) {
    db.sql(
            "UPDATE draft SET title = ?, text = ?, state = 'draft', changed_at = ? WHERE draft_id = ? AND state IN ('draft', 'returned')")
        .params(title, text, Instant.now().toString(), draft.draftId())
        .update();
  }

  void rebase(Draft draft, String base) {
    db.sql("UPDATE draft SET base_sha256 = ?, state = 'draft', changed_at = ? WHERE draft_id = ?")
        .params(base, Instant.now().toString(), draft.draftId())
        .update();
  }

  /** A step of its author: into review, or away. */
  void move(Draft draft, String state, String who) {
    transactions.executeWithoutResult(
        status -> {
          db.sql("UPDATE draft SET state = ?, changed_at = ? WHERE draft_id = ?")
              .params(state, Instant.now().toString(), draft.draftId())
              .update();
          audit.record(who, "draft " + state, "draft " + draft.draftId(), draft.file());
        });
  }

  void giveBack(Draft draft, String reviewer, String comment) {
    transactions.executeWithoutResult(status -> decided(draft, "returned", reviewer, comment));
  }

  /** The text is in force: keeps it, and the one before it where nobody has kept that yet. */
  void approved(Draft draft, String before, String reviewer, String comment) {
    transactions.executeWithoutResult(
        status -> {
          decided(draft, "approved", reviewer, comment);
          if (!before.isEmpty() && !isKnown(draft.file(), Fingerprint.ofText(before))) {
            keep(draft.file(), before, "", "", "");
          }
          keep(draft.file(), draft.text(), draft.author(), reviewer, comment);
        });
  }

  private void decided(Draft draft, String state, String reviewer, String comment) {
    String at = Instant.now().toString();
    db.sql(
            "UPDATE draft SET state = ?, reviewer = ?, reviewed_at = ?, changed_at = ?, comment = ? WHERE draft_id = ?")
        .params(state, reviewer, at, at, comment, draft.draftId())
        .update();
    audit.record(reviewer, "draft " + state, "draft " + draft.draftId(), draft.file());
  }

  private boolean isKnown(String file, String sha256) {
    return db.sql("SELECT count(*) FROM model_version WHERE file = ? AND sha256 = ?")
            .params(file, sha256)
            .query(Long.class)
            .single()
        > 0;
  }

  private void keep(String file, String text, String author, String approver, String comment) {
    db.sql(
            "INSERT INTO model_version (file, sha256, text, author, approver, at, comment) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .params(
            file,
            Fingerprint.ofText(text),
            text,
            author,
            approver,
            Instant.now().toString(),
            comment)
        .update();
  }

  /** Texts that a file has had, newest first. */
  List<Version> versions(String file) {
    return db.sql(
            "SELECT version_id, file, sha256, text, author, approver, at, comment FROM model_version WHERE file = ? ORDER BY version_id DESC")
        .param(file)
        .query(Version.class)
        .list();
  }
}
