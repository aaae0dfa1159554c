package org.whalecurve.web.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.Scope;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.site.Caller;
import org.whalecurve.web.site.Site;
import org.whalecurve.web.site.Visitor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What does this customer bring, and why? */
class CustomerTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static Reading reading() {
    PublishedRuns runs = Site.company().server().part(PublishedRuns.class);
    return runs.read(runs.latest().orElseThrow(), Scope.COMPANY);
  }

  private static Rows worst() {
    return reading()
        .rows(
            "SELECT customer_id, full_profit, net_revenue, revenue_tax, gross_revenue, discount + cash_discount AS given FROM {customer} WHERE customer_id NOT IN ('(unassigned)', '(unused)') ORDER BY full_profit, customer_id LIMIT 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void the_worst_customer_is_traced_to_the_line_of_the_source(String language) {
    Rows worst = worst();
    try (Visitor visitor = Visitor.at(Site.company(), language).signIn(Site.ANALYST)) {
      visitor.go("/customers?sign=loss&sort=full_profit&dir=asc");
      visitor.page().locator("table.customers tbody tr").first().locator("th a").click();
      visitor.page().waitForURL(address -> address.endsWith(worst.text(0, "customer_id")));
      assertThat(
              new BigDecimal(visitor.page().locator(".first .figure data").getAttribute("value")))
          .isEqualByComparingTo(worst.decimal(0, "full_profit"));
      visitor.page().locator("#plot-peers canvas, section p.note").first().waitFor();
      visitor.screenshot("customer-" + language);
      Locator amount = visitor.page().locator("a[data-sheet][href*='activity=']").last();
      BigDecimal asked = new BigDecimal(amount.locator("data").getAttribute("value"));
      amount.click();
      visitor.page().locator("#sheet code").first().waitFor();
      assertThat(visitor.page().locator("#sheet code").first().textContent())
          .matches("data/ledger.*:[0-9]+");
      BigDecimal said =
          new BigDecimal(
              visitor.page().locator("#sheet .answer data").first().getAttribute("value"));
      assertThat(said).isEqualByComparingTo(asked);
      visitor.screenshot("trace-" + language);
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  /** The costliest activities of the worst customer, down to the lines of the ledger's files. */
  @Test
  void the_bookings_of_a_trace_add_up_and_are_lines_of_a_file() throws IOException {
    String id = worst().text(0, "customer_id");
    Rows costs =
        reading()
            .rows(
                "SELECT activity, sum(full_cost) AS cost FROM {activity_cost} WHERE customer_id = ? GROUP BY activity ORDER BY cost DESC LIMIT 3",
                id);
    Caller caller = Caller.signedIn(Site.company(), Site.ANALYST);
    for (int i = 0; i < costs.size(); i++) {
      String address = "/trace?activity=" + costs.text(i, "activity");
      JsonNode trace = JSON.readTree(caller.get("/api/v1/customers/" + id + address).body());
      assertThat(trace.get("amount").decimalValue()).isEqualByComparingTo(costs.decimal(i, "cost"));
      BigDecimal booked = BigDecimal.ZERO;
      for (JsonNode step : trace.get("steps")) {
        if (!step.get("stage").asString().equals("ledger")) continue;
        booked = booked.add(step.get("amount").decimalValue());
        assertThat(line(step.get("places").get(0)))
            .contains(step.get("period").asString(), step.get("source").asString());
      }
      assertThat(booked).as(address).isEqualByComparingTo(costs.decimal(i, "cost"));
    }
  }

  private static String line(JsonNode place) throws IOException {
    Path file = Site.company().folder().resolve(place.get("file").asString());
    try (InputStream packed = Files.newInputStream(file);
        InputStream in = new GZIPInputStream(packed)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(place.get("line").asLong() - 1).findFirst().orElseThrow();
    }
  }

  /**
   * Computed here from the tables of the run: prices +10 %, discount 2 %, orders half as large
   * again.
   */
  private static BigDecimal withLevers(Rows worst) {
    Rows orders =
        reading()
            .rows(
                "SELECT current, effect_per_step FROM {lever} WHERE customer_id = ? AND view = 'full' AND lever = 'orders'",
                worst.text(0, "customer_id"));
    BigDecimal revenue = worst.decimal(0, "net_revenue");
    BigDecimal kept = revenue.subtract(worst.decimal(0, "revenue_tax"));
    BigDecimal price = kept.multiply(new BigDecimal("0.10"));
    BigDecimal discount =
        worst
            .decimal(0, "given")
            .subtract(worst.decimal(0, "gross_revenue").multiply(new BigDecimal("0.02")))
            .multiply(kept)
            .divide(revenue, 6, RoundingMode.HALF_UP);
    BigDecimal size =
        orders
            .decimal(0, "current")
            .multiply(orders.decimal(0, "effect_per_step"))
            .divide(new BigDecimal(3), 6, RoundingMode.HALF_UP);
    return worst.decimal(0, "full_profit").add(price).add(discount).add(size);
  }

  private static BigDecimal answer(Visitor visitor) {
    String shown = visitor.page().locator("#lever-result").textContent();
    return new BigDecimal(shown.replace(",", "").replace('\u2212', '-'));
  }

  @Test
  void levers_answer_at_once_with_what_the_tables_say() {
    Rows worst = worst();
    BigDecimal cent = new BigDecimal("0.01");
    try (Visitor visitor = Visitor.at(Site.company(), "en").signIn(Site.DECIDER)) {
      visitor.go("/customers/" + worst.text(0, "customer_id"));
      visitor.page().locator("#lever-price").fill("10");
      visitor.page().locator("#lever-discount").fill("2");
      visitor.page().locator("#lever-size").fill("50");
      assertThat(answer(visitor).subtract(withLevers(worst)).abs()).isLessThanOrEqualTo(cent);
      visitor.page().locator("#lever-reset").click();
      assertThat(answer(visitor).subtract(worst.decimal(0, "full_profit")).abs())
          .isLessThanOrEqualTo(cent);
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void an_account_manager_is_not_told_whole_pools() {
    String own = Site.company().someCustomers().get(0);
    try (Visitor visitor = Visitor.at(Site.company(), "en").signIn(Site.MANAGER)) {
      visitor.go("/customers/" + own);
      Locator amount = visitor.page().locator("a[data-sheet][href*='activity=']").last();
      amount.click();
      visitor.page().locator("#sheet h3").first().waitFor();
      String sheet = visitor.page().locator("#sheet").textContent();
      assertThat(sheet).doesNotContain("Whole amount").doesNotContain("Booked");
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void a_note_is_kept_as_text() {
    String hostile = "<img src=x onerror=alert(1)> =cmd()";
    String id = worst().text(0, "customer_id");
    try (Visitor visitor = Visitor.at(Site.company(), "en").signIn(Site.ANALYST)) {
      visitor.go("/customers/" + id);
      visitor.page().fill("textarea[name=text]", hostile);
      visitor.page().locator("#notes button").click();
      visitor.page().waitForURL(address -> address.endsWith("#notes"));
      assertThat(visitor.page().locator(".said .text").first().textContent()).isEqualTo(hostile);
      assertThat(visitor.page().locator(".said").first().textContent()).contains(Site.ANALYST);
      assertThat(visitor.complaints()).isEmpty();
    }
  }
}
