package org.whalecurve.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.Scope;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.site.Site;
import org.whalecurve.web.site.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SegmentsTest {
  static final List<String> PARTS =
      List.of("pyramid", "matrices", "groups", "bands", "rfm", "cohorts", "clusters", "migration");

  static Rows company(String sql) {
    PublishedRuns runs = Site.company().server().part(PublishedRuns.class);
    return runs.read(runs.latest().orElseThrow(), Scope.COMPANY).rows(sql);
  }

  static JsonNode json(Visitor visitor, String path) {
    var answer = visitor.page().request().get(Site.company().address() + path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return JsonMapper.builder()
        .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build()
        .readTree(answer.text());
  }

  static BigDecimal sum(JsonNode rows, String field) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode row : rows) sum = sum.add(row.get(field).decimalValue());
    return sum;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void every_part_answers_without_complaints_of_the_browser(String language) {
    try (Visitor visitor = Visitor.at(Site.company(), language).signIn(Site.ANALYST)) {
      for (String part : PARTS) {
        visitor.go("/segments?part=" + part);
        assertThat(visitor.page().locator("h1").textContent()).as(part).isNotBlank();
        assertThat(visitor.page().locator(".parts [aria-current]").count()).isEqualTo(1);
        visitor.screenshot("segments-" + part + "-" + language);
      }
      for (String part : List.of("pyramid", "matrices", "groups", "bands", "rfm", "cohorts")) {
        visitor.go("/segments?part=" + part + "&view=incremental");
        assertThat(visitor.page().locator(".plot canvas").count()).as(part).isPositive();
        assertThat(visitor.page().locator(".figures tbody tr").count()).as(part).isPositive();
      }
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void figures_are_those_of_the_run_in_both_views() {
    Rows all =
        company(
            "SELECT count(*) AS customers, sum(full_profit) AS full_profit, sum(incremental_profit) AS incremental_profit FROM {customer} WHERE customer_id NOT IN ('(unassigned)', '(unused)')");
    try (Visitor visitor = Visitor.at(Site.company(), "en").signIn(Site.ANALYST)) {
      for (String view : List.of("full", "incremental")) {
        for (String part : List.of("pyramid", "matrices", "bands")) {
          JsonNode rows = json(visitor, "/api/v1/segments/" + part + "?view=" + view).get("rows");
          assertThat(sum(rows, "customers"))
              .as(part)
              .isEqualByComparingTo(all.decimal(0, "customers"));
          assertThat(sum(rows, "profit"))
              .as(part + " " + view)
              .isEqualByComparingTo(all.decimal(0, view + "_profit"));
        }
      }
    }
  }

  @Test
  void an_account_manager_sees_own_customers_only() {
    int own = Site.company().someCustomers().size();
    try (Visitor visitor = Visitor.at(Site.company(), "en").signIn(Site.MANAGER)) {
      for (String part : List.of("pyramid", "bands", "rfm")) {
        JsonNode rows = json(visitor, "/api/v1/segments/" + part).get("rows");
        assertThat(sum(rows, "customers").intValue())
            .as(part)
            .isLessThanOrEqualTo(own)
            .isPositive();
      }
      assertThat(sum(json(visitor, "/api/v1/segments/bands").get("rows"), "customers").intValue())
          .isEqualTo(own);
      assertThat(
              sum(json(visitor, "/api/v1/segments/groups?by=region").get("rows"), "customers")
                  .intValue())
          .isEqualTo(own);
      assertThat(json(visitor, "/api/v1/segments/cohorts").get("rows")).isEmpty();
      for (String part : PARTS) {
        visitor.go("/segments?part=" + part);
        assertThat(visitor.page().locator("h1").count()).isEqualTo(1);
      }
      assertThat(visitor.go("/segments?part=cohorts").page().locator("h1").textContent())
          .isEqualTo("Cohorts are of the whole company");
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void a_tier_leads_to_its_customers() {
    try (Visitor visitor = Visitor.at(Site.company(), "en").signIn(Site.ANALYST)) {
      visitor.go("/segments?view=incremental");
      assertThat(visitor.page().locator(".figures tbody a").first().getAttribute("href"))
          .isEqualTo("/customers?view=incremental&tier=high");
    }
  }
}
