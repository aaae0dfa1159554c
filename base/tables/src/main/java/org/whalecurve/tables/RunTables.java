package org.whalecurve.tables;

import static org.whalecurve.tables.Columns.money;
import static org.whalecurve.tables.Columns.quantity;
import static org.whalecurve.tables.Columns.ratio;
import static org.whalecurve.tables.Columns.text;
import static org.whalecurve.tables.Columns.total;
import static org.whalecurve.tables.Columns.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whalecurve.tables.Table.Column;

/**
 * The tables of a published run. Keys are never NULL; ratios are NULL where the denominator is not
 * positive.
 */
public final class RunTables {
  private RunTables() {}

  private static final Column PERIOD =
      text("period", "period; (run) where a line belongs to no single one");
  private static final Column CUSTOMER_ID =
      text("customer_id", "customer, (unassigned) or (unused)");
  private static final Column PRODUCT_ID = text("product_id", "product, or (none)");
  private static final Column CHANNEL = text("channel", "channel, or (none)");

  /** The lines of a profit and loss account, the same wherever profit is shown. */
  public static final List<Column> MEASURES =
      List.of(
          money("gross_revenue", "revenue at list price"),
          money("discount", "trade discounts"),
          money("cash_discount", "cash discounts"),
          money("returns", "revenue taken back, positive"),
          money("net_revenue", "gross_revenue - discount - cash_discount - returns"),
          money("revenue_tax", "tax on revenue"),
          money("cost_of_goods", "cost of the goods sold less those returned"),
          money("direct_cost", "ledger cost traced to the row, full"),
          money("incremental_direct_cost", "ledger cost traced to the row, incremental"),
          money("full_cost_to_serve", "cost of activities, full"),
          money("incremental_cost_to_serve", "cost of activities, incremental"),
          money(
              "full_profit",
              "net_revenue - revenue_tax - cost_of_goods - direct_cost - full_cost_to_serve"),
          money("incremental_profit", "the same with incremental cost"),
          money("capital_charge", "cost of the capital held for the row"),
          money("residual_income", "full_profit - capital_charge"));

  private static final List<Column> MARGINS =
      List.of(
          ratio("full_margin", "share", "full_profit / net_revenue"),
          ratio("incremental_margin", "share", "incremental_profit / net_revenue"),
          ratio("full_cost_margin", "share", "full_profit / full cost"),
          ratio("incremental_cost_margin", "share", "incremental_profit / incremental cost"));

  public static final Table CUSTOMER =
      new Table(
          "customer",
          "one customer over the run, and (unassigned), (unused); attributes follow; what is said of persons is joined on reading",
          List.of("customer_id"),
          concat(
              List.of(CUSTOMER_ID),
              InputTables.CUSTOMER.columns().subList(1, InputTables.CUSTOMER.columns().size()),
              List.of(
                  text("revenue_band", "band of net_revenue"),
                  whole("transactions", "orders without returns"),
                  money(
                      "indirect_revenue",
                      "net revenue of customers that this one referred; shown beside, never added"),
                  money(
                      "indirect_profit",
                      "full profit of customers that this one referred; shown beside, never added")),
              MEASURES,
              MARGINS));

  public static final Table PROFIT =
      new Table(
          "profit",
          "period x customer x product x channel",
          List.of("period", "customer_id", "product_id", "channel"),
          concat(
              List.of(
                  PERIOD,
                  CUSTOMER_ID,
                  PRODUCT_ID,
                  CHANNEL,
                  quantity("quantity", "", "units sold less returned")),
              MEASURES));

  public static final Table ORDER_PROFIT =
      new Table(
          "order_profit",
          "one order, where the model costs orders",
          List.of("period", "transaction_id", "customer_id"),
          concat(List.of(PERIOD, text("transaction_id", "order"), CUSTOMER_ID), MEASURES));

  public static final Table ACTIVITY_COST =
      new Table(
          "activity_cost",
          "period x customer x product x activity",
          List.of("period", "customer_id", "product_id", "activity"),
          List.of(
              PERIOD,
              CUSTOMER_ID,
              PRODUCT_ID,
              text("activity", "activity, or pool or resource that goes straight to customers"),
              quantity("quantity", "", "driver quantity"),
              quantity("time_min", "min", "time used, where time drives the cost"),
              money("full_cost", "full cost"),
              money("incremental_cost", "incremental cost")));

  public static final Table ACTIVITY =
      new Table(
          "activity",
          "period x activity",
          List.of("period", "activity"),
          List.of(
              PERIOD,
              text("activity", "activity"),
              text("title", "name for people"),
              text("level", "unit, batch, product, customer, channel, facility"),
              text(
                  "kind",
                  "front, back, network_element, virtual; pool or resource where one goes straight to customers"),
              text("value_adding", "yes, no or empty"),
              text("stage", "stage of the value chain"),
              text("purpose", "acquisition, service, relationship"),
              text(
                  "line",
                  "cost_to_serve, direct_cost or revenue_tax: where the cost stands in the profit and loss account"),
              total("quantity", "driver quantity (events)"),
              total("full_cost", "full cost"),
              total("incremental_cost", "incremental cost"),
              ratio("rate_full", "currency", "full_cost / quantity"),
              ratio("rate_incremental", "currency", "incremental_cost / quantity")));

