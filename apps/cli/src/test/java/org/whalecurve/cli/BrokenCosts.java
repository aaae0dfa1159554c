package org.whalecurve.cli;

import static org.whalecurve.cli.Broken.when;

import java.util.List;

/** Models that are right by themselves, and data that do not go with them. */
final class BrokenCosts {
  private BrokenCosts() {}

  private static final String COST = "model/cost.yaml";
  private static final String MAIN = "whalecurve.yaml";
  private static final String LEDGER = "data/ledger.csv";

  static final List<Broken> CASES =
      List.of(
          when("A ledger row in two pools", "Two pools take the same account.")
              .with(COST, "where: account = '6602'", "where: account IN ('6601', '6602')")
              .command("run"),
          when(
                  "An incremental share by rows over 1",
                  "The incremental share is computed, and is too large for some rows.")
              .with(COST, "incremental: 0", "incremental: amount / 100")
              .command("run"),
          when(
                  "Capacity missing",
                  "Neither the model nor a table says how much time the desk supplies.")
              .with(COST, "    capacity_min: 600\n", "    unused: separate\n")
              .command("run"),
          when("Negative time", "A time equation yields less than no minutes.")
              .with(COST, "time: 5 + 3 * quantity", "time: 5 - 30 * quantity")
              .command("run"),
          when("A misspelt driver", "The driver table has the name a little differently.")
              .with(MAIN, "  event:", "  driver:\n    files: data/driver.csv\n  event:")
              .with(
                  "data/driver.csv",
                  "period,name,quantity,activity\n2026-01,floor_area,10,call\n2026-02,floor_area,10,call\n")
              .with(
                  COST,
                  "to: customer\n    by: {sum: net_amount, of: line}",
                  "to: [desk, call]\n    by: {driver: flor_area}")
              .command("run"),
          when(
                  "A quantity for a node that is not there",
                  "The driver table has a slip in the name of an activity.")
              .with(MAIN, "  event:", "  driver:\n    files: data/driver.csv\n  event:")
              .with(
                  "data/driver.csv",
                  "period,name,quantity,activity\n2026-01,area,10,cal\n2026-02,area,10,desk\n")
              .with(
                  COST,
                  "to: customer\n    by: {sum: net_amount, of: line}",
                  "to: [desk, call]\n    by: {driver: area}")
              .command("run"),
          when("A currency without a rate", "A ledger row is in euros, and no rate is given.")
              .with(
                  LEDGER,
                  "period,account,cost_center,amount\n2026-01,6601,desk,900.00,EUR\n"
                      .replace("amount\n", "amount,currency\n"))
              .command("run"),
          when("An exchange rate of zero", "The euro is worth nothing.")
              .with(MAIN, "  event:", "  exchange_rate:\n    files: data/rates.csv\n  event:")
              .with("data/rates.csv", "period,currency,rate\n2026-01,EUR,0\n2026-02,EUR,0\n")
              .with(
                  LEDGER,
                  "period,account,cost_center,amount,currency\n2026-01,6601,desk,900.00,EUR\n")
              .command("run"),
          when(
                  "Negative capacity in the table",
                  "The capacity table gives the desk less than no time.")
              .with(MAIN, "  event:", "  capacity:\n    files: data/capacity.csv\n  event:")
              .with(
                  "data/capacity.csv",
                  "period,resource,time_min\n2026-01,desk,-600\n2026-02,desk,600\n")
              .with(COST, "    capacity_min: 600\n", "    unused: separate\n")
              .command("run"),
          when(
                  "Capacity of a resource that is not there",
                  "The capacity table has a slip in the resource.")
              .with(MAIN, "  event:", "  capacity:\n    files: data/capacity.csv\n  event:")
              .with(
                  "data/capacity.csv",
                  "period,resource,time_min\n2026-01,dsk,600\n2026-02,dsk,600\n")
              .with(COST, "    capacity_min: 600\n", "    unused: separate\n")
              .command("run"),
          when("A period of another grain", "The company runs by month, the ledger by quarter.")
              .with(LEDGER, "period,account,cost_center,amount\n2026-Q1,6601,desk,900.00\n")
              .command("run"),
          when("A circle of renumbered customers", "C1 became C2, and C2 became C1.")
              .with(MAIN, "  event:", "  customer_alias:\n    files: data/alias.csv\n  event:")
              .with("data/alias.csv", "old_id,customer_id\nC1,C2\nC2,C1\n")
              .command("run"),
          when("A circle of parents", "Two customers belong to each other.")
              .with(MAIN, "currency: USD", "currency: USD\nroll_up: parent")
              .with(
                  "data/customers.csv",
                  "customer_id,name,parent_id\nC1,Alder,C2\nC2,Birch,C1\nC3,Cedar,\n")
              .command("run"),
          when(
                  "Amounts beyond eighteen digits",
                  "The sum of the ledger has more digits than money has.")
              .with(
                  LEDGER,
                  "period,account,cost_center,amount\n2026-01,6602,office,900000000000\n2026-01,6602,office,900000000001\n")
              .with(
                  "data/sales.csv",
                  "1,1,2026-01-05,C1,P1,2,200.00\n2,1,2026-01-09,C2,P2,1,80.00",
                  "1,1,2026-01-05,C1,P1,2,999999999999")
              .command("run"));
}
