package org.whalecurve.runs.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Session;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.RunReader;
import org.whalecurve.runs.RunStore;
import org.whalecurve.runs.RunWriter;

/**
 * Answers for one customer from a published run, right and quick. {@code -Dwhalecurve.customers}
 * says for how many customers; the figures are printed.
 */
class RoutingTest {
  private static final int CUSTOMERS = Integer.getInteger("whalecurve.customers", 20_000);
  private static final int QUESTIONS = 1_000;

  /** What a contact centre waits for at most; a hundredth of it is usual. */
  private static final double MILLISECONDS_MAX = 20;

  private static final String ROWS =
      """
      SELECT 'C' || lpad(CAST(i AS VARCHAR), 7, '0') AS customer_id, CASE WHEN i % 10 = 0 THEN 'high' ELSE 'low' END AS tier, 'value_potential: focus, rfm: champions' AS segments,
        CASE WHEN i % 10 = 0 THEN 'vip' ELSE 'standard' END AS service_level, 'Personal' AS service_title_en, '专属' AS service_title_zh, 'queue ' || (i % 7) AS queue, CAST(i % 5 + 1 AS BIGINT) AS priority,
        CASE WHEN i % 3 <> 0 THEN 'M' || (i % 40) END AS agent, 'Customer since ' || (1990 + i % 30) AS prompt_en, '自 ' || (1990 + i % 30) || ' 年起' AS prompt_zh, 'Offer ' || (i % 100) AS offer_en, CAST(NULL AS VARCHAR) AS offer_zh,
        'keep' AS treatment, 'visit' AS next_action, 'Visit' AS next_action_en, '拜访' AS next_action_zh, DATE '2026-02-14' AS next_action_due
      FROM range(:customers) t(i) ORDER BY customer_id""";

  @TempDir static Path temp;
  private static RunReader run;
  private static Routing routing;

  @BeforeAll
  static void publish() throws IOException {
    Path folder = publish(temp.resolve("company"), true);
    long start = System.nanoTime();
    run = RunReader.open(Engine.named("duckdb"), folder);
    routing = Routing.of(run);
    System.out.printf(
        "index of %,d customers: %.2f s%n", CUSTOMERS, (System.nanoTime() - start) / 1e9);
  }

  private static Path publish(Path workspace, boolean strategy) throws IOException {
    Files.createDirectories(workspace);
    try (RunWriter writer = RunWriter.begin(workspace, "r1");
        Session session =
            Engine.named("duckdb").open(new Engine.Config(1, "", temp.resolve("spill")))) {
      if (strategy) {
        session.writeParquet(ROWS.replace(":customers", String.valueOf(CUSTOMERS)), writer.table("routing"));
        session.writeParquet(
            "SELECT 'old' AS old_id, 'C0000012' AS customer_id", writer.table("routing_alias"));
      }
      writer.publish(manifest(strategy ? List.of("routing", "routing_alias") : List.of()));
    }
    return RunStore.of(workspace).folder("latest");
  }

  private static Manifest manifest(List<String> tables) {
    return new Manifest(
        "r1",
        "Test",
        "USD",
        "en",
        "0.1.0",
        "duckdb",
        Engine.named("duckdb").version(),
        0,
        List.of("2026-01"),
        "2026-11-23T10:00:00Z",
        List.of(),
        List.of(),
        tables.stream().map(t -> new Manifest.TableEntry(t, 1, 1, "a", "b")).toList(),
        List.of(),
        Map.of(),
        List.of(),
        Map.of());
  }

  @AfterAll
  static void close() {
    routing.close();
    run.close();
  }

  private static String id(long number) {
    return "C%07d".formatted(number);
  }

