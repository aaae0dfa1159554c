package org.whalecurve.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whalecurve.web.site.Caller;
import org.whalecurve.web.site.Site;
import org.whalecurve.web.store.Users;

/** Sessions, tokens, forms, the audit log: over the wire, on a server of their own. */
class SessionTest {
  private static Site site;

  @BeforeAll
  static void start() {
    site = Site.empty();
    site.add(Site.ADMIN, Role.ADMINISTRATOR);
    site.add(Site.ANALYST, Role.ANALYST);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Test
  void a_form_without_its_token_is_refused() {
    Caller admin = Caller.signedIn(site, Site.ADMIN);
    assertThat(admin.postWithoutToken("/admin/users").statusCode()).isEqualTo(403);
  }

  @Test
  void every_page_forbids_what_is_not_ours() {
    HttpResponse<String> page = Caller.stranger(site).get("/sign-in");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.headers().allValues("Set-Cookie"))
        .allSatisfy(c -> assertThat(c).contains("HttpOnly", "SameSite=Lax"));
  }

  @Test
  void the_link_of_the_console_is_worth_nothing_once_there_is_an_administrator() {
    String link = site.server().welcomeLink().replace(site.address(), "");
    assertThat(Caller.stranger(site).get(link).statusCode()).isEqualTo(401);
  }

  @Test
  void the_link_signs_in_once_while_there_is_none() {
    try (Site fresh = Site.empty()) {
      String link = fresh.server().welcomeLink().replace(fresh.address(), "");
      Caller first = Caller.stranger(fresh);
      assertThat(first.get(link).statusCode()).isEqualTo(302);
      assertThat(first.get("/admin").statusCode()).isEqualTo(200);
      assertThat(Caller.stranger(fresh).get(link).statusCode()).isEqualTo(401);
      fresh.add(Site.ADMIN, Role.ADMINISTRATOR);
      HttpResponse<String> after = first.get("/admin");
      assertThat(after.statusCode()).isEqualTo(302);
      assertThat(after.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in");
    }
  }

  @Test
  void guessing_becomes_slow() {
    Caller guesser = Caller.stranger(site);
    guesser.get("/sign-in");
    site.add("victim", Role.ANALYST);
    Throttle throttle = site.server().part(Throttle.class);
    for (int i = 0; i < 6; i++) throttle.failed("user victim");
    assertThat(throttle.wait("user victim").toSeconds()).isBetween(1L, 10L);
    throttle.failed("user victim");
    assertThat(throttle.wait("user victim").toSeconds()).isGreaterThan(10);
  }

  @Test
  void a_right_that_is_taken_away_is_gone_at_once() {
    site.add("leaver", Role.ANALYST);
    Caller leaver = Caller.signedIn(site, "leaver");
    assertThat(leaver.get("/runs").statusCode()).isNotEqualTo(403);
    site.server().part(Users.class).setActive("leaver", false);
    assertThat(leaver.get("/runs").statusCode()).isEqualTo(302);
  }

  @Test
  void a_token_for_reading_does_not_write_and_ends_when_revoked() {
    Caller admin = Caller.signedIn(site, Site.ADMIN);
    String page = admin.post("/account/tokens", "title", "reader", "days", "1").body();
    String token = page.replaceAll("(?s).*id=\"made-token\">([^<]+)<.*", "$1");
    Caller program = Caller.withToken(site, token);
    assertThat(program.get("/api/v1/me").body()).contains("\"name\":\"ada\"");
    String user = "{\"name\":\"x\",\"role\":\"analyst\"}";
    assertThat(program.json("POST", "/api/v1/users", user).statusCode()).isEqualTo(401);
    assertThat(Caller.withToken(site, token + "x").get("/api/v1/me").statusCode()).isEqualTo(401);
    assertThat(program.get("/admin").statusCode()).as("pages want a session").isEqualTo(302);
    String id = token.split("_")[1];
    admin.post("/account/tokens/" + id + "/revoke");
    assertThat(program.get("/api/v1/me").statusCode()).isEqualTo(401);
  }

  @Test
  void the_last_administrator_stays() {
    Caller admin = Caller.signedIn(site, Site.ADMIN);
    HttpResponse<String> answer =
        admin.json("PUT", "/api/v1/users/ada", "{\"role\":\"analyst\",\"active\":true}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("last-administrator");
  }
}
