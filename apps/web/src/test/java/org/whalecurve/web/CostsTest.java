package org.whalecurve.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.site.Site;
import org.whalecurve.web.site.Visitor;
import tools.jackson.databind.JsonNode;

class CostsTest {
  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void the_way_leads_from_the_ledger_to_customers_and_back(String language) {
    try (Visitor visitor = Visitor.at(Site.company(), language).signIn(Site.ANALYST)) {
      visitor.go("/costs");
      assertThat(visitor.page().locator(".plot canvas").count()).isPositive();
      visitor.screenshot("costs-flow-" + language);
      for (String part : List.of("activities", "resources", "pools", "balance")) {
        visitor.go("/costs?part=" + part);
        assertThat(visitor.page().locator(".figures tbody tr").count()).as(part).isPositive();
        visitor.screenshot("costs-" + part + "-" + language);
      }
      visitor.go("/costs?part=flow");
      visitor.page().locator(".figures tbody a").first().click();
      assertThat(visitor.page().url()).contains("part=account");
      visitor.page().locator("section tbody a").first().click();
      assertThat(visitor.page().url()).contains("part=row").contains("line=");
      assertThat(visitor.page().locator("section a[href*='/customers/']").count()).isPositive();
      visitor.screenshot("costs-row-" + language);
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void amounts_are_those_of_the_run() {
    Rows activity =
        SegmentsTest.company(
            "SELECT sum(full_cost) AS full_cost, sum(incremental_cost) AS incremental_cost FROM {activity}");
    Rows row =
        SegmentsTest.company(
            "SELECT file, line, amount FROM {ledger_row} WHERE pool NOT LIKE '(%' ORDER BY amount DESC, file, line LIMIT 1");
    try (Visitor visitor = Visitor.at(Site.company(), "en").signIn(Site.ANALYST)) {
      JsonNode rows = SegmentsTest.json(visitor, "/api/v1/costs/activities").get("rows");
      for (String column : List.of("full_cost", "incremental_cost")) {
        assertThat(SegmentsTest.sum(rows, column))
            .isEqualByComparingTo(activity.decimal(0, column));
      }
      JsonNode groups =
          SegmentsTest.json(
                  visitor,
                  "/api/v1/costs/row?name=" + row.text(0, "file") + "&line=" + row.text(0, "line"))
              .get("rows");
      assertThat(SegmentsTest.sum(groups, "amount")).isEqualByComparingTo(row.decimal(0, "amount"));
      for (JsonNode stage : SegmentsTest.json(visitor, "/api/v1/costs/balance").get("rows")) {
        assertThat(stage.get("difference").decimalValue()).isEqualByComparingTo(BigDecimal.ZERO);
      }
    }
  }

  @Test
  void costs_are_not_for_account_managers() {
    try (Visitor visitor = Visitor.at(Site.company(), "en").signIn(Site.MANAGER)) {
      for (String path :
          List.of(
              "/costs", "/costs?part=activities", "/api/v1/costs/flow", "/api/v1/costs/pools")) {
        assertThat(visitor.page().request().get(Site.company().address() + path).status())
            .as(path)
            .isEqualTo(403);
      }
      assertThat(visitor.go("/segments").page().locator("nav a[href^='/costs']").count()).isZero();
    }
  }

  @Test
  void what_is_not_there_is_said_to_be_so() {
    try (Visitor visitor = Visitor.at(Site.company(), "en").signIn(Site.ANALYST)) {
      for (String path :
          List.of(
              "/costs?part=nothing",
              "/costs?part=account&name=nothing",
              "/costs?part=node&name=x'",
              "/costs?part=row&name=a&line=x")) {
        assertThat(visitor.page().request().get(Site.company().address() + path).status())
            .as(path)
            .isEqualTo(404);
      }
    }
  }
}
