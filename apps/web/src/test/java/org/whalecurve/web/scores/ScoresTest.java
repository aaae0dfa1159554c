package org.whalecurve.web.scores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.Scope;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.site.Caller;
import org.whalecurve.web.site.Desk;
import org.whalecurve.web.site.Site;
import org.whalecurve.web.site.Visitor;

/** What account managers judge, and what comes of it. */
class ScoresTest {
  private static Site site;

  @BeforeAll
  static void open() {
    site = Desk.open();
  }

  @AfterAll
  static void close() {
    site.close();
  }

  private static String tier(Site site, String customer) {
    PublishedRuns runs = site.server().part(PublishedRuns.class);
    Rows rows =
        runs.read(runs.latest().orElseThrow(), Scope.COMPANY)
            .rows("SELECT tier FROM {customer} WHERE customer_id = ?", customer);
    return rows.text(0, "tier");
  }

  @ParameterizedTest
  @CsvSource({
    "en, 1 of your 1 customers wait for a judgement, Standing, All 1 of your customers have a judgement of the last half year, High value",
    "zh, 您的 1 位客户中有 1 位等待评分, 口碑, 您的全部 1 位客户在近半年内都有评分, 高价值"
  })
  void a_judgement_changes_the_tier_after_the_next_run(
      String language, String waiting, String indicator, String done, String tier) {
    try (Site site = Desk.open();
        Visitor visitor = Visitor.at(site, language).signIn(Site.MANAGER)) {
      assertThat(tier(site, Desk.SMALLEST)).isEqualTo("low");
      visitor.go("/scores");
      visitor.screenshot("scores-" + language);
      assertThat(visitor.page().locator("h1").textContent()).isEqualTo(waiting);
      visitor.page().locator("table[data-rows] tbody a").first().click();
      visitor.page().fill("#score_standing", "10");
      visitor.page().fill("textarea[name=comment]", "<b>推荐了三家</b>");
      visitor.page().locator("button.primary").click();
      visitor.page().locator("[role=status].good").waitFor();
      assertThat(visitor.page().locator("section table").textContent())
          .contains(indicator, "10", Site.MANAGER, "<b>推荐了三家</b>");
      visitor.screenshot("score-form-" + language);
      visitor.go("/scores");
      assertThat(visitor.page().locator("h1").textContent()).isEqualTo(done);
      Desk.run(site);
      assertThat(tier(site, Desk.SMALLEST)).isEqualTo("high");
      visitor.go("/customers/" + Desk.SMALLEST);
      assertThat(visitor.page().locator(".first .tier").textContent()).isEqualTo(tier);
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void who_does_not_own_a_customer_cannot_judge_it() {
    Caller manager = Caller.signedIn(site, Site.MANAGER);
    String foreign = "/scores/" + Desk.LARGEST;
    String judgement = "{\"scores\": {\"standing\": 1}}";
    assertThat(manager.get(foreign).statusCode()).isEqualTo(404);
    assertThat(manager.post(foreign, "score_standing", "1").statusCode()).isEqualTo(404);
    assertThat(manager.get("/api/v1" + foreign).statusCode()).isEqualTo(404);
    assertThat(manager.json("PUT", "/api/v1" + foreign, judgement).statusCode()).isEqualTo(404);
    assertThat(manager.get("/api/v1/scores?show=all").body())
        .contains(Desk.SMALLEST)
        .doesNotContain(Desk.LARGEST);
    assertThat(site.server().part(Judgements.class).of(Desk.LARGEST)).isEmpty();
    Caller decider = Caller.signedIn(site, Site.DECIDER);
    assertThat(decider.json("PUT", "/api/v1" + foreign, judgement).statusCode()).isEqualTo(403);
  }

  @Test
  void programs_judge_too_and_are_told_everything_that_is_wrong_at_once() throws IOException {
    Caller analyst = Caller.signedIn(site, Site.ANALYST);
    String address = "/api/v1/scores/C02";
    HttpResponse<String> wrong =
        analyst.json("PUT", address, "{\"scores\": {\"standing\": 11, \"beauty\": 3}}");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(wrong.body()).contains("11 is not on the scale from 0 to 10", "beauty is not asked");
    assertThat(analyst.get(address).body()).contains("\"score\":null");
    HttpResponse<String> right =
        analyst.json("PUT", address, "{\"scores\": {\"standing\": 7.5}, \"comment\": \"=cmd()\"}");
    assertThat(right.statusCode()).isEqualTo(200);
    assertThat(right.body()).contains("\"score\":7.5", "\"author\":\"" + Site.ANALYST + "\"");
    site.server().part(Judgements.class).writeFile(Desk.LAST_DAY);
    assertThat(Files.readAllLines(site.folder().resolve("app/entered/expert_score.csv")))
        .contains("\"C02\",\"standing\",2004-12-31,7.5,\"" + Site.ANALYST + "\"");
  }
}
