package org.whalecurve.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.EngineException;
import org.whalecurve.engine.Session;

/** A session that is shut in opens nothing else, and lets only one harmless SELECT pass. */
class LockedSessionTest {
  @TempDir Path folder;
  private Session session;

  @BeforeEach
  void open() throws IOException {
    Path temp = Files.createDirectory(folder.resolve("temp"));
    session = Engine.named("duckdb").open(new Engine.Config(2, "200MB", temp));
    Path table = folder.resolve("customer.parquet");
    session.writeParquet("SELECT range AS id FROM range(10) ORDER BY id", table);
    session.writeParquet("SELECT 1 AS secret", folder.resolve("other.parquet"));
    session.registerParquet("customer", table);
    session.restrictTo(List.of(table));
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void readsItsTablesAndSpills() {
    assertThat(session.query("SELECT count(*) FROM customer").get(0).integer(0)).isEqualTo(10);
    String large =
        "SELECT h FROM (SELECT md5(range::VARCHAR) AS h FROM range(5000000) ORDER BY h) LIMIT 1";
    assertThat(session.query(large)).hasSize(1);
  }

  @Test
  void opensNoOtherFile() {
    String other = "'" + folder.resolve("other.parquet") + "'";
    List<String> attempts =
        List.of(
            "SELECT * FROM read_parquet(" + other + ")",
            "SELECT * FROM " + other,
            "SELECT * FROM read_text('/etc/hostname')",
            "SELECT * FROM glob('" + folder + "/*')",
            "COPY (SELECT 1) TO '" + folder.resolve("new.parquet") + "'",
            "SET enable_external_access = true",
            "ATTACH '" + folder.resolve("new.db") + "'");
    for (String attempt : attempts) {
      assertThatThrownBy(() -> session.execute(attempt)).isInstanceOf(EngineException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "SELECT 1;",
        "select * from customer -- all of them",
        "WITH x AS (SELECT 1 AS a) SELECT * FROM x ORDER BY a",
        "(SELECT 1) UNION ALL SELECT 2",
        "FROM customer",
        "SELECT 'COPY_QUERY_NODE', unnest([1, 2])",
        "SELECT * FROM range(3) JOIN customer ON true",
        "DESCRIBE customer"
      })
  void passes(String sql) {
    session.checkSelect(sql);
    assertThat(session.query(sql)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SELEC 1",
        "SELECT 1; SELECT 2",
        "SELECT 1) LIMIT 0; COPY (SELECT 1) TO 'x'; SELECT * FROM (SELECT 1",
        "CREATE TABLE t (i INT)",
        "DROP VIEW customer",
        "COPY (SELECT 1) TO 'x'",
        "WITH x AS (COPY (SELECT 1) TO 'x') SELECT * FROM x",
        "SELECT * FROM (WITH x AS (INSERT INTO t VALUES (1) RETURNING *) SELECT * FROM x)",
        "SELECT * FROM json_execute_serialized_sql('{}')",
        "SELECT (SELECT count(*) FROM JSON_EXECUTE_SERIALIZED_SQL('{}'))",
        "SELECT * FROM query('SELECT 1')",
        "SELECT * FROM customer, read_text('/etc/hostname')",
        "PRAGMA database_list",
        "SET threads = 1",
        "CALL enable_logging()"
      })
  void refuses(String sql) {
    assertThatThrownBy(() -> session.checkSelect(sql)).isInstanceOf(EngineException.class);
  }
}
