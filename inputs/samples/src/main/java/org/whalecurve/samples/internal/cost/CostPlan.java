package org.whalecurve.samples.internal.cost;

import static org.whalecurve.samples.internal.operator.Channel.COMMUNITY;
import static org.whalecurve.samples.internal.operator.Channel.DEALER;
import static org.whalecurve.samples.internal.operator.Channel.ONLINE;
import static org.whalecurve.samples.internal.operator.Channel.SHOP;
import static org.whalecurve.samples.internal.operator.Channel.TELEPHONE;
import static org.whalecurve.samples.internal.operator.Facts.Fact.BILLED_CUSTOMERS;
import static org.whalecurve.samples.internal.operator.Facts.Fact.LATE_INVOICES;
import static org.whalecurve.samples.internal.operator.Facts.Fact.LINES;
import static org.whalecurve.samples.internal.operator.Facts.Fact.NET;
import static org.whalecurve.samples.internal.operator.Facts.Fact.QUANTITY;
import static org.whalecurve.samples.internal.operator.Facts.Fact.VISITS;

import java.util.List;
import org.whalecurve.samples.internal.operator.Facts;
import org.whalecurve.samples.internal.operator.Facts.Fact;
import org.whalecurve.samples.internal.operator.Group;
import org.whalecurve.samples.internal.operator.Product;
import org.whalecurve.samples.internal.operator.Product.Unit;
import org.whalecurve.samples.internal.operator.ProductLine;

/** The operator's departments and what each activity's cost follows, as in {@code cost.yaml}. */
final class CostPlan {
  /** Days that product managers spend in a month, by product line. */
  static final double[] PRODUCT_DAYS = {6, 3, 5, 5, 4};

  /** Hours of the service plans in a month, by group. */
  static final double[] SERVICE_PLAN_HOURS = {60, 70, 36, 24};

  static final List<String> SUPPORT =
      List.of("it_systems", "building_services", "personnel_and_finance");

  /**
   * A department.
   *
   * @param budget cost of a year, in per cent of revenue
   * @param to activities or the resource that it pays for
   * @param shares of its cost, in the same order
   */
  record Department(
      String costCenter,
      boolean administrative,
      double budget,
      double incremental,
      List<String> to,
      double... shares) {}

  static final List<Department> DEPARTMENTS =
      List.of(
          new Department(
              "marketing",
              false,
              0.9,
              0.2,
              List.of("strategy_planning", "market_research"),
              .4,
              .6),
          new Department(
              "sales",
              false,
              4.4,
              0.75,
              List.of(
                  "account_manager_sales",
                  "shop_sales",
                  "dealer_channel",
                  "telephone_online_sales",
                  "community_sales"),
              .06,
              .42,
              .22,
              .16,
              .14),
          new Department(
              "product_office",
              false,
              1.2,
              0.3,
              List.of("product_management", "new_product_development"),
              .6,
              .4),
          new Department(
              "service",
              false,
              1.6,
              0.7,
              List.of("tiered_service", "customer_information", "quality_control"),
              .5,
              .06,
              .44),
          new Department(
              "billing_office",
              false,
              2.2,
              0.75,
              List.of("billing", "collection", "interconnection"),
              .76,
              .04,
              .2),
          new Department("hotline_centre", false, 0.13, 0.8, List.of("hotline"), 1),
          new Department("field_crews", false, 0.11, 0.8, List.of("field_crews"), 1),
          new Department("it", true, 2.0, 0.5, List.of("it_systems"), 1),
          new Department("property", true, 1.2, 0.2, List.of("building_services"), 1),
          new Department("administration", true, 1.5, 0.1, List.of("personnel_and_finance"), 1));

  /**
   * People, floor and terminals of an activity, resource or network element: what support follows.
   * For 100,000 customers.
   */
  record Workplace(String node, double people, double floorM2, double terminals) {}

  static final List<Workplace> WORKPLACES =
      List.of(
          new Workplace("it_systems", 38, 900, 0),
          new Workplace("building_services", 22, 0, 8),
          new Workplace("personnel_and_finance", 0, 640, 40),
          new Workplace("strategy_planning", 5, 110, 6),
          new Workplace("market_research", 8, 150, 9),
          new Workplace("account_manager_sales", 6, 90, 6),
          new Workplace("shop_sales", 62, 3400, 70),
          new Workplace("dealer_channel", 18, 360, 20),
          new Workplace("telephone_online_sales", 20, 380, 60),
          new Workplace("community_sales", 16, 240, 12),
          new Workplace("product_management", 12, 220, 14),
          new Workplace("new_product_development", 9, 200, 22),
          new Workplace("tiered_service", 15, 260, 18),
          new Workplace("customer_information", 2, 30, 4),
          new Workplace("quality_control", 14, 220, 18),
          new Workplace("billing", 26, 420, 120),
          new Workplace("collection", 2, 30, 3),
          new Workplace("interconnection", 6, 110, 16),
          new Workplace("hotline", 3, 40, 3),
          new Workplace("field_crews", 3, 30, 1),
          new Workplace("local_loop", 44, 700, 12),
          new Workplace("toll_transmission", 8, 300, 6),
          new Workplace("leased_transmission", 6, 200, 5),
          new Workplace("local_exchange", 30, 1900, 24),
          new Workplace("toll_exchange", 1.5, 80, 1.5),
          new Workplace("data_network", 8, 420, 14),
          new Workplace("ip_backbone", 5, 260, 14),
          new Workplace("access_equipment", 6, 160, 5));

