package org.whalecurve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Names that are attacks on what shows them are names and nothing else. */
class HostileNamesTest {
  private static final List<String> IDS =
      List.of(
          "<img src=x onerror=alert(1)>",
          "</script><script>alert(1)</script>",
          "=cmd|' /C calc'!A0",
          "../../etc/passwd",
          "a'; DROP TABLE customer; --",
          "quote \" and comma, in one",
          "two\nlines",
          "right\u202Eto left\u202C",
          "null",
          "\uD83D\uDC33 \u9CB8",
          "x".repeat(10_000));

  @TempDir static Path temp;
  private static Path folder;

  @BeforeAll
  static void publish() throws IOException {
    folder = temp.resolve("company");
    BrokenCompany.write(folder);
    StringBuilder customers = new StringBuilder("customer_id,name,customer_group\n");
    StringBuilder sales =
        new StringBuilder("transaction_id,date,customer_id,product_id,quantity,net_amount\n");
    for (String id : IDS) {
      String cell = '"' + id.replace("\"", "\"\"") + '"';
      customers.append(cell + "," + cell + "," + cell + "\n");
      sales.append("T" + sales.length() + ",2026-01-05," + cell + "," + cell + ",1,100\n");
    }
    Files.writeString(folder.resolve("data/customers.csv"), customers);
    Files.writeString(folder.resolve("data/sales.csv"), sales);
    Cli.Result run = Cli.run("run", "-w", folder);
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void everyNameArrivesAsItIs() {
    JsonNode rows =
        Cli.run(
                "query",
                "SELECT customer_id, name, customer_group FROM customer WHERE net_revenue > 0",
                "--json",
                "-w",
                folder)
            .json();
    List<String> met = new ArrayList<>();
    rows.forEach(row -> met.add(row.get("customer_id").asString()));
    assertThat(met).containsExactlyInAnyOrderElementsOf(IDS);
    rows.forEach(row -> assertThat(row.get("name")).isEqualTo(row.get("customer_id")));
  }

  @Test
  void aReportShowsThemAsText() throws IOException {
    Path file = temp.resolve("report.html");
    assertThat(Cli.run("report", "-o", file, "-w", folder).code()).isZero();
    assertThat(Files.readString(file))
        .doesNotContain("<img src=x")
        .doesNotContain("</script><script>")
        .contains("&lt;img src=x");
  }

  @Test
  void aWorkbookHoldsTextsNotFormulas() throws IOException {
    Path file = temp.resolve("customers.xlsx");
    assertThat(Cli.run("export", "customer", "-o", file, "-w", folder).code()).isZero();
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
      String xml = new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(xml).doesNotContain("<f>").doesNotContain("<img src");
    }
  }

  @Test
  void theReportOnPaperAndAsAWorkbookHoldThemAsTexts() throws IOException {
    Path pdf = temp.resolve("report.pdf");
    Cli.Result printed = Cli.run("report", "-o", pdf, "-w", folder);
    assertThat(printed.code()).as(printed.err()).isZero();
    String bytes = Files.readString(pdf, StandardCharsets.ISO_8859_1);
    assertThat(bytes).startsWith("%PDF-").doesNotContain("/JavaScript", "/Launch", "/URI");
    Path book = temp.resolve("report.xlsx");
    assertThat(Cli.run("report", "-o", book, "-w", folder).code()).isZero();
    try (ZipFile zip = new ZipFile(book.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String xml = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(xml).as(entry.getName()).doesNotContain("<f>").doesNotContain("<img src");
      }
    }
  }

  @Test
  void nothingIsWrittenOutsideTheCompany() throws IOException {
    try (var files = Files.list(temp)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .isSubsetOf("company", "report.html", "report.pdf", "report.xlsx", "customers.xlsx");
    }
  }
}
