package org.whalecurve.strategy.lever;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.whalecurve.engine.Dialect;
import org.whalecurve.model.strategy.LeverModel;
import org.whalecurve.model.strategy.LeverModel.Lever;
import org.whalecurve.strategy.sql.Wording;

/**
 * One lever as rows of the table {@code lever}: SQL over a {@code customer_lever_<view>}.
 *
 * @param current value now
 * @param unit of the values
 * @param step one step of it, in its unit
 * @param effect profit gained by one step
 * @param reached condition under which a value is feasible, with%s for the value
 * @param said reasons, the first whose condition holds
 */
record LeverKind(
    Lever lever,
    String current,
    String unit,
    String step,
    String effect,
    String reached,
    List<Said> said) {
  private static final String HUNDREDTH = "0.01";

  static LeverKind of(Lever lever, LeverModel model) {
    return switch (lever) {
      case PRICE -> price(model.priceMax().toPlainString());
      case DISCOUNT -> discount();
      case ORDERS -> orders(model.ordersMin());
      case CHANNEL -> channel();
      case SERVICE -> service();
      case VOLUME -> volume(model.volumeMax().toPlainString());
    };
  }

  /** The texts that sentences name, as SQL. */
  static Map<String, String> values(Dialect dialect, LeverModel model) {
    Wording wording = new Wording(dialect);
    Map<String, String> values = new TreeMap<>();
    values.put("rise", wording.percentBelowMillion("price_break_even"));
    values.put("fall", wording.percentBelowMillion("-price_break_even"));
    values.put("rise_max", plainPercent(model.priceMax()));
    values.put("rate", wording.percentBelowMillion("discount_rate"));
    values.put("rate_after", wording.percentBelowMillion("discount_break_even"));
    values.put("loss_without_discount", wording.money("loss_without_discount"));
    values.put("orders", wording.whole("n"));
    values.put("orders_after", wording.whole("orders_break_even"));
    values.put("orders_min", "'" + model.ordersMin() + "'");
    values.put("order_cost", wording.money("order_cost"));
    values.put("size", wording.money("order_size"));
    String larger = dialect.multiplyDivide(dialect.units("net_revenue"), "1", "orders_break_even");
    values.put("size_after", wording.money(dialect.fromUnits(larger)));
    values.put("loss_at_least", wording.money("-profit - order_cost + least_order_cost"));
    values.put("own", wording.money("order_channel_cost"));
    values.put("cheapest", wording.money("cheapest"));
    values.put("channel", "channel");
    values.put("channel_orders", wording.whole("kn"));
    values.put("loss_in_channel", wording.money("-profit - channel_cost + cheapest * kn"));
    values.put("less", wording.percentBelowMillion("service_break_even"));
    values.put("more", wording.percentBelowMillion("-service_break_even"));
    values.put("service", wording.money("service_cost"));
    values.put("loss_without_service", wording.money("-profit - service_cost"));
    values.put("growth", wording.percentBelowMillion("volume_break_even"));
    values.put("shrink", wording.percentBelowMillion("-volume_break_even"));
    values.put("growth_max", plainPercent(model.volumeMax()));
    values.put("unit_margin", wording.percentBelowMillion("incremental_margin"));
    values.put("unit_loss", wording.money("-margin"));
    return values;
  }

  private static String plainPercent(BigDecimal fraction) {
    return "'" + fraction.movePointRight(2).stripTrailingZeros().toPlainString() + "'";
  }

  private static LeverKind price(String max) {
    String value = "price_break_even";
    return new LeverKind(
        Lever.PRICE,
        "0",
        "share",
        HUNDREDTH,
        "price_effect",
        "%s <= " + max,
        List.of(
            new Said(value + " IS NULL", "No price brings break-even.", "任何价格都无法盈亏平衡。"),
            new Said(
                value + " <= 0",
                "Prices could fall by {fall}% before the customer loses.",
                "价格可下调 {fall}% 而不亏损。"),
            new Said(
                value + " <= " + max,
                "Prices {rise}% higher bring break-even at the same volume.",
                "销量不变时提价 {rise}% 即可盈亏平衡。"),
            new Said(
                "",
                "Break-even needs prices {rise}% higher; over {rise_max}% is not held possible.",
                "盈亏平衡需提价 {rise}%，超过可行上限 {rise_max}%。")));
  }

  private static LeverKind discount() {
    String value = "discount_break_even";
    return new LeverKind(
        Lever.DISCOUNT,
        "discount_rate",
        "share",
        HUNDREDTH,
        "discount_effect",
        "%s >= 0",
        List.of(
            new Said(value + " IS NULL", "No discount brings break-even.", "调整折扣无法盈亏平衡。"),
            new Said(
                value + " >= discount_rate",
                "The discount could rise from {rate}% to {rate_after}% before the customer loses.",
                "折扣可由 {rate}% 提高到 {rate_after}% 而不亏损。"),
            new Said(
                value + " >= 0",
                "A discount of {rate_after}% instead of {rate}% brings break-even.",
                "折扣由 {rate}% 降到 {rate_after}% 即可盈亏平衡。"),
            new Said(
                "",
                "Even without any discount (now {rate}%) the customer loses {loss_without_discount}.",
                "即使取消全部折扣（现为 {rate}%），仍亏损 {loss_without_discount}。")));
  }

  private static LeverKind orders(int least) {
    String value = "orders_break_even";
    return new LeverKind(
        Lever.ORDERS,
        "n",
        "order",
        "1",
        "orders_effect",
        "%s >= " + least,
        List.of(
            new Said(
                "profit >= 0",
                "The profit bears more orders for the same volume; now there are {orders}, {size} each.",
                "同样销量下利润可承受更多订单；现有 {orders} 单，平均每单 {size}。"),
            new Said(
                value + " >= " + least,
                "{orders_after} orders of {size_after} on average instead of {orders} of {size} bring break-even.",
                "订单由 {orders} 单（平均 {size}）合并为 {orders_after} 单（平均 {size_after}）即可盈亏平衡。"),
            new Said(
                "",
                "Even with {orders_min} order(s) in the run instead of {orders} the customer loses {loss_at_least}.",
                "即使全期只下 {orders_min} 单（现为 {orders} 单），仍亏损 {loss_at_least}。")));
  }

  private static LeverKind channel() {
    String value = "channel_break_even";
    return new LeverKind(
        Lever.CHANNEL,
        "order_channel_cost",
        "currency",
        "1",
        "CASE WHEN cheapest < order_channel_cost THEN order_channel_cost - cheapest ELSE 0 END",
        "least(cheapest, order_channel_cost) <=%s",
        List.of(
            new Said(
                "cheapest IS NULL",
                "Too few peers use a channel to compare with; an order costs {own}.",
                "可比较的同类客户过少；现每单成本 {own}。"),
            new Said(
                "cheapest >= order_channel_cost",
                "No channel of its peers is cheaper than its own {own} an order.",
                "同类客户的渠道都不比其现有每单 {own} 便宜。"),
            new Said(
                "profit >= 0",
                "The customer earns money; through {channel} an order costs its peers {cheapest} instead of {own}.",
                "该客户盈利；同类客户经 {channel} 每单成本 {cheapest}，其现为 {own}。"),
            new Said(
                "cheapest <= " + value,
                "All {channel_orders} orders through {channel}, {cheapest} an order instead of {own}, bring break-even.",
                "{channel_orders} 单全部改走 {channel}（每单 {cheapest}，现为 {own}）即可盈亏平衡。"),
            new Said(
                "",
                "Even with all {channel_orders} orders through {channel}, {cheapest} an order instead of {own}, the customer loses {loss_in_channel}.",
                "即使 {channel_orders} 单全部改走 {channel}（每单 {cheapest}，现为 {own}），仍亏损 {loss_in_channel}。")));
  }

  private static LeverKind service() {
    String value = "service_break_even";
    return new LeverKind(
        Lever.SERVICE,
        "0",
        "share",
        HUNDREDTH,
        "service_effect",
        "%s <= 1",
        List.of(
            new Said(
                "profit >= 0",
                "The customer earns money after {service} of service.",
                "承担 {service} 服务成本后该客户仍盈利。"),
            new Said(
                value + " <= 1",
                "{less}% of the {service} for service must go to break even.",
                "需削减 {service} 服务成本的 {less}% 方可盈亏平衡。"),
            new Said(
                "",
                "Even without the {service} for service the customer loses {loss_without_service}.",
                "即使完全取消 {service} 服务成本，仍亏损 {loss_without_service}。")));
  }

  private static LeverKind volume(String max) {
    String value = "volume_break_even";
    return new LeverKind(
        Lever.VOLUME,
        "0",
        "share",
        HUNDREDTH,
        "volume_effect",
        "%s <= " + max,
        List.of(
            new Said(
                "margin <= 0",
                "Sales lose {unit_loss} at incremental cost already: more volume loses more.",
                "按增量成本已亏损 {unit_loss}：销量越大亏得越多。"),
            new Said(
                value + " IS NULL",
                "The incremental margin is too thin for any volume to bring break-even.",
                "增量利润过薄，任何销量都无法盈亏平衡。"),
            new Said(
                value + " <= 0",
                "Volume could fall by {shrink}% before the customer loses.",
                "销量可下降 {shrink}% 而不亏损。"),
            new Said(
                value + " <= " + max,
                "{growth}% more volume at an incremental margin of {unit_margin}% brings break-even.",
                "按 {unit_margin}% 的增量利润率，销量增加 {growth}% 即可盈亏平衡。"),
            new Said(
                "",
                "Break-even needs {growth}% more volume at an incremental margin of {unit_margin}%; over {growth_max}% is not held possible.",
                "按 {unit_margin}% 的增量利润率，盈亏平衡需销量增加 {growth}%，超过可行上限 {growth_max}%。")));
  }
}
