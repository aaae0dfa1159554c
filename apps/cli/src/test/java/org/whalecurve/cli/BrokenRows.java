package org.whalecurve.cli;

import static org.whalecurve.cli.Broken.when;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files that can be read, with rows that cannot be taken. A run keeps those in the table reject.
 */
final class BrokenRows {
  private BrokenRows() {}

  private static final String SALES = "data/sales.csv";
  private static final String ROW = "2,1,2026-01-09,C2,P2,1,80.00";

  private static Broken row(String name, String did, String row) {
    return when(name, did).with(SALES, ROW, row);
  }

  private static void long900(Path folder) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(SALES))) {
      out.write("transaction_id,date,customer_id,net_amount\n");
      for (int i = 1; i < 900_000; i++) out.write(i + ",2026-01-05,C" + i % 3 + ",1\n");
      out.write("900000,2026-01-05,C1,one hundred\n");
    }
  }

  static final List<Broken> CASES =
      List.of(
          row(
              "A word where an amount belongs",
              "An amount is a word.",
              "2,1,2026-01-09,C2,P2,1,eighty"),
          when(
                  "A wrong type in row 900,000",
                  "899,999 amounts are numbers, and the last one is not.")
              .with(BrokenRows::long900),
          row(
              "A day that there is none of",
              "A date is the 30th of February.",
              "2,1,2026-02-30,C2,P2,1,80.00"),
          row(
              "A row that is too short",
              "A row has fewer cells than the header.",
              "2,1,2026-01-09,C2"),
          row("A row that is too long", "A row has more cells than the header.", ROW + ",x,y"),
          row("A key that is missing", "A row has no order number.", ",1,2026-01-09,C2,P2,1,80.00"),
          row(
              "A key twice with different content",
              "Two rows say they are line 1 of order 1, with different amounts.",
              "1,1,2026-01-05,C1,P1,2,80.00"),
          row(
              "A reserved id",
              "A customer is called (unassigned).",
              "2,1,2026-01-09,(unassigned),P2,1,80.00"),
          row(
              "An amount beyond eighteen digits",
              "An amount has more digits than money has.",
              "2,1,2026-01-09,C2,P2,1,1234567890123456789"),
          row(
              "A line of a megabyte",
              "A cell has a million characters.",
              "2,1,2026-01-09,C2,P2,1," + "8".repeat(1_000_000)),
          when(
                  "Dates that can be read in two ways",
                  "No date shows whether the day or the month comes first.")
              .with(
                  SALES,
                  "transaction_id,date,customer_id,net_amount\n1,01/02/2026,C1,200\n2,03/04/2026,C2,80\n")
              .exit(0),
          when("A header and nothing else", "There are no sales at all.")
              .with(
                  SALES, "transaction_id,line_no,date,customer_id,product_id,quantity,net_amount\n")
              .with("data/ledger.csv", "period,account,cost_center,amount\n")
              .with("data/calls.csv", "event_id,type,date,customer_id,quantity,duration_min\n")
              .command("run"),
          when("A period that the calendar does not have", "A ledger row is of month 13.")
              .with("data/ledger.csv", "2026-02,6602", "2026-13,6602"),
          when("A customer twice", "The customer list has C1 in two groups.")
              .with("data/customers.csv", "C2,Birch,small", "C1,Alder,small"));
}
