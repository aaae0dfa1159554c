package org.whalecurve.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whalecurve.web.site.Caller;
import org.whalecurve.web.site.Directory;
import org.whalecurve.web.site.Site;
import org.whalecurve.web.store.Users;

/** Sign-in by a company's own directory: it says who somebody is, and nothing else. */
class ProviderTest {
  private static final Map<String, String> BEFORE = new LinkedHashMap<>();
  private static Directory directory;
  private static Site site;

  @BeforeAll
  static void start() {
    directory = new Directory();
    set("WHALECURVE_OIDC_ISSUER", directory.issuer());
    set("WHALECURVE_OIDC_CLIENT_ID", Directory.CLIENT);
    set("WHALECURVE_OIDC_CLIENT_SECRET", "a secret of a test");
    site = Site.empty();
    Users users = site.server().part(Users.class);
    users.add("mia", "Mia", "Mia@example.org", Role.ANALYST);
    users.add("gone", "Gone", "gone@example.org", Role.ADMINISTRATOR);
    users.setActive("gone", false);
    users.add("twin1", "Twin", "twin@example.org", Role.ANALYST);
    users.add("twin2", "Twin", "twin@example.org", Role.ADMINISTRATOR);
  }

  private static void set(String name, String value) {
    BEFORE.put(name, System.getProperty(name));
    System.setProperty(name, value);
  }

  @AfterAll
  static void stop() {
    site.close();
    directory.close();
    BEFORE.forEach(
        (name, value) -> {
          if (value == null) System.clearProperty(name);
          else System.setProperty(name, value);
        });
  }

  @Test
  void somebody_whose_verified_address_an_administrator_has_entered_comes_in() {
    directory.isNow("s-1", Map.of("email", "mia@example.org", "email_verified", true));
    Caller caller = Caller.stranger(site);
    assertThat(caller.get("/sign-in").body()).contains(Provider.ADDRESS);
    assertThat(signIn(caller)).isEqualTo("/");
    assertThat(caller.get("/api/v1/me").body()).contains("\"mia\"").contains("analyst");
  }

  @Test
  void nobody_comes_in_by_an_address_that_is_not_verified_not_known_or_not_one_user_s() {
    refused(Map.of("email", "mia@example.org", "email_verified", false));
    refused(Map.of("email", "mia@example.org"));
    refused(Map.of("email", "stranger@example.org", "email_verified", true));
    refused(Map.of("email", "gone@example.org", "email_verified", true));
    refused(Map.of("email", "twin@example.org", "email_verified", true));
    refused(Map.of("preferred_username", "mia"));
  }

  private static void refused(Map<String, Object> claims) {
    directory.isNow("s-2", claims);
    Caller caller = Caller.stranger(site);
    assertThat(signIn(caller)).isEqualTo("/sign-in?provider=unknown");
    assertThat(caller.get("/api/v1/me").statusCode()).isEqualTo(401);
    assertThat(caller.get("/sign-in?provider=unknown").body()).contains("no user here");
  }

  @Test
  void an_answer_that_nobody_asked_for_lets_nobody_in() {
    Caller caller = Caller.stranger(site);
    HttpResponse<String> answer = caller.get("/login/oauth2/code/company?code=c1&state=made-up");
    assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("provider=failed");
    assertThat(caller.get("/api/v1/me").statusCode()).isEqualTo(401);
  }

  /** Where the whole way there and back ends. */
  private static String signIn(Caller caller) {
    String there = caller.get(Provider.ADDRESS).headers().firstValue("Location").orElseThrow();
    assertThat(there).startsWith(directory.issuer() + "/authorize");
    URI back = URI.create(directory.visit(there));
    String end =
        caller
            .get(back.getRawPath() + "?" + back.getRawQuery())
            .headers()
            .firstValue("Location")
            .orElseThrow();
    return end.replaceFirst("^http://127[.]0[.]0[.]1:[0-9]+", "");
  }
}
