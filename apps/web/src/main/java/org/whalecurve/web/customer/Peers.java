package org.whalecurve.web.customer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.Scope;
import org.whalecurve.web.customers.Titles;
import org.whalecurve.web.customers.WhaleCurve;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.page.Chart;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.page.Visit;
import org.whalecurve.web.text.Speech;

/**
 * A customer's cost to serve beside that of its group: what each activity takes of net revenue,
 * against the customer in the middle. Medians over at least {@link #LEAST} customers say nothing of
 * one of them, and so everybody may see those of the whole company.
 */
@Component
public class Peers {
  private static final int LEAST = 10;

  /** How many peers there are, and the picture; without one where there are too few. */
  public record Comparison(long peers, String group, Chart chart) {}

  private final PublishedRuns runs;

  Peers(PublishedRuns runs) {
    this.runs = runs;
  }

  Comparison of(Frame f, Facts facts, Titles titles) {
    Visit visit = f.visit();
    String group = facts.text("customer_group");
    Reading all = runs.read(visit.run(), Scope.COMPANY);
    if (group == null || !visit.reading().has("activity_cost")) return new Comparison(0, "", null);
    String name = titles.of(visit, "customer_group", group);
    long peers =
        all.rows(
                "SELECT count(*) AS n FROM {customer} WHERE customer_group = ? AND net_revenue > 0 AND "
                    + WhaleCurve.IS_CUSTOMER,
                group)
            .whole(0, "n");
    boolean comparable = peers >= LEAST && facts.amount("net_revenue").signum() > 0;
    return new Comparison(
        peers, name, comparable ? chart(f, facts, titles, all, group, peers) : null);
  }

  private Chart chart(Frame f, Facts facts, Titles titles, Reading all, String group, long peers) {
    String view = f.visit().viewKey();
    Map<String, BigDecimal> middle = medians(all, view, group, peers);
    Map<String, BigDecimal> own = own(f.visit().reading(), view, facts);
    List<String> names = new ArrayList<>();
    List<BigDecimal> mine = new ArrayList<>();
    List<BigDecimal> theirs = new ArrayList<>();
    List<BigDecimal> amounts = new ArrayList<>();
    own.forEach(
        (activity, amount) -> {
          names.add(titles.of(f.visit(), "activity", activity));
          amounts.add(amount);
          mine.add(Figures.fraction(amount, facts.amount("net_revenue")));
          theirs.add(middle.getOrDefault(activity, BigDecimal.ZERO));
        });
    Speech s = f.s();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("names", names);
    data.put("mine", mine);
    data.put("theirs", theirs);
    data.put("mine_name", s.text("customer.peers.mine"));
    data.put("theirs_name", s.text("customer.peers.theirs"));
    data.put("x", s.text("account.of_revenue"));
    Markup twin =
        s.table()
            .text(s.html("activities.activity"), names)
            .money(s.html("cost"), amounts)
            .share(s.html("account.of_revenue"), mine)
            .share(s.html("customer.peers.theirs"), theirs)
            .build();
    return new Chart(
        "peers",
        "peer_bars",
        names.size() > 10 ? "l" : "m",
        data,
        s.html("customer.peers.caption"),
        twin);
  }

  private static Map<String, BigDecimal> own(Reading reading, String view, Facts facts) {
    Rows rows =
        reading.rows(
            "SELECT activity, sum(%1$s_cost) AS cost FROM {activity_cost} WHERE customer_id = ? GROUP BY activity HAVING sum(%1$s_cost) <> 0 ORDER BY cost DESC, activity"
                .formatted(view),
            facts.id());
    Map<String, BigDecimal> own = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      own.put(rows.text(i, "activity"), rows.decimal(i, "cost"));
    }
    return own;
  }

  /** Of all peers, those without an activity included: they have 0 of it. */
  private static Map<String, BigDecimal> medians(
      Reading all, String view, String group, long peers) {
    Rows rows =
        all.rows(
            """
            WITH peer AS (SELECT customer_id, net_revenue FROM {customer} WHERE customer_group = ? AND net_revenue > 0 AND %2$s),
            cost AS (SELECT a.customer_id, a.activity, sum(a.%1$s_cost) AS cost FROM {activity_cost} a
              WHERE a.customer_id IN (SELECT customer_id FROM peer) GROUP BY a.customer_id, a.activity),
            ratio AS (SELECT c.activity, CAST(c.cost / p.net_revenue AS DECIMAL(24,9)) AS r FROM cost c JOIN peer p ON p.customer_id = c.customer_id),
            placed AS (SELECT activity, r, row_number() OVER (PARTITION BY activity ORDER BY r) AS place, count(*) OVER (PARTITION BY activity) AS n FROM ratio)
            SELECT activity, r FROM placed WHERE place = CAST(ceil(? / 2.0) AS BIGINT) - (? - n)"""
                .formatted(view, WhaleCurve.IS_CUSTOMER),
            group,
            peers,
            peers);
    Map<String, BigDecimal> medians = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      medians.put(rows.text(i, "activity"), rows.decimal(i, "r"));
    }
    return medians;
  }
}
