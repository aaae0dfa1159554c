package org.whalecurve.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.whalecurve.kernel.Fingerprint;
import org.whalecurve.runs.Manifest.FileEntry;

/** SHA-256 of the source files, found beside the run's own work. */
final class InputFiles implements AutoCloseable {
  private final ExecutorService worker;
  private final Future<List<FileEntry>> entries;

  private InputFiles(Path folder, List<Path> files) {
    worker =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "fingerprints");
              thread.setDaemon(true);
              return thread;
            });
    entries = worker.submit(() -> files.stream().map(f -> entry(name(folder, f), f)).toList());
  }

  /** Begins to read the files. */
  static InputFiles hash(Path folder, List<Path> files) {
    return new InputFiles(folder, files);
  }

  /** Waits for the end. */
  List<FileEntry> entries() {
    try {
      return entries.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw new IllegalStateException(e.getCause());
    }
  }

  static FileEntry entry(String name, Path file) {
    try {
      return new FileEntry(name, Files.size(file), Fingerprint.ofFile(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The model's files, as they lie in the workspace. */
  static List<FileEntry> ofModel(Path folder, Set<String> names) {
    return names.stream().map(name -> entry(name, folder.resolve(name))).toList();
  }

  /** Relative to the workspace; a file on another drive by its name only. */
  private static String name(Path folder, Path file) {
    Path base = folder.toAbsolutePath().normalize();
    Path path = file.toAbsolutePath().normalize();
    boolean sameRoot = Objects.equals(base.getRoot(), path.getRoot());
    Path shown = sameRoot ? base.relativize(path) : path.getFileName();
    return shown.toString().replace('\\', '/');
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
