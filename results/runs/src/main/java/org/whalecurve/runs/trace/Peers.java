package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;
import org.whalecurve.runs.trace.Comparison.ActivityGap;

/**
 * Sets a customer beside its peers: same customer group and revenue band; where these are too few,
 * the same group; then the same band; then everybody with revenue.
 */
final class Peers {
  private static final int FEW = 5;
  private static final int DIGITS = 12;

  private final RunReader run;
  private final View view;
  private final String cost;

  Peers(RunReader run, Question question) {
    this.run = run;
    this.view = question.view();
    this.cost =
        view == View.FULL
            ? "direct_cost + full_cost_to_serve"
            : "incremental_direct_cost + incremental_cost_to_serve";
  }

  /** Which customers are meant. */
  private record Circle(String group, String band, String where) {}

  /** Null where the customer has no revenue or nobody is like it. */
  Comparison compare(Rows customer) {
    BigDecimal revenue = customer.decimal(0, "net_revenue");
    if (revenue.signum() <= 0 || customer.text(0, "customer_id").startsWith("(")) return null;
    for (Circle circle : circles(customer)) {
      Rows peers = totals(circle);
      if (peers.whole(0, "peers") >= FEW) return compare(customer, circle, peers);
    }
    return null;
  }

  private static List<Circle> circles(Rows customer) {
    String group = customer.text(0, "customer_group");
    String band = customer.text(0, "revenue_band");
    String others =
        "net_revenue > 0 AND customer_id NOT LIKE '(un%%' AND customer_id <> ".replace("%%", "%")
            + Names.text(customer.text(0, "customer_id"));
    List<Circle> circles = new ArrayList<>();
    String sameGroup = group == null ? null : others + " AND customer_group = " + Names.text(group);
    String sameBand = band == null ? "" : " AND revenue_band = " + Names.text(band);
    if (group != null && band != null) circles.add(new Circle(group, band, sameGroup + sameBand));
    if (group != null) circles.add(new Circle(group, null, sameGroup));
    if (band != null) circles.add(new Circle(null, band, others + sameBand));
    circles.add(new Circle(null, null, others));
    return circles;
  }

  private Rows totals(Circle circle) {
    return run.query(
        """
        SELECT count(*) AS peers, sum(net_revenue) AS revenue, sum(transactions) AS orders, sum(%s) AS cost,
          quantile_disc(CAST((%s) / net_revenue AS DECIMAL(18,6)), 0.5) AS median
        FROM customer WHERE %s"""
            .formatted(cost, cost, circle.where()));
  }

  private Comparison compare(Rows customer, Circle circle, Rows peers) {
    Rows own =
        run.query(
            "SELECT %s AS cost FROM customer WHERE customer_id = %s"
                .formatted(cost, Names.text(customer.text(0, "customer_id"))));
    BigDecimal revenue = customer.decimal(0, "net_revenue");
    return new Comparison(
        (int) peers.whole(0, "peers"),
        circle.group(),
        circle.band(),
        ratio(own.decimal(0, "cost"), revenue),
        ratio(peers.decimal(0, "cost"), peers.decimal(0, "revenue")),
        peers.decimal(0, "median"),
        gaps(customer, circle, peers));
  }

  private List<ActivityGap> gaps(Rows customer, Circle circle, Rows peers) {
    Map<String, Used> own = used("customer_id = " + Names.text(customer.text(0, "customer_id")));
    Map<String, Used> theirs =
        used("customer_id IN (SELECT customer_id FROM customer WHERE " + circle.where() + ")");
    Map<String, String> titles = titles();
    List<ActivityGap> gaps = new ArrayList<>();
    for (String activity : titles.keySet()) {
      Used mine = own.getOrDefault(activity, Used.NOTHING);
      Used their = theirs.getOrDefault(activity, Used.NOTHING);
      BigDecimal gap =
          ratio(mine.cost(), customer.decimal(0, "net_revenue"))
              .subtract(ratio(their.cost(), peers.decimal(0, "revenue")));
      if (gap.signum() == 0) continue;
      gaps.add(
          new ActivityGap(
              activity,
              titles.get(activity),
              gap,
              perHundred(mine.quantity(), customer.decimal(0, "transactions")),
              perHundred(their.quantity(), peers.decimal(0, "orders"))));
    }
    gaps.sort(
        Comparator.comparing((ActivityGap g) -> g.gap().abs(), Comparator.reverseOrder())
            .thenComparing(ActivityGap::activity));
    return gaps;
  }

  /** What customers used of an activity. */
  private record Used(BigDecimal quantity, BigDecimal cost) {
    static final Used NOTHING = new Used(BigDecimal.ZERO, BigDecimal.ZERO);
  }

  private Map<String, Used> used(String where) {
    Rows rows =
        run.query(
            "SELECT activity, sum(quantity) AS quantity, sum(%s) AS cost FROM activity_cost WHERE %s GROUP BY activity"
                .formatted(view.cost(), where));
    Map<String, Used> used = new HashMap<>();
    for (int i = 0; i < rows.size(); i++)
      used.put(
          rows.text(i, "activity"), new Used(rows.decimal(i, "quantity"), rows.decimal(i, "cost")));
    return used;
  }

  /** Activities whose cost is cost to serve or direct cost; tax on revenue is neither. */
  private Map<String, String> titles() {
    Rows rows =
        run.query(
            "SELECT activity, min(title) AS title FROM activity WHERE line <> 'revenue_tax' GROUP BY activity ORDER BY activity");
    Map<String, String> titles = new java.util.TreeMap<>();
    for (int i = 0; i < rows.size(); i++)
      titles.put(rows.text(i, "activity"), rows.text(i, "title"));
    return titles;
  }

  private static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
    return part.divide(whole, DIGITS, RoundingMode.HALF_UP);
  }

  private static BigDecimal perHundred(BigDecimal quantity, BigDecimal orders) {
    if (orders == null || orders.signum() <= 0 || quantity.signum() == 0) return null;
    return quantity.multiply(BigDecimal.valueOf(100)).divide(orders, 6, RoundingMode.HALF_UP);
  }
}
