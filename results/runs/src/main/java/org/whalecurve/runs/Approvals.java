package org.whalecurve.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The signed runs of a workspace: {@code runs/approvals.jsonl}, one line for each, only ever added
 * to. It stands beside the runs, since a published run never changes.
 */
public final class Approvals {
  private static final String FILE = "approvals.jsonl";
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Path workspace;
  private final Clock clock;

  private Approvals(Path workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  public static Approvals of(Path workspace) {
    return new Approvals(workspace, Clock.systemDefaultZone());
  }

  static Approvals of(Path workspace, Clock clock) {
    return new Approvals(workspace, clock);
  }

  /** All, the earliest first. */
  public List<Approval> list() {
    Path file = file();
    if (!Files.isRegularFile(file)) return List.of();
    List<Approval> list = new ArrayList<>();
    try {
      int line = 0;
      for (String text : Files.readAllLines(file)) {
        line++;
        if (!text.isBlank()) list.add(read(text, line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return list;
  }

  private Approval read(String text, int line) {
    try {
      return JSON.readValue(text, Approval.class);
    } catch (JacksonException e) {
      throw new ProblemException(
          new Problem(
              "damaged-approvals",
              new SourcePlace(file().toString(), line, 0),
              "This line is no approval: " + e.getOriginalMessage(),
              "Restore the file from a backup."));
    }
  }

  /** Who approved a run, if anybody did. */
  public Optional<Approval> of(String run) {
    return list().stream().filter(a -> a.run().equals(run)).findFirst();
  }

  /**
   * Signs a run.
   *
   * @param run an id, {@code latest} or the beginning of an id
   */
  public Approval approve(String run, String by, String note) {
    try (WorkspaceLock lock = WorkspaceLock.take(workspace)) {
      Manifest manifest = RunStore.of(workspace).manifest(run);
      of(manifest.run()).ifPresent(earlier -> refuse(earlier));
      List<String> supersedes =
          list().stream()
              .filter(a -> a.periods().stream().anyMatch(manifest.periods()::contains))
              .map(Approval::run)
              .toList();
      ZonedDateTime now = ZonedDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
      String at = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now);
      Approval approval =
          new Approval(manifest.run(), at, by, note, manifest.periods(), supersedes);
      append(JSON.writeValueAsString(approval) + "\n");
      return approval;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(String line) throws IOException {
    Files.writeString(file(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    RunFolders.sync(file());
    RunFolders.syncFolder(RunFolders.runs(workspace));
  }

  private void refuse(Approval earlier) {
    throw new ProblemException(
        new Problem(
            "approved-already",
            SourcePlace.ofFile(file().toString()),
            "Run " + earlier.run() + " was approved by " + earlier.by() + ", " + earlier.at() + ".",
            "A run is signed once; a correction is a new run, approved in its turn."));
  }

  private Path file() {
    return RunFolders.runs(workspace).resolve(FILE);
  }
}
