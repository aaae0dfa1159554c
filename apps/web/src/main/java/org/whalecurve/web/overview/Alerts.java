package org.whalecurve.web.overview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.customers.Links;
import org.whalecurve.web.customers.WhaleCurve;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.text.Speech;

/** What somebody should look at first. */
public final class Alerts {
  /** From here on a customer is more likely to go than to stay. */
  static final String RISK = "0.5";

  private static final int SHOWN = 5;

  /**
   * One alert.
   *
   * @param sentence what it is
   * @param table whom it is about
   * @param address all of them; null where these are all
   */
  public record Alert(String title, Markup sentence, Markup table, String address) {}

  private final Frame f;
  private final Speech s;
  private final Reading reading;
  private final String profit;
  private final String name;

  Alerts(Frame f) {
    this.f = f;
    this.s = f.s();
    this.reading = f.visit().reading();
    this.profit = f.visit().viewKey() + "_profit";
    this.name = reading.has("customer", "name") ? "name" : "CAST(NULL AS VARCHAR) AS name";
  }

  List<Alert> all() {
    List<Alert> alerts = new ArrayList<>();
    losing(alerts);
    leaving(alerts);
    return alerts;
  }

  private void losing(List<Alert> alerts) {
    Rows rows =
        reading.rows(
            "SELECT customer_id, %s, net_revenue, %2$s AS profit FROM {customer} WHERE %2$s < 0 AND net_revenue > 0 AND %3$s ORDER BY net_revenue DESC, customer_id LIMIT %4$d"
                .formatted(name, profit, WhaleCurve.IS_CUSTOMER, SHOWN));
    if (rows.isEmpty()) return;
    Markup table =
        table(rows)
            .money(s.html("net_revenue"), column(rows, "net_revenue"))
            .money(s.html("profit"), column(rows, "profit"))
            .build();
    alerts.add(
        new Alert(
            s.text("overview.alert.losing"),
            s.html("overview.alert.losing.why"),
            table,
            f.link("/customers", "sign", "loss", "sort", "net_revenue", "dir", "desc")));
  }

  private void leaving(List<Alert> alerts) {
    if (!reading.has("customer", "churn_risk")) return;
    Rows rows =
        reading.rows(
            "SELECT customer_id, %1$s, churn_risk, %2$s AS profit FROM {customer} WHERE churn_risk >= %3$s AND %2$s > 0 AND %4$s ORDER BY %2$s DESC, customer_id LIMIT %5$d"
                .formatted(name, profit, RISK, WhaleCurve.IS_CUSTOMER, SHOWN));
    if (rows.isEmpty()) return;
    Markup table =
        table(rows)
            .share(s.html("columns.churn_risk"), column(rows, "churn_risk"))
            .money(s.html("profit"), column(rows, "profit"))
            .build();
    alerts.add(
        new Alert(
            s.text("overview.alert.leaving"),
            s.html("overview.alert.leaving.why"),
            table,
            f.link("/customers", "risk", RISK, "sign", "gain")));
  }

  private HtmlTable table(Rows rows) {
    List<Markup> who =
        IntStream.range(0, rows.size())
            .mapToObj(i -> Links.customer(f, rows.text(i, "customer_id"), rows.text(i, "name")))
            .toList();
    return s.table().html(s.html("customers.customer"), who);
  }

  private static List<BigDecimal> column(Rows rows, String column) {
    return IntStream.range(0, rows.size()).mapToObj(i -> rows.decimal(i, column)).toList();
  }
}
