package org.whalecurve.web.overview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.whalecurve.reports.text.Html;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.customers.Links;
import org.whalecurve.web.customers.Titles;
import org.whalecurve.web.customers.WhaleCurve;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.text.Speech;

/** Who moved between the last two periods, and from which tier to which. */
public final class Movers {
  private static final int SHOWN = 5;

  /** A heading with a table. */
  public record Part(String title, Markup table) {}

  private final Frame f;
  private final Speech s;
  private final Reading reading;
  private final Titles titles;

  Movers(Frame f, Titles titles) {
    this.f = f;
    this.s = f.s();
    this.reading = f.visit().reading();
    this.titles = titles;
  }

  /** Winners and losers; empty where the run has one period. */
  List<Part> parts() {
    List<String> periods = reading.manifest().periods();
    List<Part> parts = new ArrayList<>();
    if (periods.size() >= 2 && reading.has("profit")) {
      String last = periods.get(periods.size() - 1);
      String before = periods.get(periods.size() - 2);
      Rows rows = moved(last, before);
      side(rows, 1, last, before).ifPresent(parts::add);
      side(rows, -1, last, before).ifPresent(parts::add);
    }
    migration().ifPresent(parts::add);
    return parts;
  }

  private Rows moved(String last, String before) {
    String sql =
        """
        WITH m AS MATERIALIZED (
          SELECT customer_id, sum(CASE WHEN period = ? THEN %1$s_profit ELSE 0 END) AS now, sum(CASE WHEN period = ? THEN %1$s_profit ELSE 0 END) AS earlier
          FROM {profit} WHERE period IN (?, ?) AND %2$s GROUP BY customer_id),
        d AS (SELECT customer_id, now, earlier, now - earlier AS change FROM m),
        best AS ((SELECT * FROM d ORDER BY change DESC, customer_id LIMIT %3$d) UNION ALL (SELECT * FROM d ORDER BY change, customer_id LIMIT %3$d))
        SELECT b.customer_id, %4$s AS name, b.now, b.earlier, b.change FROM best b LEFT JOIN {customer} c ON c.customer_id = b.customer_id ORDER BY change DESC, b.customer_id"""
            .formatted(
                f.visit().viewKey(),
                WhaleCurve.IS_CUSTOMER,
                SHOWN,
                reading.has("customer", "name") ? "c.name" : "NULL");
    return reading.rows(sql, last, before, last, before);
  }

  private Optional<Part> side(Rows rows, int sign, String last, String before) {
    List<Integer> at =
        new ArrayList<>(
            IntStream.range(0, rows.size())
                .filter(i -> rows.decimal(i, "change").signum() == sign)
                .boxed()
                .toList());
    if (at.isEmpty()) return Optional.empty();
    if (sign < 0) java.util.Collections.reverse(at);
    List<Markup> who =
        at.stream()
            .map(i -> Links.customer(f, rows.text(i, "customer_id"), rows.text(i, "name")))
            .toList();
    List<BigDecimal> earlier = at.stream().map(i -> rows.decimal(i, "earlier")).toList();
    List<BigDecimal> now = at.stream().map(i -> rows.decimal(i, "now")).toList();
    List<BigDecimal> change = at.stream().map(i -> rows.decimal(i, "change")).toList();
    List<BigDecimal> all = Stream.of(earlier, now, change).flatMap(List::stream).toList();
    Markup table =
        s.table()
            .html(s.html("customers.customer"), who)
            .alike(all, all)
            .money(Markup.text(before), earlier)
            .money(Markup.text(last), now)
            .money(s.html("overview.moved.change"), change)
            .build();
    return Optional.of(
        new Part(s.text(sign > 0 ? "overview.moved.up" : "overview.moved.down"), table));
  }

  private Optional<Part> migration() {
    if (!reading.has("customer", "tier_before")) return Optional.empty();
    Rows rows =
        reading.rows(
            "SELECT tier_before, tier, count(*) AS n, sum(%s_profit) AS profit FROM {customer} WHERE tier_before IS NOT NULL AND tier IS NOT NULL AND tier <> tier_before GROUP BY 1, 2 ORDER BY n DESC, 1, 2 LIMIT 12"
                .formatted(f.visit().viewKey()));
    if (rows.isEmpty()) return Optional.empty();
    List<Markup> what = new ArrayList<>();
    List<Long> count = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      what.add(
          new Markup(
              Html.escape(
                  titles.of(f.visit(), "tier", rows.text(i, "tier_before"))
                      + " → "
                      + titles.of(f.visit(), "tier", rows.text(i, "tier")))));
      count.add(rows.whole(i, "n"));
    }
    Markup table =
        s.table()
            .html(s.html("overview.moved.tier"), what)
            .count(s.html("customers"), count)
            .money(
                s.html("profit"),
                IntStream.range(0, rows.size()).mapToObj(i -> rows.decimal(i, "profit")).toList())
            .build();
    return Optional.of(new Part(s.text("overview.moved.tiers"), table));
  }
}
