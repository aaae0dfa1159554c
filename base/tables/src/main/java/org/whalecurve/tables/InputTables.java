package org.whalecurve.tables;

import static org.whalecurve.tables.Columns.date;
import static org.whalecurve.tables.Columns.flag;
import static org.whalecurve.tables.Columns.money;
import static org.whalecurve.tables.Columns.personal;
import static org.whalecurve.tables.Columns.quantity;
import static org.whalecurve.tables.Columns.ratio;
import static org.whalecurve.tables.Columns.text;

import java.util.List;
import java.util.Optional;
import org.whalecurve.tables.Table.Column;
import org.whalecurve.tables.Table.Kind;

/**
 * The canonical input tables. A workspace maps its sources to these names; a mapped name that is
 * not here becomes an attribute of the table, usable in expressions.
 */
public final class InputTables {
  private InputTables() {}

  private static final Column CURRENCY =
      text("currency", "currency of the row's amounts; the workspace's where absent");

  public static final Table CUSTOMER =
      new Table(
          "customer",
          "one customer or prospect",
          List.of("customer_id"),
          List.of(
              text("customer_id", "the customer's number in the source"),
              personal("name", Kind.TEXT, "name"),
              text("customer_group", "group, for instance key account or mobile"),
              text("region", "region"),
              text("industry", "industry"),
              text("manager_id", "account manager"),
              text("parent_id", "the customer that this one belongs to"),
              date("customer_since", "first day as a customer"),
              text("acquired_by", "channel or campaign that won the customer"),
              text("referrer_id", "the customer that referred this one"),
              personal("birthday", Kind.DATE, "birthday")));

  public static final Table CUSTOMER_ALIAS =
      new Table(
          "customer_alias",
          "one former customer number",
          List.of("old_id"),
          List.of(text("old_id", "former number"), text("customer_id", "number that replaces it")));

  public static final Table PRODUCT =
      new Table(
          "product",
          "one product",
          List.of("product_id"),
          List.of(
              text("product_id", "the product's number in the source"),
              text("name", "name"),
              text("product_line", "product line"),
              money("standard_cost", "cost of one unit"),
              flag("is_new", "carries only its own incremental cost")));

  public static final Table TRANSACTION =
      new Table(
          "transaction",
          "one line of an order, invoice or bill",
          List.of("transaction_id", "line_no"),
          List.of(
              text("transaction_id", "order, invoice or bill"),
              text("line_no", "line in it"),
              date("date", "day of the sale"),
              text("customer_id", "buyer; without one the row is unassigned"),
              text("product_id", "product"),
              text("channel", "sales channel"),
              text("region", "region of the sale"),
              quantity("quantity", "", "units sold; units returned where is_return"),
              money("list_amount", "amount at list price, before any discount"),
              money("discount", "trade discount"),
              money("cash_discount", "cash discount"),
              money("net_amount", "amount after discounts"),
              money("cost_of_goods", "cost of the goods sold"),
              flag("is_return", "the line takes goods or revenue back"),
              CURRENCY));

  public static final Table LEDGER =
      new Table(
          "ledger",
          "one amount of a cost centre and account in a period",
          List.of(),
          List.of(
              text("period", "period, or"),
              date("date", "day that the period is taken from"),
              text("cost_center", "cost centre"),
              text("account", "account"),
              money("amount", "cost positive, income negative"),
              text("customer_id", "customer that the amount belongs to"),
              text("customer_group", "group that the amount belongs to"),
              text("product_id", "product that the amount belongs to"),
              CURRENCY));

  public static final Table EVENT =
      new Table(
          "event",
          "one happening: visit, ticket, call, delivery",
          List.of("event_id"),
          List.of(
              text("event_id", "number in the source"),
              text("type", "kind of event"),
              date("date", "day"),
              text("customer_id", "customer it happened for"),
              text("product_id", "product it concerned"),
              text("transaction_id", "order it concerned"),
              quantity("quantity", "", "how many; 1 where absent"),
              quantity("duration_min", "min", "measured duration")));

  public static final Table DRIVER =
      new Table(
          "driver",
          "the quantity of a driver for one target in a period",
          List.of(),
          List.of(
              text("period", "period; every period where absent"),
              text("name", "driver"),
              quantity("quantity", "", "quantity"),
              text("customer_id", "target customer"),
              text("customer_group", "target group"),
              text("product_id", "target product"),
              text("product_line", "target product line"),
              text("activity", "target activity or resource")));

  public static final Table CAPACITY =
      new Table(
          "capacity",
          "time supplied by a resource in a period",
          List.of("period", "resource"),
          List.of(
              text("period", "period; every period where absent"),
              text("resource", "resource"),
              quantity("time_min", "min", "time supplied"),
              ratio("practical_share", "share", "share of it that is practical capacity")));

