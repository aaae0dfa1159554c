package org.whalecurve.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Session;

/** Products of amounts, quantities and shares are exact, also beyond a million. */
class ProductTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "80000000, 1, 80000000",
    "999999999999.999999, 1, 999999999999.999999",
    "123456.789012, 98765.432109, 12193263113.559823186308",
    "-80000000, 0.000001, -80",
    "0, 5, 0"
  })
  void equalsTheProduct(String a, String b, String product) {
    Dialect dialect = Engine.named("duckdb").dialect();
    String sql = "SELECT " + dialect.multiply("a", "b") + " FROM (SELECT %s AS a, %s AS b)";
    try (Session session =
        Engine.named("duckdb").open(new Engine.Config(1, "200MB", folder.resolve("temp")))) {
      String columns = sql.formatted(dialect.decimal(a), dialect.decimal(b));
      assertThat(session.query(columns).get(0).decimal(0)).isEqualByComparingTo(product);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 3, 4, 24", "1000000, 1000000, 0.5, 500000000000"})
  void goesOnWithAProduct(String a, String b, String c, String product) {
    Dialect dialect = Engine.named("duckdb").dialect();
    String sql =
        "SELECT "
            + dialect.multiply(
                dialect.multiply(dialect.decimal(a), dialect.decimal(b)), dialect.decimal(c));
    try (Session session =
        Engine.named("duckdb").open(new Engine.Config(1, "200MB", folder.resolve("temp")))) {
      assertThat(session.query(sql).get(0).decimal(0)).isEqualByComparingTo(product);
    }
  }
}
