package org.whalecurve.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalecurve.web.site.Pages;
import org.whalecurve.web.site.Site;
import org.whalecurve.web.site.Visitor;

/**
 * Every page is for everybody: axe finds nothing serious in either language, by day or by night,
 * and at 200 % no page scrolls sideways. What axe says of each page stands in {@code target/axe}.
 */
class AccessibilityTest {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static final Set<String> HARD = Set.of("serious", "critical");

  /** 1,280 pixels at 200 %. */
  private static final int ZOOMED = 640;

  private final List<String> report = new ArrayList<>();
  private final List<String> found = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void every_page_is_for_everybody(String language) throws IOException {
    Map<String, Visitor> visitors = new LinkedHashMap<>();
    List<Pages.Place> places = new ArrayList<>(Pages.full(Site.company()));
    places.addAll(Pages.errors(Site.company()));
    try {
      for (Pages.Place place : places) {
        Visitor visitor =
            visitors.computeIfAbsent(
                place.user(), user -> Visitor.at(Site.company(), language).signIn(user));
        check(visitor.go(place.address()).page(), language + " " + place.name());
      }
      try (Visitor stranger = Visitor.at(Site.company(), language)) {
        check(stranger.go("/sign-in").page(), language + " sign-in");
      }
    } finally {
      visitors.values().forEach(Visitor::close);
    }
    Path file = Path.of("target/axe").resolve(language + ".txt");
    Files.createDirectories(file.getParent());
    Files.write(file, report);
    assertThat(found).isEmpty();
  }

  private void check(Page page, String name) {
    axe(page, name + " light", null);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    axe(page, name + " dark", "color-contrast");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(ZOOMED, 900);
    int wide = (int) page.evaluate("document.documentElement.scrollWidth");
    if (wide > ZOOMED) found.add(name + " scrolls sideways at 200 %: " + wide + " pixels");
    page.setViewportSize(1280, 900);
  }

  /** Colours are all that the night changes. */
  private void axe(Page page, String name, String onlyRule) {
    AxeBuilder axe = new AxeBuilder(page);
    AxeResults results =
        (onlyRule == null ? axe.withTags(RULES) : axe.withRules(List.of(onlyRule))).analyze();
    report.add(
        "%s: %d rules kept, %d violated"
            .formatted(name, results.getPasses().size(), results.getViolations().size()));
    for (Rule rule : results.getViolations()) {
      String said = name + " " + rule.getImpact() + " " + rule.getId() + ": " + rule.getHelp();
      report.add("  " + said);
      rule.getNodes().stream().limit(3).forEach(node -> report.add("    " + node.getHtml()));
      if (HARD.contains(rule.getImpact())) {
        found.add(said + " " + rule.getNodes().get(0).getHtml());
      }
    }
  }
}
