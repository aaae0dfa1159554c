package org.whalecurve.web.runs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.whalecurve.flow.diff.Difference;
import org.whalecurve.flow.diff.RunDiff;
import org.whalecurve.flow.progress.RunProgress;
import org.whalecurve.runs.Approval;
import org.whalecurve.runs.Manifest;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Visit;

/** Runs and jobs for programs. */
@RestController
@RequestMapping("/api/v1/runs")
class RunsApi {
  private static final int MOST = 100;

  private final Jobs jobs;
  private final PublishedRuns runs;
  private final Signing signing;

  RunsApi(Jobs jobs, PublishedRuns runs, Signing signing) {
    this.jobs = jobs;
    this.runs = runs;
    this.signing = signing;
  }

  /** What is said to an approval. */
  record Note(String note) {}

  /** A published run in short. */
  record RunLine(
      String run,
      String createdAt,
      List<String> periods,
      String currency,
      Map<String, String> controlTotals,
      List<String> warnings,
      Approval approval) {}

  /** What a job is to do: {@code run}, or {@code verify} of a run. */
  record Asked(String kind, String run, String from, String to, Boolean fresh) {}

  @GetMapping
  List<RunLine> list() {
    return RunList.of(runs).stream()
        .map(
            line -> {
              Manifest m = line.run();
              return new RunLine(
                  m.run(),
                  m.createdAt(),
                  m.periods(),
                  m.currency(),
                  m.controlTotals(),
                  m.warnings(),
                  line.approval());
            })
        .toList();
  }

  /** The whole manifest: files, model, tables, steps. */
  @GetMapping("/{run}")
  Manifest run(@PathVariable String run) {
    if (!runs.has(run)) throw new NotFoundException("run " + run);
    return runs.store().manifest(run);
  }

  @GetMapping("/compare")
  Map<String, Object> compare(@RequestParam String a, @RequestParam String b) {
    List<String> names = runs.all().stream().map(Manifest::run).toList();
    RunDiff diff =
        RunDiff.of(
            runs.workspace(), ComparePage.known(names, a), ComparePage.known(names, b), MOST);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("before", a);
    answer.put("after", b);
    answer.put("customers_changed", diff.customersChanged());
    answer.put("differences", diff.all().stream().map(RunsApi::difference).toList());
    return answer;
  }

  private static Map<String, Object> difference(Difference d) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", d.kind().toString());
    map.put("table", d.table());
    map.put("key", d.key());
    map.put("column", d.column());
    map.put("before", d.before());
    map.put("after", d.after());
    map.put("change", d.change());
    return map;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  Map<String, Object> start(Visit visit, @RequestBody(required = false) Asked asked) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (asked != null) {
      if (asked.from() != null) settings.put("from", asked.from());
      if (asked.to() != null) settings.put("to", asked.to());
      if (Boolean.TRUE.equals(asked.fresh())) settings.put("fresh", "true");
    }
    String kind = RunJob.NAME;
    if (asked != null && VerifyJob.NAME.equals(asked.kind())) {
      if (asked.run() == null || !runs.has(asked.run())) throw new NotFoundException("run");
      kind = VerifyJob.NAME;
      settings.put("run", asked.run());
    }
    return jobs.submit(kind, visit.user().name(), settings).asMap();
  }

  @PostMapping("/{run}/approve")
  RunLine approve(Visit visit, @PathVariable String run, @RequestBody(required = false) Note note) {
    signing.approve(visit.user(), run, note == null ? "" : note.note());
    return list().stream().filter(line -> line.run().equals(run)).findFirst().orElseThrow();
  }

  /** The newest jobs first. */
  @GetMapping("/jobs")
  List<Map<String, Object>> jobs() {
    return jobs.latest(MOST).stream().map(Job::asMap).toList();
  }

  @GetMapping("/jobs/{id}")
  Map<String, Object> job(@PathVariable long id) {
    Job job = jobs.find(id).orElseThrow(() -> new NotFoundException("job " + id));
    Map<String, Object> map = job.asMap();
    RunProgress.Snapshot steps = jobs.ticket(id).map(JobTicket::steps).orElse(null);
    if (steps == null) return map;
    map.put("finished", steps.finished());
    map.put("of", steps.of());
    map.put("step", steps.current() == null ? null : steps.current().name());
    map.put(
        "seconds_left", steps.secondsLeft().isPresent() ? steps.secondsLeft().getAsDouble() : null);
    return map;
  }

  @PostMapping("/jobs/{id}/cancel")
  Map<String, Object> cancel(Visit visit, @PathVariable long id) {
    Job job = jobs.find(id).orElseThrow(() -> new NotFoundException("job " + id));
    jobs.cancel(id, visit.user().name());
    return jobs.find(id).orElse(job).asMap();
  }
}
