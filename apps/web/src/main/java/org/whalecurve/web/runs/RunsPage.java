package org.whalecurve.web.runs;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.page.Frames;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Page;
import org.whalecurve.web.page.Redirect;
import org.whalecurve.web.page.Visit;

/** What was computed, when, from what, and does it still hold? */
@Controller
class RunsPage {
  private static final int JOBS = 20;

  private final Frames frames;
  private final Jobs jobs;
  private final PublishedRuns runs;
  private final Signing signing;

  RunsPage(Frames frames, Jobs jobs, PublishedRuns runs, Signing signing) {
    this.frames = frames;
    this.jobs = jobs;
    this.runs = runs;
    this.signing = signing;
  }

  @GetMapping("/runs")
  View list(Visit visit) {
    List<Job> latest = jobs.latest(JOBS);
    return Page.of("runs/list")
        .with("f", frames.plain(visit, "runs"))
        .with("runs", RunList.of(runs))
        .with("work", jobs.open().stream().map(jobs::progress).toList())
        .with(
            "last",
            latest.isEmpty() || latest.get(0).isOpen() ? null : jobs.progress(latest.get(0)))
        .with("jobs", latest)
        .with("there", Files.isRegularFile(runs.workspace().resolve(ModelLoader.FILES.get(0))));
  }

  @PostMapping("/runs")
  View start(
      Visit visit,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String fresh) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (!from.isBlank()) settings.put("from", from.strip());
    if (!to.isBlank()) settings.put("to", to.strip());
    if (!fresh.isEmpty()) settings.put("fresh", "true");
    jobs.submit(RunJob.NAME, visit.user().name(), settings);
    return Redirect.to("/runs");
  }

  @GetMapping("/runs/{run}")
  View run(Visit visit, @PathVariable String run) {
    return Page.of("runs/run")
        .with("f", frames.plain(visit, "runs"))
        .with("line", line(run))
        .with("sources", RunList.sources(line(run).run()))
        .with("job", jobs.latest(RunJob.NAME, "\"" + run + "\"").orElse(null));
  }

  private RunList.Line line(String run) {
    return RunList.of(runs).stream()
        .filter(line -> line.run().run().equals(run))
        .findFirst()
        .orElseThrow(() -> new NotFoundException("run " + run));
  }

  @PostMapping("/runs/{run}/approve")
  View approve(
      Visit visit, @PathVariable String run, @RequestParam(defaultValue = "") String note) {
    String name = line(run).run().run();
    signing.approve(visit.user(), name, note);
    return Redirect.to("/runs/" + name);
  }

  @GetMapping("/runs/{run}/verify")
  View verified(Visit visit, @PathVariable String run) {
    RunList.Line line = line(run);
    Optional<Job> job = jobs.latest(VerifyJob.NAME, "\"" + run + "\"");
    VerifyJob.Outcome outcome =
        job.filter(Job::isDone).map(j -> j.outcome(VerifyJob.Outcome.class)).orElse(null);
    return Page.of("runs/verify")
        .with("f", frames.plain(visit, "runs"))
        .with("line", line)
        .with("progress", job.map(jobs::progress).orElse(null))
        .with("outcome", outcome);
  }

  @PostMapping("/runs/{run}/verify")
  View verify(Visit visit, @PathVariable String run) {
    String name = line(run).run().run();
    jobs.submit(VerifyJob.NAME, visit.user().name(), Map.of("run", name));
    return Redirect.to("/runs/" + name + "/verify");
  }

  /** The moving part of a page; where nothing moves any more the page is asked for anew. */
  @GetMapping("/runs/jobs/{id}")
  View job(Visit visit, @PathVariable long id, HttpServletResponse response) {
    Job job = jobs.find(id).orElseThrow(() -> new NotFoundException("job " + id));
    if (!visit.isPartial()) {
      return Page.of("runs/jobpage")
          .with("f", frames.plain(visit, "runs"))
          .with("p", jobs.progress(job));
    }
    if (!job.isOpen()) response.setHeader("HX-Refresh", "true");
    return Page.of("runs/job").with("f", frames.plain(visit, "runs")).with("p", jobs.progress(job));
  }

  @PostMapping("/runs/jobs/{id}/cancel")
  View cancel(
      Visit visit, @PathVariable long id, @RequestParam(defaultValue = "/runs") String back) {
    Job job = jobs.find(id).orElseThrow(() -> new NotFoundException("job " + id));
    jobs.cancel(job.jobId(), visit.user().name());
    boolean ours = back.startsWith("/") && !back.startsWith("//") && !back.contains("\\");
    return Redirect.to(ours ? back : "/runs");
  }
}
