package org.whalecurve.web.customers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.whalecurve.engine.Session;
import org.whalecurve.reports.Sheet;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.tables.Table.Kind;
import org.whalecurve.web.page.Visit;

/** Which columns a list shows, and by which it is ordered. */
final class CustomerColumns {
  private static final int SHOWN_MAX = 24;

  /** What the value stage adds has its units in its own tables. */
  private static final Set<String> MONEY =
      Set.of(
          "amount_early",
          "amount_late",
          "arpu",
          "billed",
          "broadband_sales",
          "clv",
          "clv_low",
          "clv_high",
          "monetary",
          "earlier_sales",
          "expected_loss",
          "forecast_amount",
          "line_value_max",
          "order_profit",
          "order_value_mean",
          "outstanding_amount",
          "price_early",
          "price_late",
          "receipt_max",
          "receipt_mean",
          "recent_sales",
          "returned_amount",
          "sales",
          "value_historical",
          "value_current",
          "value_potential",
          "value_total");

  private static final Set<String> SHARES =
      Set.of(
          "p_alive",
          "p_stays",
          "churn_risk",
          "risk_churn",
          "risk_default",
          "return_ratio",
          "discount_ratio",
          "gross_margin",
          "cost_to_serve_ratio",
          "overdue_rate",
          "arrears_ratio",
          "broadband_share",
          "sales_growth");

  private final Visit visit;
  private final Reading reading;
  private final List<Session.Column> all;

  CustomerColumns(Visit visit) {
    this.visit = visit;
    this.reading = visit.reading();
    this.all = reading.columns("customer");
  }

  private List<String> standard() {
    String view = visit.viewKey();
    return List.of(
        "customer_group",
        "tier",
        "net_revenue",
        "cost_of_goods",
        view + "_cost_to_serve",
        view + "_profit",
        view + "_margin",
        "clv",
        "churn_risk");
  }

  /** Columns that can be chosen; number and name stand first anyway. */
  List<String> choices() {
    return all.stream()
        .map(Session.Column::name)
        .filter(c -> !c.equals("customer_id") && !c.equals("name"))
        .toList();
  }

  List<String> shown() {
    Set<String> known = new LinkedHashSet<>(choices());
    Set<String> asked = new LinkedHashSet<>();
    for (String value : values("cols")) {
      for (String one : value.split(",", -1)) if (known.contains(one)) asked.add(one);
    }
    if (asked.isEmpty()) for (String one : standard()) if (known.contains(one)) asked.add(one);
    return asked.stream().limit(SHOWN_MAX).toList();
  }

  private List<String> values(String name) {
    String[] values = visit.request().getParameterValues(name);
    return values == null ? List.of() : Arrays.asList(values);
  }

  boolean isChosen() {
    return !visit.get("cols").isEmpty();
  }

  /** Ordered by profit unless the address says otherwise. */
  String sort() {
    String asked = visit.get("sort");
    boolean known = all.stream().anyMatch(c -> c.name().equals(asked));
    return known ? asked : visit.viewKey() + "_profit";
  }

  boolean isAscending() {
    String dir = visit.get("dir");
    if (dir.equals("asc") || dir.equals("desc")) return dir.equals("asc");
    return isText(sort());
  }

  private boolean isText(String column) {
    return sheet(column).kind() == Kind.TEXT;
  }

  /** Kind and unit of a column. */
  Sheet.Column sheet(String column) {
    if (MONEY.contains(column)) return new Sheet.Column(column, Kind.MONEY, "currency");
    if (SHARES.contains(column)) return new Sheet.Column(column, Kind.RATIO, "share");
    return all.stream()
        .filter(c -> c.name().equals(column))
        .map(c -> Sheet.columns(List.of(new Rows.Column(c.name(), c.sqlType()))).get(0))
        .findFirst()
        .orElseThrow();
  }

  /** {@code ORDER BY …}, with the number last so that the order is one. */
  String order() {
    String name = reading.dialect().name(sort());
    return " ORDER BY " + name + (isAscending() ? " ASC" : " DESC") + " NULLS LAST, customer_id";
  }

  /** For {@code SELECT}: number, name where there is one, and the columns shown. */
  String select(List<String> columns) {
    List<String> names = new ArrayList<>(List.of("customer_id"));
    if (reading.has("customer", "name")) names.add("name");
    for (String column : columns) names.add(reading.dialect().name(column));
    return String.join(", ", names);
  }
}
