package org.whalecurve.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalecurve.engine.Engine;
import org.whalecurve.kernel.ProblemException;

/** A reader answers one SELECT over one run, and cannot be talked into anything else. */
class RunReaderTest {
  @TempDir Path workspace;
  private Path folder;

  @BeforeEach
  void publish() {
    TestRuns.publish(workspace, "r1", "2026-11-23T10:00:00Z");
    folder = RunStore.of(workspace).folder("latest");
  }

  private RunReader open() {
    return RunReader.open(Engine.named("duckdb"), folder);
  }

  @Test
  void readsTheRunsTables() {
    try (RunReader reader = open()) {
      Rows rows = reader.query("SELECT customer_id, full_profit FROM customer ORDER BY 1; ");
      assertThat(rows.columns())
          .containsExactly(
              new Rows.Column("customer_id", "VARCHAR"),
              new Rows.Column("full_profit", "DECIMAL(18,6)"));
      assertThat(rows.rows())
          .containsExactly(
              List.of("C1", new BigDecimal("10.500000")),
              Arrays.asList("C2", null),
              List.of("C3", new BigDecimal("-0.500000")));
      assertThat(rows.decimal(2, "full_profit")).isEqualByComparingTo("-0.5");
      assertThat(rows.decimal(1, "full_profit")).isNull();
      assertThat(reader.has("customer")).isTrue();
      assertThat(reader.has("profit")).isFalse();
      assertThat(reader.manifest().company()).isEqualTo("Harbour & Sons");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SELECT * FROM custmer",
        "DELETE FROM customer",
        "SELECT 1; SELECT 2",
        "COPY (SELECT 1) TO 'x.csv'",
        "WITH x AS (COPY (SELECT 1) TO 'x.csv') SELECT * FROM x",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SET lock_configuration = false"
      })
  void refusesEverythingElse(String sql) {
    try (RunReader reader = open()) {
      assertThatThrownBy(() -> reader.query(sql))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("[query]")
          .hasMessageContaining("tables: customer");
      assertThat(reader.query("SELECT count(*) FROM customer").rows()).containsExactly(List.of(3L));
    }
  }

  @Test
  void cannotTouchTheRunsFiles() throws IOException {
    Path file = folder.resolve("tables/customer.parquet");
    byte[] before = Files.readAllBytes(file);
    try (RunReader reader = open()) {
      String copy = "COPY (SELECT 1) TO '" + file + "' (USE_TMP_FILE false)";
      String hidden =
          "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('WITH x AS ("
              + copy.replace("'", "''")
              + ") SELECT * FROM x'))";
      for (String sql : List.of(copy, "WITH x AS (" + copy + ") SELECT * FROM x", hidden)) {
        assertThatThrownBy(() -> reader.query(sql)).hasMessageContaining("[query]");
      }
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Files.delete(folder.resolve("tables/customer.parquet"));
    assertThatThrownBy(this::open)
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("customer.parquet")
        .hasMessageContaining("[damaged-run]");
  }

  @Test
  void worksInAFolderWithAnOddName() {
    Path odd = workspace.resolve("it's [2026] *");
    TestRuns.publish(odd, "r1", "2026-11-23T10:00:00Z");
    folder = RunStore.of(odd).folder("r1");
    try (RunReader reader = open()) {
      assertThat(reader.query("FROM customer").size()).isEqualTo(3);
    }
  }
}
