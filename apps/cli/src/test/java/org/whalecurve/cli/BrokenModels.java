package org.whalecurve.cli;

import static org.whalecurve.cli.Broken.when;

import java.util.List;

/** Models that are good YAML and say what cannot be. */
final class BrokenModels {
  private BrokenModels() {}

  private static final String COST = "model/cost.yaml";
  private static final String RENT = "to: customer\n    by: {sum: net_amount, of: line}";
  private static final String TIME = "time: 5 + 3 * quantity";

  static final List<Broken> CASES =
      List.of(
          when("An unknown column", "The driver sums a column that the sales do not have.")
              .with(COST, "{sum: net_amount,", "{sum: net_amuont,"),
          when("An unknown node", "A pool goes to a resource that is not there.")
              .with(COST, "to: desk", "to: dsk"),
          when("An unknown kind of row", "A driver counts rows of a kind that there is none of.")
              .with(COST, "per: event", "per: ticket"),
          when("Shares that do not sum to 1", "Fixed shares give away 90 %.")
              .with(COST, RENT, "to: [desk, call]\n    by: {shares: {desk: 0.5, call: 0.4}}"),
          when("Shares over 1", "Fixed shares give away 120 %.")
              .with(COST, RENT, "to: [desk, call]\n    by: {shares: {desk: 0.5, call: 0.7}}"),
          when("A negative share", "A fixed share is below zero.")
              .with(COST, RENT, "to: [desk, call]\n    by: {shares: {desk: 1.5, call: -0.5}}"),
          when("Parts of a pool over 1", "The parts of an assignment give away 110 %.")
              .with(
                  COST,
                  RENT,
                  "assign:\n      - {share: 0.6, to: desk}\n      - {share: 0.5, to: customer, by: even}"),
          when("Negative capacity", "The desk supplies less than no time.")
              .with(COST, "capacity_min: 600", "capacity_min: -600"),
          when("A practical share over 1", "More of the time is practical than there is.")
              .with(COST, "capacity_min: 600", "capacity_min: 600\n    practical_share: 1.2"),
          when("An incremental share over 1", "A pool's cost is incremental by 150 %.")
              .with(COST, "incremental: 0", "incremental: 1.5"),
          when("An activity with no destination", "An activity does not say where it goes.")
              .with(COST, "where: type = 'call'\n    to: customer", "where: type = 'call'"),
          when("A resource that nobody uses", "No activity uses the desk's time.")
              .with(
                  COST,
                  "resource: desk\n    time: 5 + 3 * quantity\n    per: event",
                  "by: {count: event}")
              .with(COST, "    where: type = 'call'\n    to: customer", "    to: customer"),
          when("A loop without a way out", "Two activities serve each other and nobody else.")
              .with(
                  COST,
                  "activities:",
                  "activities:\n  heat: {to: light, by: even}\n  light: {to: heat, by: even}")
              .with(COST, RENT, "to: heat")
              .command("run"),
          when("An expression that does not end", "A bracket is open in an expression.")
              .with(COST, TIME, "time: 5 + 3 * (quantity"),
          when("A function that there is none of", "An expression calls a function of the system.")
              .with(COST, TIME, "time: getenv('HOME')"),
          when("SQL in an expression", "An expression tries to be more than one.")
              .with(
                  COST,
                  "where: account = '6602'",
                  "where: \"account = '6602'; DROP TABLE ledger\""),
          when("A time equation with a text", "Minutes are computed from the kind of event.")
              .with(COST, TIME, "time: 5 + type"),
          when("A condition that is a number", "A condition does not say yes or no.")
              .with(COST, "where: type = 'call'", "where: quantity"),
          when(
                  "An account compared with a number",
                  "The account is a text and is compared with a number.")
              .with(COST, "account = '6601'", "account = 6601"),
          when("A name for people as name of a node", "A pool's name has blanks and capitals.")
              .with(COST, "  rent:", "  Rent of office:"),
          when("HTML as name of a node", "A pool's name is an attack on the report.")
              .with(COST, "  rent:", "  \"<img src=x onerror=alert(1)>\":"),
          when("A path as name of a node", "A pool's name tries to leave the folder.")
              .with(COST, "  rent:", "  ../../etc/passwd:"),
          when("A name of ten thousand characters", "A pool's name is far too long.")
              .with(COST, "  rent:", "  " + "r".repeat(10_000) + ":"),
          when("A name twice", "A pool and an activity have the same name.")
              .with(COST, "  rent:", "  call:"),
          when(
                  "A dimension that there is none of",
                  "Profit is cut by a column that customers do not have.")
              .with("model/profit.yaml", "customer_group", "costumer_group"),
          when(
                  "A tax rate that names no column",
                  "The tax rate asks for a column that is not there.")
              .with("model/profit.yaml", "dimensions: [customer_group]", "revenue_tax: rate / 100"),
          when("Many problems at once", "Four things are wrong; all are told.")
              .with(COST, "to: desk", "to: dsk")
              .with(COST, "capacity_min: 600", "capacity_min: -600")
              .with(COST, "per: event", "per: evnt")
              .with("model/profit.yaml", "dimensions: [customer_group]", "revenue_bands: [20, 10]"),
          when(
                  "Many expressions at once",
                  "Three expressions name what is not there; all are told.")
              .with(COST, "account = '6601'", "acount = '6601'")
              .with(COST, "sum: net_amount", "sum: net_amunt")
              .with(COST, TIME, "time: 5 + 3 * quantty"));
}
