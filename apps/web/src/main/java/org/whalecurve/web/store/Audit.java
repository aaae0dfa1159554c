package org.whalecurve.web.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who did what: entries are only added, and each holds the hash of the one before, so that a change
 * of an old one shows.
 */
@Repository
public class Audit {
  private static final String BEGIN = "0".repeat(64);

  /** One entry. {@code at} is UTC. */
  public record Entry(
      long seq,
      String at,
      String actor,
      String action,
      String subject,
      String detail,
      String previousHash,
      String hash) {
    String expected() {
      return sha256(previousHash, Long.toString(seq), at, actor, action, subject, detail);
    }
  }

  private final JdbcClient db;
  private final TransactionTemplate transactions;

  Audit(JdbcClient db, TransactionTemplate transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  /** Adds an entry; on disk when this returns, with the transaction it is in. */
  public void record(String actor, String action, String subject, String detail) {
    transactions.executeWithoutResult(
        status -> {
          Optional<Entry> last = last();
          long seq = last.map(Entry::seq).orElse(0L) + 1;
          String previous = last.map(Entry::hash).orElse(BEGIN);
          String at = Instant.now().toString();
          Entry made = new Entry(seq, at, actor, action, subject, detail, previous, "");
          db.sql(
                  "INSERT INTO audit (seq, at, actor, action, subject, detail, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
              .params(seq, at, actor, action, subject, detail, previous, made.expected())
              .update();
        });
  }

  private Optional<Entry> last() {
    return db.sql(SELECT + " ORDER BY seq DESC LIMIT 1").query(Entry.class).optional();
  }

  private static final String SELECT =
      "SELECT seq, at, actor, action, subject, detail, previous_hash, hash FROM audit";

  /** Entries before one, newest first. */
  public List<Entry> before(long seq, int count) {
    return db.sql(SELECT + " WHERE seq < ? ORDER BY seq DESC LIMIT ?")
        .params(seq, count)
        .query(Entry.class)
        .list();
  }

  /** The first entry that does not follow from the one before; empty where all do. */
  public Optional<Entry> firstBroken() {
    String previous = BEGIN;
    long seq = 1;
    for (Entry entry : db.sql(SELECT + " ORDER BY seq").query(Entry.class).list()) {
      boolean follows = entry.previousHash().equals(previous) && entry.seq() == seq;
      if (!follows || !entry.hash().equals(entry.expected())) return Optional.of(entry);
      previous = entry.hash();
      seq++;
    }
    return Optional.empty();
  }

  /** Each part with its length before it: no two lists of parts give the same text. */
  static String sha256(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
