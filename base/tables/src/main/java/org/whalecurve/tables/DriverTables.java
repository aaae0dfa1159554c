package org.whalecurve.tables;

import static org.whalecurve.tables.Columns.quantity;
import static org.whalecurve.tables.Columns.ratio;
import static org.whalecurve.tables.Columns.text;
import static org.whalecurve.tables.Columns.total;

import java.util.List;
import org.whalecurve.tables.Table.Column;

/** Published tables of drivers: what a unit costs, and who has how many. */
final class DriverTables {
  private static final Column PERIOD =
      text("period", "period; (run) where a line belongs to no single one");

  static final Table DRIVER_RATE =
      new Table(
          "driver_rate",
          "what a unit of a driver costs where cost reaches cost objects, in a period",
          List.of("period", "activity", "target", "driver", "customer_group", "product_id"),
          List.of(
              PERIOD,
              text("activity", "activity, or pool or resource that goes straight to customers"),
              text("target", "cost object such as customer x product"),
              text("driver", "what the cost follows"),
              text(
                  "customer_group",
                  "group whose ledger rows are spread over its customers; (none) where all share in the cost"),
              text("product_id", "product of such rows, or (none)"),
              total(
                  "quantity",
                  "driver quantity of all receivers; minutes where time drives the cost"),
              total("full_cost", "full cost that follows it"),
              total("incremental_cost", "incremental cost that follows it"),
              ratio(
                  "share",
                  "share",
                  "part of the activity's cost that follows it; empty where ledger rows name who bears them"),
              ratio("rate_full", "currency", "full_cost / quantity"),
              ratio("rate_incremental", "currency", "incremental_cost / quantity")));

  static final Table DRIVER_QUANTITY =
      new Table(
          "driver_quantity",
          "what a customer and product have of each driver, where the cost of one activity follows several",
          List.of(
              "period",
              "activity",
              "target",
              "driver",
              "customer_group",
              "named_product",
              "customer_id",
              "product_id"),
          List.of(
              PERIOD,
              text("activity", "activity, pool or resource"),
              text("target", "cost object such as customer x product"),
              text("driver", "what the cost follows"),
              text("customer_group", "as in driver_rate"),
              text("named_product", "as product_id of driver_rate"),
              text("customer_id", "customer, or (unassigned)"),
              text("product_id", "product, or (none)"),
              quantity("quantity", "", "driver quantity; minutes where time drives the cost")));

  private DriverTables() {}
}