  @Test
  void an_answer_says_everything() {
    RouteAnswer answer = routing.answer(id(10));
    assertThat(answer)
        .isEqualTo(
            new RouteAnswer(
                id(10),
                id(10),
                true,
                "high",
                "value_potential: focus, rfm: champions",
                "vip",
                new RouteAnswer.Text("Personal", "专属"),
                "queue 3",
                1L,
                "M10",
                new RouteAnswer.Text("Customer since 2000", "自 2000 年起"),
                new RouteAnswer.Text("Offer 10", null),
                "keep",
                "visit",
                new RouteAnswer.Text("Visit", "拜访"),
                LocalDate.of(2026, 2, 14)));
    assertThat(routing.answer(id(12)).agent()).isNull();
    assertThat(routing.size()).isEqualTo(CUSTOMERS);
  }

  @Test
  void former_numbers_are_followed() {
    assertThat(routing.answer("old").customerId()).isEqualTo(id(12));
    assertThat(routing.answer("old").asked()).isEqualTo("old");
    assertThat(Routing.ask(run, "old")).isEqualTo(routing.answer("old"));
  }

  @Test
  void an_unknown_customer_gets_an_answer_that_says_so() {
    for (String asked : List.of("", "A", "C00000105", "nobody", "C9999999", "顾客", "'; DROP")) {
      RouteAnswer answer = routing.answer(asked);
      assertThat(answer).as(asked).isEqualTo(Routing.ask(run, asked));
      assertThat(answer.known()).as(asked).isFalse();
      assertThat(answer.customerId()).isEqualTo(asked);
      assertThat(answer.queue()).isNull();
    }
  }

  @Test
  void every_question_is_answered_as_the_table_says() {
    SplittableRandom random = new SplittableRandom(7);
    IntStream.range(0, 20)
        .mapToObj(i -> id(random.nextInt(CUSTOMERS)))
        .forEach(id -> assertThat(routing.answer(id)).isEqualTo(Routing.ask(run, id)));
    for (long edge : new long[] {0, 63, 64, CUSTOMERS - 1})
      assertThat(routing.answer(id(edge)).customerId()).isEqualTo(id(edge));
  }

  @Test
  void an_answer_takes_far_less_than_a_contact_centre_waits() {
    ask(1);
    double[] times = ask(2);
    Arrays.sort(times);
    double p50 = times[QUESTIONS / 2];
    double p99 = times[QUESTIONS * 99 / 100];
    System.out.printf("one of %,d customers: p50 %.4f ms, p99 %.4f ms%n", CUSTOMERS, p50, p99);
    assertThat(p99).isLessThan(MILLISECONDS_MAX);
  }

  private static double[] ask(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return LongStream.range(0, QUESTIONS)
        .mapToDouble(
            i -> {
              String id = id(random.nextInt(CUSTOMERS));
              long start = System.nanoTime();
              boolean known = routing.answer(id).known();
              double milliseconds = (System.nanoTime() - start) / 1e6;
              assertThat(known).isTrue();
              return milliseconds;
            })
        .toArray();
  }

  @Test
  void many_threads_ask_at_once() {
    long right =
        IntStream.range(0, 4_000)
            .parallel()
            .filter(i -> routing.answer(id(i)).customerId().equals(id(i)))
            .count();
    assertThat(right).isEqualTo(4_000);
  }

  @Test
  void a_run_without_a_strategy_says_what_is_missing() throws IOException {
    Path folder = publish(temp.resolve("plain"), false);
    try (RunReader plain = RunReader.open(Engine.named("duckdb"), folder)) {
      assertThatThrownBy(() -> Routing.of(plain))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("no strategy");
      assertThatThrownBy(() -> Routing.ask(plain, "C1")).isInstanceOf(ProblemException.class);
    }
  }

  @Test
  void closing_deletes_the_index() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    long before = indexes(temporary);
    Routing another = Routing.of(run);
    assertThat(indexes(temporary)).isEqualTo(before + 1);
    another.close();
    assertThat(indexes(temporary)).isEqualTo(before);
  }

  private static long indexes(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().startsWith("whalecurve-routing-"))
          .count();
    }
  }
}
