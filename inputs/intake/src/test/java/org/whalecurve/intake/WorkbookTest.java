package org.whalecurve.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.kernel.ValueType;

/** Workbooks: typed cells, dates by format, the right sheet, the header below titles. */
class WorkbookTest {
  private static final String SOURCE =
      """
      transaction:
        files: "*.xlsx"
        columns: {transaction_id: No, date: Day, customer_id: Customer, net_amount: Qty * Price}
      """;

  @TempDir Path temp;

  private static byte[] book(Consumer<Workbook> fill) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "Test", "1.0")) {
      fill.accept(book);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private static void header(Worksheet sheet, int row, String... names) {
    for (int i = 0; i < names.length; i++) sheet.value(row, i + 1, names[i]);
  }

  private static void orders(Workbook book) {
    book.newWorksheet("Read me").value(0, 0, "How to read this file");
    Worksheet sheet = book.newWorksheet("Orders");
    sheet.value(0, 1, "Orders of 2024");
    header(sheet, 2, "No", "Day", "Customer", "Qty", "Price");
    sheet.value(3, 1, 1001);
    sheet.value(3, 2, LocalDate.of(2024, 1, 5));
    sheet.style(3, 2).format("yyyy-mm-dd").set();
    sheet.value(3, 3, "上海 GmbH & Söhne");
    sheet.value(3, 4, 3);
    sheet.value(3, 5, new BigDecimal("0.1"));
    sheet.value(5, 1, "A2");
    sheet.value(5, 2, LocalDateTime.of(2024, 1, 6, 14, 30, 15));
    sheet.style(5, 2).format("dd/mm/yyyy hh:mm").set();
    sheet.value(5, 4, 0.1 + 0.2);
    sheet.value(5, 5, 1e3);
    sheet.value(6, 1, "A3");
    sheet.value(6, 2, "07.01.2024");
    sheet.value(6, 3, " ");
    sheet.value(6, 4, true);
    sheet.value(6, 5, 1);
    sheet.value(7, 1, "A4");
    sheet.value(7, 2, 45299);
    sheet.formula(7, 4, "SUM(E4:E4)");
    sheet.value(7, 5, 2);
  }

  @Test
  void typedCellsOfTheFirstSheetThatHoldsATable() {
    try (Workbench bench = new Workbench(temp)) {
      bench.file("a.xlsx", book(WorkbookTest::orders)).run(SOURCE);
      assertThat(
              bench.texts(
                  "SELECT transaction_id, date, customer_id, net_amount, source_line FROM transaction_checked"))
          .containsExactly(
              "1001|2024-01-05|上海 GmbH & Söhne|0.300000|4",
              "A2|2024-01-06|null|300.000000|6",
              "A4|2024-01-08|null|null|8");
      assertThat(bench.texts("SELECT line, \"column\", value, reason FROM reject"))
          .containsExactly("7|Qty|true|not a number");
      assertThat(bench.texts("SELECT rows_read, accepted, rejected FROM quality"))
          .containsExactly("4|3|1");
    }
  }

  @Test
  void theShapeOfASheet() {
    try (Workbench bench = new Workbench(temp)) {
      bench.file("a.xlsx", book(WorkbookTest::orders));
      FileShape shape =
          FileInspector.inspect(
              temp, temp.resolve("a.xlsx"), org.whalecurve.model.Workspace.Format.GUESS);
      assertThat(shape.format().sheet()).isEqualTo("Orders");
      assertThat(shape.format().headerRow()).isEqualTo(3);
      assertThat(shape.columns().get(4).type()).isEqualTo(ValueType.NUMBER);
      assertThat(shape.sample()).hasSize(4);
    }
  }

  @Test
  void aNamedSheet() {
    byte[] two =
        book(
            book -> {
              header(book.newWorksheet("2023"), 0, "No", "Day", "Customer", "Qty", "Price");
              Worksheet sheet = book.newWorksheet("2024");
              header(sheet, 0, "No", "Day", "Customer", "Qty", "Price");
              header(sheet, 1, "7", "2024-01-05", "A", "2", "1,234.50");
            });
    try (Workbench bench = new Workbench(temp)) {
      bench.file("a.xlsx", two).run(SOURCE + "  format: {sheet: \"2024\"}\n");
      assertThat(bench.texts("SELECT transaction_id, net_amount FROM transaction_checked"))
          .containsExactly("7|2469.000000");
      assertThatThrownBy(() -> bench.inspect(SOURCE + "  format: {sheet: \"2025\"}\n"))
          .hasMessageContaining("the workbook has no sheet '2025'")
          .hasMessageContaining("Did you mean '2023'?");
    }
  }

  @Test
  void decimalCommasInTextsBesideNumbers() {
    byte[] mixed =
        book(
            book -> {
              Worksheet sheet = book.newWorksheet("S");
              header(sheet, 0, "No", "Day", "Customer", "Qty", "Price");
              header(sheet, 1, "1", "2024-01-05", "A", "1", "1.234,5");
              header(sheet, 2, "2", "2024-01-05", "A", "1", "2,5");
              header(sheet, 3, "3", "2024-01-05", "A", "1");
              sheet.value(3, 5, new BigDecimal("1.234"));
            });
    try (Workbench bench = new Workbench(temp)) {
      bench.file("a.xlsx", mixed).run(SOURCE);
      assertThat(bench.texts("SELECT net_amount FROM transaction_checked"))
          .containsExactly("1234.500000", "2.500000", "1.234000");
    }
  }
}