  public static final Table RESOURCE =
      new Table(
          "resource",
          "period x resource",
          List.of("period", "resource"),
          List.of(
              PERIOD,
              text("resource", "resource"),
              text("title", "name for people"),
              total("full_cost", "full cost of the capacity supplied"),
              total("incremental_cost", "incremental cost of it"),
              total("capacity_min", "practical capacity"),
              total("used_min", "time used by activities"),
              total(
                  "unused_min",
                  "capacity_min - used_min; negative where more was used than supplied"),
              total("unused_cost", "full cost of unused capacity"),
              ratio("rate_full", "currency/min", "capacity cost rate, full"),
              ratio("rate_incremental", "currency/min", "capacity cost rate, incremental"),
              total("steps_supplied", "capacity_min / step_min; empty without step_min"),
              whole("steps_needed", "steps that the used time fills or begins"),
              whole("idle_steps", "whole steps supplied beyond those needed"),
              total("avoidable_cost", "full cost of the idle steps, whoever bears it"),
              total("avoidable_incremental_cost", "incremental cost of the idle steps")));

  public static final Table METHOD_COST =
      new Table(
          "method_cost",
          "period x view x activity, where the model compares methods",
          List.of("period", "view", "activity"),
          List.of(
              PERIOD,
              text("view", "full or incremental"),
              text("activity", "what goes to cost objects, (unused) or (unassigned)"),
              total("reciprocal", "cost by the reciprocal method"),
              total("step_down", "cost by the step-down method"),
              total("direct", "cost by the direct method"),
              total("step_down_difference", "step_down - reciprocal"),
              total("direct_difference", "direct - reciprocal")));

  public static final Table LEVEL_COST =
      new Table(
          "level_cost",
          "cost that stays above the customers: period x level x product x channel x activity",
          List.of("period", "level", "product_id", "channel", "activity"),
          List.of(
              PERIOD,
              text("level", "product, channel, product x channel, facility or unassigned"),
              PRODUCT_ID,
              text("product_line", "line of the product"),
              CHANNEL,
              text("activity", "activity, or pool or resource"),
              total("full_cost", "full cost"),
              total("incremental_cost", "incremental cost")));

  public static final Table COST_FLOW =
      new Table(
          "cost_flow",
          "one edge of the cost network in a period",
          List.of("period", "stage", "source", "target"),
          List.of(
              PERIOD,
              text("stage", "ledger, pool, resource, activity: where the edge starts"),
              text("source", "account, pool, resource or activity"),
              text(
                  "target",
                  "pool, resource, activity, cost object such as customer x product, (unused) or (unassigned)"),
              text("driver", "what the amount follows"),
              total("quantity", "driver quantity of the edge"),
              ratio("share", "share", "share of the source's amount"),
              total("full_amount", "full amount"),
              total("incremental_amount", "incremental amount")));

  public static final Table BALANCE =
      new Table(
          "balance",
          "a pool, resource or activity, a stage, or a reconciliation, in a period",
          List.of("period", "stage", "pool"),
          List.of(
              PERIOD,
              text(
                  "stage",
                  "ledger, pool, resource, activity, result, reconcile_revenue, reconcile_cost_of_goods"),
              text("pool", "name"),
              total("amount_in", "amount that came in"),
              total("assigned", "amount passed on"),
              total("unused", "unused capacity"),
              total("unassigned", "amount without a driver"),
              total(
                  "difference",
                  "amount_in - assigned - unused - unassigned: 0 or the run fails; of a reconciliation the ledger less the transactions")));

  public static final Table QUALITY =
      new Table(
          "quality",
          "one file of a source",
          List.of("source", "file"),
          List.of(
              text("source", "input table"),
              text("file", "file"),
              whole("rows_read", "rows in the file"),
              whole("accepted", "rows taken"),
              whole("rejected", "rows refused, each in reject"),
              whole("overlapping", "rows that another file already brought, each in reject"),
              whole("filtered", "rows left out by the source's own where"),
              text("measure", "column of the control total"),
              ratio("control_total", "", "sum of the measure over the rows taken"),
              text("control_totals", "sums of all numeric columns over the rows taken, JSON")));

  public static final Table REJECT =
      new Table(
          "reject",
          "one row that was not taken",
          List.of(),
          List.of(
              text("source", "input table"),
              text("file", "file"),
              whole("line", "line in the file"),
              text("column", "column at fault, or empty"),
              text("value", "value at fault, or the row"),
              text("reason", "why"),
              text("kind", "rejected or overlap")));

