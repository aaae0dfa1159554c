package org.whalecurve.value.worth;

import java.util.List;
import org.whalecurve.engine.Step;
import org.whalecurve.value.feature.AsOf;

/**
 * {@code customer_history}: how every buyer bought, counted twice. By days: {@code frequency} (days
 * with an order after the first), {@code recency_days} (first to last), {@code age_days} (first to
 * the day that value is seen from). By periods: {@code bought} (periods with an order after the
 * first), {@code last_bought}, {@code periods} (periods after the first).
 */
final class HistorySql {
  static final String TABLE = "customer_history";

  private static final String SQL =
      """
      WITH bought AS (
        SELECT t.customer_no, t.date, d.period_no
        FROM transaction_fact t JOIN period_dim d ON d.period = t.period CROSS JOIN as_of a
        WHERE NOT t.is_return AND t.customer_no > 1 AND t.date <= a.as_of),
      buyers AS (
        SELECT customer_no, count(DISTINCT date) - 1 AS frequency, min(date) AS first_day, max(date) AS last_day,
          count(DISTINCT period_no) - 1 AS bought, min(period_no) AS first_no, max(period_no) AS last_no
        FROM bought GROUP BY customer_no)
      SELECT b.customer_no, CAST(b.frequency AS INTEGER) AS frequency, CAST(b.last_day - b.first_day AS INTEGER) AS recency_days,
        CAST(a.as_of - b.first_day AS INTEGER) AS age_days, CAST(b.bought AS INTEGER) AS bought,
        CAST(b.last_no - b.first_no AS INTEGER) AS last_bought,
        CAST((SELECT max(period_no) FROM period_dim WHERE first_day <= (SELECT as_of FROM as_of)) - b.first_no AS INTEGER) AS periods
      FROM buyers b CROSS JOIN as_of a ORDER BY b.customer_no""";

  private HistorySql() {}

  static Step step() {
    return Step.sql(
        "value.history",
        "how every customer bought",
        List.of("transaction_fact", "period_dim", AsOf.TABLE),
        TABLE,
        SQL);
  }
}
