package org.whalecurve.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalecurve.web.site.Site;
import org.whalecurve.web.site.Visitor;

/** Somebody with a file of sales and no patience. */
class FirstFileTest {
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 5);
  private static final int SALES = 120;
  private static final int CUSTOMERS = 12;

  private Site site;

  @BeforeEach
  void start() {
    site = Site.empty();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  /** One of the last lines has no day. */
  private static byte[] sales() {
    StringBuilder csv =
        new StringBuilder(
            "Invoice No,Invoice Date,Customer No,Customer Name,Item,Qty,Gross amount,Paid\n");
    for (int i = 0; i < SALES; i++) {
      String day = i == SALES - 2 ? "2025-13-45" : FIRST.plusDays(3L * i % 180).toString();
      int customer = i % CUSTOMERS;
      csv.append(
          "R%03d,%s,C%02d,House %d,art-%d,%d,%d.00,%d.50\n"
              .formatted(
                  i,
                  day,
                  customer,
                  customer,
                  i % 5,
                  1 + i % 4,
                  40 + customer * 9,
                  30 + customer * 8));
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] august() {
    return """
        Invoice No,Invoice Date,Customer No,Customer Name,Item,Qty,Gross amount,Paid
        R900,2025-08-02,C03,House 3,art-1,2,80.00,70.00
        """
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] ledger() {
    StringBuilder csv = new StringBuilder("Month,Account,Account title,Amount\n");
    for (int month = 1; month <= 6; month++) {
      csv.append("2025-0%d,6100,Order desk,420.00\n".formatted(month));
      csv.append("2025-0%d,6200,Delivery,310.00\n".formatted(month));
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void sales_and_a_ledger_become_a_whale_curve() {
    try (Visitor visitor = Visitor.at(site, "en").welcome()) {
      Page page = visitor.page();
      page.waitForURL("**/start");
      visitor.screenshot("start-empty-en");
      page.setInputFiles(
          "#file",
          new FilePayload[] {
            new FilePayload("sales 2025.csv", "text/csv", sales()),
            new FilePayload("ledger.csv", "text/csv", ledger())
          });
      page.waitForSelector("#meaning");
      assertThat(page.locator("h1").textContent()).contains("Sales, Ledger");
      assertThat(page.inputValue("select[aria-label='What Customer No is']"))
          .isEqualTo("customer_id");
      assertThat(page.inputValue("select[aria-label='What Paid is']")).isEmpty();
      visitor.screenshot("start-mapping-en");
      page.selectOption("select[aria-label='What Gross amount is']", "list_amount");
      page.selectOption("select[aria-label='What Paid is']", "net_amount");
      page.fill("input[name=company]", "House & Sons");
      page.click("#trial");
      page.waitForSelector("#outcome");
      assertThat(page.inputValue("select[aria-label='What Paid is']")).isEqualTo("net_amount");
      assertThat(page.locator("#outcome h2").textContent()).contains("1 refused");
      assertThat(page.locator("#outcome").textContent()).contains("2025-13-45");
      visitor.screenshot("start-trial-en");
      page.click("#go");
      page.waitForSelector("#overview");
      visitor.screenshot("start-ready-en");
      page.click("#overview");
      page.waitForSelector("canvas");
      assertThat(page.locator(".company").textContent()).isEqualTo("House & Sons");
      visitor.screenshot("start-overview-en");
      visitor.go("/start");
      page.setInputFiles("#file", new FilePayload("august.csv", "text/csv", august()));
      page.click("#take");
      page.waitForSelector("form.good");
      assertThat(page.locator(".uploads").count()).isZero();
      visitor.screenshot("start-taken-en");
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  private static byte[] workbook() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "Test", "1.0")) {
      Worksheet sheet = book.newWorksheet("销售明细");
      List<String> headers = List.of("单据编号", "日期", "客户编码", "客户名称", "存货编码", "数量", "销售额", "成本");
      for (int c = 0; c < headers.size(); c++) sheet.value(0, c, headers.get(c));
      for (int i = 0; i < SALES; i++) {
        int customer = i % CUSTOMERS;
        sheet.value(i + 1, 0, "XS" + i);
        sheet.value(i + 1, 1, FIRST.plusDays(3L * i % 180));
        sheet.style(i + 1, 1).format("yyyy-mm-dd").set();
        sheet.value(i + 1, 2, "K" + customer);
        sheet.value(i + 1, 3, "客户" + customer);
        sheet.value(i + 1, 4, "P" + i % 5);
        sheet.value(i + 1, 5, 1 + i % 4);
        sheet.value(i + 1, 6, 60 + customer);
        sheet.value(i + 1, 7, 90 - customer * 6);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void a_chinese_workbook_is_dropped_after_what_could_not_be_read_and_run_at_once()
      throws IOException {
    try (Visitor visitor = Visitor.at(site, "zh", true, 390).welcome()) {
      Page page = visitor.page();
      visitor.screenshot("start-empty-zh-dark-390");
      page.setInputFiles(
          "#file",
          new FilePayload("合同.pdf", "application/pdf", "%PDF".getBytes(StandardCharsets.UTF_8)));
      page.waitForSelector("#sending p.alert");
      assertThat(page.locator("#sending").textContent()).contains("合同.pdf", "XLSX");
      visitor.screenshot("start-refused-zh-dark-390");
      page.setInputFiles(
          "#file",
          new FilePayload(
              "../../<b>x.csv", "text/csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)));
      page.waitForSelector(".uploads");
      assertThat(site.folder().resolve("app/upload"))
          .isDirectoryContaining(file -> file.getFileName().toString().equals("_b_x.csv"));
      assertThat(said(page, "_b_x.csv", "net_amount", "b")).isEqualTo(200);
      assertThat(said(page, "_b_x.csv", "net_amount", "c")).isEqualTo(422);
      assertThat(said(page, "other.csv", "net_amount", "b")).isEqualTo(422);
      page.click(".uploads button");
      page.waitForSelector("#sample");
      page.evaluate(
          """
          content => {
            const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0)), sent = new DataTransfer();
            sent.items.add(new File([bytes], '销售.xlsx'));
            document.getElementById('drop').dispatchEvent(new DragEvent('drop', {dataTransfer: sent, bubbles: true, cancelable: true}));
          }
          """,
          Base64.getEncoder().encodeToString(workbook()));
      page.waitForSelector("#meaning");
      assertThat(page.inputValue("select[name=table_0]")).isEqualTo("transaction");
      visitor.screenshot("start-mapping-zh-dark-390");
      page.click("#go");
      page.waitForSelector("#overview");
      page.click("#overview");
      page.waitForSelector("canvas");
      visitor.screenshot("start-overview-zh-dark-390");
      assertThat(visitor.complaints().stream().filter(c -> !c.contains("422"))).isEmpty();
    }
  }

  /** The status of what a program is told that says what a column is. */
  private static int said(Page page, String file, String column, String header) {
    return (int)
        page.evaluate(
            """
            ([file, column, header]) => fetch('/api/v1/start/meaning', {
              method: 'PUT',
              headers: {'Content-Type': 'application/json', 'X-CSRF-TOKEN': document.querySelector('meta[name=csrf]').content},
              body: JSON.stringify({files: [{file, table: 'transaction', columns: {[column]: header}}]})
            }).then(answer => answer.status)
            """,
            List.of(file, column, header));
  }
}
