package org.whalecurve.web.overview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.text.Speech;

/** The figures on top of the overview, each with its change. */
public final class KeyFigures {
  /**
   * One figure.
   *
   * @param why one line below
   * @param change against the period or run before; empty where there is none
   * @param address where it opens; null for nowhere
   */
  public record Key(String name, Markup figure, Markup why, List<Markup> change, String address) {}

  private static final String SQL =
      """
      SELECT CASE WHEN customer_id IN ('(unassigned)', '(unused)') THEN customer_id ELSE 'customers' END AS line,
        count(*) AS n, sum(net_revenue) AS revenue, sum(%1$s_profit) AS profit,
        count(CASE WHEN %1$s_profit < 0 THEN 1 END) AS losers, sum(CASE WHEN %1$s_profit < 0 THEN %1$s_profit END) AS loss,
        sum(residual_income) AS residual
      FROM {customer} GROUP BY 1""";

  private final Frame f;
  private final Speech s;
  private final String view;
  private final Rows now;
  private final Optional<Rows> before;
  private final Rows periods;
  private final String last;
  private final String previous;

  KeyFigures(Frame f) {
    this.f = f;
    this.s = f.s();
    this.view = f.visit().viewKey();
    Reading reading = f.visit().reading();
    this.now = reading.rows(SQL.formatted(view));
    this.before = f.visit().readingBefore().map(old -> old.rows(SQL.formatted(view)));
    List<String> all = reading.manifest().periods();
    this.last = all.isEmpty() ? "" : all.get(all.size() - 1);
    this.previous = all.size() < 2 ? null : all.get(all.size() - 2);
    this.periods = previous == null || !reading.has("profit") ? null : periods(reading);
  }

  private Rows periods(Reading reading) {
    return reading.rows(
        """
        SELECT period, sum(net_revenue) AS revenue, sum(%s_profit) AS profit, sum(residual_income) AS residual
        FROM {profit} WHERE period IN (?, ?) AND customer_id NOT IN ('(unassigned)', '(unused)') GROUP BY period"""
            .formatted(view),
        previous,
        last);
  }

  public List<Key> all() {
    List<Key> keys = new ArrayList<>();
    BigDecimal revenue = of(now, "customers", "revenue");
    BigDecimal profit = of(now, "customers", "profit");
    keys.add(key("revenue", "customers", "revenue", why("revenue", "n", count("n"))));
    Markup margin = s.figures().percent(profit, revenue);
    keys.add(key("profit", "customers", "profit", why("profit", "margin", margin)));
    keys.add(losers());
    if (f.visit().reading().isCompany()) {
      for (String line : List.of("unused", "unassigned")) {
        BigDecimal amount = of(now, "(" + line + ")", "profit");
        if (amount.signum() == 0) continue;
        keys.add(key(line, "(" + line + ")", "profit", why(line)));
      }
    }
    if (!f.isIncremental()) {
      keys.add(key("residual", "customers", "residual", why("residual")));
    }
    return keys;
  }

  private Markup why(String name, Object... arguments) {
    return s.html("overview.key." + name + ".why", arguments);
  }

  private Markup count(String column) {
    long number = now.isEmpty() ? 0 : of(now, "customers", column).longValueExact();
    return s.counted(number, "customer");
  }

  private Key losers() {
    BigDecimal loss = of(now, "customers", "loss");
    List<Markup> changes = new ArrayList<>();
    before.ifPresent(
        old -> {
          BigDecimal more = of(now, "customers", "losers").subtract(of(old, "customers", "losers"));
          changes.add(
              s.html(
                  "overview.change.run",
                  "change",
                  signed(more, s.figures().count(Math.abs(more.longValueExact())))));
        });
    return new Key(
        s.text("overview.key.losers"),
        s.amount(loss),
        why("losers", "n", count("losers")),
        changes,
        f.link("/customers", "sign", "loss", "dir", "asc"));
  }

  private Key key(String name, String line, String column, Markup why) {
    List<Markup> changes = new ArrayList<>();
    if (periods != null && line.equals("customers")) changes.add(period(column));
    before.ifPresent(
        old -> {
          BigDecimal more = of(now, line, column).subtract(of(old, line, column));
          changes.add(
              s.html("overview.change.run", "change", signed(more, s.figures().size(more))));
        });
    String address = line.equals("customers") ? f.link("/customers") : null;
    return new Key(
        s.text("overview.key." + name), s.amount(of(now, line, column)), why, changes, address);
  }

  private Markup period(String column) {
    BigDecimal latest = inPeriod(last, column);
    BigDecimal more = latest.subtract(inPeriod(previous, column));
    return s.html(
        "overview.change.period",
        "period",
        last,
        "amount",
        s.figures().money(latest),
        "change",
        signed(more, s.figures().size(more)),
        "before",
        previous);
  }

  private static Markup signed(BigDecimal change, Markup size) {
    String sign = change.signum() < 0 ? "−" : change.signum() > 0 ? "+" : "±";
    return Markup.text(sign).plus(size);
  }

  private BigDecimal inPeriod(String period, String column) {
    for (int i = 0; i < periods.size(); i++) {
      if (periods.text(i, "period").equals(period)) return orZero(periods.decimal(i, column));
    }
    return BigDecimal.ZERO;
  }

  private static BigDecimal of(Rows rows, String line, String column) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.text(i, "line").equals(line)) return orZero(rows.decimal(i, column));
    }
    return BigDecimal.ZERO;
  }

  private static BigDecimal orZero(BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }

  /** Cost that reached no customer, a positive amount. */
  public BigDecimal unassigned() {
    return of(now, "(unassigned)", "profit").negate().max(BigDecimal.ZERO);
  }

  BigDecimal revenue() {
    return of(now, "customers", "revenue");
  }

  public Markup unassignedShare() {
    return s.figures().percent(Figures.fraction(unassigned(), revenue()));
  }
}
