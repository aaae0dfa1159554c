package org.whalecurve.strategy.lever;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.model.strategy.LeverModel;
import org.whalecurve.model.strategy.LeverModel.Lever;
import org.whalecurve.model.strategy.LeverModel.View;
import org.whalecurve.tables.Table.Column;
import org.whalecurve.tables.Table.Kind;

/**
 * Levers of every customer in one row. Each moves alone, everything else as it is, over the whole
 * run. With P the profit of the view, R net revenue, T revenue tax (in proportion to R), m the
 * target margin, {@code gap} what is missing: −P to break-even, mR − P to the target:
 *
 * <ul>
 *   <li>price: a change by p adds p(R − T), so p = gap / (R − T), for the target gap / (R − T − mR)
 *   <li>discount: taking back x adds x(1 − T/R), so x = gap R / (R − T), for the target gap R / (R
 *       − T − mR); the new rate is (D − x) / G with discounts D on gross revenue G
 *   <li>orders: the same volume in fewer orders; their cost B falls in proportion, so n(B − gap) /
 *       B of n orders remain, cut to whole orders
 *   <li>channel: an order may cost (K − gap) / n where the n orders cost K now
 *   <li>service: gap / S of the cost of service S must go
 *   <li>volume: grows by gap / I at the incremental profit I, for the target by gap / (I − mR)
 * </ul>
 */
final class ValueSql {
  private static final int DECIMALS = 6;

  private final Dialect dialect;
  private final Arithmetic exact;
  private final LeverModel model;
  private final View view;
  private final List<String> select = new ArrayList<>();

  ValueSql(Dialect dialect, LeverModel model, View view) {
    this.dialect = dialect;
    this.exact = new Arithmetic(dialect);
    this.model = model;
    this.view = view;
  }

  static String table(View view) {
    return "customer_lever_" + view.word();
  }

  /** What expressions may name as {@code lever.…}: value for break-even and for the target. */
  static List<Column> columns(LeverModel model) {
    List<Column> columns = new ArrayList<>();
    for (Lever lever : model.only()) {
      String unit = lever == Lever.ORDERS ? "order" : lever == Lever.CHANNEL ? "currency" : "share";
      Kind kind =
          switch (lever) {
            case ORDERS -> Kind.WHOLE;
            case CHANNEL -> Kind.MONEY;
            default -> Kind.RATIO;
          };
      for (String end : List.of("break_even", "target")) {
        String name = lever.word() + "_" + end;
        columns.add(new Column(name, kind, unit, "lever", false));
      }
    }
    return columns;
  }

  Step step() {
    lever("price", "r > 0", exact.ratio("gap", "kept"), exact.ratio("target_gap", "target_kept"));
    lever("discount", "r > 0 AND d > 0", rate("gap", "kept"), rate("target_gap", "target_kept"));
    lever("orders", "b > 0 AND n > 0", orders("gap"), orders("target_gap"));
    lever("channel", "k > 0 AND kn > 0", perOrder("gap"), perOrder("target_gap"));
    lever("service", "s > 0", exact.ratio("gap", "s"), exact.ratio("target_gap", "s"));
    lever("volume", "r > 0", exact.ratio("gap", "i"), exact.ratio("target_gap", "(i - mr)"));
    String sql =
        """
        WITH amounts AS (
          SELECT customer_id, orders AS n, channel_orders_%1$s AS kn, channel_%1$s AS channel,
            %2$s AS r, %3$s AS t, %4$s AS g, %5$s AS d, %6$s AS i, %7$s AS p, %8$s AS b, %9$s AS s, %10$s AS k, %11$s AS q
          FROM lever_base),
        aims AS (SELECT amounts.*, %12$s AS mr FROM amounts),
        gaps AS (SELECT aims.*, -p AS gap, mr - p AS target_gap, r - t AS kept, r - t - mr AS target_kept FROM aims)
        SELECT customer_id, n, kn, channel, %13$s,
          %14$s
        FROM gaps ORDER BY customer_id"""
            .formatted(
                view.word(),
                units("net_revenue"),
                units("revenue_tax"),
                units("gross_revenue"),
                units("discount"),
                units("margin"),
                units(view.word() + "_profit"),
                units("order_cost_" + view.word()),
                units("service_cost_" + view.word()),
                units("channel_cost_" + view.word()),
                units("cheapest_" + view.word()),
                dialect.multiplyDivide("r", margin(), "1000000"),
                amounts(),
                String.join(",\n  ", select));
    return Step.sql(
        "strategy.lever_" + view.word(),
        "levers of every customer, " + view.word() + " profit",
        List.of(BaseSql.TABLE),
        table(view),
        sql);
  }

