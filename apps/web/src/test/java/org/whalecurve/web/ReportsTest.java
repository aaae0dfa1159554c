package org.whalecurve.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.site.Site;
import org.whalecurve.web.site.Visitor;
import org.whalecurve.web.store.Audit;
import tools.jackson.databind.JsonNode;

class ReportsTest {
  private static APIResponse get(Visitor visitor, String path) {
    return visitor
        .page()
        .request()
        .get(Site.company().address() + path, RequestOptions.create().setTimeout(60_000));
  }

  private static byte[] file(Visitor visitor, String path) {
    APIResponse answer = get(visitor, path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    assertThat(answer.headers().get("content-disposition")).startsWith("attachment");
    return answer.body();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void reports_and_tables_are_listed_with_their_rows(String language) {
    try (Visitor visitor = Visitor.at(Site.company(), language).signIn(Site.DECIDER)) {
      visitor.go("/reports");
      assertThat(visitor.page().locator("button.offer").count()).isEqualTo(3);
      JsonNode tables = SegmentsTest.json(visitor, "/api/v1/reports").get("tables");
      assertThat(visitor.page().locator("tbody tr").count()).isEqualTo(tables.size());
      visitor.screenshot("reports-" + language);
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void a_segment_that_is_opened_and_exported_comes_back_with_equal_figures(String language)
      throws IOException {
    try (Visitor visitor = Visitor.at(Site.company(), language).signIn(Site.ANALYST)) {
      Page page = visitor.go("/segments?part=matrices").page();
      Rows segment =
          SegmentsTest.company(
              "SELECT count(*) AS n, sum(full_profit) AS profit, sum(net_revenue) AS revenue FROM {customer} WHERE segment_value_potential = (SELECT segment FROM {matrix_segment} WHERE matrix = 'value_potential' ORDER BY place LIMIT 1)");
      page.locator(".figures tbody a").first().click();
      page.waitForURL(address -> address.contains("/customers"));
      Download download =
          page.waitForDownload(() -> page.locator("a[download][href*='xlsx']").first().click());
      try (ReadableWorkbook workbook =
          new ReadableWorkbook(Files.newInputStream(download.path()))) {
        List<Row> rows = workbook.getFirstSheet().read();
        List<String> heads = rows.get(0).stream().map(cell -> cell.getText()).toList();
        assertThat(rows).hasSize((int) segment.whole(0, "n") + 1);
        assertThat(sum(rows, heads.indexOf("full_profit")))
            .isEqualByComparingTo(segment.decimal(0, "profit"));
        assertThat(sum(rows, heads.indexOf("net_revenue")))
            .isEqualByComparingTo(segment.decimal(0, "revenue"));
      }
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void what_is_taken_along_is_in_the_log() {
    try (Visitor visitor = Visitor.at(Site.company(), "en").signIn(Site.ANALYST)) {
      file(visitor, "/api/v1/export/tier.xlsx");
      Audit.Entry last = Site.company().server().part(Audit.class).before(Long.MAX_VALUE, 1).get(0);
      assertThat(last.actor()).isEqualTo(Site.ANALYST);
      assertThat(last.action()).isEqualTo("export");
      assertThat(last.subject()).isEqualTo("tier.xlsx");
    }
  }

  private static BigDecimal sum(List<Row> rows, int column) {
    return rows.stream()
        .skip(1)
        .map(row -> row.getCellAsNumber(column).orElse(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Asked for at the page, waited for, and saved by itself when it is ready. */
  private static byte[] made(Visitor visitor, String address, String format) throws IOException {
    Page page = visitor.go(address).page();
    Download download =
        page.waitForDownload(
            new Page.WaitForDownloadOptions().setTimeout(60_000),
            () -> page.click("button[value=" + format + "]"));
    assertThat(download.suggestedFilename()).contains("2026-").endsWith("报告-zh-CN." + format);
    page.waitForSelector("#made [data-ready]");
    return Files.readAllBytes(download.path());
  }

  @Test
  void the_report_is_made_as_page_on_paper_and_as_workbook_in_chinese() throws IOException {
    try (Visitor visitor = Visitor.at(Site.company(), "zh").signIn(Site.ANALYST)) {
      String html = new String(made(visitor, "/reports", "html"), StandardCharsets.UTF_8);
      assertThat(html).contains("<html lang=\"zh").contains("净收入");
      byte[] paper = made(visitor, "/reports?view=incremental", "pdf");
      try (PDDocument pdf = Loader.loadPDF(paper)) {
        assertThat(new PDFTextStripper().getText(pdf)).contains("增量成本").contains("客户");
      }
      byte[] book = made(visitor, "/reports", "xlsx");
      try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(book))) {
        assertThat(workbook.getSheets().count()).isGreaterThan(5);
      }
      visitor.screenshot("reports-made-zh");
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void a_report_that_is_made_is_for_him_who_asked_for_it() {
    try (Visitor ann = Visitor.at(Site.company(), "en").signIn(Site.ANALYST);
        Visitor dora = Visitor.at(Site.company(), "en").signIn(Site.DECIDER)) {
      ann.go("/reports").page().click("button[value=html]");
      ann.page().waitForSelector("#made [data-ready]");
      String file = ann.page().locator("[data-ready]").getAttribute("href");
      assertThat(get(ann, file).status()).isEqualTo(200);
      assertThat(get(dora, file).status()).isEqualTo(404);
    }
  }

  @Test
  void an_account_manager_takes_own_rows_and_nothing_of_the_company() throws IOException {
    List<String> own = Site.company().someCustomers();
    try (Visitor visitor = Visitor.at(Site.company(), "en").signIn(Site.MANAGER)) {
      String csv = new String(file(visitor, "/reports/customers.csv"), StandardCharsets.UTF_8);
      assertThat(csv).startsWith("\ufeffcustomer_id");
      List<String> lines = csv.lines().skip(1).toList();
      assertThat(lines).hasSize(own.size());
      assertThat(lines).allMatch(line -> own.contains(line.substring(0, line.indexOf(','))));
      try (PDDocument pdf = Loader.loadPDF(file(visitor, "/reports/customers.pdf"))) {
        assertThat(new PDFTextStripper().getText(pdf)).contains(own.get(0));
      }
      for (String path :
          List.of(
              "/reports/run.html",
              "/reports/run.pdf",
              "/reports/run.xlsx",
              "/api/v1/export/whale_curve.csv",
              "/api/v1/export/balance.xlsx",
              "/api/v1/export/nothing.csv",
              "/api/v1/export/customer.html")) {
        assertThat(get(visitor, path).status()).as(path).isEqualTo(404);
      }
      for (JsonNode table : SegmentsTest.json(visitor, "/api/v1/reports").get("tables")) {
        assertThat(get(visitor, table.get("csv").stringValue()).status()).isEqualTo(200);
      }
      visitor.go("/reports").screenshot("reports-own");
      assertThat(visitor.complaints()).isEmpty();
    }
  }
}
