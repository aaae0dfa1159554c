package org.whalecurve.web.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.whalecurve.kernel.Fingerprint;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.web.page.Visit;
import org.whalecurve.web.runs.Job;
import org.whalecurve.web.runs.Jobs;
import org.whalecurve.web.runs.RunJob;

/** The ways from nothing to a company, for the page and for programs. */
@Service
class Beginning {
  private static final int COMPANY_MAX = 100;

  private final FirstFiles files;
  private final Uploads uploads;
  private final Jobs jobs;

  Beginning(FirstFiles files, Uploads uploads, Jobs jobs) {
    this.files = files;
    this.uploads = uploads;
    this.jobs = jobs;
  }

  /** Keeps what somebody says of the files. */
  void say(Visit visit, String company, List<Meaning.Said> said) {
    refuseSecond(visit);
    List<Meaning> known = Meaning.of(files.guess().files());
    for (Meaning.Said one : said) {
      if (known.stream().noneMatch(meaning -> meaning.admits(one))) {
        throw refused(visit, "start.meaning_unknown");
      }
    }
    String name = company.strip();
    files.keep(files.kept().with(name.substring(0, Math.min(COMPANY_MAX, name.length())), said));
  }

  /** Reads everything and changes nothing. */
  Job trial(Visit visit) {
    refuseWithoutFiles(visit);
    refuseSecond(visit);
    return jobs.submit(TrialJob.NAME, visit.user().name(), Map.of("of", stamp()));
  }

  /** The latest trial of these files with these meanings. */
  Optional<Job> lastTrial() {
    return jobs.latest(TrialJob.NAME, stamp());
  }

  /** Makes the company of the files, and runs it. */
  Job run(Visit visit) {
    refuseWithoutFiles(visit);
    refuseSecond(visit);
    files.adopt();
    return jobs.submit(RunJob.NAME, visit.user().name(), Map.of());
  }

  Job sample(Visit visit) {
    refuseSecond(visit);
    for (String name : List.of("data", "model")) {
      if (holds(files.workspace().resolve(name))) throw refused(visit, "start.not_empty");
    }
    return jobs.submit(SampleJob.NAME, visit.user().name(), Map.of());
  }

  /** Next month's files for a company that is there. */
  Job take(Visit visit) {
    refuseWithoutFiles(visit);
    if (!files.isWorkspace()) throw refused(visit, "start.no_company");
    return jobs.submit(TakeJob.NAME, visit.user().name(), Map.of());
  }

  /** Tells a trial of these files and meanings from earlier ones. */
  private String stamp() {
    StringBuilder all = new StringBuilder(files.kept().said().toString());
    uploads.all().forEach(upload -> all.append(upload.sha256()));
    return Fingerprint.ofText(all.toString());
  }

  private static boolean holds(Path folder) {
    if (!Files.isDirectory(folder)) return false;
    try (Stream<Path> found = Files.list(folder)) {
      return found.findAny().isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void refuseWithoutFiles(Visit visit) {
    if (uploads.all().isEmpty()) throw refused(visit, "start.no_files");
  }

  private void refuseSecond(Visit visit) {
    if (files.isWorkspace()) throw refused(visit, "start.there_already");
  }

  private static ProblemException refused(Visit visit, String key) {
    return new ProblemException(
        new Problem(
            key.replace('.', '-').replace('_', '-'),
            SourcePlace.ofFile("whalecurve.yaml"),
            visit.speech().text(key),
            visit.speech().text(key + ".remedy")));
  }
}
