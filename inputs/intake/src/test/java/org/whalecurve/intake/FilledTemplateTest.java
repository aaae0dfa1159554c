package org.whalecurve.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.intake.init.InputTemplate;
import org.whalecurve.intake.init.WorkspaceGuess;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.Table;

/** A workspace without exports: the template loads empty, and filled in by hand. */
class FilledTemplateTest {
  @TempDir Path temp;

  private void read(Workbench bench) {
    WorkspaceGuess.of(List.of()).workspaceFiles("Corner shop", temp).forEach(bench::file);
    Intake.inspect(ModelLoader.load(temp)).steps().forEach(bench::run);
  }

  @Test
  void emptySheetsAreEmptyTables() {
    InputTemplate.writeXlsx(temp.resolve(InputTemplate.FILE));
    try (Workbench bench = new Workbench(temp)) {
      read(bench);
      assertThat(bench.texts("SELECT sum(rows_read), sum(rejected) FROM quality"))
          .containsExactly("0|0");
    }
  }

  @Test
  void rowsTypedInByHandAreTaken() throws IOException {
    fill(
        Map.of(
            "customer",
                List.of(Map.of("customer_id", "C1", "name", "Anna", "customer_group", "key")),
            "transaction",
                List.of(
                    Map.of(
                        "date", LocalDate.of(2026, 1, 5), "customer_id", "C1", "net_amount", 120.5),
                    Map.of(
                        "date",
                        LocalDate.of(2026, 1, 5),
                        "customer_id",
                        "C1",
                        "net_amount",
                        120.5)),
            "ledger",
                List.of(
                    Map.of(
                        "period",
                        "2026-01",
                        "account",
                        6601,
                        "cost_center",
                        "desk",
                        "amount",
                        80))));
    try (Workbench bench = new Workbench(temp)) {
      read(bench);
      assertThat(bench.texts("SELECT customer_id, name, customer_group FROM customer_checked"))
          .containsExactly("C1|Anna|key");
      assertThat(
              bench.texts(
                  "SELECT date, customer_id, CAST(net_amount AS DECIMAL(9,2)) FROM transaction_checked"))
          .as("lines without a number are not told apart by one")
          .containsExactly("2026-01-05|C1|120.50", "2026-01-05|C1|120.50");
      assertThat(bench.texts("SELECT period, account, CAST(amount AS INT) FROM ledger_checked"))
          .containsExactly("2026-01|6601|80");
      assertThat(bench.texts("SELECT count(*) FROM reject")).containsExactly("0");
    }
  }

  /** The template's sheets with rows below their headers, as a person leaves them. */
  private void fill(Map<String, List<Map<String, Object>>> tables) throws IOException {
    Path file = temp.resolve(InputTemplate.FILE);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "Test", "1.0")) {
      for (Table table : InputTables.ALL) {
        Worksheet sheet = workbook.newWorksheet(table.name());
        List<String> columns = table.columnNames();
        for (int c = 0; c < columns.size(); c++) sheet.value(0, c, columns.get(c));
        int r = 1;
        for (Map<String, Object> row : tables.getOrDefault(table.name(), List.of())) {
          for (var cell : row.entrySet())
            value(sheet, r, columns.indexOf(cell.getKey()), cell.getValue());
          r++;
        }
      }
    }
  }

  private static void value(Worksheet sheet, int row, int column, Object value) {
    if (value instanceof LocalDate day) {
      sheet.value(row, column, day);
      sheet.style(row, column).format("yyyy-mm-dd").set();
    } else if (value instanceof Number number) {
      sheet.value(row, column, number);
    } else {
      sheet.value(row, column, value.toString());
    }
  }
}
