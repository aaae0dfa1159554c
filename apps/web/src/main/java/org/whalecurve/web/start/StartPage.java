package org.whalecurve.web.start;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.whalecurve.intake.init.WorkspaceGuess;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.Table;
import org.whalecurve.web.page.Frames;
import org.whalecurve.web.page.Page;
import org.whalecurve.web.page.Redirect;
import org.whalecurve.web.page.Visit;
import org.whalecurve.web.runs.Job;
import org.whalecurve.web.runs.Jobs;
import org.whalecurve.web.runs.Progress;

/** How do my files become a whale curve? */
@Controller
public class StartPage {
  private final Frames frames;
  private final Uploads uploads;
  private final FirstFiles files;
  private final Beginning beginning;
  private final Jobs jobs;

  StartPage(Frames frames, Uploads uploads, FirstFiles files, Beginning beginning, Jobs jobs) {
    this.frames = frames;
    this.uploads = uploads;
    this.files = files;
    this.beginning = beginning;
    this.jobs = jobs;
  }

  @GetMapping("/start")
  View page(Visit visit) {
    List<Uploads.Upload> there = uploads.all();
    boolean first = !files.isWorkspace() && !there.isEmpty();
    WorkspaceGuess guess = first ? files.guess() : null;
    Job trial = first ? beginning.lastTrial().orElse(null) : null;
    return Page.of("start/page")
        .with("f", frames.plain(visit, "start"))
        .with("uploads", there)
        .with("workspace", files.isWorkspace())
        .with("company", files.kept().company())
        .with("meanings", first ? Meaning.of(guess.files()) : List.of())
        .with("next", first ? next(guess) : List.of())
        .with("outcome", outcome(trial))
        .with("work", work())
        .with("last", jobs.latest(1).stream().findFirst().orElse(null));
  }

  /** The last step of all is a matter of the command line. */
  private static List<String> next(WorkspaceGuess guess) {
    List<String> steps = guess.nextSteps();
    return steps.subList(0, steps.size() - 1);
  }

  private Progress work() {
    return jobs.open().stream().findFirst().map(jobs::progress).orElse(null);
  }

  private static TrialJob.Outcome outcome(Job trial) {
    return trial != null && trial.isDone() ? trial.outcome(TrialJob.Outcome.class) : null;
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
    beginning.say(visit, company, said(visit));
    if (then.equals("trial")) beginning.trial(visit);
    if (then.equals("run")) beginning.run(visit);
    return Redirect.to("/start");
  }

  private List<Meaning.Said> said(Visit visit) {
    List<Meaning.Said> said = new ArrayList<>();
    List<Meaning> meanings = Meaning.of(files.guess().files());
    for (int i = 0; i < meanings.size(); i++) {
      String table = visit.get("table_" + i);
      List<String> columns = new ArrayList<>();
      for (int h = 0; h < meanings.get(i).headers().size(); h++) {
        columns.add(visit.get("column_" + i + "_" + h));
      }
      Meaning.Said one = meanings.get(i).corrected(table, columns);
      if (one != null) said.add(one);
    }
    return said;
  }

  @PostMapping("/start/sample")
  View sample(Visit visit) {
    beginning.sample(visit);
    return Redirect.to("/start");
  }

  @PostMapping("/start/take")
  View take(Visit visit) {
    beginning.take(visit);
    return Redirect.to("/start");
  }
}
