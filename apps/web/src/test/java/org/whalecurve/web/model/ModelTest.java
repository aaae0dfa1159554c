package org.whalecurve.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalecurve.web.site.Site;
import org.whalecurve.web.site.Visitor;

/** A change of the model from the first letter to the run. */
class ModelTest {
  private static Site site;

  @BeforeAll
  static void start() {
    site = Site.of("distribution");
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static void type(Page page, String code) {
    page.waitForSelector(".CodeMirror");
    page.evaluate("code => document.querySelector('.CodeMirror').whalecurve.setValue(code)", code);
  }

  @ParameterizedTest
  @CsvSource({"en, zh, 等待他人复核", "zh, en, Waiting for a second pair of eyes"})
  void a_change_is_written_reviewed_by_another_and_run(
      String author, String approver, String waiting) throws IOException {
    try (Site site = Site.of("distribution")) {
      String cost = Files.readString(site.folder().resolve("model/cost.yaml"));
      String draft = written(site, author, cost);
      assertThat(Files.readString(site.folder().resolve("model/cost.yaml"))).isEqualTo(cost);
      approved(site, approver, draft, waiting);
      assertThat(Files.readString(site.folder().resolve("model/cost.yaml")))
          .contains("by: {sum: quantity, of: line}");
      runAndCompared(site, author);
    }
  }

  /** A draft in review, after an error that was seen in its place. */
  private static String written(Site site, String language, String cost) {
    try (Visitor ann = Visitor.at(site, language).signIn(Site.ANALYST)) {
      Page page = ann.go("/model").page();
      page.waitForSelector(".CodeMirror");
      ann.screenshot("model-" + language);
      type(page, cost + "\nnonsense: 1\n");
      page.waitForSelector(".CodeMirror-lint-marker-error");
      assertThat(page.locator("#problems .problem").first().textContent()).contains("nonsense");
      ann.screenshot("model-error-" + language);
      type(page, cost.replace("{count: order}", "{sum: quantity, of: line}"));
      page.waitForCondition(() -> page.locator("#problems .problem").count() == 0);
      page.fill("input[name=title]", "A remark");
      page.click("#save");
      page.waitForURL("**/model/drafts/*");
      String draft = page.url().substring(site.address().length());
      assertThat(page.locator("tr.added").count()).isEqualTo(1);
      page.click("#submit");
      page.waitForSelector("#own");
      assertThat(page.locator("#approve").count()).isZero();
      ann.screenshot("model-own-review-" + language);
      assertThat(refusal(page, draft))
          .contains(language.equals("en") ? "cannot approve" : "草稿的作者不能批准自己的草稿");
      assertThat(ann.complaints().stream().filter(c -> !c.contains("422"))).isEmpty();
      return draft;
    }
  }

  private static void approved(Site site, String language, String draft, String waiting) {
    try (Visitor dora = Visitor.at(site, language).signIn(Site.DECIDER)) {
      Page page = dora.go("/model").page();
      assertThat(page.locator("h1").textContent()).contains(waiting);
      dora.go(draft);
      dora.screenshot("model-review-" + language);
      page.fill("textarea[name=comment]", "同意");
      page.click("#approve");
      page.waitForSelector("p.good");
      assertThat(dora.complaints()).isEmpty();
    }
  }

  private static void runAndCompared(Site site, String language) {
    try (Visitor ann = Visitor.at(site, language).signIn(Site.ANALYST)) {
      Page page = ann.go("/model?file=cost").page();
      page.locator("input[name=a]").last().check();
      page.locator("input[name=b]").first().check();
      page.click("section button");
      assertThat(page.locator("tr.added code").textContent())
          .contains("by: {sum: quantity, of: line}");
      ann.screenshot("model-history-" + language);
      ann.go("/model");
      page.click("#run");
      page.waitForSelector("p.good");
      ann.go("/runs/compare");
      assertThat(page.locator("section").first().textContent()).contains("model/cost.yaml");
      assertThat(page.locator("table[data-rows] tbody tr").count()).isEqualTo(5);
      ann.screenshot("runs-compare-" + language);
      assertThat(ann.complaints()).isEmpty();
    }
  }

  /** What the author is told who sends the approval all the same. */
  private static String refusal(Page page, String draft) {
    return (String)
        page.evaluate(
            "path => fetch('/api/v1' + path + '/approve', {method: 'POST', headers: {'X-CSRF-TOKEN': document.querySelector('meta[name=csrf]').content}}).then(a => a.text())",
            draft);
  }

  @Test
  void the_editor_says_what_could_be_written() {
    try (Visitor ann = Visitor.at(site, "zh", true, 1280).signIn(Site.ANALYST)) {
      Page page = ann.go("/model?file=profit").page();
      type(page, "");
      page.click(".CodeMirror");
      page.keyboard().press("Control+Space");
      page.waitForSelector(".CodeMirror-hints li");
      ann.screenshot("model-hints-zh-dark");
      assertThat(page.locator(".CodeMirror-hints li").count()).isGreaterThan(1);
      assertThat(ann.complaints()).isEmpty();
    }
  }

  @Test
  void a_draft_on_an_older_text_is_not_approved() throws IOException {
    java.nio.file.Path file = site.folder().resolve("model/strategy.yaml");
    try (Visitor ann = Visitor.at(site, "en").signIn(Site.ANALYST)) {
      Page page = ann.go("/model?file=strategy").page();
      type(page, "# first\n");
      page.click("#save");
      page.waitForURL("**/model/drafts/*");
      Files.writeString(file, "# written by another\n");
      page.click("#submit");
      assertThat(page.locator(".problem").first().textContent()).contains("has changed since");
      assertThat(Files.readString(file)).isEqualTo("# written by another\n");
    } finally {
      Files.deleteIfExists(file);
    }
  }

  @Test
  void weights_are_found_by_comparing_in_pairs() throws IOException {
    java.nio.file.Path file = site.folder().resolve("model/value.yaml");
    Files.writeString(
        file,
        """
        # what counts
        scorecard:
          categories:
            money: {title: {en: Money, zh: 收益}}
            effort: {title: {en: Effort, zh: 投入}}
            loyalty: {title: {en: Loyalty, zh: 忠诚}}
          indicators:
            profit: {value: full_profit, weight: 50, category: money}
            cost: {value: full_cost_to_serve, weight: 30, category: effort, better: less}
            orders: {value: transactions, weight: 20, category: loyalty}
        """);
    try (Visitor ann = Visitor.at(site, "en").signIn(Site.ANALYST)) {
      Page page = ann.go("/model/weights").page();
      assertThat(page.locator("h1").textContent()).contains("ratio 0.00");
      drag(page, "p_0_1", -2);
      drag(page, "p_1_2", -2);
      drag(page, "p_0_2", 4);
      page.waitForCondition(() -> page.locator("h1").textContent().contains("contradict"));
      assertThat(page.locator("#judged .answer").textContent()).contains("Look again");
      ann.screenshot("model-weights-bad-en");
      drag(page, "p_0_2", -8);
      page.waitForCondition(() -> page.locator("h1").textContent().contains("are consistent"));
      assertThat(page.locator(".weights tbody tr").first().textContent()).contains("Money", "69.2");
      ann.screenshot("model-weights-en");
      page.click("#propose");
      page.waitForURL("**/model/drafts/*");
      assertThat(page.locator("tr.added").allTextContents().toString())
          .contains("weights: ahp", "money: {effort: 3, loyalty: 9}", "effort: {loyalty: 3}");
      assertThat(page.locator("#problems").textContent()).contains("No problems");
      assertThat(page.locator("tr.removed").count()).isZero();
      assertThat(ann.complaints()).isEmpty();
    }
    try (Visitor dora = Visitor.at(site, "zh", true, 390).signIn(Site.DECIDER)) {
      dora.go("/model/weights").screenshot("model-weights-zh-dark-390");
      assertThat(dora.page().locator("#propose").count()).isZero();
      assertThat(dora.complaints()).isEmpty();
    } finally {
      Files.delete(file);
    }
  }

  private static void drag(Page page, String slider, int to) {
    page.locator("input[name=" + slider + "]").fill(Integer.toString(to));
  }
}