  public static final Table RECEIVABLE =
      new Table(
          "receivable",
          "one invoice",
          List.of("invoice_id"),
          List.of(
              text("invoice_id", "invoice"),
              text("customer_id", "customer"),
              date("invoice_date", "day of the invoice"),
              date("due_date", "day it is due"),
              date("paid_date", "day it was paid"),
              money("amount", "invoiced amount"),
              money("outstanding", "amount still unpaid"),
              CURRENCY));

  public static final Table INVENTORY =
      new Table(
          "inventory",
          "stock held for a customer in a period",
          List.of(),
          List.of(
              text("period", "period"),
              text("customer_id", "customer"),
              text("product_id", "product"),
              money("amount", "mean value of the stock"),
              CURRENCY));

  public static final Table MARKETING =
      new Table(
          "marketing",
          "marketing spend of a period",
          List.of(),
          List.of(
              text("period", "period"),
              text("campaign", "campaign"),
              text("channel", "channel"),
              text("customer_id", "customer it was spent on"),
              text("customer_group", "group it was spent on"),
              money("amount", "spend"),
              CURRENCY));

  public static final Table EXCHANGE_RATE =
      new Table(
          "exchange_rate",
          "value of one unit of a currency in the workspace's",
          List.of("period", "currency"),
          List.of(
              text("period", "period"),
              text("currency", "currency"),
              ratio("rate", "", "workspace currency per unit")));

  public static final Table INTERACTION =
      new Table(
          "interaction",
          "one contact with a customer",
          List.of(),
          List.of(
              date("date", "day"),
              text("customer_id", "customer"),
              text("channel", "how: phone, visit, online"),
              text("type", "what for")));

  public static final Table FEEDBACK =
      new Table(
          "feedback",
          "one answer, complaint, praise or suggestion",
          List.of(),
          List.of(
              date("date", "day"),
              text("customer_id", "customer"),
              text("type", "complaint, praise, suggestion, survey"),
              quantity("score", "", "score given, on the survey's own scale"),
              date("resolved_at", "day it was resolved"),
              personal("text", Kind.TEXT, "what was said")));

  public static final Table FORECAST =
      new Table(
          "forecast",
          "expected demand of a customer in a period",
          List.of(),
          List.of(
              text("customer_id", "customer"),
              text("period", "period that the demand is expected in"),
              money("amount", "expected net revenue"),
              ratio("probability", "share", "how likely; 1 where absent"),
              CURRENCY));

  public static final Table CONTRACT =
      new Table(
          "contract",
          "one contract of a customer",
          List.of(),
          List.of(
              text("customer_id", "customer"),
              date("start", "first day"),
              date("end", "last day; open where absent"),
              money("amount", "yearly amount"),
              CURRENCY));

  public static final Table EXPERT_SCORE =
      new Table(
          "expert_score",
          "the judgement of one expert on one indicator of one customer on a day",
          List.of(),
          List.of(
              text("customer_id", "customer"),
              text("indicator", "indicator of the scorecard"),
              date("date", "day of the judgement"),
              quantity("score", "", "score, on the indicator's scale"),
              text("author", "who judged")));

  public static final Table TIER_HISTORY =
      new Table(
          "tier_history",
          "the tier that a customer was in on a day, as earlier runs published it",
          List.of(),
          List.of(text("customer_id", "customer"), date("date", "day"), text("tier", "tier")));

  /** Tables of what customers say and are judged to be; read only where a source fills them. */
  public static final List<Table> ABOUT_CUSTOMERS =
      List.of(INTERACTION, FEEDBACK, FORECAST, CONTRACT, EXPERT_SCORE, TIER_HISTORY);

  /** Every input table that this version reads, in the order in which they are best filled. */
  public static final List<Table> ALL =
      List.of(
          CUSTOMER,
          CUSTOMER_ALIAS,
          PRODUCT,
          TRANSACTION,
          LEDGER,
          EVENT,
          DRIVER,
          CAPACITY,
          RECEIVABLE,
          INVENTORY,
          MARKETING,
          EXCHANGE_RATE,
          INTERACTION,
          FEEDBACK,
          FORECAST,
          CONTRACT,
          EXPERT_SCORE,
          TIER_HISTORY);

  public static Optional<Table> named(String name) {
    return ALL.stream().filter(t -> t.name().equals(name)).findFirst();
  }

  /**
   * The work table that intake writes for an input table: its columns, attributes, {@code
   * source_file}, {@code source_line}.
   */
  public static String checked(Table table) {
    return table.name() + "_checked";
  }
}
