package org.whalecurve.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.Suggest;

/** The runs of a workspace. */
public final class RunStore {
  /** A reserved id that nobody began to write within this time is free again. */
  private static final Duration RESERVED = Duration.ofHours(1);

  private final Path runs;
  private final Clock clock;

  private RunStore(Path workspace, Clock clock) {
    this.runs = RunFolders.runs(workspace);
    this.clock = clock;
  }

  public static RunStore of(Path workspace) {
    return new RunStore(workspace, Clock.systemDefaultZone());
  }

  static RunStore of(Path workspace, Clock clock) {
    return new RunStore(workspace, clock);
  }

  /** Every published run, newest first; a folder whose manifest is damaged fails. */
  public List<Manifest> runs() {
    List<Manifest> all = new ArrayList<>();
    for (String id : ids()) all.add(RunReader.manifest(runs.resolve(id)));
    all.sort(
        Comparator.comparing(Manifest::createdAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Manifest::run)
            .reversed());
    return all;
  }

  /** The id of the run published last. */
  public Optional<String> latest() {
    Path file = runs.resolve(RunFolders.LATEST);
    if (!Files.isRegularFile(file)) return newest();
    try {
      String id = Files.readString(file).strip();
      return RunFolders.isPublished(runs.resolve(id)) ? Optional.of(id) : newest();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where somebody deleted the run that {@code latest} names, or a crash kept it from being
   * written, the newest that is there.
   */
  private Optional<String> newest() {
    return runs().stream().map(Manifest::run).findFirst();
  }

  /**
   * The folder of a run.
   *
   * @param run an id, {@code latest}, {@code approved}, or the beginning of an id that no other run
   *     shares
   */
  public Path folder(String run) {
    return runs.resolve(resolve(run));
  }

  /** What a run was made of; the run is named as for {@link #folder}. */
  public Manifest manifest(String run) {
    return RunReader.manifest(folder(run));
  }

  /**
   * The id that a name means: itself, {@code latest}, {@code approved} (the last one signed), or
   * the beginning of one id only.
   */
  public String resolve(String run) {
    List<String> ids = ids();
    if (ids.isEmpty()) {
      throw problem("no-runs", "There is no published run yet.", "Start one with 'run'.");
    }
    if (ids.contains(run)) return run;
    if (run.equals(RunFolders.LATEST)) return latest().orElseThrow(() -> unknown(run, ids));
    if (run.equals(RunFolders.APPROVED)) return approved(ids);
    List<String> matches =
        run.isEmpty() ? List.of() : ids.stream().filter(id -> id.startsWith(run)).toList();
    if (matches.size() == 1) return matches.get(0);
    if (matches.isEmpty()) throw unknown(run, ids);
    throw problem(
        "ambiguous-run",
        matches.size() + " runs begin with '" + run + "': " + some(matches) + ".",
        "Write more of the id.");
  }

  /** The run approved last. */
  private String approved(List<String> ids) {
    return Approvals.of(runs.toAbsolutePath().getParent()).list().stream()
        .map(Approval::run)
        .filter(ids::contains)
        .reduce((first, second) -> second)
        .orElseThrow(
            () -> problem("no-approval", "No run is approved yet.", "Sign one with 'approve'."));
  }

  /** A new id: the day and a number that no run, and no other process, has. It stays reserved. */
  public String newId() {
    String day = LocalDate.now(clock) + "-";
    try {
      Files.createDirectories(runs);
      for (int number = highest(day) + 1; ; number++) {
        String id = day + String.format("%03d", number);
        if (Files.exists(runs.resolve(id))) continue;
        try {
          Files.createFile(RunFolders.lock(runs, id));
        } catch (FileAlreadyExistsException taken) {
          continue;
        }
        // Published and unlocked between the two looks: then the id is taken after all.
        if (!Files.exists(runs.resolve(id))) return id;
        Files.deleteIfExists(RunFolders.lock(runs, id));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int highest(String day) {
    return RunFolders.list(runs).stream()
        .map(path -> path.getFileName().toString())
        .filter(name -> name.startsWith(day) && name.substring(day.length()).matches("\\d{1,9}"))
        .mapToInt(name -> Integer.parseInt(name.substring(day.length())))
        .max()
        .orElse(0);
  }

  /**
   * Removes what crashed writers left aside, and nothing of a living one.
   *
   * @return the ids whose leavings were removed
   */
  public List<String> clean() {
    List<String> cleaned = new ArrayList<>();
    try {
      for (Path path : RunFolders.list(runs)) {
        String name = path.getFileName().toString();
        if (name.matches("\\..*\\.(tmp|work)")) {
          String id = name.substring(1, name.lastIndexOf('.'));
          if (cleanFolder(id) && !cleaned.contains(id)) cleaned.add(id);
        } else if (name.matches("\\..*\\.lock")) {
          cleanLock(name.substring(1, name.length() - ".lock".length()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cleaned;
  }

  private boolean cleanFolder(String id) throws IOException {
    Optional<WriterLock> lock = WriterLock.take(RunFolders.lock(runs, id));
    if (lock.isEmpty()) return false;
    try (WriterLock held = lock.get()) {
      RunFolders.delete(RunFolders.aside(runs, id));
      RunFolders.delete(RunFolders.work(runs, id));
      return held != null;
    }
  }

  private void cleanLock(String id) throws IOException {
    Path file = RunFolders.lock(runs, id);
    if (!Files.exists(file) || Files.exists(RunFolders.aside(runs, id))) return;
    Instant made = Files.getLastModifiedTime(file).toInstant();
    if (made.isBefore(clock.instant().minus(RESERVED))) cleanFolder(id);
  }

  private List<String> ids() {
    return RunFolders.list(runs).stream()
        .filter(RunFolders::isPublished)
        .map(path -> path.getFileName().toString())
        .toList();
  }

  private ProblemException unknown(String run, List<String> ids) {
    String near =
        Suggest.closest(run, ids)
            .map(id -> "Did you mean '" + id + "'?")
            .orElseGet(() -> "Runs: " + some(ids) + ".");
    return problem("unknown-run", "There is no run '" + run + "'.", near);
  }

  /** The last five ids, the newest first. */
  private static String some(List<String> ids) {
    List<String> newest = ids.stream().sorted(Comparator.reverseOrder()).limit(5).toList();
    return String.join(", ", newest) + (ids.size() > newest.size() ? ", …" : "");
  }

  private ProblemException problem(String code, String message, String remedy) {
    return new ProblemException(
        new Problem(code, SourcePlace.ofFile(runs.toString()), message, remedy));
  }
}
