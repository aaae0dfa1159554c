package org.whalecurve.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;

/** The few figures that a run is known by. */
final class Summary {
  private static final String LINES =
      """
      SELECT sum(net_revenue) AS revenue, sum(full_profit) AS full_profit,
        sum(incremental_profit) AS incremental_profit,
        sum(CASE WHEN customer_id = '(unused)' THEN full_cost_to_serve END) AS unused,
        sum(CASE WHEN customer_id = '(unassigned)' THEN net_revenue END) AS unassigned_revenue,
        sum(CASE WHEN customer_id = '(unassigned)'
          THEN revenue_tax + cost_of_goods + direct_cost + full_cost_to_serve END) AS unassigned_cost
      FROM customer""";

  private static final String WHALE =
      """
      SELECT count(*) AS customers, count(CASE WHEN full_profit > 0 THEN 1 END) AS winners,
        count(CASE WHEN full_profit < 0 THEN 1 END) AS losers,
        coalesce(sum(CASE WHEN full_profit > 0 THEN full_profit END), 0) AS earned,
        coalesce(sum(CASE WHEN full_profit < 0 THEN full_profit END), 0) AS lost,
        coalesce(sum(full_profit), 0) AS profit
      FROM customer WHERE customer_id NOT IN ('(unassigned)', '(unused)')""";

  private final String currency;
  private final String periods;
  private final Rows lines;
  private final Rows whale;

  private Summary(String currency, String periods, Rows lines, Rows whale) {
    this.currency = currency;
    this.periods = periods;
    this.lines = lines;
    this.whale = whale;
  }

  static Summary of(RunReader run) {
    List<String> periods = run.manifest().periods();
    return new Summary(
        run.manifest().currency(),
        periods.isEmpty() ? "" : span(periods),
        run.query(LINES),
        run.query(WHALE));
  }

  static String span(List<String> periods) {
    String first = periods.get(0);
    String last = periods.get(periods.size() - 1);
    return first.equals(last) ? first : first + " to " + last;
  }

  void print(PrintWriter out) {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"Net revenue", money("revenue"), ""});
    rows.add(new String[] {"Full profit", money("full_profit"), margin("full_profit")});
    rows.add(
        new String[] {
          "Incremental profit", money("incremental_profit"), margin("incremental_profit")
        });
    rows.add(new String[] {"Unused capacity", money("unused"), ""});
    rows.add(new String[] {"Unassigned revenue", money("unassigned_revenue"), ""});
    rows.add(new String[] {"Unassigned cost", money("unassigned_cost"), ""});
    int width = rows.stream().mapToInt(row -> row[1].length()).max().orElse(0);
    out.println(currency + ", " + periods);
    for (String[] row : rows) {
      out.println(String.format("  %-20s%" + width + "s  %s", (Object[]) row).stripTrailing());
    }
    out.println();
    out.println(whaleSentence());
  }

  /** What the whale curve says, in one sentence. */
  String whaleSentence() {
    BigDecimal profit = whale.decimal(0, "profit");
    String share =
        profit.signum() > 0
            ? " (" + percent(whale.decimal(0, "earned"), profit) + " of the total)"
            : "";
    return String.format(
        Locale.ROOT,
        "%,d of %,d customers earn %s%s; %,d lose %s of it.",
        whale.whole(0, "winners"),
        whale.whole(0, "customers"),
        shown(whale.decimal(0, "earned")),
        share,
        whale.whole(0, "losers"),
        shown(whale.decimal(0, "lost").negate()));
  }

  private String money(String column) {
    BigDecimal value = lines.decimal(0, column);
    return shown(value == null ? BigDecimal.ZERO : value);
  }

  private String margin(String column) {
    BigDecimal revenue = lines.decimal(0, "revenue");
    BigDecimal profit = lines.decimal(0, column);
    if (revenue == null || profit == null || revenue.signum() <= 0) return "";
    return percent(profit, revenue) + " of revenue";
  }

  private static String percent(BigDecimal part, BigDecimal whole) {
    BigDecimal share =
        part.multiply(BigDecimal.valueOf(100)).divide(whole, 1, RoundingMode.HALF_UP);
    return share.toPlainString() + " %";
  }

  private static String shown(BigDecimal value) {
    return String.format(Locale.ROOT, "%,.2f", value);
  }
}
