package org.whalecurve.strategy.lever;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.model.strategy.LeverModel;
import org.whalecurve.model.strategy.LeverModel.Lever;
import org.whalecurve.model.strategy.LeverModel.View;

/**
 * What levers are worked out from, {@code lever_base}: of every customer the revenue, discount, tax
 * and profit, the cost that follows orders, the cost of service, and what its orders cost by
 * channel.
 */
final class BaseSql {
  static final String TABLE = "lever_base";
  private static final String CHANNELS = "channel_use";
  private static final String REVENUE_TAX = "revenue_tax";

  private final Dialect dialect;
  private final LeverModel model;
  private final CostLevels levels;
  private final boolean channels;
  private final String peers;

  /**
   * @param channels whether transactions name channels
   * @param peers SQL of the group of peers over customers {@code c}
   */
  BaseSql(Dialect dialect, LeverModel model, CostLevels levels, boolean channels, String peers) {
    this.dialect = dialect;
    this.model = model;
    this.levels = levels;
    this.channels = channels && model.only().contains(Lever.CHANNEL);
    this.peers = peers;
  }

  /**
   * @param from SQL of the customers, {@code c} among them
   * @param reads its tables
   * @param where condition over them
   */
  List<Step> steps(String from, Set<String> reads, String where) {
    List<Step> steps = new ArrayList<>();
    if (channels) steps.add(channelUse());
    List<String> all = new ArrayList<>(reads);
    if (costs()) all.addAll(List.of("activity_cost", "activity"));
    if (channels) all.add(CHANNELS);
    steps.add(
        Step.sql(
            "strategy.lever_base",
            "what each customer's cost is made of",
            all.stream().distinct().toList(),
            TABLE,
            base(from, where)));
    return steps;
  }

  private boolean costs() {
    return !levels.order().isEmpty() || !levels.service().isEmpty();
  }

  /** Orders and cost of every customer in every channel. */
  private Step channelUse() {
    String sql =
        """
        WITH used AS (
          SELECT customer_no, channel_no, count(DISTINCT transaction_id) AS orders FROM transaction_fact
          WHERE NOT is_return AND transaction_id <> '(none)' AND customer_no > 1 GROUP BY customer_no, channel_no),
        cost AS (
          SELECT customer_id, channel, sum(direct_cost + full_cost_to_serve) AS full_cost, sum(incremental_direct_cost + incremental_cost_to_serve) AS incremental_cost
          FROM profit WHERE channel <> '(none)' GROUP BY customer_id, channel)
        SELECT d.customer_id, h.channel, u.orders, %s AS full_cost, %s AS incremental_cost
        FROM used u JOIN customer_dim d ON d.customer_no = u.customer_no JOIN channel_dim h ON h.channel_no = u.channel_no
        JOIN cost k ON k.customer_id = d.customer_id AND k.channel = h.channel
        WHERE h.channel <> '(none)' ORDER BY d.customer_id, h.channel"""
            .formatted(dialect.decimal("k.full_cost"), dialect.decimal("k.incremental_cost"));
    return Step.sql(
        "strategy.channel_use",
        "orders and their cost by channel",
        List.of("transaction_fact", "customer_dim", "channel_dim", "profit"),
        CHANNELS,
        sql);
  }

  private String base(String from, String where) {
    List<String> with = new ArrayList<>();
    with.add("who AS (SELECT c.*, " + peers + " AS peers FROM " + from + " WHERE " + where + ")");
    if (costs()) with.add(costByLevel());
    if (channels) with.addAll(List.of(ownChannels(), peerChannels(), cheapest()));
    StringBuilder select = new StringBuilder();
    select.append("WITH ").append(String.join(",\n", with)).append('\n');
    select.append(
        "SELECT c.customer_id, c.net_revenue, c.revenue_tax, c.gross_revenue, "
            + dialect.decimal("c.discount + c.cash_discount")
            + " AS discount, c.transactions AS orders, c.incremental_profit AS margin");
    for (View view : model.views()) columns(select, view);
    select.append("\nFROM who c");
    if (costs()) select.append("\nLEFT JOIN levels x ON x.customer_id = c.customer_id");
    if (channels) {
      select.append("\nLEFT JOIN own o ON o.customer_id = c.customer_id");
      for (View v : model.views()) {
        select.append(
            "\nLEFT JOIN cheapest b_%1$s ON b_%1$s.peers = c.peers AND b_%1$s.place_%1$s = 1"
                .formatted(v.word()));
      }
    }
    return select.append("\nORDER BY c.customer_id").toString();
  }

