package org.whalecurve.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;
import org.whalecurve.tables.Table.Kind;

/** The workbook holds what the run holds, in cells of the right type. */
class XlsxReportTest {
  @TempDir Path workspace;

  private static List<Row> sheet(ReadableWorkbook book, String name) throws IOException {
    return book.findSheet(name).orElseThrow().read();
  }

  private static int column(List<Row> rows, String name) {
    for (int i = 0; i < rows.get(0).getCellCount(); i++) {
      if (rows.get(0).getCellText(i).equals(name)) return i;
    }
    throw new AssertionError(name);
  }

  @Test
  void numbersEqualQueries() throws IOException {
    Path file = workspace.resolve("run.xlsx");
    try (RunReader run = Company.in(workspace).publish()) {
      XlsxReport.write(run, Locale.ENGLISH, file);
      try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
        equal(run.query("SELECT * FROM customer ORDER BY customer_id"), sheet(book, "Customers"));
        equal(run.query("SELECT * FROM activity"), sheet(book, "Activities"));
        equal(run.query("SELECT * FROM segment_profit"), sheet(book, "Segments"));
        equal(
            run.query("SELECT * FROM whale_curve ORDER BY view, rank"), sheet(book, "Whale curve"));
        equal(
            run.query(
                "SELECT period, sum(net_revenue) AS net_revenue, sum(full_profit) AS full_profit FROM profit GROUP BY period ORDER BY period"),
            sheet(book, "Profit by period"));
        List<Row> overview = sheet(book, "Overview");
        BigDecimal profit = run.query("SELECT sum(full_profit) AS p FROM customer").decimal(0, "p");
        Row line =
            overview.stream()
                .filter(r -> r.getCellText(1).equals("full_profit"))
                .findFirst()
                .orElseThrow();
        assertThat(line.getCellAsNumber(5).orElseThrow()).isEqualByComparingTo(profit);
      }
    }
  }

  private static void equal(Rows expected, List<Row> rows) {
    assertThat(rows).hasSize(expected.size() + 1);
    for (Rows.Column named : expected.columns()) {
      int at = column(rows, named.name());
      for (int i = 0; i < expected.size(); i++) {
        Object value = expected.get(i, named.name());
        Row row = rows.get(i + 1);
        if (value instanceof Number number) {
          assertThat(row.getCell(at).getType()).isEqualTo(CellType.NUMBER);
          assertThat(row.getCellAsNumber(at).orElseThrow().doubleValue())
              .as("%s of row %d", named.name(), i)
              .isEqualTo(number.doubleValue());
        } else if (value instanceof String text) {
          assertThat(row.getCellText(at)).isEqualTo(text);
        }
      }
    }
  }

  @Test
  void tooManyRowsAreCutAndSaidToBe() throws IOException {
    Path file = workspace.resolve("large.xlsx");
    long rows = XlsxWriter.ROWS_MAX + 5L;
    Listing large =
        new Listing(
            "Large",
            List.of(new Sheet.Column("n", Kind.WHOLE, "")),
            LongStream.range(0, rows).mapToObj(n -> List.<Object>of(n)).iterator());
    Listing next =
        new Listing(
            "Next",
            List.of(new Sheet.Column("n", Kind.WHOLE, "")),
            List.of(List.<Object>of(7L)).iterator());
    try (var out = Files.newOutputStream(file)) {
      XlsxReport.write(List.of(large, next), Locale.ENGLISH, out, "large.xlsx");
    }
    try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
      List<String> last = new ArrayList<>();
      try (var stream = book.findSheet("Large").orElseThrow().openStream()) {
        stream.skip(XlsxWriter.ROWS_MAX - 1).forEach(row -> last.add(row.getCellText(0)));
      }
      assertThat(last).hasSize(1);
      assertThat(last.get(0)).contains("1,048,574 of 1,048,581 rows");
      assertThat(sheet(book, "Next").get(1).getCellAsNumber(0).orElseThrow()).isEqualTo("7");
    }
  }

  /** One list of names that are attacks, in every form that leaves. */
  @Test
  void hostileNamesAreTextsEverywhere() throws IOException {
    List<String> names =
        List.of(
            "<img src=x onerror=alert(1)>",
            "=cmd|' /C calc'!A0",
            "+1",
            "-1+1",
            "@x",
            "right\u202eto left",
            "\u0000\ufffe\ud800",
            "x".repeat(10_000));
    List<List<Object>> rows = new ArrayList<>();
    for (String name : names) rows.add(List.of(name, new BigDecimal("-1.500000")));
    Sheet sheet =
        new Sheet(
            "=Names & <b>",
            List.of(
                new Sheet.Column("name", Kind.TEXT, ""),
                new Sheet.Column("=profit", Kind.MONEY, "currency")),
            rows);
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    Exports.write(Listing.of(sheet), csv, Format.CSV_WITH_BOM, "names.csv");
    String lines = csv.toString(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(lines)
        .startsWith("\ufeffname,'=profit\r\n")
        .contains("'=cmd|' /C calc'!A0,-1.500000", "'+1,-1.500000", "'-1+1,-1.5", "'@x,-1.5");

    Path book = workspace.resolve("names.xlsx");
    Exports.write(sheet, book, Format.XLSX);
    try (ReadableWorkbook read = new ReadableWorkbook(book.toFile())) {
      List<Row> read1 = read.getFirstSheet().read();
      for (int i = 0; i < names.size(); i++) {
        assertThat(read1.get(i + 1).getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(read1.get(i + 1).getCell(0).getFormula()).isNull();
        assertThat(read1.get(i + 1).getCell(1).getType()).isEqualTo(CellType.NUMBER);
      }
      assertThat(read1.get(2).getCellText(0)).isEqualTo(names.get(1));
    }

    StringBuilder html = new StringBuilder();
    Exports.write(sheet, html, Format.HTML);
    assertThat(html.toString()).doesNotContain("<img", "\u202e").contains("&lt;img");

    Path pdf = workspace.resolve("names.pdf");
    Exports.write(sheet, pdf, Format.PDF);
    assertThat(PdfReportTest.text(pdf))
        .contains("<img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0", "-1.50")
        .doesNotContain("\u202e");
  }
}
