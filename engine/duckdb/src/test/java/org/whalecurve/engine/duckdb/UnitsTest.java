package org.whalecurve.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.kernel.Money;

/** The engine's arithmetic in whole units is that of {@link Money}, to the last unit. */
class UnitsTest {
  private static final long SEED = 20_261_123;
  @TempDir Path folder;

  @Test
  void multipliesAndDividesAsMoneyDoes() {
    Random random = new Random(SEED);
    List<Object[]> rows = new ArrayList<>();
    List<BigInteger> expected = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      BigInteger a = whole(random, 60);
      BigInteger b = whole(random, 60);
      BigInteger c =
          i % 7 == 0 ? BigInteger.valueOf(2L * (1 + random.nextInt(9))) : whole(random, 62);
      if (c.signum() == 0) continue;
      rows.add(new Object[] {new BigDecimal(a), b, new BigDecimal(c), rows.size()});
      expected.add(Money.multiplyDivide(a, b, c));
    }
    List<Session.Column> columns =
        List.of(
            new Session.Column("a", "DECIMAL(38,0)"),
            new Session.Column("b", "BIGINT"),
            new Session.Column("c", "DECIMAL(38,0)"),
            new Session.Column("n", "INTEGER"));
    Dialect dialect = Engine.named("duckdb").dialect();
    try (Session session = open()) {
      session.registerRows("t", columns, rows);
      List<Row> results =
          session.query(
              "SELECT " + dialect.multiplyDivide("a", "b", "c") + ", a, b, c FROM t ORDER BY n");
      for (int i = 0; i < results.size(); i++) {
        Row row = results.get(i);
        assertThat(row.units(0))
            .as("%s * %s / %s", row.text(1), row.text(2), row.text(3))
            .isEqualTo(expected.get(i));
      }
    }
  }

  @Test
  void turnsDecimalsIntoUnits() {
    Random random = new Random(SEED);
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 20_000; i++)
      rows.add(new Object[] {new BigDecimal(whole(random, 59), 6), i});
    Dialect dialect = Engine.named("duckdb").dialect();
    try (Session session = open()) {
      session.registerRows(
          "t",
          List.of(new Session.Column("x", "DECIMAL(18,6)"), new Session.Column("n", "INTEGER")),
          rows);
      List<Row> results = session.query("SELECT " + dialect.units("x") + " FROM t ORDER BY n");
      for (int i = 0; i < results.size(); i++) {
        assertThat(results.get(i).units(0)).isEqualTo(Money.toUnits((BigDecimal) rows.get(i)[0]));
      }
    }
  }

  /** A whole number of random size, so that small and large ones meet. */
  private static BigInteger whole(Random random, int bitsMax) {
    BigInteger value = new BigInteger(1 + random.nextInt(bitsMax), random);
    return random.nextInt(3) == 0 ? value.negate() : value;
  }

  private Session open() {
    return Engine.named("duckdb").open(new Engine.Config(2, "500MB", folder.resolve("temp")));
  }
}
