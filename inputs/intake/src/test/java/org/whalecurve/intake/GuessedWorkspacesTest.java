package org.whalecurve.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.intake.init.WorkspaceGuess;
import org.whalecurve.model.ModelLoader;

/** What init proposes for real exports loads, and its totals are those of the files. */
class GuessedWorkspacesTest {
  private static final String COUNTS =
      "SELECT source, sum(rows_read), sum(accepted), sum(rejected), sum(overlapping), sum(filtered) FROM quality"
          + " GROUP BY source ORDER BY source";

  @TempDir Path temp;

  /** Guesses from the files of a folder, writes the workspace, and reads everything. */
  private Workbench load(String data) throws IOException {
    Path folder = SharedData.folder(data);
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(f -> f.getFileName().toString().matches(".*\\.(csv|txt|xlsx)(\\.gz)?"))
              .sorted()
              .toList();
    }
    Workbench bench = new Workbench(temp);
    WorkspaceGuess.of(files).workspaceFiles("Test", temp).forEach(bench::file);
    Intake.inspect(ModelLoader.load(temp)).steps().forEach(bench::run);
    return bench;
  }

  private static void totals(Workbench bench, String expected) {
    String sql =
        "SELECT source, CAST(sum(control_total) AS DECIMAL(18,2)) FROM quality WHERE measure IS NOT NULL"
            + " GROUP BY source ORDER BY source";
    assertThat(String.join(" ", bench.texts(sql))).isEqualTo(expected);
  }

  private static String count(Workbench bench, String what, String table) {
    return bench.texts("SELECT count(DISTINCT " + what + ") FROM " + table + "_checked").get(0);
  }

  @Test
  void northwindJoinsTheHeadsOfItsOrders() throws IOException {
    try (Workbench bench = load("northwind")) {
      assertThat(bench.texts(COUNTS))
          .containsExactly(
              "customer|91|91|0|0|0", "product|77|77|0|0|0", "transaction|2155|2155|0|0|0");
      totals(bench, "transaction|1265793.04");
      assertThat(count(bench, "customer_id", "transaction")).isEqualTo("89");
      assertThat(bench.texts("SELECT min(date), max(date) FROM transaction_checked"))
          .containsExactly("1996-07-04|1998-05-06");
      assertThat(
              bench.texts(
                  "SELECT CAST(sum(list_amount) AS DECIMAL(18,2)) FROM transaction_checked"))
          .containsExactly("1354458.59");
    }
  }

  @Test
  void superstoreDescribesCustomersAndProductsOnItsLines() throws IOException {
    try (Workbench bench = load("superstore-latin1")) {
      assertThat(bench.texts(COUNTS))
          .containsExactly(
              "customer|9994|793|0|0|9201",
              "product|9994|1862|0|0|8132",
              "transaction|9994|9994|0|0|0");
      totals(bench, "transaction|2297200.86");
      assertThat(bench.texts("SELECT sum(net_amount - cost_of_goods) FROM transaction_checked"))
          .containsExactly("286397.021700");
      assertThat(bench.texts("SELECT min(date), max(date) FROM transaction_checked"))
          .containsExactly("2020-01-03|2023-12-30");
    }
  }

  @Test
  void adventureWorksTakesPricesFromItsProducts() throws IOException {
    try (Workbench bench = load("adventureworks-sales")) {
      assertThat(bench.texts(COUNTS))
          .containsExactly(
              "customer|18148|18148|0|0|0",
              "product|293|293|0|0|0",
              "transaction|57855|57855|0|0|0");
      assertThat(
              bench.texts(
                  "SELECT count(*), is_return FROM transaction_checked GROUP BY ALL ORDER BY 1"))
          .containsExactly("1809|true", "56046|null");
      assertThat(
              bench.texts(
                  "SELECT count(*) FROM transaction_checked WHERE net_amount IS NULL OR region IS NULL"))
          .as("every line found its product and territory")
          .containsExactly("0");
      assertThat(
              bench.texts(
                  "SELECT count(*) FROM transaction_checked WHERE year(date) = 2017 AND month(date) = 1 AND day(date) = 10"
                      + " AND NOT coalesce(is_return, FALSE)"))
          .as("01-10-17 is the tenth of January")
          .isNotEqualTo(List.of("0"));
    }
  }

  @Test
  void scmsSellsToCountries() throws IOException {
    try (Workbench bench = load("scms-delivery")) {
      assertThat(bench.texts(COUNTS))
          .containsExactly("product|10324|184|0|0|10140", "transaction|10324|10324|0|0|0");
      totals(bench, "transaction|1627584457.29");
      assertThat(count(bench, "customer_id", "transaction")).isEqualTo("43");
    }
  }

  @Test
  void onlineRetailCountsTheSharedDaysOnce() throws IOException {
    try (Workbench bench = load("online-retail-ii")) {
      assertThat(bench.texts(COUNTS)).contains("transaction|1067370|1044847|0|22523|0");
      totals(bench, "transaction|18909744.12");
    }
  }

  @Test
  void cdnowIsSetWithBlanks() throws IOException {
    try (Workbench bench = load("cdnow")) {
      assertThat(bench.texts(COUNTS)).containsExactly("transaction|69659|69659|0|0|0");
      assertThat(count(bench, "customer_id", "transaction")).isEqualTo("23570");
      assertThat(bench.texts("SELECT min(date), max(date) FROM transaction_checked"))
          .containsExactly("1997-01-01|1998-06-30");
    }
  }

  @Test
  void oxfordIsALedgerUnderThirteenHeaders() throws IOException {
    try (Workbench bench = load("oxford-spend")) {
      String read =
          bench
              .texts(
                  "SELECT sum(rows_read), sum(accepted) + sum(rejected) + sum(overlapping) FROM quality")
              .get(0);
      assertThat(read).isEqualTo("61529|61529");
      assertThat(
              bench.texts(
                  "SELECT count(*) FROM ledger_checked WHERE account IS NULL OR cost_center IS NULL"))
          .containsExactly("0");
      assertThat(
              bench.texts(
                  "SELECT kind, reason, count(DISTINCT file), count(*) FROM reject GROUP BY ALL ORDER BY 4"))
          .as("one row without anything, and the quarter whose days are missing")
          .containsExactly(
              "rejected|empty, but every row needs it|1|1", "rejected|not a date|1|3836");
    }
  }

  @Test
  void adventureWorksLedgerTakesActualCostOnly() throws IOException {
    try (Workbench bench = load("adventureworks-gl")) {
      assertThat(bench.texts(COUNTS)).containsExactly("ledger|39409|21741|0|0|17668");
      totals(bench, "ledger|88082349.16");
    }
  }

  @Test
  void helpdeskLogIsEvents() throws IOException {
    try (Workbench bench = load("helpdesk-log")) {
      assertThat(bench.texts(COUNTS)).containsExactly("event|21348|21348|0|0|0");
      assertThat(count(bench, "customer_id", "event")).isEqualTo("397");
      assertThat(count(bench, "type", "event")).isEqualTo("14");
    }
  }
}
