package org.whalecurve.web.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.whalecurve.intake.init.WorkspaceGuess;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.Table;
import org.whalecurve.web.page.Frames;
import org.whalecurve.web.page.Page;
import org.whalecurve.web.page.Redirect;
import org.whalecurve.web.page.Visit;
import org.whalecurve.web.runs.Job;
import org.whalecurve.web.runs.Jobs;
import org.whalecurve.web.runs.RunJob;

/** How do my files become a whale curve? */
@Controller
public class StartPage {
  /** What a file can be, the most needed first. */
  private static final List<String> TABLES =
      List.of(
          "transaction",
          "customer",
          "ledger",
          "product",
          "event",
          "driver",
          "capacity",
          "receivable",
          "inventory",
          "marketing",
          "exchange_rate",
          "customer_alias");

  private static final int COMPANY_MAX = 100;

  private final Frames frames;
  private final Uploads uploads;
  private final FirstFiles files;
  private final Jobs jobs;

  StartPage(Frames frames, Uploads uploads, FirstFiles files, Jobs jobs) {
    this.frames = frames;
    this.uploads = uploads;
    this.files = files;
    this.jobs = jobs;
  }

  @GetMapping("/start")
  View page(Visit visit) {
    List<Uploads.Upload> there = uploads.all();
    boolean first = !files.isWorkspace() && !there.isEmpty();
    WorkspaceGuess guess = first ? files.guess() : null;
    Job trial = first ? jobs.latest(TrialJob.NAME, stamp()).orElse(null) : null;
    return Page.of("start/page")
        .with("f", frames.plain(visit, "start"))
        .with("uploads", there)
        .with("workspace", files.isWorkspace())
        .with("company", files.kept().company())
        .with("meanings", first ? Meaning.of(guess.files()) : List.of())
        .with("next", first ? guess.nextSteps() : List.of())
        .with("tables", TABLES)
        .with("trial", trial)
        .with("outcome", outcome(trial))
        .with("work", work())
        .with("last", jobs.latest(1).stream().findFirst().orElse(null));
  }

  private org.whalecurve.web.runs.Progress work() {
    return jobs.open().stream().findFirst().map(jobs::progress).orElse(null);
  }

  private static TrialJob.Outcome outcome(Job trial) {
    return trial != null && trial.isDone() ? trial.outcome(TrialJob.Outcome.class) : null;
  }

  /** Tells a trial of these files and meanings from earlier ones. */
  private String stamp() {
    StringBuilder all = new StringBuilder(files.kept().toString());
    uploads.all().forEach(upload -> all.append(upload.sha256()));
    return org.whalecurve.kernel.Fingerprint.ofText(all.toString());
  }

  /** The columns that a file of a table may have. */
  public static List<String> columns(String table) {
    return InputTables.named(table).map(Table::columnNames).orElse(List.of());
  }

  @PostMapping("/start/files")
  View upload(Visit visit, @RequestParam("file") List<MultipartFile> sent) throws IOException {
    for (MultipartFile file : sent) {
      if (file.isEmpty()) continue;
      try (var content = file.getInputStream()) {
        uploads.take(
            String.valueOf(file.getOriginalFilename()),
            content,
            visit.user().name(),
            visit.speech());
      }
    }
    return Redirect.to("/start");
  }

  @PostMapping("/start/remove")
  View remove(@RequestParam String id) {
    uploads.remove(id);
    return Redirect.to("/start");
  }

  /** Keeps what the page's form says, and goes on where asked. */
  @PostMapping("/start/meaning")
  View meaning(
      Visit visit,
      @RequestParam(defaultValue = "") String company,
      @RequestParam(defaultValue = "") String then) {
    refuseSecond(visit);
    List<Meaning.Said> said = new ArrayList<>();
    List<Meaning> meanings = Meaning.of(files.guess().files());
    for (int i = 0; i < meanings.size(); i++) {
      String table = visit.get("table_" + i);
      if (!table.isEmpty() && !TABLES.contains(table)) continue;
      List<String> columns = new ArrayList<>();
      for (int h = 0; h < meanings.get(i).headers().size(); h++) {
        columns.add(visit.get("column_" + i + "_" + h));
      }
      Meaning.Said one = meanings.get(i).corrected(table, columns);
      if (one != null) said.add(one);
    }
    String name = company.strip();
    String cut = name.substring(0, Math.min(COMPANY_MAX, name.length()));
    files.keep(files.kept().with(cut, said));
    if (then.equals("trial")) {
      jobs.submit(TrialJob.NAME, visit.user().name(), Map.of("of", stamp()));
    }
    if (then.equals("run")) {
      files.adopt();
      jobs.submit(RunJob.NAME, visit.user().name(), Map.of());
    }
    return Redirect.to("/start");
  }

  @PostMapping("/start/sample")
  View sample(Visit visit) throws IOException {
    refuseSecond(visit);
    for (String name : List.of("data", "model")) {
      if (holds(files.workspace().resolve(name))) throw refused(visit, "start.not_empty");
    }
    jobs.submit(SampleJob.NAME, visit.user().name(), Map.of());
    return Redirect.to("/start");
  }

  /** Next month's files for a company that is there. */
  @PostMapping("/start/take")
  View take(Visit visit) {
    if (!files.isWorkspace() || uploads.all().isEmpty()) return Redirect.to("/start");
    jobs.submit(TakeJob.NAME, visit.user().name(), Map.of());
    return Redirect.to("/start");
  }

  private static boolean holds(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return false;
    try (Stream<Path> found = Files.list(folder)) {
      return found.findAny().isPresent();
    }
  }

  private void refuseSecond(Visit visit) {
    if (files.isWorkspace()) throw refused(visit, "start.there_already");
  }

  private static ProblemException refused(Visit visit, String key) {
    return new ProblemException(
        new Problem(
            "workspace-there",
            SourcePlace.ofFile("whalecurve.yaml"),
            visit.speech().text(key),
            visit.speech().text(key + ".remedy")));
  }
}
