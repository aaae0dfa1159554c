package org.whalecurve.web.customers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;

/**
 * The customers of a reading from most to least profitable, in one view. Computed from the
 * customers that the reading sees, so that it is right for an account manager too.
 *
 * @param customers how many there are
 * @param total profit of all of them
 * @param peakCustomers how many make a profit
 * @param peak what these earn
 * @param losers how many make a loss
 * @param loss what these lose, negative
 * @param bestCustomers a fifth of all, rounded up
 * @param best what the best fifth earns
 * @param points rank, cumulative profit and profit of at most {@link #POINTS_MAX} customers
 */
public record WhaleCurve(
    long customers,
    BigDecimal total,
    long peakCustomers,
    BigDecimal peak,
    long losers,
    BigDecimal loss,
    long bestCustomers,
    BigDecimal best,
    List<Point> points) {
  /** Not the lines that belong to no customer. */
  public static final String IS_CUSTOMER = "customer_id NOT IN ('(unassigned)', '(unused)')";

  private static final int POINTS_MAX = 400;
  private static final int BEST_PART = 5;

  /** A customer on the curve. */
  public record Point(long rank, BigDecimal cumulative, BigDecimal profit) {}

  /**
   * @param view {@code full} or {@code incremental}
   */
  public static WhaleCurve of(Reading reading, String view) {
    Rows facts =
        reading.rows(
            """
            SELECT count(*) AS n, coalesce(sum(p), 0) AS total,
              count(CASE WHEN p > 0 THEN 1 END) AS winners, coalesce(sum(CASE WHEN p > 0 THEN p END), 0) AS gain,
              count(CASE WHEN p < 0 THEN 1 END) AS losers, coalesce(sum(CASE WHEN p < 0 THEN p END), 0) AS loss
            FROM (SELECT %s_profit AS p FROM {customer} WHERE %s)"""
                .formatted(view, IS_CUSTOMER));
    long n = facts.whole(0, "n");
    long winners = facts.whole(0, "winners");
    long losers = facts.whole(0, "losers");
    long best = (n + BEST_PART - 1) / BEST_PART;
    List<Point> points = points(reading, view, n, winners, n - losers, best);
    BigDecimal bestProfit =
        points.stream()
            .filter(p -> p.rank() == best)
            .findFirst()
            .map(Point::cumulative)
            .orElse(BigDecimal.ZERO);
    return new WhaleCurve(
        n,
        facts.decimal(0, "total"),
        winners,
        facts.decimal(0, "gain"),
        losers,
        facts.decimal(0, "loss"),
        best,
        bestProfit,
        points);
  }

  /** Evenly spread, with both ends, the peak, the first loss and the best fifth. */
  private static List<Point> points(
      Reading reading, String view, long n, long winners, long noLoss, long best) {
    long step = Math.max(1, (n + POINTS_MAX - 1) / POINTS_MAX);
    Rows rows =
        reading.rows(
            """
            SELECT rank, cumulative, p FROM (
              SELECT p, row_number() OVER w AS rank, sum(p) OVER (w ROWS UNBOUNDED PRECEDING) AS cumulative
              FROM (SELECT customer_id, %s_profit AS p FROM {customer} WHERE %s)
              WINDOW w AS (ORDER BY p DESC, customer_id))
            WHERE rank %% ? = 0 OR rank IN (1, ?, ?, ?, ?) ORDER BY rank"""
                .formatted(view, IS_CUSTOMER),
            step,
            winners,
            noLoss,
            best,
            n);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      points.add(
          new Point(rows.whole(i, "rank"), rows.decimal(i, "cumulative"), rows.decimal(i, "p")));
    }
    return points;
  }

  /** Part of the total; null where the total is no profit. */
  public BigDecimal share(BigDecimal part) {
    return Figures.fraction(part, total);
  }

  /** The points at about every tenth of the customers, for a table. */
  public List<Point> tenths() {
    List<Point> tenths = new ArrayList<>();
    long next = 1;
    for (Point point : points) {
      boolean due = point.rank() * 10 >= customers * next;
      if (!due && point.rank() != peakCustomers) continue;
      tenths.add(point);
      while (point.rank() * 10 >= customers * next) next++;
    }
    return tenths;
  }
}
