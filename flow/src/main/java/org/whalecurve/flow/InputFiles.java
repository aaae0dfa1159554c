package org.whalecurve.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.whalecurve.kernel.Fingerprint;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.runs.Manifest.FileEntry;

/**
 * SHA-256 of the source files, found beside the run's own work. Always of the bytes: a date says
 * little of a file that came out of an archive or over a network.
 */
final class InputFiles implements AutoCloseable {
  private final Map<Path, Found> files = new LinkedHashMap<>();
  private final ExecutorService workers;

  /** A file as it was when the run began. */
  private record Found(String state, Future<FileEntry> entry) {}

  private InputFiles(int threads) {
    workers =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "fingerprints");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins to read the files. */
  static InputFiles hash(Path folder, Collection<Path> files) {
    int threads = Math.min(files.size(), Runtime.getRuntime().availableProcessors());
    InputFiles inputs = new InputFiles(Math.max(1, threads));
    for (Path file : files) {
      String name = name(folder, file);
      Future<FileEntry> entry = inputs.workers.submit(() -> entry(name, file));
      inputs.files.put(file, new Found(state(file), entry));
    }
    return inputs;
  }

  /** Waits for all. */
  List<FileEntry> entries() {
    return files.values().stream().map(found -> await(found.entry())).toList();
  }

  /** Name and content of some of the files; waits for them. */
  String contents(Collection<Path> some) {
    StringBuilder text = new StringBuilder();
    for (Path file : some) {
      FileEntry entry = await(files.get(file).entry());
      text.append(entry.file()).append(' ').append(entry.sha256()).append('\n');
    }
    return text.toString();
  }

  /**
   * Fails where a file was written while the run read it.
   *
   * @throws org.whalecurve.kernel.ProblemException naming every such file
   */
  void checkUnchanged(Path folder) {
    Problems problems = new Problems();
    files.forEach(
        (file, found) -> {
          if (found.state().equals(state(file))) return;
          problems.add(
              "input-changed",
              SourcePlace.ofFile(name(folder, file)),
              "The file was changed while the run read it, so nobody knows what was read.",
              "Run again when the file is complete.");
        });
    problems.throwIfAny();
  }

  private static String state(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.size() + " " + now.lastModifiedTime();
    } catch (IOException e) {
      return "gone";
    }
  }

  private static FileEntry await(Future<FileEntry> entry) {
    try {
      return entry.get();
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

  /** The model's files, as they lie in a folder. */
  static List<FileEntry> ofModel(Path folder, Set<String> names) {
    return names.stream().map(name -> entry(name, folder.resolve(name))).toList();
  }

  /** Relative to the workspace; a file on another drive by its name only. */
  static String name(Path folder, Path file) {
    Path base = folder.toAbsolutePath().normalize();
    Path path = file.toAbsolutePath().normalize();
    boolean sameRoot = Objects.equals(base.getRoot(), path.getRoot());
    Path shown = sameRoot ? base.relativize(path) : path.getFileName();
    return shown.toString().replace('\\', '/');
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
