package org.whalecurve.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
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
      assertThat(visitor.page().locator("a.offer").count()).isEqualTo(3);
      JsonNode tables = SegmentsTest.json(visitor, "/api/v1/reports").get("tables");
      assertThat(visitor.page().locator("tbody tr").count()).isEqualTo(tables.size());
      visitor.screenshot("reports-" + language);
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void a_segment_comes_back_from_its_workbook_with_equal_figures() throws IOException {
    Rows tier =
        SegmentsTest.company(
            "SELECT count(*) AS n, sum(full_profit) AS profit, sum(net_revenue) AS revenue FROM {customer} WHERE tier = 'high'");
    try (Visitor visitor = Visitor.at(Site.company(), "en").signIn(Site.ANALYST)) {
      byte[] book = file(visitor, "/api/v1/export/customer.xlsx?tier=high");
      try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(book))) {
        List<Row> rows = workbook.getFirstSheet().read();
        List<String> heads = rows.get(0).stream().map(cell -> cell.getText()).toList();
        assertThat(rows).hasSize((int) tier.whole(0, "n") + 1);
        assertThat(sum(rows, heads.indexOf("full_profit")))
            .isEqualByComparingTo(tier.decimal(0, "profit"));
        assertThat(sum(rows, heads.indexOf("net_revenue")))
            .isEqualByComparingTo(tier.decimal(0, "revenue"));
      }
      Audit.Entry last = Site.company().server().part(Audit.class).before(Long.MAX_VALUE, 1).get(0);
      assertThat(last.actor()).isEqualTo(Site.ANALYST);
      assertThat(last.action()).isEqualTo("export");
      assertThat(last.subject()).isEqualTo("customer.xlsx");
    }
  }

  private static BigDecimal sum(List<Row> rows, int column) {
    return rows.stream()
        .skip(1)
        .map(row -> row.getCellAsNumber(column).orElse(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void the_report_is_there_as_page_and_on_paper_in_chinese() throws IOException {
    try (Visitor visitor = Visitor.at(Site.company(), "zh").signIn(Site.ANALYST)) {
      String html = new String(file(visitor, "/reports/run.html"), StandardCharsets.UTF_8);
      assertThat(html).contains("<html").contains("净收入");
      try (PDDocument pdf = Loader.loadPDF(file(visitor, "/reports/run.pdf?view=incremental"))) {
        assertThat(new PDFTextStripper().getText(pdf)).contains("增量成本").contains("客户");
      }
      byte[] book = file(visitor, "/reports/run.xlsx");
      try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(book))) {
        assertThat(workbook.getSheets().count()).isGreaterThan(5);
      }
      assertThat(get(visitor, "/reports/run.xlsx").headers().get("content-disposition"))
          .contains("2026-")
          .contains("%E6%8A%A5%E5%91%8A");
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
