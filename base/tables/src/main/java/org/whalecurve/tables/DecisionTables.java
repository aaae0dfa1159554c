package org.whalecurve.tables;

import static org.whalecurve.tables.Columns.flag;
import static org.whalecurve.tables.Columns.ratio;
import static org.whalecurve.tables.Columns.text;
import static org.whalecurve.tables.Columns.total;
import static org.whalecurve.tables.Columns.whole;

import java.util.List;
import org.whalecurve.tables.Table.Column;

/** The tables of a published run that judge its costing and serve decisions on price and range. */
public final class DecisionTables {
  private DecisionTables() {}

  /** Its own, since {@link RunTables} reads this class while it is made. */
  private static final Column PERIOD =
      text("period", "period; (run) where a line belongs to no single one");

  public static final Table ALLOCATION_QUALITY =
      new Table(
          "allocation_quality",
          "stage x method over the run",
          List.of("stage", "method"),
          List.of(
              text(
                  "stage",
                  "pool, resource, activity: where the cost comes from; cost_object: the last step of all cost"),
              text(
                  "method",
                  "direct, whole (to one node), measured, surveyed, fixed_shares, even, mark_up, unused, unassigned"),
              total("full_amount", "amount assigned so"),
              ratio("share", "share", "of the stage's amount")));

  public static final Table DRIVER_FIT =
      new Table(
          "driver_fit",
          "assignment whose driver has a quantity",
          List.of("stage", "source", "target", "driver"),
          List.of(
              text("stage", "pool, resource or activity"),
              text("source", "what is assigned"),
              text("target", "to what"),
              text("driver", "what the amount follows"),
              whole("periods", "periods with both"),
              ratio(
                  "correlation",
                  "",
                  "Pearson's, of amount and quantity over periods; from 6 periods on"),
              text("remark", "why there is no correlation, or empty")));

  public static final Table UNIT_COST =
      new Table(
          "unit_cost",
          "period x product or network element",
          List.of("period", "kind", "id"),
          List.of(
              PERIOD,
              text("kind", "product or network_element"),
              text("id", "product or activity"),
              total(
                  "quantity",
                  "units sold less returned; of a network element its driver quantity, NULL where it serves by several drivers"),
              total("full_cost", "full cost; of a product with its goods"),
              total("incremental_cost", "incremental cost"),
              total(
                  "stand_alone_cost",
                  "incremental cost and all common cost of every activity that the product uses; NULL for network elements"),
              ratio("unit_full", "currency", "full_cost / quantity"),
              ratio("unit_incremental", "currency", "price floor: incremental_cost / quantity"),
              ratio("unit_stand_alone", "currency", "price ceiling: stand_alone_cost / quantity")));

  public static final Table NEW_PRODUCT =
      new Table(
          "new_product",
          "product that is new or bears common cost that a new one leaves",
          List.of("product_id"),
          List.of(
              text("product_id", "product"),
              flag("is_new", "marked new"),
              total("net_revenue", "net revenue"),
              total("incremental_cost", "own incremental cost"),
              total("common_cost_shared", "common cost where new products share it"),
              total("common_cost_kept", "common cost where new products bear none"),
              total("full_profit_shared", "full profit where new products share"),
              total("full_profit_kept", "full profit where common cost stays with the others")));

  public static final Table COMMON_COST =
      new Table(
          "common_cost",
          "value of a dimension",
          List.of("dimension", "value"),
          List.of(
              text("dimension", "dimension"),
              text("value", "its value"),
              total("incremental_cost", "own incremental cost"),
              total("full_cost", "full cost as the model's drivers share it"),
              total("stand_alone_cost", "incremental cost and all common cost"),
              total("full_by_stand_alone", "full cost in proportion to stand-alone cost"),
              total(
                  "full_by_shapley", "full cost by Shapley value; NULL for more than 12 values")));
}
