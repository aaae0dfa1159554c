package org.whalecurve.web.customers;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.Scope;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.site.Site;
import org.whalecurve.web.site.Visitor;

/** All customers as a list. */
class CustomersTest {
  private static Reading reading() {
    PublishedRuns runs = Site.company().server().part(PublishedRuns.class);
    return runs.read(runs.latest().orElseThrow(), Scope.COMPANY);
  }

  private static List<Object> column(Rows rows) {
    return rows.rows().stream().map(row -> row.get(0)).toList();
  }

  private static List<Object> shown(Visitor visitor) {
    return List.copyOf(
        visitor.page().locator("input[name=id]").all().stream()
            .map(box -> box.getAttribute("value"))
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void search_narrows_the_list_and_stays_in_the_address(String language) {
    List<Object> expected =
        column(
            reading()
                .rows(
                    "SELECT customer_id FROM {customer} WHERE contains(lower(customer_id), '0012') ORDER BY full_profit DESC, customer_id LIMIT 50"));
    try (Visitor visitor = Visitor.at(Site.company(), language).signIn(Site.ANALYST)) {
      visitor.go("/customers");
      visitor.screenshot("customers-" + language);
      visitor.page().fill("#q", "0012");
      visitor.page().waitForURL(address -> address.contains("q=0012"));
      visitor.page().locator(".chips").waitFor();
      assertThat(shown(visitor)).isEqualTo(expected);
      visitor.page().reload();
      assertThat(shown(visitor)).isEqualTo(expected);
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void a_rank_range_is_the_stretch_of_the_curve() {
    List<Object> expected =
        column(
            reading()
                .rows(
                    "SELECT customer_id FROM {whale_curve} WHERE view = 'incremental' AND rank BETWEEN 11 AND 20 ORDER BY rank"));
    try (Visitor visitor = Visitor.at(Site.company(), "en").signIn(Site.ANALYST)) {
      visitor.go("/customers?view=incremental&from=11&to=20");
      assertThat(shown(visitor)).isEqualTo(expected);
      visitor.page().locator("table.customers thead a").nth(3).click();
      assertThat(visitor.page().locator("thead th[aria-sort]").count()).isEqualTo(1);
      assertThat(shown(visitor)).hasSize(10);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void columns_are_chosen_and_kept_as_a_view(String language) {
    String title = "<b>" + language;
    try (Visitor visitor = Visitor.at(Site.company(), language).signIn(Site.DECIDER)) {
      visitor.go("/customers?sign=loss");
      visitor.page().locator("#filter details summary").nth(1).click();
      visitor.page().locator("input[name=cols][value=cost_of_goods]").uncheck();
      visitor.page().waitForURL(address -> address.contains("cols="));
      visitor.page().locator("input[name=cols][value=residual_income]").check();
      visitor.page().waitForURL(address -> address.contains("residual_income"));
      visitor.page().locator("thead a[href*='sort=residual_income']").waitFor();
      List<String> heads = visitor.page().locator("table.customers thead th").allTextContents();
      visitor.page().locator("#list details summary").click();
      visitor.page().fill("#list input[name=title]", title);
      visitor.page().locator("#list details button").last().click();
      visitor.page().waitForURL(address -> address.contains("residual_income"));
      visitor.go("/customers");
      assertThat(visitor.page().locator("table.customers thead th").allTextContents())
          .isNotEqualTo(heads);
      visitor.page().locator("#list details summary").click();
      visitor.page().locator("#list details a").last().click();
      visitor.page().waitForURL(address -> address.contains("sign=loss"));
      assertThat(visitor.page().locator("table.customers thead th").allTextContents())
          .isEqualTo(heads);
      visitor.page().locator("#list details summary").click();
      assertThat(visitor.page().locator("#list details a").last().textContent()).isEqualTo(title);
      visitor.page().locator("#list details button.plain").last().click();
      visitor.page().waitForLoadState();
      assertThat(visitor.page().locator("#list details a").allTextContents()).doesNotContain(title);
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void those_who_are_chosen_are_the_file() throws IOException {
    try (Visitor visitor = Visitor.at(Site.company(), "en").signIn(Site.ANALYST)) {
      visitor.go("/customers");
      List<Object> page = shown(visitor);
      visitor.page().check("#pick-all");
      assertThat(visitor.page().locator("#chosen").textContent()).isEqualTo("50");
      visitor.page().uncheck("#pick-all");
      visitor.page().locator("input[name=id]").nth(2).check();
      visitor.page().locator("input[name=id]").nth(4).check();
      Download file =
          visitor
              .page()
              .waitForDownload(() -> visitor.page().locator(".chosen button[name=format]").click());
      try (InputStream in = Files.newInputStream(file.path());
          ReadableWorkbook book = new ReadableWorkbook(in)) {
        List<Row> rows = book.getFirstSheet().read();
        assertThat(rows.stream().skip(1).map(row -> (Object) row.getCellText(0)))
            .containsExactly(page.get(2), page.get(4));
      }
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void a_workbook_of_the_filter_has_equal_numbers() throws IOException {
    Rows expected =
        reading()
            .rows(
                "SELECT count(*) AS n, sum(full_profit) AS profit FROM {customer} WHERE full_profit < 0 AND customer_id NOT IN ('(unassigned)', '(unused)')");
    try (Visitor visitor = Visitor.at(Site.company(), "en").signIn(Site.ANALYST)) {
      visitor.go("/customers?sign=loss");
      Download file =
          visitor
              .page()
              .waitForDownload(() -> visitor.page().locator("a[download]").first().click());
      try (InputStream in = Files.newInputStream(file.path());
          ReadableWorkbook book = new ReadableWorkbook(in)) {
        List<Row> rows = book.getFirstSheet().read();
        int profit = -1;
        for (int i = 0; i < rows.get(0).getCellCount(); i++) {
          if (rows.get(0).getCellText(i).equals("full_profit")) profit = i;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Row row : rows.subList(1, rows.size())) {
          sum = sum.add(row.getCellAsNumber(profit).orElseThrow());
        }
        assertThat(rows.size() - 1L).isEqualTo(expected.whole(0, "n"));
        assertThat(sum).isEqualByComparingTo(expected.decimal(0, "profit"));
      }
    }
  }

  @Test
  void an_account_manager_has_own_customers_only() {
    List<String> own = Site.company().someCustomers();
    Rows other =
        reading()
            .rows(
                "SELECT customer_id FROM {whale_curve} WHERE view = 'full' AND customer_id NOT IN ('"
                    + String.join("', '", own)
                    + "') ORDER BY rank LIMIT 1");
    String stranger = other.text(0, "customer_id");
    try (Visitor visitor = Visitor.at(Site.company(), "zh").signIn(Site.MANAGER)) {
      visitor.go("/customers");
      assertThat(shown(visitor)).containsExactlyInAnyOrderElementsOf(own);
      for (String path : List.of("/customers/", "/api/v1/customers/", "/api/v1/routing/")) {
        APIResponse answer =
            visitor.page().request().get(Site.company().address() + path + stranger);
        assertThat(answer.status()).as(path).isEqualTo(404);
      }
      String csv =
          visitor
              .page()
              .request()
              .get(Site.company().address() + "/api/v1/export/customers.csv")
              .text();
      assertThat(csv).startsWith("\ufeff").doesNotContain(stranger);
      assertThat(csv.lines().count()).isEqualTo(own.size() + 1L);
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void programs_read_all_customers_by_cursor_and_are_told_when_nothing_changed() {
    try (Visitor visitor = Visitor.at(Site.company(), "en").signIn(Site.ANALYST)) {
      String first = Site.company().address() + "/api/v1/customers?limit=2&cols=full_profit";
      APIResponse answer = visitor.page().request().get(first);
      String next = answer.text().replaceAll("(?s).*\"next\":\"([^\"]+)\".*", "$1");
      APIResponse second = visitor.page().request().get(first + "&cursor=" + next);
      List<Object> expected =
          column(
              reading()
                  .rows(
                      "SELECT customer_id FROM {whale_curve} WHERE view = 'full' AND rank IN (3, 4) ORDER BY rank"));
      assertThat(second.text()).contains("\"customer_id\":\"" + expected.get(0) + "\"");
      assertThat(second.text()).contains("\"customer_id\":\"" + expected.get(1) + "\"");
      String tag = answer.headers().get("etag");
      RequestOptions known = RequestOptions.create().setHeader("If-None-Match", tag);
      assertThat(visitor.page().request().get(first, known).status()).isEqualTo(304);
    }
  }
}