  public static final Table SEGMENT_PROFIT =
      new Table(
          "segment_profit",
          "value of a dimension, or of two crossed, and view",
          List.of("dimension", "value", "dimension_2", "value_2", "view"),
          List.of(
              text("dimension", "dimension"),
              text("value", "its value"),
              text("dimension_2", "second dimension, or empty"),
              text("value_2", "its value, or empty"),
              text("view", "full or incremental"),
              whole("customers", "customers with activity"),
              total("revenue", "net revenue"),
              total("revenue_tax", "tax on revenue"),
              total("cost", "cost of the view"),
              total("profit", "profit of the view"),
              ratio("customer_share", "share", "of all customers"),
              ratio("revenue_share", "share", "of the total without unassigned and unused"),
              ratio("cost_share", "share", "likewise"),
              ratio("profit_share", "share", "likewise"),
              ratio("revenue_margin", "share", "profit / revenue"),
              ratio("cost_margin", "share", "profit / cost"),
              total("marketing", "marketing spend"),
              ratio("revenue_per_marketing", "", "revenue / marketing"),
              ratio("products_per_customer", "", "breadth: products bought per customer")));

  public static final Table WHALE_CURVE =
      new Table(
          "whale_curve",
          "view x customer, from most to least profitable, and one closing line",
          List.of("view", "rank"),
          List.of(
              text("view", "full, incremental or residual_income"),
              whole("rank", "1 = most profitable; ties by customer_id"),
              CUSTOMER_ID,
              ratio("customer_share", "share", "rank / customers"),
              total("profit", "profit of the view"),
              total("cumulative_profit", "running sum"),
              ratio("cumulative_share", "share", "of total profit; NULL if that is not positive")));

  public static final Table STATEMENT =
      new Table(
          "statement",
          "one key figure of the run",
          List.of("view", "name"),
          List.of(
              text("view", "full, incremental, or empty"),
              text("name", "figure"),
              ratio("value", "", "value"),
              text("unit", "unit"),
              text("method", "how it is found")));

  public static final Table LEDGER_ROW =
      new Table(
          "ledger_row",
          "one accepted ledger row and where it went",
          List.of("file", "line"),
          List.of(
              PERIOD,
              text("cost_center", "cost centre"),
              text("account", "account"),
              total("amount", "amount"),
              total("incremental_amount", "incremental part"),
              text("pool", "pool that took it, (reconciled) or (unassigned)"),
              CUSTOMER_ID,
              text("customer_group", "group"),
              PRODUCT_ID,
              text("currency", "currency that the row is written in"),
              total("original_amount", "amount as it stands in the file, in that currency"),
              ratio("exchange_rate", "", "rate of the period that it was converted by; 1 for none"),
              text("file", "source file"),
              whole("line", "line in it")));

  /** Columns that the value stage adds to {@code customer}, where model/value.yaml asks for it. */
  public static final List<Column> CUSTOMER_VALUE =
      List.of(
          whole("recency", "days from the last order to the day that value is seen from"),
          whole(
              "frequency", "orders without returns; days with orders where orders have no number"),
          money("monetary", "net revenue"),
          text("rfm", "classes of recency, frequency and monetary, 1 poor, one digit each"),
          text("rfm_profit", "the same with full profit instead of net revenue"),
          text("rfm_segment", "named group of these classes"),
          ratio("p_alive", "share", "probability that the customer is still active"),
          ratio("expected_transactions", "", "orders expected over the horizon"),
          money("clv", "lifetime value: discounted profit expected over the horizon"),
          text("lifecycle", "prospect, acquired, kept, at_risk, lost, or own stages"),
          ratio("churn_risk", "share", "probability that the customer leaves"),
          ratio("score", "points", "value score"),
          text("tier", "tier of the value pyramid"));

  /** Every published table, in the order of a run. */
  public static final List<Table> ALL =
      concat(
          List.of(
              CUSTOMER,
              PROFIT,
              ORDER_PROFIT,
              ACTIVITY_COST,
              ACTIVITY,
              RESOURCE,
              METHOD_COST,
              LEVEL_COST,
              COST_FLOW,
              DriverTables.DRIVER_RATE,
              DriverTables.DRIVER_QUANTITY,
              BALANCE,
              DecisionTables.ALLOCATION_QUALITY,
              DecisionTables.DRIVER_FIT,
              DecisionTables.UNIT_COST,
              DecisionTables.NEW_PRODUCT,
              DecisionTables.COMMON_COST,
              QUALITY,
              REJECT,
              SEGMENT_PROFIT,
              WHALE_CURVE,
              STATEMENT,
              LEDGER_ROW),
          FeatureTables.ALL,
          LifetimeTables.ALL,
          RiskTables.ALL,
          ScoreTables.ALL,
          StrategyTables.ALL);

  public static Optional<Table> named(String name) {
    return ALL.stream().filter(t -> t.name().equals(name)).findFirst();
  }

  @SafeVarargs
  private static <T> List<T> concat(List<T>... parts) {
    List<T> all = new ArrayList<>();
    for (List<T> part : parts) all.addAll(part);
    return List.copyOf(all);
  }
}
