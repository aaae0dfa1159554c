package org.whalecurve.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.runs.Rows;

/** A sheet keeps its values in every format and cannot hurt the program that opens it. */
class ExportsTest {
  private static final Sheet SHEET =
      Sheet.of(
          "Customers",
          new Rows(
              List.of(
                  new Rows.Column("customer_id", "VARCHAR"),
                  new Rows.Column("name", "VARCHAR"),
                  new Rows.Column("customer_since", "DATE"),
                  new Rows.Column("transactions", "BIGINT"),
                  new Rows.Column("full_profit", "DECIMAL(18,6)"),
                  new Rows.Column("full_margin", "DECIMAL(38,12)"),
                  new Rows.Column("active", "BOOLEAN")),
              List.of(
                  Arrays.asList(
                      "C1",
                      "Ada \"A\", Ltd",
                      LocalDate.of(2026, 1, 31),
                      1200L,
                      new BigDecimal("-1234567.891234"),
                      new BigDecimal("-0.354000000000"),
                      true),
                  Arrays.asList("C2", "=1+1", null, 0L, new BigDecimal("0.000000"), null, null),
                  Arrays.asList("C3", "", null, null, null, null, false),
                  Arrays.asList("-4", "深圳\n\u202e<b>", null, 3L, null, null, null))));

  @TempDir Path folder;

  private String write(Format format) throws IOException {
    Path file = folder.resolve("out");
    Exports.write(SHEET, file, format);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
    return Files.readString(file);
  }

  @Test
  void csvFollowsTheStandardAndGuardsTextOnly() throws IOException {
    assertThat(write(Format.CSV))
        .isEqualTo(
            """
            customer_id,name,customer_since,transactions,full_profit,full_margin,active\r
            C1,"Ada ""A"", Ltd",2026-01-31,1200,-1234567.891234,-0.354000000000,true\r
            C2,'=1+1,,0,0.000000,,\r
            C3,"",,,,,false\r
            '-4,"深圳
            \u202e<b>",,3,,,\r
            """);
    assertThat(write(Format.CSV_WITH_BOM)).startsWith("\ufeffcustomer_id,");
  }

  @Test
  void jsonKeepsEveryDecimal() throws IOException {
    assertThat(write(Format.JSON))
        .startsWith("[\n{\"customer_id\":\"C1\",\"name\":\"Ada \\\"A\\\", Ltd\"")
        .contains("\"full_profit\":-1234567.891234,\"full_margin\":-0.354000000000,")
        .contains("\"customer_since\":null,\"transactions\":0,\"full_profit\":0.000000,")
        .endsWith("}\n]\n");
  }

  @Test
  void textIsAlignedWhateverTheScript() throws IOException {
    assertThat(write(Format.TEXT))
        .isEqualTo(
            """
            Customers

            customer_id  name          customer_since  transactions    full_profit  full_margin  active
            -----------  ------------  --------------  ------------  -------------  -----------  ------
            C1           Ada "A", Ltd  2026-01-31             1,200  -1,234,567.89       -0.354  true
            C2           =1+1                                     0           0.00
            C3                                                                                   false
            -4           深圳 <b>                                 3
            """);
  }

  @Test
  void htmlEscapes() throws IOException {
    assertThat(write(Format.HTML))
        .contains("&lt;b&gt;")
        .doesNotContain("<b>", "\u202e")
        .contains("title=\"-1234567.891234\"");
  }

  @Test
  void xlsxHasTypedCells() throws IOException {
    Path file = folder.resolve("out.xlsx");
    Exports.write(SHEET, file, Format.of(file));
    try (ReadableWorkbook book =
        new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true))) {
      List<Row> rows = book.getFirstSheet().read();
      assertThat(book.getFirstSheet().getName()).isEqualTo("Customers");
      assertThat(rows).hasSize(5);
      Row first = rows.get(1);
      assertThat(first.getCellText(1)).isEqualTo("Ada \"A\", Ltd");
      assertThat(first.getCellAsDate(2).orElseThrow().toLocalDate()).isEqualTo("2026-01-31");
      assertThat(first.getCellAsNumber(4).orElseThrow()).isEqualByComparingTo("-1234567.891234");
      assertThat(first.getCell(4).getDataFormatString()).isEqualTo("#,##0.00");
      assertThat(first.getCell(5).getDataFormatString()).isEqualTo("0.0%");
      assertThat(first.getCellAsBoolean(6)).contains(true);
      assertThat(rows.get(2).getCellText(1)).isEqualTo("=1+1");
      assertThat(rows.get(2).getCell(1).getFormula()).isNull();
    }
  }

  @Test
  void xlsxOfAnyTextOpens() throws IOException {
    String odd = "\u0000\u0001\ud800</t>&\ufffe" + "x".repeat(40_000);
    Sheet sheet =
        Sheet.of(
            "a/b:[c]?*" + "t".repeat(40),
            new Rows(List.of(new Rows.Column("name", "VARCHAR")), List.of(List.of(odd))));
    Path file = folder.resolve("odd.xlsx");
    Exports.write(sheet, file, Format.XLSX);
    try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
      assertThat(book.getFirstSheet().read().get(1).getCellText(0))
          .startsWith("</t>&xxx")
          .hasSize(32_767);
    }
  }

  @Test
  void xlsxRefusesMoreRowsThanAWorksheetHolds() {
    List<Object> row = List.of(1L);
    Sheet sheet =
        Sheet.of(
            "large",
            new Rows(
                List.of(new Rows.Column("n", "BIGINT")),
                java.util.Collections.nCopies(XlsxWriter.ROWS_MAX, row)));
    Path file = folder.resolve("large.xlsx");
    assertThatThrownBy(() -> Exports.write(sheet, file, Format.XLSX))
        .hasMessageContaining("1,048,576")
        .hasMessageContaining("[too-many-rows]");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void formatComesFromTheName() {
    assertThat(Format.of(Path.of("a.b/OUT.CSV"))).isEqualTo(Format.CSV);
    assertThatThrownBy(() -> Format.of(Path.of("out.xls")))
        .hasMessageContaining("Did you mean 'xlsx'?");
  }
}