  private String units(String column) {
    return dialect.units(column);
  }

  private String margin() {
    BigDecimal rounded = model.targetMargin().setScale(DECIMALS, RoundingMode.HALF_UP);
    return rounded.movePointRight(DECIMALS).toBigIntegerExact().toString();
  }

  private void lever(String name, String applies, String breakEven, String target) {
    select.add("%s AS has_%s".formatted(applies, name));
    select.add("CASE WHEN %s THEN %s END AS %s_break_even".formatted(applies, breakEven, name));
    select.add("CASE WHEN %s THEN %s END AS %s_target".formatted(applies, target, name));
  }

  /** The discount rate that is left; the amount taken back is looked at first, for its size. */
  private String rate(String gap, String kept) {
    String back = dialect.multiplyDivide(gap, "r", kept);
    return "CASE WHEN %1$s > 0 AND %2$s < %1$s * 1000000 THEN %3$s END"
        .formatted(kept, gap, exact.ratio("(d - " + back + ")", "g"));
  }

  private String orders(String gap) {
    return exact.wholeShare("n", "(b - " + gap + ")", "b");
  }

  private String perOrder(String gap) {
    return exact.amount("(k - " + gap + ")", "1", "kn");
  }

  /** Amounts that the reasons name. */
  private String amounts() {
    List<String> amounts = new ArrayList<>();
    amounts.add(dialect.fromUnits("r") + " AS net_revenue");
    amounts.add(dialect.fromUnits("p") + " AS profit");
    amounts.add(dialect.fromUnits("kept") + " AS kept");
    amounts.add(dialect.fromUnits("d") + " AS discount");
    amounts.add(dialect.fromUnits("i") + " AS margin");
    amounts.add(dialect.fromUnits("b") + " AS order_cost");
    amounts.add(dialect.fromUnits("s") + " AS service_cost");
    amounts.add(dialect.fromUnits("k") + " AS channel_cost");
    amounts.add(dialect.fromUnits("q") + " AS cheapest");
    amounts.add(
        "CASE WHEN r > 0 THEN "
            + dialect.fromUnits("(gap - " + dialect.multiplyDivide("d", "kept", "r") + ")")
            + " END AS loss_without_discount");
    amounts.add(one("r", "n", "order_size"));
    amounts.add(exact.ratio("d", "g") + " AS discount_rate");
    amounts.add(exact.ratio("i", "r") + " AS incremental_margin");
    amounts.add(one("kept", "100", "price_effect"));
    amounts.add(one("g * kept", "(100 * r)", "discount_effect"));
    amounts.add(one("b", "n", "orders_effect"));
    amounts.add(one("k", "kn", "order_channel_cost"));
    amounts.add(one("s", "100", "service_effect"));
    amounts.add(one("i", "100", "volume_effect"));
    amounts.add(
        "CASE WHEN n > 0 THEN "
            + exact.amount("b", leastOrders(), "n")
            + " END AS least_order_cost");
    return String.join(", ", amounts);
  }

  private String leastOrders() {
    return "least(n, " + model.ordersMin() + ")";
  }

  private String one(String a, String b, String name) {
    return "CASE WHEN %s > 0 THEN %s END AS %s".formatted(b, exact.amount(a, "1", b), name);
  }
}
