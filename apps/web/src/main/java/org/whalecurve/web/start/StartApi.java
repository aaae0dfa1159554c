package org.whalecurve.web.start;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.whalecurve.intake.init.WorkspaceGuess;
import org.whalecurve.web.page.Visit;
import org.whalecurve.web.runs.Job;

/** From files to a company for programs; the jobs are followed at {@code /api/v1/runs/jobs}. */
@RestController
@RequestMapping("/api/v1/start")
class StartApi {
  private final Beginning beginning;
  private final FirstFiles files;

  StartApi(Beginning beginning, FirstFiles files) {
    this.beginning = beginning;
    this.files = files;
  }

  /**
   * Where things stand.
   *
   * @param company whether there is one already
   * @param next what to look at, in words
   */
  record State(boolean company, List<Meaning> files, List<String> next) {}

  /** What somebody says; either may be left out. */
  record Saying(String company, List<Meaning.Said> files) {}

  @GetMapping
  State state() {
    if (files.isWorkspace() || files.isEmpty()) {
      return new State(files.isWorkspace(), List.of(), List.of());
    }
    WorkspaceGuess guess = files.guess();
    return new State(false, Meaning.of(guess.files()), guess.nextSteps());
  }

  @PutMapping("/meaning")
  State say(Visit visit, @RequestBody Saying saying) {
    String company = saying.company() == null ? files.kept().company() : saying.company();
    List<Meaning.Said> said = saying.files() == null ? List.of() : saying.files();
    beginning.say(visit, company, said.stream().map(Meaning.Said::whole).toList());
    return state();
  }

  @PostMapping("/trial")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Map<String, Object> trial(Visit visit) {
    return asked(beginning.trial(visit));
  }

  @PostMapping("/run")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Map<String, Object> run(Visit visit) {
    return asked(beginning.run(visit));
  }

  @PostMapping("/sample")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Map<String, Object> sample(Visit visit) {
    return asked(beginning.sample(visit));
  }

  @PostMapping("/take")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Map<String, Object> take(Visit visit) {
    return asked(beginning.take(visit));
  }

  private static Map<String, Object> asked(Job job) {
    return job.asMap();
  }
}
