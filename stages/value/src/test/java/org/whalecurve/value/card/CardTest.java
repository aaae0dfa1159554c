package org.whalecurve.value.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.ValueType;

/** Cards of customers that an engine makes up, so that what is true of them is known. */
class CardTest {
  private static final SourcePlace PLACE = new SourcePlace("model/value.yaml", 3, 5);
  private static Session session;

  /**
   * 6,000 customers: the risk falls with {@code months}, is high for a plan with a quote in its
   * name, and for two attributes only if both or neither are set; {@code noise} is noise.
   */
  @BeforeAll
  static void customers() {
    session = open(2);
    session.execute(
        "CREATE TABLE u AS SELECT i, "
            + uniform(1)
            + " AS u1, "
            + uniform(2)
            + " AS u2, "
            + uniform(3)
            + " AS u3, "
            + uniform(4)
            + " AS u4, "
            + uniform(5)
            + " AS u5, "
            + uniform(6)
            + " AS u6 FROM range(6000) AS r(i)");
    session.execute(
        "CREATE TABLE customer AS SELECT 'c' || i AS id,"
            + " CASE WHEN u1 < 0.05 THEN NULL ELSE CAST(u1 * 60 AS DECIMAL(18,6)) END AS months,"
            + " CASE WHEN u2 < 0.3 THEN 'it''s \"new\"' WHEN u2 < 0.6 THEN 'old' WHEN u2 < 0.605 THEN"
            + " 'rare' WHEN u2 < 0.9 THEN '套餐' END AS plan,"
            + " u3 < 0.5 AS app, CASE WHEN u4 < 0.5 THEN 'y' ELSE 'n' END AS web,"
            + " CAST(u5 * 100 AS DECIMAL(18,6)) AS noise, 7.0 AS same,"
            + " u6 < 1 / (1 + exp(-(0.5 - u1 * 3 + CASE WHEN u2 < 0.3 THEN 1 ELSE 0 END"
            + " + CASE WHEN (u3 < 0.5) = (u4 < 0.5) THEN 1.2 ELSE -1.2 END))) AS gone FROM u");
  }

  private static String uniform(int salt) {
    return "(CAST(md5_number_lower(i || '/" + salt + "') % 1000000 AS DOUBLE) / 1000000)";
  }

