package org.whalecurve.samples.internal.operator;

import static org.whalecurve.samples.internal.operator.Channel.ACCOUNT_MANAGER;
import static org.whalecurve.samples.internal.operator.Channel.COMMUNITY;
import static org.whalecurve.samples.internal.operator.Channel.DEALER;
import static org.whalecurve.samples.internal.operator.Channel.ONLINE;
import static org.whalecurve.samples.internal.operator.Channel.SHOP;
import static org.whalecurve.samples.internal.operator.Channel.TELEPHONE;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.samples.internal.files.Dice;
import org.whalecurve.samples.internal.operator.Customer.Subscription;
import org.whalecurve.samples.internal.operator.Product.Unit;

/** Draws the customers: 0.2 % key accounts, 8 % business, 30 % mobile, the public. */
public final class CustomerBase {
  private static final int TOPIC = 1;
  private static final double KEY_SHARE = 0.002;

  /** In each group some take every product line all the time, so no cell is ever empty. */
  private static final int STEADY = 3;

  private static final double[] SPREAD = {0.8, 1.2, 0.75, 0.8};

  /** Flat rates: some call far more for the same money. */
  private static final double[] PLAN_SPREAD = {0.4, 1.1, 1.15, 1.15};

  private static final Channel[][] CHANNELS = {
    {ACCOUNT_MANAGER},
    {ACCOUNT_MANAGER, TELEPHONE, TELEPHONE, ONLINE, SHOP, DEALER},
    {SHOP, SHOP, SHOP, COMMUNITY, COMMUNITY, TELEPHONE, ONLINE, DEALER},
    {SHOP, SHOP, DEALER, DEALER, DEALER, ONLINE, COMMUNITY},
  };

  private final int count;
  private final int months;
  private final long seed;
  private final int[] seen = new int[Group.values().length];

  public CustomerBase(int count, int months, long seed) {
    this.count = count;
    this.months = months;
    this.seed = seed;
  }

  public List<Customer> draw() {
    List<Customer> customers = new ArrayList<>(count);
    for (int number = 1; number <= count; number++) customers.add(draw(number));
    return customers;
  }

  private Customer draw(int number) {
    Dice dice = new Dice(seed, TOPIC, number);
    Group group = group(number, dice);
    boolean steady = seen[group.ordinal()]++ < STEADY || group == Group.KEY;
    int from = !steady && months > 1 && dice.chance(0.06) ? dice.whole(1, months - 1) : 0;
    int until = !steady && dice.chance(0.04) ? Math.max(from + 1, dice.whole(1, months)) : months;
    double weight = dice.logNormal(SPREAD[group.ordinal()]);
    return new Customer(
        number,
        group,
        from,
        until,
        dice.oneOf(CHANNELS[group.ordinal()]),
        dice.whole(1, 22),
        dice.logNormal(PLAN_SPREAD[group.ordinal()]),
        dice.logNormal(1.2),
        discount(group, dice),
        group == Group.BUSINESS && dice.chance(0.3) ? 0.01 : 0,
        dice.chance(group == Group.KEY ? 0.1 : group == Group.BUSINESS ? 0.15 : 0.03),
        subscriptions(group, weight, steady, dice));
  }

  private Group group(int number, Dice dice) {
    long keys = Math.max(1, Math.round(count * KEY_SHARE));
    if (number * keys / count != (number - 1) * keys / count) return Group.KEY;
    double draw = dice.between(0, 1);
    return draw < 0.08 ? Group.BUSINESS : draw < 0.38 ? Group.MOBILE : Group.PUBLIC;
  }

  private static double discount(Group group, Dice dice) {
    return switch (group) {
      case KEY -> dice.whole(12, 22) / 100.0;
      case BUSINESS -> dice.whole(0, 10) / 100.0;
      case PUBLIC -> dice.chance(0.2) ? 0.03 : 0;
      case MOBILE -> dice.chance(0.4) ? 0.05 : 0;
    };
  }

  private static List<Subscription> subscriptions(
      Group group, double weight, boolean steady, Dice dice) {
    List<Subscription> all = new ArrayList<>();
    for (Product product : Product.values()) {
      double probability = product.takeUp(group);
      boolean needed = steady && probability > 0;
      if (dice.chance(probability) || needed) all.add(subscription(product, group, weight, dice));
    }
    return List.copyOf(all);
  }

  private static Subscription subscription(Product product, Group group, double weight, Dice dice) {
    // the tail of business customers is many lines, not one line of another price
    double amount =
        product.spend(group)
            * (product.tariff ? Math.min(weight, 6) : weight)
            * dice.logNormal(0.45);
    boolean household = group == Group.PUBLIC || group == Group.MOBILE;
    int lines = Math.max(1, (int) Math.round(amount / product.price));
    int count = product.unit != Unit.LINE || (household && product.tariff) ? 1 : lines;
    return new Subscription(product, amount, count);
  }
}
