package org.whalecurve.web.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Secrets of programs. What is kept is their hash: the secret itself is shown once. */
@Repository
public class Tokens {
  private static final String MARK = "wc_";
  private static final int ID_BYTES = 6;
  private static final int SECRET_BYTES = 32;

  /** A token as its owner sees it. */
  public record Token(
      String tokenId,
      String owner,
      String title,
      boolean mayWrite,
      String createdAt,
      String expiresAt,
      String lastUsedAt,
      String revokedAt) {}

  private record Known(String owner, String hash, boolean mayWrite, String expiresAt) {}

  private final JdbcClient db;
  private final SecureRandom random = new SecureRandom();

  Tokens(JdbcClient db) {
    this.db = db;
  }

  /** Makes a token for a user and returns it, the only time that it can be read. */
  public String make(long userId, String title, boolean mayWrite, Duration life) {
    String id = HexFormat.of().formatHex(bytes(ID_BYTES));
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
    Instant now = Instant.now();
    db.sql(
            "INSERT INTO api_token (token_id, user_id, title, hash, may_write, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .params(
            id, userId, title, hash(secret), mayWrite, now.toString(), now.plus(life).toString())
        .update();
    return MARK + id + "_" + secret;
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** 256 random bits need no slow hash. */
  private static String hash(String secret) {
    return Audit.sha256(secret);
  }

  /** Whose token this is; empty where it is unknown, over, revoked or only for reading. */
  public Optional<String> owner(String token, boolean writing) {
    if (!token.startsWith(MARK)) return Optional.empty();
    int end = token.indexOf('_', MARK.length());
    if (end < 0) return Optional.empty();
    String id = token.substring(MARK.length(), end);
    return find(id)
        .filter(known -> equal(known.hash(), hash(token.substring(end + 1))))
        .filter(known -> known.mayWrite() || !writing)
        .filter(known -> Instant.parse(known.expiresAt()).isAfter(Instant.now()))
        .map(
            known -> {
              used(id);
              return known.owner();
            });
  }

  private Optional<Known> find(String id) {
    return db.sql(
            "SELECT u.name, t.hash, t.may_write, t.expires_at FROM api_token t JOIN app_user u USING (user_id) WHERE t.token_id = ? AND t.revoked_at IS NULL AND u.is_active = 1")
        .param(id)
        .query(
            (row, i) ->
                new Known(row.getString(1), row.getString(2), row.getBoolean(3), row.getString(4)))
        .optional();
  }

  private static boolean equal(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.US_ASCII), b.getBytes(StandardCharsets.US_ASCII));
  }

  /** To the hour: a write for every request would cost more than it tells. */
  private void used(String id) {
    Instant now = Instant.now();
    db.sql(
            "UPDATE api_token SET last_used_at = ? WHERE token_id = ? AND (last_used_at IS NULL OR last_used_at < ?)")
        .params(now.toString(), id, now.minus(Duration.ofHours(1)).toString())
        .update();
  }

  /** Tokens of one user; of all for an empty name. */
  public List<Token> of(String name) {
    return db.sql(
            "SELECT t.*, u.name FROM api_token t JOIN app_user u USING (user_id) WHERE ? = '' OR u.name = ? ORDER BY t.created_at DESC")
        .params(name, name)
        .query(
            (row, i) ->
                new Token(
                    row.getString("token_id"),
                    row.getString("name"),
                    row.getString("title"),
                    row.getBoolean("may_write"),
                    row.getString("created_at"),
                    row.getString("expires_at"),
                    row.getString("last_used_at"),
                    row.getString("revoked_at")))
        .list();
  }

  /** Ends a token's life; only its owner's, or anybody's where the name is empty. */
  public boolean revoke(String id, String name) {
    return db.sql(
                "UPDATE api_token SET revoked_at = ? WHERE token_id = ? AND revoked_at IS NULL AND (? = '' OR user_id = (SELECT user_id FROM app_user WHERE name = ?))")
            .params(Instant.now().toString(), id, name, name)
            .update()
        == 1;
  }
}
