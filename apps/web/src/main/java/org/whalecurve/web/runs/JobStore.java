package org.whalecurve.web.runs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import org.whalecurve.web.store.Audit;

/** Jobs as they are kept on disk: what stands here survives the end of the server. */
@Repository
class JobStore {
  private static final String SELECT =
      "SELECT job_id, kind, state, author, requested_at, started_at, ended_at, settings, result, log FROM job";

  private final JdbcClient db;
  private final TransactionTemplate transactions;
  private final Audit audit;

  JobStore(JdbcClient db, TransactionTemplate transactions, Audit audit) {
    this.db = db;
    this.transactions = transactions;
    this.audit = audit;
  }

  /** A new job in the queue; on disk when this returns. */
  Job add(String kind, String author, String settings) {
    Long id =
        transactions.execute(
            status -> {
              GeneratedKeyHolder key = new GeneratedKeyHolder();
              db.sql(
                      "INSERT INTO job (kind, state, author, requested_at, settings) VALUES (?, 'queued', ?, ?, ?)")
                  .params(kind, author, Instant.now().toString(), settings)
                  .update(key);
              long made = key.getKey().longValue();
              audit.record(author, "job " + kind, "job " + made, settings);
              return made;
            });
    return find(id).orElseThrow();
  }

  Optional<Job> find(long id) {
    return db.sql(SELECT + " WHERE job_id = ?").param(id).query(Job.class).optional();
  }

  /** Those not ended, in the order in which they were asked for. */
  List<Job> open() {
    return db.sql(SELECT + " WHERE state IN ('queued', 'running') ORDER BY job_id")
        .query(Job.class)
        .list();
  }

  /** The newest first. */
  List<Job> latest(int count) {
    return db.sql(SELECT + " ORDER BY job_id DESC LIMIT ?").param(count).query(Job.class).list();
  }

  /** The newest of a kind with a text in its settings or its result. */
  Optional<Job> latest(String kind, String text) {
    return db.sql(
            SELECT
                + " WHERE kind = ? AND (instr(settings, ?) > 0 OR instr(coalesce(result, ''), ?) > 0) ORDER BY job_id DESC LIMIT 1")
        .params(kind, text, text)
        .query(Job.class)
        .optional();
  }

  /** What was at work when a server ended is to be done again. */
  void queueAgain() {
    db.sql("UPDATE job SET state = 'queued' WHERE state = 'running'").update();
  }

  /** Whether it was still waiting. */
  boolean begin(long id) {
    return db.sql(
                "UPDATE job SET state = 'running', started_at = ? WHERE job_id = ? AND state = 'queued'")
            .params(Instant.now().toString(), id)
            .update()
        == 1;
  }

  void end(long id, String state, String result, String log) {
    db.sql("UPDATE job SET state = ?, ended_at = ?, result = ?, log = ? WHERE job_id = ?")
        .params(state, Instant.now().toString(), result, log, id)
        .update();
  }

  /** Takes a job out of the queue; false where it is not in it any more. */
  boolean cancelQueued(long id) {
    return db.sql(
                "UPDATE job SET state = 'cancelled', ended_at = ? WHERE job_id = ? AND state = 'queued'")
            .params(Instant.now().toString(), id)
            .update()
        == 1;
  }
}
