package org.whalecurve.web.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.Scope;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.site.Site;
import org.whalecurve.web.site.Visitor;

/** Who makes us money? */
class OverviewTest {
  private static Reading reading(Scope scope) {
    PublishedRuns runs = Site.company().server().part(PublishedRuns.class);
    return runs.read(runs.latest().orElseThrow(), scope);
  }

  private static BigDecimal value(Locator place) {
    return new BigDecimal(place.getAttribute("value"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void the_answer_equals_the_run(String language) {
    Rows curve =
        reading(Scope.COMPANY)
            .rows(
                "SELECT count(CASE WHEN profit < 0 THEN 1 END) AS losers, -sum(CASE WHEN profit < 0 THEN profit ELSE 0 END) AS loss, sum(profit) AS total FROM {whale_curve} WHERE view = 'full' AND customer_id NOT IN ('(unassigned)', '(unused)')");
    try (Visitor visitor = Visitor.at(Site.company(), language).signIn(Site.ANALYST)) {
      Locator numbers = visitor.page().locator("h1 data");
      assertThat(value(numbers.nth(1))).isEqualByComparingTo(curve.decimal(0, "losers"));
      assertThat(value(numbers.nth(2))).isEqualByComparingTo(curve.decimal(0, "loss"));
      assertThat(value(visitor.page().locator(".keys > * >> nth=1").locator(".figure data")))
          .isEqualByComparingTo(curve.decimal(0, "total"));
      assertThat(visitor.page().locator("#plot-whale canvas").count()).isPositive();
      visitor.screenshot("overview-" + language);
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void a_stretch_of_the_curve_opens_its_customers() {
    try (Visitor visitor = Visitor.at(Site.company(), "en").signIn(Site.DECIDER)) {
      visitor.page().locator("#plot-whale canvas").first().scrollIntoViewIfNeeded();
      BoundingBox box = visitor.page().locator("#plot-whale").boundingBox();
      double y = box.y + box.height / 2;
      visitor.page().mouse().move(box.x + box.width * 0.3, y);
      visitor.page().mouse().down();
      visitor.page().mouse().move(box.x + box.width * 0.35, y);
      visitor.page().mouse().move(box.x + box.width * 0.4, y);
      visitor.page().mouse().up();
      visitor.page().waitForURL(address -> address.contains("/customers?from="));
      String address = visitor.page().url();
      long from = Long.parseLong(address.replaceAll(".*from=([0-9]+).*", "$1"));
      long to = Long.parseLong(address.replaceAll(".*to=([0-9]+).*", "$1"));
      assertThat(value(visitor.page().locator("h1 data").first()))
          .isEqualByComparingTo(BigDecimal.valueOf(to - from + 1));
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void an_account_manager_sees_own_totals_only() {
    Scope own = Scope.own(java.util.List.of(), Site.company().someCustomers());
    Rows mine =
        reading(own).rows("SELECT sum(full_profit) AS profit, count(*) AS n FROM {customer}");
    try (Visitor visitor = Visitor.at(Site.company(), "en").signIn(Site.MANAGER)) {
      assertThat(visitor.page().locator("h1").textContent()).contains("your customers");
      Locator keys = visitor.page().locator(".keys > *");
      assertThat(value(keys.nth(0).locator(".change data").first()))
          .isEqualByComparingTo(mine.decimal(0, "n"));
      assertThat(value(keys.nth(1).locator(".figure data")))
          .isEqualByComparingTo(mine.decimal(0, "profit"));
      assertThat(visitor.page().content()).doesNotContain("Cost in is cost out");
      assertThat(visitor.complaints()).isEmpty();
    }
  }
}
