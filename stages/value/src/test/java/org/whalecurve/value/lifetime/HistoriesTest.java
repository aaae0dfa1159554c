package org.whalecurve.value.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Session;

class HistoriesTest {
  @TempDir Path temp;

  private Session open() {
    return Engine.named("duckdb").open(new Engine.Config(2, "", temp));
  }

  private static String text(Histories histories) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < histories.size(); i++)
      text.append(
          String.format(
              "%d/%.1f/%.1f x %.0f; ",
              histories.frequency(i), histories.recency(i), histories.age(i), histories.count(i)));
    return text.toString().trim();
  }

  @Test
  void equalHistoriesAreCountedOnceAndSorted() {
    Histories histories =
        new Histories.Builder(TimeUnit.WEEK, List.of())
            .add(2, 5, 20, 1)
            .add(0, 0, 30, 4)
            .add(2, 3, 20, 1)
            .add(0, 0, 10, 1)
            .add(2, 5, 20, 2)
            .build();
    assertThat(text(histories))
        .isEqualTo("0/0.0/10.0 x 1; 0/0.0/30.0 x 4; 2/3.0/20.0 x 1; 2/5.0/20.0 x 3;");
    assertThat(histories.customers()).isEqualTo(9);
    assertThat(histories.transactions()).isEqualTo(8);
    assertThat(histories.longest()).isEqualTo(30);
  }

  @Test
  void theEngineCountsThem() {
    try (Session session = open()) {
      session.execute(
          "CREATE TABLE h AS SELECT * FROM (VALUES (2, 14, 28), (0, 0, 7), (2, 14, 28), (1, 7, 28))"
              + " v(frequency, recency_days, age_days)");
      assertThat(text(Histories.read(session, "h", TimeUnit.WEEK)))
          .isEqualTo("0/0.0/1.0 x 1; 1/1.0/4.0 x 1; 2/2.0/4.0 x 2;");
    }
  }

  /** Months are twelfths of a year of 365.25 days, not 30 days. */
  @Test
  void monthsHaveCalendarLength() {
    assertThat(TimeUnit.MONTH.ofDays(365.25)).isEqualTo(12);
    assertThat(TimeUnit.YEAR.ofDays(365.25)).isEqualTo(1);
    assertThat(TimeUnit.WEEK.ofDays(7)).isEqualTo(1);
    assertThat(TimeUnit.MONTH.word()).isEqualTo("month");
  }

  @Test
  void everyNthCustomerStandsForAll() {
    Histories.Builder builder = new Histories.Builder(TimeUnit.DAY, List.of());
    for (int x = 0; x < 50; x++) builder.add(x, x, 100, 100 - x);
    Histories all = builder.build();
    Histories some = all.everyNth(7);
    assertThat(some.customers()).isCloseTo(all.customers(), within(7.0));
    assertThat(some.transactions() / all.transactions()).isCloseTo(1, within(0.02));
  }

  @Test
  void intervalsOfTransactionsAreAddedUp() {
    try (Session session = open()) {
      session.execute("CREATE TABLE i AS SELECT * FROM (VALUES (7), (7), (14)) v(interval_days)");
      assertThat(Regularity.logIntervals(session, "i", TimeUnit.WEEK))
          .isCloseTo(Math.log(2), within(1e-15));
    }
  }

  /** Customers who buy at every third event of a Poisson process: k = 3 is found. */
  @Test
  void regularityIsFound() {
    Simulated simulated =
        new Simulated(new BetaGeometric(true, 3), 21, 1.2, 3, 0.6, 2).add(1000, 40, 104, 0);
    Regularity.Choice choice =
        Regularity.choose(true, simulated.histories(), 8, MaximumLikelihood.Options.DEFAULT);
    assertThat(choice.model().k()).isEqualTo(3);
    assertThat(choice.fit().model()).isEqualTo("mbg-cnbd-3");
    assertThat(choice.reason()).startsWith("k = 3 has the highest log-likelihood (k=1: ");
    assertThat(choice.tried()).hasSizeBetween(4, 8);
  }
}
