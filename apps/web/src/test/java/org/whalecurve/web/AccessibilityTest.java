package org.whalecurve.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /** Charts are drawn anew a moment after the window has changed. */
  private static final String SETTLED =
      """
      () => new Promise(done => {
        const end = Date.now() + 1500;
        const look = () => {
          const wide = document.documentElement.scrollWidth;
          if (wide <= innerWidth || Date.now() > end) done(wide); else setTimeout(look, 40);
        };
        look();
      })""";

  private final List<String> report = new ArrayList<>();
  private final List<String> found = new ArrayList<>();

  /** Colours do not know the language, nor words the hour: two rounds see all there is. */
  @ParameterizedTest
  @CsvSource({"en, LIGHT", "zh, DARK"})
  void every_page_is_for_everybody(String language, ColorScheme scheme) throws IOException {
    Map<String, Visitor> visitors = new LinkedHashMap<>();
    List<Pages.Place> places = new ArrayList<>(Pages.full(Site.company()));
    places.addAll(Pages.errors(Site.company()));
    try {
      for (Pages.Place place : places) {
        Visitor visitor =
            visitors.computeIfAbsent(place.user(), user -> at(language, scheme).signIn(user));
        check(visitor.go(place.address()).page(), place.name());
      }
      try (Visitor stranger = at(language, scheme)) {
        check(stranger.go("/sign-in").page(), "sign-in");
      }
    } finally {
      visitors.values().forEach(Visitor::close);
    }
    Path file =
        Path.of("target/axe/%s-%s.txt".formatted(language, scheme.name().toLowerCase(Locale.ROOT)));
    Files.createDirectories(file.getParent());
    Files.write(file, report);
    assertThat(found).isEmpty();
  }

  private static Visitor at(String language, ColorScheme scheme) {
    return Visitor.at(Site.company(), language, scheme == ColorScheme.DARK, 1280);
  }

  private void check(Page page, String name) {
    axe(page, name);
    page.setViewportSize(ZOOMED, 900);
    int wide = (int) page.evaluate(SETTLED);
    if (wide > ZOOMED) found.add(name + " scrolls sideways at 200 %: " + wide + " pixels");
    page.setViewportSize(1280, 900);
  }

  private void axe(Page page, String name) {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    AxeResults results =
        new AxeBuilder(page).setLegacyMode(true).options(options).withTags(RULES).analyze();
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
