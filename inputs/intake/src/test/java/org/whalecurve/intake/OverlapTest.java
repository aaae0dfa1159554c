package org.whalecurve.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row that stands in two files counts once; a row that stands twice in one file is genuine. */
class OverlapTest {
  private static final String COUNTS =
      "SELECT file, rows_read, accepted, rejected, overlapping FROM quality ORDER BY file";
  private static final String KEYLESS =
      """
      transaction:
        files: data/*.csv
        columns: {transaction_id: No, date: Day, net_amount: Amount}
      """;

  @TempDir Path temp;

  @Test
  void withoutKeyTheLargerCountWins() {
    try (Workbench bench = new Workbench(temp)) {
      bench
          .file("data/a.csv", "No,Day,Amount\n1,2024-01-05,10\n1,2024-01-05,10\n2,2024-01-05,\n")
          .file(
              "data/b.csv",
              "No,Day,Amount\n1,2024-01-05,10.00\n1,5/1/2024,10\n1,2024-01-05,10\n2,2024-01-05,\n3,2024-01-05,1\n")
          .run(KEYLESS);
      assertThat(bench.texts(COUNTS)).containsExactly("data/a.csv|3|3|0|0", "data/b.csv|5|2|0|3");
      assertThat(bench.texts("SELECT file, line, kind, reason FROM reject ORDER BY line"))
          .containsExactly(
              "data/b.csv|2|overlap|the row stands already in data/a.csv, line 2",
              "data/b.csv|3|overlap|the row stands already in data/a.csv, line 3",
              "data/b.csv|5|overlap|the row stands already in data/a.csv, line 4");
      assertThat(
              bench.texts(
                  "SELECT source_file, source_line FROM transaction_checked WHERE transaction_id = '1'"))
          .containsExactly("data/a.csv|2", "data/a.csv|3", "data/b.csv|4");
    }
  }

  @Test
  void theSameFileTwiceBringsNothing() {
    try (Workbench bench = new Workbench(temp)) {
      String text = "No,Day,Amount\n1,2024-01-05,10\n1,2024-01-05,10\n2,2024-01-05,20\n";
      bench.file("data/a.csv", text).file("data/copy.csv", text).run(KEYLESS);
      assertThat(bench.texts(COUNTS))
          .containsExactly("data/a.csv|3|3|0|0", "data/copy.csv|3|0|0|3");
      assertThat(bench.texts("SELECT sum(control_total) FROM quality"))
          .containsExactly("40.000000000000");
    }
  }

  @Test
  void aGlobThatFindsAFileTwiceReadsItOnce() {
    try (Workbench bench = new Workbench(temp)) {
      bench
          .file("data/a.csv", "No,Day,Amount\n1,2024-01-05,10\n")
          .run(KEYLESS.replace("data/*.csv", "[data/*.csv, data/a.csv, ./data/a*]"));
      assertThat(bench.texts(COUNTS)).containsExactly("data/a.csv|1|1|0|0");
    }
  }

  @Test
  void aDeclaredKeyIgnoresOtherColumns() {
    try (Workbench bench = new Workbench(temp)) {
      bench
          .file("data/a.csv", "No,Day,Amount\n1,2024-01-05,10\n2,2024-01-05,20\n2,2024-01-06,30\n")
          .file("data/b.csv", "No,Day,Amount\n1,2024-02-05,99\n3,2024-01-05,1\n,2024-01-05,1\n")
          .run(KEYLESS + "  key: transaction_id\n");
      assertThat(bench.texts(COUNTS)).containsExactly("data/a.csv|3|2|1|0", "data/b.csv|3|1|1|1");
      assertThat(
              bench.texts(
                  "SELECT file, line, \"column\", value, reason, kind FROM reject ORDER BY file, line"))
          .containsExactly(
              "data/a.csv|4|transaction_id|2|the key stands already in line 3|rejected",
              "data/b.csv|2|transaction_id|1|the row stands already in data/a.csv, line 2|overlap",
              "data/b.csv|4|No|null|empty, but part of the key|rejected");
    }
  }

  @Test
  void aTableKnowsItsOwnKey() {
    try (Workbench bench = new Workbench(temp)) {
      bench
          .file("customers.csv", "customer_id,name\nA,Ann\nB,Bob\nA,Anna\n,Nobody\n")
          .run("customer:\n  files: customers.csv\n");
      assertThat(bench.texts("SELECT line, value, reason FROM reject ORDER BY line"))
          .containsExactly(
              "4|A|the key stands already in line 2", "5|null|empty, but every row needs it");
      assertThat(bench.texts("SELECT customer_id, name FROM customer_checked"))
          .containsExactly("A|Ann", "B|Bob");
    }
  }

  @Test
  void earlierMappingsWinAndTwoMappingsOfOneFileAreNoOverlap() {
    try (Workbench bench = new Workbench(temp)) {
      bench
          .file("data/wide.csv", "Month,Rent,Power\n2024-01,100,50\n2024-02,100,100\n")
          .run(
              """
              ledger:
                - files: data/wide.csv
                  columns: {period: Month, account: "'cost'", amount: Rent}
                - files: data/wide.csv
                  columns: {period: Month, account: "'cost'", amount: Power}
              """);
      assertThat(bench.texts(COUNTS)).containsExactly("data/wide.csv|4|4|0|0");
      assertThat(bench.texts("SELECT sum(amount) FROM ledger_checked"))
          .containsExactly("350.000000");
    }
  }
}
