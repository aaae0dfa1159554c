package org.whalecurve.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalecurve.web.security.Role;
import org.whalecurve.web.site.Pages;
import org.whalecurve.web.site.Site;
import org.whalecurve.web.site.Visitor;

/**
 * A picture of every page by day and by night, in both languages, full, empty and refusing, in
 * {@code target/screenshots/<language>-<scheme>}, for people to look at and judge.
 */
class ScreenshotsTest {
  private static final Map<String, ColorScheme> SCHEMES =
      Map.of("light", ColorScheme.LIGHT, "dark", ColorScheme.DARK);

  @Test
  void no_page_is_left_out() {
    assertThat(Pages.missing(Site.company())).as("pages without a picture").isEmpty();
    assertThat(Pages.gone(Site.company())).as("pictures of pages that are not there").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void pages_with_everything_on_them(String language) {
    look(Site.company(), language, Pages.full(Site.company()), "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void pages_that_refuse(String language) {
    look(Site.company(), language, Pages.errors(Site.company()), "");
    try (Visitor stranger = Visitor.at(Site.company(), language)) {
      both(stranger.go("/sign-in"), language, "sign-in");
      stranger.page().fill("input[name=name]", "nobody");
      stranger.page().fill("input[name=password]", "nothing");
      stranger.page().click("button.primary");
      both(stranger, language, "error-sign-in");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void pages_before_the_first_run(String language) {
    try (Site site = Site.empty()) {
      site.add(Site.ADMIN, Role.ADMINISTRATOR);
      look(site, language, Pages.plain(), "empty-");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void pages_of_a_company_without_models_of_value_and_strategy(String language) {
    try (Site site = Site.of("service-desk")) {
      look(site, language, Pages.full(site), "sparse-");
    }
  }

  /** One visitor for each user; a page is opened once and then seen by day and by night. */
  private static void look(Site site, String language, List<Pages.Place> places, String prefix) {
    Map<String, Visitor> visitors = new LinkedHashMap<>();
    try {
      for (Pages.Place place : places) {
        Visitor visitor =
            visitors.computeIfAbsent(place.user(), user -> Visitor.at(site, language).signIn(user));
        both(visitor.go(place.address()), language, prefix + place.name());
        assertThat(visitor.page().locator("body").innerText()).as(place.name()).isNotBlank();
      }
      visitors.forEach(
          (user, visitor) ->
              assertThat(visitor.complaints())
                  .as(user)
                  .allMatch(complaint -> complaint.matches("(?s).*status of 40[34].*")));
    } finally {
      visitors.values().forEach(Visitor::close);
    }
  }

  private static void both(Visitor visitor, String language, String name) {
    SCHEMES.forEach(
        (scheme, media) -> {
          visitor.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(media));
          assertThat(Files.exists(visitor.screenshot(language + "-" + scheme + "/" + name)))
              .isTrue();
        });
  }
}
