package org.whalecurve.value.risk;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Problems;
import org.whalecurve.model.risk.RiskModel;
import org.whalecurve.tables.RunTables;
import org.whalecurve.tables.Table.Column;
import org.whalecurve.tables.Table.Kind;
import org.whalecurve.value.columns.Building;
import org.whalecurve.value.columns.CustomerRows;

/**
 * The steps of risk, in their order: how long customers have been with us, points cards, churn risk
 * and the loss expected from it, stages of life, comparisons of groups, acquisition.
 */
public final class RiskSteps {
  /** Days since a customer was won: since its first order, or the day said in the data. */
  static final String DAYS = "days_as_customer";

  private RiskSteps() {}

  /**
   * Adds the steps and the columns {@code churn_risk, risk_<card>, expected_loss, lifecycle}.
   *
   * @throws org.whalecurve.kernel.ProblemException where the model names what is not there
   */
  public static void add(Building building) {
    RiskModel model = building.workspace().value().risk();
    Problems problems = new Problems();
    if (!building.columns().has(DAYS)) addDays(building);
    List<Column> cards = CardSteps.add(building, model.cards(), problems);
    addRisk(building, cards);
    LifecycleSteps.add(building, model.stages(), problems);
    ComparisonSteps.add(building, model.comparisons(), problems);
    AcquisitionSteps.add(building, model.acquisition(), problems);
    problems.throwIfAny();
  }

  private static void addDays(Building building) {
    CustomerRows rows = building.rows();
    String since = rows.column("customer_since");
    String sql =
        """
        WITH first AS (SELECT customer_no, min(date) AS day FROM transaction_fact WHERE NOT is_return GROUP BY customer_no)
        SELECT c.customer_no, CASE WHEN %s THEN CAST(a.as_of - CASE WHEN f.day < %s THEN f.day ELSE coalesce(%s, f.day) END AS BIGINT) END AS %s
        FROM %s LEFT JOIN first f ON f.customer_no = c.customer_no CROSS JOIN as_of a
        ORDER BY c.customer_no"""
            .formatted(CustomerRows.REAL, since, since, DAYS, rows.from());
    List<String> reads = new ArrayList<>(rows.reads());
    reads.addAll(List.of("transaction_fact", "as_of"));
    building.add(
        Step.sql("value.days", "how long customers have been with us", reads, "customer_days", sql),
        "customer_days",
        List.of(
            new Column(
                DAYS,
                Kind.WHOLE,
                "day",
                "days since customer_since, or the first order where that is earlier or nothing is"
                    + " said",
                false)));
  }

  /**
   * The risk that a customer leaves, by the card named churn where it could be learnt, else 1 -
   * p_stays, the chance to be gone in a year; and what it costs us: times the lifetime value, where
   * that is positive.
   */
  private static void addRisk(Building building, List<Column> cards) {
    Dialect dialect = building.dialect();
    CustomerRows rows = building.rows();
    String alive =
        building.columns().has("p_stays")
            ? "1 - " + rows.column("p_stays")
            : "CAST(NULL AS DECIMAL(18,6))";
    boolean card = cards.stream().anyMatch(c -> c.name().equals(CardSteps.CHURN));
    String risk =
        card
            ? "CASE WHEN k.learnt > 0 THEN "
                + rows.column(CardSteps.CHURN)
                + " ELSE "
                + alive
                + " END"
            : alive;
    String value =
        building.columns().has("clv")
            ? "CASE WHEN %1$s > 0 THEN %1$s ELSE 0 END".formatted(rows.column("clv"))
            : "CAST(NULL AS DECIMAL(18,6))";
    String learnt =
        card
            ? " CROSS JOIN (SELECT count(*) AS learnt FROM card_check WHERE card = 'churn' AND sample = 'holdout') AS k"
            : "";
    String sql =
        "SELECT customer_no, CAST(risk AS DECIMAL(38,12)) AS churn_risk, "
            + dialect.decimal(dialect.multiply(dialect.decimal("risk"), "worth"))
            + " AS expected_loss FROM (SELECT c.customer_no, CASE WHEN "
            + CustomerRows.REAL
            + " THEN "
            + risk
            + " END AS risk, "
            + value
            + " AS worth FROM "
            + rows.from()
            + learnt
            + ") AS told ORDER BY customer_no";
    List<String> reads = new ArrayList<>(rows.reads());
    if (card) reads.add("card_check");
    List<Column> made = new ArrayList<>();
    made.add(column("churn_risk"));
    made.add(
        new Column(
            "expected_loss",
            Kind.MONEY,
            "currency",
            "churn_risk x lifetime value where that is positive",
            false));
    building.add(
        Step.sql(
            "value.risk", "churn risk, and the loss expected from it", reads, "customer_risk", sql),
        "customer_risk",
        made);
  }

  static Column column(String name) {
    return RunTables.CUSTOMER_VALUE.stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