  private static Session open(int threads) {
    return Engine.named("duckdb")
        .open(new Engine.Config(threads, "", Path.of(System.getProperty("java.io.tmpdir"))));
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static final List<CardFeature> FEATURES =
      List.of(
          number("months", Direction.FALLING),
          new CardFeature("plan", column("plan", ValueType.TEXT)),
          new CardFeature("app", column("app", ValueType.BOOLEAN)),
          new CardFeature("web", column("web", ValueType.TEXT)),
          number("noise", Direction.FREE));

  private static Expr column(String name, ValueType type) {
    return new Expr.Column("customer", name, type);
  }

  private static CardFeature number(String name, Direction direction) {
    return new CardFeature(name, column(name, ValueType.NUMBER), direction);
  }

  private static CardData data(String outcome, List<CardFeature> features, int limit) {
    return CardData.read(
        session,
        new CardData.Source(
            "customer", "id", c -> "\"" + c.name() + "\"", column(outcome, ValueType.BOOLEAN)),
        features,
        limit,
        1);
  }

  private static Card card() {
    return CardLearner.learn("churn", PLACE, CardSettings.USUAL, data("gone", FEATURES, 6000));
  }

  private static CardSql sql(Card card, String from) {
    return new CardSql(card, session.dialect(), c -> "\"" + c.name() + "\"", from, List.of("id"));
  }

  @Test
  void what_makes_the_risk_is_found_and_what_does_not_is_left_out() {
    Card card = card();
    List<String> names = card.parts().stream().map(Card.Part::name).toList();
    assertThat(names).contains("months", "plan", "app x web").doesNotContain("noise");
    CardLearner.Learnt learnt =
        CardLearner.learnAndTest("churn", PLACE, CardSettings.USUAL, data("gone", FEATURES, 6000));
    assertThat(learnt.holdout().auc()).isGreaterThan(0.78);
    assertThat(learnt.holdout().hosmerLemeshowP()).isGreaterThan(0.01);
  }

  @Test
  void points_rise_where_the_risk_must_fall() {
    Card.Part months = part(card(), "months");
    List<Integer> points = months.cells().stream().skip(1).map(Card.Cell::points).toList();
    assertThat(points).hasSizeGreaterThan(3).isSorted();
  }

  @Test
  void sql_gives_every_customer_the_points_that_java_gives() {
    Card card = card();
    String from = "(SELECT * FROM customer WHERE gone IS NOT NULL) AS c";
    CardData data = data("gone", FEATURES, 6000);
    List<Integer> ofJava = new ArrayList<>();
    for (int points : card.points(data)) ofJava.add(points);
    List<Row> rows = session.query(sql(card, from).scored());
    List<Integer> ofSql = rows.stream().map(row -> (int) row.integer(1)).toList();
    assertThat(ofSql).containsExactlyInAnyOrderElementsOf(ofJava);
    assertThat(rows)
        .allSatisfy(
            row -> {
              double p = card.scale().probability(row.integer(1));
              assertThat(row.decimal(2))
                  .isEqualByComparingTo(
                      java.math.BigDecimal.valueOf(p).setScale(6, java.math.RoundingMode.HALF_UP));
            });
  }

  @Test
  void points_of_parts_and_base_are_the_points() {
    Card card = card();
    String parts =
        IntStream.range(0, card.parts().size())
            .mapToObj(t -> "p" + t)
            .collect(Collectors.joining("+"));
    String wrong =
        "SELECT count(*) FROM ("
            + sql(card, "customer").points()
            + ") AS a JOIN ("
            + sql(card, "customer").scored()
            + ") AS b USING (id) WHERE "
            + parts
            + " + "
            + card.basePoints()
            + " <> points";
    assertThat(session.query(wrong).get(0).integer(0)).isZero();
  }

  @Test
  void reasons_are_the_parts_that_cost_most() {
    Card card = card();
    String id = "c17";
    String from = "(SELECT * FROM customer WHERE id = '" + id + "') AS one";
    Row points = session.query(sql(card, from).points()).get(0);
    int parts = card.parts().size();
    List<Row> reasons = session.query(sql(card, from).reasons(3) + " ORDER BY rank");
    List<Integer> lost =
        IntStream.range(0, parts)
            .mapToObj(t -> card.parts().get(t).best() - (int) points.integer(1 + parts + t))
            .filter(l -> l > 0)
            .sorted(java.util.Comparator.reverseOrder())
            .limit(3)
            .toList();
    assertThat(reasons.stream().map(row -> (int) row.integer(5))).containsExactlyElementsOf(lost);
    for (Row reason : reasons) {
      int part = (int) reason.integer(2);
      assertThat(reason.integer(3)).isEqualTo(points.integer(1 + part));
      assertThat(reason.integer(4)).isEqualTo(points.integer(1 + parts + part));
    }
  }

  @Test
  void a_value_never_seen_has_the_points_of_nobody_in_particular() {
    Card card = card();
    String from =
        "(SELECT id, months, 'never''; DROP TABLE customer' AS plan, app, web, noise FROM customer"
            + " LIMIT 1) AS c";
    int plan = card.parts().indexOf(part(card, "plan"));
    Row row = session.query(sql(card, from).points()).get(0);
    int other = part(card, "plan").cells().size() - 1;
    assertThat(row.integer(1 + plan)).isEqualTo(other);
    assertThat(row.integer(1 + card.parts().size() + plan))
        .isEqualTo(part(card, "plan").cells().get(other).points());
  }

  @Test
  void the_card_is_the_same_on_any_number_of_threads_and_in_any_order() {
    Card expected =
        CardLearner.learn("churn", PLACE, CardSettings.USUAL, data("gone", FEATURES, 3000));
    try (Session other = open(1)) {
      Path file =
          Path.of(
              System.getProperty("java.io.tmpdir"),
              "whalecurve-card-" + ProcessHandle.current().pid() + ".parquet");
      session.writeParquet("SELECT * FROM customer ORDER BY noise", file);
      other.registerParquet("customer", file);
      CardData again =
          CardData.read(
              other,
              new CardData.Source(
                  "customer", "id", c -> c.name(), column("gone", ValueType.BOOLEAN)),
              FEATURES,
              3000,
              1);
      assertThat(CardLearner.learn("churn", PLACE, CardSettings.USUAL, again)).isEqualTo(expected);
      assertThat(file.toFile().delete()).isTrue();
    }
  }

  @Test
  void attributes_that_say_nothing_or_everything_are_left_out() {
    session.execute("CREATE OR REPLACE VIEW known AS SELECT * FROM customer");
    List<CardFeature> features = new ArrayList<>(FEATURES);
    features.add(number("same", Direction.FREE));
    features.add(new CardFeature("closed", column("gone", ValueType.BOOLEAN)));
    Card card = CardLearner.learn("churn", PLACE, CardSettings.USUAL, data("gone", features, 6000));
    assertThat(card.notes())
        .extracting(Card.Note::code, Card.Note::feature)
        .contains(
            org.assertj.core.groups.Tuple.tuple("constant", "same"),
            org.assertj.core.groups.Tuple.tuple("leak", "closed"));
    assertThat(card.parts()).extracting(Card.Part::name).doesNotContain("same", "closed");
  }

  @Test
  void few_events_make_a_small_card_and_very_few_none() {
    Card small = CardLearner.learn("churn", PLACE, CardSettings.USUAL, data("gone", FEATURES, 120));
    assertThat(small.notes()).extracting(Card.Note::code).contains("fewer-parts");
    assertThat(small.parts()).hasSizeLessThanOrEqualTo(4);
    assertThatThrownBy(
            () -> CardLearner.learn("churn", PLACE, CardSettings.USUAL, data("gone", FEATURES, 40)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("model/value.yaml:3:5: churn: of 40 customers")
        .hasMessageContaining("at least 30");
  }

  @Test
  void one_outcome_only_or_no_attribute_stops() {
    CardData all = data("gone", FEATURES, 6000);
    int[] gone = IntStream.range(0, all.size()).filter(all::outcome).toArray();
    assertThatThrownBy(() -> CardLearner.learn("churn", PLACE, CardSettings.USUAL, all.rows(gone)))
        .hasMessageContaining("the same outcome")
        .hasMessageContaining("one-outcome");
    CardData same = data("gone", List.of(number("same", Direction.FREE)), 6000);
    assertThatThrownBy(() -> CardLearner.learn("churn", PLACE, CardSettings.USUAL, same))
        .hasMessageContaining("no attribute is left of 1")
        .hasMessageContaining("same is the same for (nearly) all customers");
  }

  @Test
  void a_customer_of_unknown_outcome_is_scored_but_not_learnt_from() {
    session.execute(
        "CREATE OR REPLACE TABLE partly AS SELECT * REPLACE (CASE WHEN noise < 50 THEN gone END AS"
            + " gone) FROM customer");
    CardData known =
        CardData.read(
            session,
            new CardData.Source("partly", "id", c -> c.name(), column("gone", ValueType.BOOLEAN)),
            FEATURES.subList(0, 4),
            6000,
            1);
    assertThat(known.size()).isBetween(2800, 3200);
    Card card = CardLearner.learn("churn", PLACE, CardSettings.USUAL, known);
    assertThat(session.query(sql(card, "partly").scored())).hasSize(6000);
  }

  private static Card.Part part(Card card, String name) {
    return card.parts().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }
}
