package org.whalecurve.web.actions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whalecurve.web.site.Caller;
import org.whalecurve.web.site.Desk;
import org.whalecurve.web.site.Site;
import org.whalecurve.web.site.Visitor;

/** What is done about customers, and whether it paid. */
class ActionsTest {
  private static Site site;

  @BeforeAll
  static void open() {
    site = Desk.open();
  }

  @AfterAll
  static void close() {
    site.close();
  }

  private static Locator lane(Visitor visitor, String state) {
    return visitor.page().locator("section[aria-labelledby=lane-" + state + "]");
  }

  private static String count(Visitor visitor, String state) {
    return lane(visitor, state).locator("h2 .quiet").textContent();
  }

  @Test
  void an_action_that_is_begun_moves_and_its_effect_is_seen_after_the_next_run()
      throws IOException {
    try (Visitor visitor = Visitor.at(site, "en").signIn(Site.DECIDER)) {
      visitor.go("/actions");
      int open = Integer.parseInt(count(visitor, "open"));
      Locator first = lane(visitor, "open").locator("article").first();
      assertThat(first.textContent()).contains("Alder Freight", "Visit", "Every customer");
      first.locator("summary").click();
      first.locator("input[name=comment]").fill("<img src=x onerror=alert(1)>");
      first.locator("button[value=doing]").click();
      visitor.page().waitForURL(address -> address.endsWith("/actions"));
      assertThat(count(visitor, "open")).isEqualTo(Integer.toString(open - 1));
      assertThat(count(visitor, "doing")).isEqualTo("1");
      assertThat(lane(visitor, "doing").locator("article").textContent())
          .contains("Alder Freight", Site.DECIDER, "<img src=x onerror=alert(1)>")
          .doesNotContain("since then");
      earnMore();
      visitor.go("/actions");
      visitor.screenshot("actions-en");
      Locator effect = lane(visitor, "doing").locator("article data").last();
      assertThat(effect.getAttribute("value")).isEqualTo("1000.000000");
      assertThat(Caller.signedIn(site, Site.ANALYST).get("/api/v1/actions").body())
          .contains("\"status\":\"doing\",\"count\":1,", "\"profit_since\":1000.000000");
      visitor.go("/customers/" + Desk.LARGEST);
      assertThat(visitor.page().locator("#next .chip").first().textContent()).isNotEqualTo("open");
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  /** A sale to the largest customer that costs nothing, and a run. */
  private static void earnMore() throws IOException {
    Files.writeString(
        site.folder().resolve("data/sales.csv"),
        "S99,2004-12-31," + Desk.LARGEST + ",1000\n",
        StandardOpenOption.APPEND);
    Desk.run(site);
  }

  @Test
  void what_is_chosen_in_the_list_of_customers_moves_at_once() {
    try (Visitor visitor = Visitor.at(site, "zh").signIn(Site.ANALYST)) {
      visitor.go("/customers?sort=customer_id&dir=asc");
      assertThat(visitor.page().locator(".chosen").isVisible()).isFalse();
      for (String id : new String[] {"C10", "C11", "C12"}) {
        visitor.page().locator("input[name=id][value=" + id + "]").check();
      }
      assertThat(visitor.page().locator("#chosen").textContent()).isEqualTo("3");
      visitor.page().selectOption("select[name=status]", "done");
      visitor.page().locator("button[formaction='/customers/actions']").click();
      visitor.page().waitForURL(address -> address.contains("sort=customer_id"));
      visitor.go("/actions");
      assertThat(count(visitor, "done")).isEqualTo("3");
      assertThat(lane(visitor, "done").textContent()).contains("Juniper Tools", "Kapok Textiles");
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void account_managers_act_on_their_own_customers_alone() {
    Caller manager = Caller.signedIn(site, Site.MANAGER);
    String foreign =
        "{\"customer\": \"" + Desk.LARGEST + "\", \"action\": \"visit\", \"status\": \"done\"}";
    assertThat(manager.json("POST", "/api/v1/actions", foreign).statusCode()).isEqualTo(404);
    assertThat(manager.get("/api/v1/actions?customer=" + Desk.LARGEST).statusCode()).isEqualTo(404);
    for (String path : new String[] {"/actions", "/customers/" + Desk.LARGEST + "/actions"}) {
      int status =
          manager
              .post(path, "customer", Desk.LARGEST, "action", "visit", "status", "done")
              .statusCode();
      assertThat(status).as(path).isEqualTo(404);
    }
    assertThat(manager.get("/api/v1/actions").body())
        .contains("\"count\":1", Desk.SMALLEST)
        .doesNotContain(Desk.LARGEST);
  }

  @Test
  void programs_move_actions_and_are_told_which_states_there_are() {
    Caller analyst = Caller.signedIn(site, Site.ANALYST);
    String change = "{\"customer\": \"C05\", \"action\": \"visit\", \"status\": \"%s\"}";
    var wrong = analyst.json("POST", "/api/v1/actions", change.formatted("finished"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("finished is no status", "open, doing, done, dropped");
    assertThat(analyst.json("POST", "/api/v1/actions", change.formatted("dropped")).statusCode())
        .isEqualTo(200);
    assertThat(analyst.get("/api/v1/actions?customer=C05").body())
        .contains("\"status\":\"dropped\"", "\"author\":\"" + Site.ANALYST + "\"");
  }
}