  /** What an activity's cost follows: a quantity of each customer group and product. */
  interface Weight {
    double of(Facts facts, int month, int group, int product);
  }

  /** An activity and what its cost follows on the way to customers. */
  record Served(String activity, Weight weight) {}

  /** Activities for a customer as such, which no product carries. */
  static final List<Served> DEDICATED =
      List.of(
          new Served("account_manager_sales", fact(VISITS)),
          new Served("customer_information", fact(BILLED_CUSTOMERS)),
          new Served("collection", fact(LATE_INVOICES)));

  static final List<Served> SERVED =
      List.of(
          new Served("strategy_planning", fact(NET)),
          new Served("market_research", fact(NET)),
          new Served("shop_sales", (f, m, g, p) -> f.lines(SHOP, m, g, p)),
          new Served("dealer_channel", (f, m, g, p) -> f.lines(DEALER, m, g, p)),
          new Served(
              "telephone_online_sales",
              (f, m, g, p) -> f.lines(TELEPHONE, m, g, p) + f.lines(ONLINE, m, g, p)),
          new Served("community_sales", (f, m, g, p) -> f.lines(COMMUNITY, m, g, p)),
          new Served("product_management", CostPlan::productDays),
          new Served("new_product_development", CostPlan::newProducts),
          new Served("tiered_service", CostPlan::servicePlan),
          new Served("quality_control", fact(LINES)),
          new Served("billing", fact(LINES)),
          new Served("interconnection", CostPlan::minutes));

  /** The one network element whose traffic stands on the bills; all others have traffic tables. */
  static final Served TOLL_EXCHANGE = new Served("toll_exchange", CostPlan::tollMinutes);

  /** Time-driven activities by resource, with the minutes that they use. */
  record Timed(String resource, Fact minutes) {}

  static final List<Timed> TIMED =
      List.of(
          new Timed("hotline", Fact.ENQUIRY_MIN),
          new Timed("hotline", Fact.COMPLAINT_MIN),
          new Timed("field_crews", Fact.INSTALLATION_MIN),
          new Timed("field_crews", Fact.FAULT_MIN));

  static final List<String> RESOURCES = List.of("hotline", "field_crews");

  private CostPlan() {}

  private static Weight fact(Fact fact) {
    return (facts, month, group, product) -> facts.get(fact, month, group, product);
  }

  private static double minutes(Facts facts, int month, int group, int product) {
    return unitOf(product) == Unit.MINUTE ? facts.get(QUANTITY, month, group, product) : 0;
  }

  private static double tollMinutes(Facts facts, int month, int group, int product) {
    return lineOf(product) == ProductLine.LONG_DISTANCE
        ? facts.get(QUANTITY, month, group, product)
        : 0;
  }

  private static double newProducts(Facts facts, int month, int group, int product) {
    ProductLine line = lineOf(product);
    boolean counts = line == ProductLine.INTERNET || line == ProductLine.BASIC_DATA;
    return counts ? facts.get(NET, month, group, product) : 0;
  }

  private static double productDays(Facts facts, int month, int group, int product) {
    ProductLine line = lineOf(product);
    if (line == null) return 0;
    double all = 0;
    for (int g = 0; g < Facts.GROUPS; g++) all += facts.total(NET, month, g, line);
    return PRODUCT_DAYS[line.ordinal()] * facts.get(NET, month, group, product) / all;
  }

  private static double servicePlan(Facts facts, int month, int group, int product) {
    if (group == Group.NOBODY) return 0;
    return SERVICE_PLAN_HOURS[group]
        * facts.get(NET, month, group, product)
        / facts.total(NET, month, group);
  }

  private static ProductLine lineOf(int product) {
    return product == Product.NONE ? null : Product.values()[product].line;
  }

  private static Unit unitOf(int product) {
    return product == Product.NONE ? null : Product.values()[product].unit;
  }
}
