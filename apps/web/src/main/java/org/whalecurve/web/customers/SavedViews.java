package org.whalecurve.web.customers;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Addresses of lists that somebody keeps under a name; everybody has his own. */
@Repository
class SavedViews {
  private static final String PAGE = "customers";
  private static final int MAX = 100;

  /** One of them. {@code query} is what stands behind the question mark. */
  public record SavedView(long viewId, String title, String query) {}

  private final JdbcClient db;

  SavedViews(JdbcClient db) {
    this.db = db;
  }

  List<SavedView> of(String user) {
    return db.sql(
            "SELECT view_id, title, query FROM saved_view WHERE user_name = ? AND page = ? ORDER BY title LIMIT ?")
        .params(user, PAGE, MAX)
        .query(SavedView.class)
        .list();
  }

  /** Replaces one of the same title. */
  void save(String user, String title, String query) {
    db.sql(
            "INSERT INTO saved_view (user_name, page, title, query, created_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (user_name, page, title) DO UPDATE SET query = excluded.query")
        .params(user, PAGE, title, query, Instant.now().toString())
        .update();
  }

  void delete(String user, long id) {
    db.sql("DELETE FROM saved_view WHERE user_name = ? AND view_id = ?").params(user, id).update();
  }
}
