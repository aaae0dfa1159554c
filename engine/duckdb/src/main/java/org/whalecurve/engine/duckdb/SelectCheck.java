package org.whalecurve.engine.duckdb;

import java.util.List;
import org.whalecurve.engine.EngineException;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;

/**
 * Tells one harmless SELECT from everything else by DuckDB's own parse tree. Its statement type is
 * not enough: {@code WITH x AS (COPY … TO …) SELECT} is a SELECT too, and {@code
 * json_execute_serialized_sql} runs any text.
 */
final class SelectCheck {
  /** Functions in FROM that neither open files nor run text as SQL. */
  private static final String HARMLESS = "'range', 'generate_series', 'unnest', 'json_each'";

  private final Session session;

  SelectCheck(Session session) {
    this.session = session;
  }

  void check(String sql) {
    Row tree =
        session
            .query(
                "SELECT j->>'$.error_type', j->>'$.error_message', json_array_length(j, '$.statements')"
                    + " FROM (SELECT json_serialize_sql("
                    + session.dialect().literal(sql)
                    + ")::JSON AS j)")
            .get(0);
    if ("not implemented".equals(tree.text(0))) throw refused("only SELECT is allowed here", sql);
    if (tree.text(0) != null) throw refused(tree.text(1), sql);
    if (tree.integer(2) != 1) {
      throw refused("exactly one SELECT is allowed here, not " + tree.integer(2), sql);
    }
    checkNodes(sql);
  }

  private void checkNodes(String sql) {
    List<Row> nodes =
        session.query(
            "WITH t AS (SELECT t.* FROM json_tree(json_serialize_sql("
                + session.dialect().literal(sql)
                + ")::JSON) t)"
                + " SELECT 'data-changing WITH clause', value->>'$' FROM t"
                + " WHERE key = 'type' AND (value->>'$') LIKE '%\\_QUERY\\_NODE' ESCAPE '\\'"
                + " UNION ALL SELECT 'function', value->>'$.function.function_name' FROM t"
                + " WHERE value->>'$.type' = 'TABLE_FUNCTION'"
                + " AND lower(value->>'$.function.function_name') NOT IN ("
                + HARMLESS
                + ") LIMIT 1");
    for (Row node : nodes) {
      throw refused("the " + node.text(0) + " " + node.text(1) + " is not allowed here", sql);
    }
  }

  private static EngineException refused(String why, String sql) {
    return new EngineException(why, sql, null);
  }
}
