package org.whalecurve.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.site.Site;
import org.whalecurve.web.site.Visitor;

/** A run from the button to the comparison. */
class RunsTest {
  private static Site site;

  @BeforeAll
  static void start() {
    site = Site.of("distribution");
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static Job ended(Site at, long id) throws InterruptedException {
    Jobs jobs = at.server().part(Jobs.class);
    for (int i = 0; i < 600; i++) {
      Job job = jobs.find(id).orElseThrow();
      if (!job.isOpen()) return job;
      Thread.sleep(100);
    }
    throw new AssertionError("job " + id + " does not end");
  }

  @Test
  void an_analyst_runs_compares_and_verifies() {
    try (Visitor ann = Visitor.at(site, "en").signIn(Site.ANALYST)) {
      Page page = ann.go("/runs").page();
      page.check("input[name=fresh]");
      page.click("#run");
      page.waitForSelector(".job progress");
      page.waitForSelector(".job table");
      ann.screenshot("runs-working-en");
      page.reload();
      page.waitForSelector("p.good");
      ann.screenshot("runs-en");
      assertThat(page.locator("table[data-rows] tbody tr").count()).isGreaterThan(1);
      String run = page.locator("table[data-rows] tbody th a").first().textContent();
      page.locator("table[data-rows] tbody th a").first().click();
      assertThat(page.locator("h1").textContent()).contains(run);
      ann.screenshot("run-en");
      ann.go("/runs/compare");
      assertThat(page.locator("h1").textContent()).contains("same");
      ann.screenshot("runs-compare-same-en");
      ann.go("/runs/" + run + "/verify");
      page.click("button.primary");
      page.waitForSelector("text=comes out the same again");
      ann.screenshot("runs-verify-en");
      assertThat(ann.complaints()).isEmpty();
    }
  }

  @Test
  void chinese_pages_are_whole_and_a_decision_maker_only_reads() {
    try (Visitor dora = Visitor.at(site, "zh").signIn(Site.DECIDER)) {
      Page page = dora.go("/runs").page();
      page.waitForLoadState(LoadState.LOAD);
      assertThat(page.locator("h1").textContent()).contains("最新一次计算");
      assertThat(page.locator("#run").count()).isZero();
      dora.screenshot("runs-zh");
      page.locator("table[data-rows] tbody th a").first().click();
      dora.screenshot("run-zh");
      assertThat(dora.complaints()).isEmpty();
    }
  }

  @Test
  void a_cancelled_run_leaves_the_results_as_they_were() throws InterruptedException {
    Jobs jobs = site.server().part(Jobs.class);
    String before = site.server().part(PublishedRuns.class).latest().orElseThrow();
    Job job = jobs.submit(RunJob.NAME, Site.ANALYST, Map.of("fresh", "true"));
    while (jobs.ticket(job.jobId()).map(JobTicket::steps).isEmpty()) Thread.sleep(10);
    assertThat(jobs.cancel(job.jobId(), Site.ANALYST)).isTrue();
    assertThat(ended(site, job.jobId()).state()).isEqualTo("cancelled");
    assertThat(site.server().part(PublishedRuns.class).latest()).hasValue(before);
    assertThat(jobs.cancel(job.jobId(), Site.ANALYST)).isFalse();
  }

  @Test
  void a_broken_model_is_told_with_its_place() throws Exception {
    java.nio.file.Path cost = site.folder().resolve("model/cost.yaml");
    String good = java.nio.file.Files.readString(cost);
    java.nio.file.Files.writeString(cost, good + "\nnonsense: 1\n");
    try {
      Jobs jobs = site.server().part(Jobs.class);
      Job job = ended(site, jobs.submit(RunJob.NAME, Site.ANALYST, Map.of()).jobId());
      assertThat(job.state()).isEqualTo("failed");
      assertThat(job.faults()).isNotEmpty();
      assertThat(job.faults().get(0).place()).contains("cost.yaml");
    } finally {
      java.nio.file.Files.writeString(cost, good);
    }
  }
}
