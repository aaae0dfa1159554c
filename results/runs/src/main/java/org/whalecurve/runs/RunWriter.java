package org.whalecurve.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;

/**
 * Writes a run aside and publishes it in one step: readers see all of it or nothing. Closing a
 * writer that has not published removes what it wrote.
 */
public final class RunWriter implements AutoCloseable {
  private final Path runs;
  private final String id;
  private final Path aside;
  private final WriterLock lock;
  private boolean published;

  private RunWriter(Path runs, String id, WriterLock lock) {
    this.runs = runs;
    this.id = id;
    this.aside = RunFolders.aside(runs, id);
    this.lock = lock;
  }

  /**
   * Begins a run.
   *
   * @param workspace the company's folder
   * @param runId an id from {@link RunStore#newId()}, or one's own
   */
  public static RunWriter begin(Path workspace, String runId) {
    Path runs = RunFolders.runs(workspace);
    if (!RunFolders.isId(runId)) {
      throw problem(
          "run-id",
          runs,
          "'" + runId + "' cannot be the id of a run.",
          "Use letters, digits, '.', '_' and '-', 64 at most; 'latest' and 'approved' are taken.");
    }
    try {
      Files.createDirectories(runs);
      WriterLock lock = lock(runs, runId);
      try {
        RunWriter writer = new RunWriter(runs, runId, lock);
        writer.prepare();
        return writer;
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WriterLock lock(Path runs, String id) throws IOException {
    return WriterLock.take(RunFolders.lock(runs, id))
        .orElseThrow(
            () ->
                problem(
                    "run-in-progress",
                    runs.resolve(id),
                    "Another process is writing run " + id + ".",
                    "Wait until it has ended, or choose another id."));
  }

  /** What a crashed writer of the same id left is removed. */
  private void prepare() throws IOException {
    if (Files.exists(runs.resolve(id))) {
      throw problem(
          "run-exists",
          runs.resolve(id),
          "Run " + id + " is published already, and a published run never changes.",
          "Choose another id.");
    }
    RunFolders.delete(aside);
    RunFolders.delete(work());
    Files.createDirectories(aside.resolve("tables"));
    Files.createDirectories(aside.resolve("model"));
  }

  /** A folder for what the run needs on the way; made by the caller, removed with the writer. */
  public Path work() {
    return RunFolders.work(runs, id);
  }

  /** Where the Parquet file of a table is to be written. */
  public Path table(String name) {
    if (!name.matches("[a-z][a-z0-9_]*")) throw new IllegalArgumentException(name);
    return aside.resolve("tables").resolve(name + ".parquet");
  }

  /** The run's id. */
  public String id() {
    return id;
  }

  /**
   * Brings a table's file into the run: moved out of the cache, shared with the published run that
   * it stands in. Published files never change, so two runs may share one.
   *
   * @return where it is now
   */
  public Path take(String name, Path file) {
    Path target = table(name);
    Path source = file.toAbsolutePath().normalize();
    try {
      Files.deleteIfExists(target);
      if (source.startsWith(StepCache.folder(runs.toAbsolutePath().getParent())))
        Files.move(source, target);
      else share(source, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return target;
  }

  private static void share(Path source, Path target) throws IOException {
    try {
      Files.createLink(target, source);
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(source, target);
    }
  }

  /** The folder of the model as used. */
  public Path model() {
    return aside.resolve("model");
  }

  /** Keeps a file of the model as used; the path is relative to the workspace. */
  public void modelFile(String relativePath, String text) {
    Path model = model();
    Path file = model.resolve(relativePath).normalize();
    if (!file.startsWith(model)) throw new IllegalArgumentException(relativePath);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Publishes: the manifest last, then the folder under its name, then {@code latest}. */
  public void publish(Manifest manifest) {
    if (published) throw new IllegalStateException("published already");
    if (!manifest.run().equals(id)) throw new IllegalArgumentException(manifest.run());
    try {
      Files.writeString(aside.resolve(RunFolders.MANIFEST), manifest.toJson());
      RunFolders.syncAll(aside);
      Files.move(aside, runs.resolve(id));
      published = true;
      RunFolders.syncFolder(runs);
      RunFolders.pointLatest(runs, id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      RunFolders.delete(work());
      if (!published) RunFolders.delete(aside);
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProblemException problem(String code, Path place, String message, String remedy) {
    return new ProblemException(
        new Problem(code, SourcePlace.ofFile(place.toString()), message, remedy));
  }
}
