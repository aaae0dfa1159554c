package org.whalecurve.flow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Session;
import org.whalecurve.intake.Intake;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.model.Workspace;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.Manifest.FileEntry;
import org.whalecurve.runs.Manifest.TableEntry;
import org.whalecurve.runs.RunStore;
import org.whalecurve.runs.StepCache;

/**
 * Builds a published run again, from the files it read and the model it keeps, and compares. The
 * work is done in a temporary folder; no published run is touched.
 */
public final class Verification {
  private final Path folder;
  private final Path runFolder;
  private final Manifest manifest;
  private final RunListener listener;

  private Verification(Path folder, Path runFolder, Manifest manifest, RunListener listener) {
    this.folder = folder;
    this.runFolder = runFolder;
    this.manifest = manifest;
    this.listener = listener;
  }

  /**
   * What came out.
   *
   * @param sameEngine whether bytes were compared; with another version of the engine or the
   *     product only the tables' content
   */
  public record Result(String run, boolean sameEngine, List<Table> tables) {
    public boolean equal() {
      return tables.stream().allMatch(Table::equal);
    }
  }

  /**
   * A table of the run.
   *
   * @param difference in words; empty where there is none
   */
  public record Table(String table, String difference) {
    public boolean equal() {
      return difference.isEmpty();
    }
  }

  /**
   * Verifies a run.
   *
   * @param run an id, {@code latest} or the beginning of an id
   * @param machine threads and memory; what decides the result comes from the run
   * @throws org.whalecurve.kernel.ProblemException where an input is not what the run read, with
   *     every such file
   */
  public static Result of(Path folder, String run, RunPlan.Options machine, RunListener listener) {
    RunStore runs = RunStore.of(folder);
    Path runFolder = runs.folder(run);
    return new Verification(folder, runFolder, runs.manifest(run), listener).verify(machine);
  }

  private Result verify(RunPlan.Options machine) {
    checkInputs();
    Workspace workspace = ModelLoader.load(runFolder.resolve("model")).in(folder);
    RunPlan.Options options = RunPlan.Options.of(manifest.options(), manifest.engine(), machine);
    RunPlan plan = RunPlan.of(workspace, options, onlyInputs());
    Path work = Folders.temp("whalecurve-verify-");
    Engine engine = plan.engine();
    boolean sameEngine =
        engine.version().equals(manifest.engineVersion())
            && Product.version().equals(manifest.product());
    try (Session session = engine.open(Machine.config(options, work.resolve("spill")))) {
      Execution execution =
          new Execution(
              plan.steps(),
              session,
              StepStore.of(work),
              new Identities("", step -> ""),
              work.resolve("scratch"),
              Set.copyOf(plan.published()),
              listener);
      execution.run();
      return new Result(manifest.run(), sameEngine, compare(session, execution, plan, sameEngine));
    } finally {
      Folders.delete(work);
    }
  }

  private void checkInputs() {
    Problems problems = new Problems();
    for (FileEntry input : manifest.inputs()) {
      Path file = folder.resolve(input.file());
      if (!Files.isRegularFile(file)) {
        problems.add(
            "input-missing",
            SourcePlace.ofFile(input.file()),
            "Run " + manifest.run() + " read this file, and it is not there any more.",
            "Bring it back from a backup: a run can be verified only from what it read.");
        continue;
      }
      FileEntry now = InputFiles.entry(input.file(), file);
      if (now.equals(input)) continue;
      problems.add(
          "input-changed",
          SourcePlace.ofFile(input.file()),
          String.format(
              Locale.ROOT,
              "The file is not what run %s read: then %,d bytes, SHA-256 %s…, now %,d bytes, %s….",
              manifest.run(),
              input.bytes(),
              input.sha256().substring(0, 12),
              now.bytes(),
              now.sha256().substring(0, 12)),
          "Bring the file back from a backup, or run again: 'diff' shows what the change does.");
    }
    problems.throwIfAny();
  }

  /** Files that came later are none of this run's. */
  private Intake.Choice onlyInputs() {
    Set<Path> inputs = new HashSet<>();
    for (FileEntry input : manifest.inputs()) inputs.add(normal(folder.resolve(input.file())));
    return (globs, found) -> found.stream().filter(f -> inputs.contains(normal(f))).toList();
  }

  private static Path normal(Path file) {
    return file.toAbsolutePath().normalize();
  }

  private List<Table> compare(
      Session session, Execution execution, RunPlan plan, boolean sameEngine) {
    List<Table> tables = new ArrayList<>();
    for (TableEntry published : manifest.tables()) {
      String table = published.table();
      Optional<TableEntry> built =
          plan.published().contains(table)
              ? Optional.of(Fingerprints.entry(session, table, execution.need(table)))
              : Optional.empty();
      tables.add(new Table(table, difference(published, built, sameEngine)));
    }
    for (String table : plan.published()) {
      if (manifest.table(table).isEmpty())
        tables.add(new Table(table, "the run has no such table"));
    }
    return tables;
  }

  private String difference(TableEntry published, Optional<TableEntry> built, boolean bytes) {
    Path file = StepCache.file(runFolder.resolve("tables"), published.table());
    if (!Files.isRegularFile(file)) return "the run's file is missing";
    if (!InputFiles.entry("", file).sha256().equals(published.sha256())) {
      return "the run's file was changed after it was published";
    }
    if (built.isEmpty()) return "this version computes no such table";
    TableEntry now = built.get();
    if (now.rows() != published.rows()) {
      return String.format(
          Locale.ROOT, "%,d rows in the run, %,d rebuilt", published.rows(), now.rows());
    }
    if (!now.fingerprint().equals(published.fingerprint())) return "other values";
    boolean same = !bytes || now.sha256().equals(published.sha256());
    return same ? "" : "equal values in other bytes";
  }
}
