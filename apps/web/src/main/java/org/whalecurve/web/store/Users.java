package org.whalecurve.web.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import org.whalecurve.runs.Scope;
import org.whalecurve.web.security.Role;
import org.whalecurve.web.security.User;

/** Who may sign in, and whose customers he sees. */
@Repository
public class Users {
  /**
   * A user as administrators see him.
   *
   * @param managers account managers whose customers are his
   * @param customers customers that are his beside those
   */
  public record Account(
      long id,
      String name,
      String displayName,
      String email,
      Role role,
      boolean hasPassword,
      boolean active,
      List<String> managers,
      List<String> customers) {}

  private final JdbcClient db;
  private final TransactionTemplate transactions;

  Users(JdbcClient db, TransactionTemplate transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  /** Whether some administrator can sign in; until then the owner of the machine is one. */
  public boolean hasAdministrator() {
    return db.sql(
                "SELECT count(*) FROM app_user WHERE role = 'ADMINISTRATOR' AND is_active = 1 AND password_hash IS NOT NULL")
            .query(Long.class)
            .single()
        > 0;
  }

  /** The user of this name as he is now; nobody where he may not sign in any more. */
  public Optional<User> current(String name) {
    if (name.equals(User.OWNER)) {
      return hasAdministrator()
          ? Optional.empty()
          : Optional.of(new User(0, User.OWNER, User.OWNER, Role.ADMINISTRATOR, Scope.COMPANY));
    }
    record Found(long id, String name, String displayName, Role role) {}
    return db.sql("SELECT * FROM app_user WHERE name = ? AND is_active = 1")
        .param(name)
        .query(
            (row, i) ->
                new Found(
                    row.getLong("user_id"),
                    row.getString("name"),
                    row.getString("display_name"),
                    Role.valueOf(row.getString("role"))))
        .optional()
        // Only now, that the row's connection is given back: one that waits for a second may wait
        // for ever when all do so.
        .map(u -> new User(u.id(), u.name(), u.displayName(), u.role(), scope(u.id(), u.role())));
  }

  private Scope scope(long id, Role role) {
    if (role != Role.ACCOUNT_MANAGER) return Scope.COMPANY;
    return Scope.own(owned(id, "manager"), owned(id, "customer"));
  }

  private List<String> owned(long id, String kind) {
    return db.sql("SELECT id FROM ownership WHERE user_id = ? AND kind = ? ORDER BY id")
        .params(id, kind)
        .query(String.class)
        .list();
  }

  /** What a password is compared with; empty where there is none. */
  public Optional<String> passwordHash(String name) {
    return db.sql(
            "SELECT password_hash FROM app_user WHERE name = ? AND is_active = 1 AND password_hash IS NOT NULL")
        .param(name)
        .query(String.class)
        .optional();
  }

  /** The one active user with an address; empty where there is none, or several. */
  public Optional<String> nameOf(String email) {
    List<String> names =
        db.sql("SELECT name FROM app_user WHERE lower(email) = lower(?) AND is_active = 1")
            .param(email)
            .query(String.class)
            .list();
    return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
  }

  public List<Account> all() {
    Map<Long, List<Owned>> owned =
        db
            .sql("SELECT user_id, kind, id FROM ownership ORDER BY id")
            .query(
                (row, i) ->
                    new Owned(row.getLong("user_id"), row.getString("kind"), row.getString("id")))
            .list()
            .stream()
            .collect(Collectors.groupingBy(Owned::user));
    return db.sql("SELECT * FROM app_user ORDER BY name")
        .query(
            (row, i) -> {
              List<Owned> own = owned.getOrDefault(row.getLong("user_id"), List.of());
              return new Account(
                  row.getLong("user_id"),
                  row.getString("name"),
                  row.getString("display_name"),
                  row.getString("email"),
                  Role.valueOf(row.getString("role")),
                  row.getString("password_hash") != null,
                  row.getBoolean("is_active"),
                  Owned.of(own, "manager"),
                  Owned.of(own, "customer"));
            })
        .list();
  }

  private record Owned(long user, String kind, String id) {
    static List<String> of(List<Owned> all, String kind) {
      return all.stream().filter(owned -> owned.kind().equals(kind)).map(Owned::id).toList();
    }
  }

  public Optional<Account> account(String name) {
    return all().stream().filter(a -> a.name().equals(name)).findFirst();
  }

  /** Adds a user without a password; false where the name is taken. */
  public boolean add(String name, String displayName, String email, Role role) {
    return db.sql(
                "INSERT INTO app_user (name, display_name, email, role, created_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING")
            .params(name, displayName, email, role.name(), Instant.now().toString())
            .update()
        == 1;
  }

  public void setPassword(String name, String hash) {
    db.sql("UPDATE app_user SET password_hash = ? WHERE name = ?").params(hash, name).update();
  }

  public void setRole(String name, Role role) {
    db.sql("UPDATE app_user SET role = ? WHERE name = ?").params(role.name(), name).update();
  }

  public void setActive(String name, boolean active) {
    db.sql("UPDATE app_user SET is_active = ? WHERE name = ?").params(active, name).update();
  }

  /** Replaces whose customers a user sees. */
  public void setOwnership(String name, List<String> managers, List<String> customers) {
    transactions.executeWithoutResult(
        status -> {
          long id =
              db.sql("SELECT user_id FROM app_user WHERE name = ?")
                  .param(name)
                  .query(Long.class)
                  .single();
          db.sql("DELETE FROM ownership WHERE user_id = ?").param(id).update();
          managers.forEach(manager -> own(id, "manager", manager));
          customers.forEach(customer -> own(id, "customer", customer));
        });
  }

  private void own(long id, String kind, String owned) {
    db.sql("INSERT INTO ownership (user_id, kind, id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
        .params(id, kind, owned)
        .update();
  }
}