  private void columns(StringBuilder select, View view) {
    String v = view.word();
    select.append(",\n  c.%1$s_profit AS %1$s_profit".formatted(v));
    String none = dialect.decimal("0");
    for (String kind : List.of("order", "service")) {
      String value = costs() ? dialect.decimal("coalesce(x." + kind + "_" + v + ", 0)") : none;
      select.append(", ").append(value).append(" AS %s_cost_%s".formatted(kind, v));
    }
    select.append(
        channels
            ? ", %s AS channel_cost_%s, o.orders AS channel_orders_%s, b_%s.cost_%s AS cheapest_%s, b_%s.channel AS channel_%s"
                .formatted(dialect.decimal("coalesce(o.cost_" + v + ", 0)"), v, v, v, v, v, v, v)
            : ", %s AS channel_cost_%s, CAST(NULL AS BIGINT) AS channel_orders_%s, CAST(NULL AS DECIMAL(18,6)) AS cheapest_%s, CAST(NULL AS VARCHAR) AS channel_%s"
                .formatted(none, v, v, v, v));
  }

  /**
   * Cost that follows orders, and cost of service; taxes that run through activities are neither.
   */
  private String costByLevel() {
    String sums =
        model.views().stream()
            .flatMap(
                v ->
                    List.of(sum("order", levels.order(), v), sum("service", levels.service(), v))
                        .stream())
            .collect(Collectors.joining(", "));
    Set<String> all = new java.util.TreeSet<>(levels.order());
    all.addAll(levels.service());
    return """
        levels AS (
          SELECT customer_id, %s
          FROM activity_cost
          WHERE activity IN (%s) AND activity NOT IN (SELECT activity FROM activity WHERE line = '%s')
          GROUP BY customer_id)"""
        .formatted(sums, names(all), REVENUE_TAX);
  }

  private String sum(String kind, Set<String> activities, View view) {
    String condition = activities.isEmpty() ? "1 = 0" : "activity IN (" + names(activities) + ")";
    return "sum(CASE WHEN %s THEN %s_cost ELSE 0 END) AS %s_%s"
        .formatted(condition, view.word(), kind, view.word());
  }

  private String names(Set<String> names) {
    return names.stream().map(dialect::literal).collect(Collectors.joining(", "));
  }

  private String ownChannels() {
    return "own AS (SELECT customer_id, CAST(sum(orders) AS BIGINT) AS orders, "
        + each("sum(%1$s_cost) AS cost_%1$s")
        + " FROM channel_use GROUP BY customer_id)";
  }

  /** What an order costs a channel's users among the peers, where there are enough of them. */
  private String peerChannels() {
    return "peer AS (SELECT c.peers, u.channel, CAST(sum(u.orders) AS BIGINT) AS orders, "
        + each("sum(u.%1$s_cost) AS sum_%1$s")
        + "\n  FROM channel_use u JOIN who c ON c.customer_id = u.customer_id"
        + " GROUP BY c.peers, u.channel HAVING count(*) >= "
        + model.peersMin()
        + " AND sum(u.full_cost) > 0)";
  }

  private String cheapest() {
    String cost =
        dialect.fromUnits(dialect.multiplyDivide(dialect.units("sum_%1$s"), "1", "orders"));
    return "priced AS (SELECT peers, channel, "
        + each(cost + " AS cost_%1$s")
        + " FROM peer),\ncheapest AS (SELECT priced.*, "
        + each("row_number() OVER (PARTITION BY peers ORDER BY cost_%1$s, channel) AS place_%1$s")
        + " FROM priced)";
  }

  private String each(String text) {
    return model.views().stream()
        .map(v -> text.formatted(v.word()))
        .collect(Collectors.joining(", "));
  }
}
