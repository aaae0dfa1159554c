package org.whalecurve.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  private static final List<String> SCHEMES = List.of("light", "dark");

  /** Pages that show less where the model says less. */
  private static final String OF_THE_RUN =
      "/(overview|customers|segments|costs|scores|actions|reports)\\b.*";

  /** What nobody would scroll to is not pictured. */
  private static final int HEIGHT_MAX = 2600;

  @Test
  void no_page_is_left_out() {
    assertThat(Pages.missing(Site.company())).as("pages without a picture").isEmpty();
    assertThat(Pages.gone(Site.company())).as("pictures of pages that are not there").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void pages_with_everything_on_them(String language) {
    look(Site.company(), language, Pages.full(Site.company()), "", SCHEMES);
  }

  @ParameterizedTest
  @CsvSource({"en, dark", "zh, light"})
  void pages_that_refuse(String language, String scheme) {
    look(Site.company(), language, Pages.errors(Site.company()), "", List.of(scheme));
    try (Visitor stranger = Visitor.at(Site.company(), language)) {
      picture(stranger.go("/sign-in"), language, "sign-in", SCHEMES);
      stranger.page().fill("input[name=name]", "nobody");
      stranger.page().fill("input[name=password]", "nothing");
      stranger.page().click("button.primary");
      picture(stranger, language, "error-sign-in", SCHEMES);
    }
  }

  @Test
  void pages_before_the_first_run() {
    try (Site site = Site.empty()) {
      site.add(Site.ADMIN, Role.ADMINISTRATOR);
      look(site, "en", Pages.plain(), "empty-", List.of("light"));
      look(site, "zh", Pages.plain(), "empty-", List.of("dark"));
    }
  }

  @Test
  void pages_of_a_company_without_models_of_value_and_strategy() {
    try (Site site = Site.of("service-desk")) {
      List<Pages.Place> places =
          Pages.full(site).stream().filter(place -> place.route().matches(OF_THE_RUN)).toList();
      look(site, "zh", places, "sparse-", List.of("light"));
    }
  }

  /** One visitor for each user; a page is opened once and then seen by day and by night. */
  private static void look(
      Site site, String language, List<Pages.Place> places, String prefix, List<String> schemes) {
    Map<String, Visitor> visitors = new LinkedHashMap<>();
    try {
      for (Pages.Place place : places) {
        Visitor visitor =
            visitors.computeIfAbsent(place.user(), user -> Visitor.at(site, language).signIn(user));
        picture(visitor.go(place.address()), language, prefix + place.name(), schemes);
        assertThat(visitor.page().locator("main h1, main h2").count())
            .as(place.name())
            .isPositive();
      }
      visitors.forEach(
          (user, visitor) ->
              assertThat(visitor.complaints())
                  .as(user)
                  .allMatch(complaint -> complaint.matches("(?s).*status of (403|404|422).*")));
    } finally {
      visitors.values().forEach(Visitor::close);
    }
  }

  private static void picture(Visitor visitor, String language, String name, List<String> schemes) {
    for (String scheme : schemes) {
      ColorScheme media = scheme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT;
      visitor.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(media));
      Path file = Path.of("target/screenshots", language + "-" + scheme, name + ".png");
      int height = (int) visitor.page().evaluate("document.documentElement.scrollHeight");
      visitor
          .page()
          .screenshot(
              new Page.ScreenshotOptions()
                  .setPath(file)
                  .setFullPage(true)
                  .setClip(0, 0, 1280, Math.min(height, HEIGHT_MAX)));
      assertThat(Files.exists(file)).as(name).isTrue();
    }
  }
}
