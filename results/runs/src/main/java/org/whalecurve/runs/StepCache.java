package org.whalecurve.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Tables of finished steps, kept between runs under the identity of their step: {@code
 * runs/.cache/<identity>/<table>.parquet} and {@code step.json}, which is written last and makes
 * the step count as finished. After a crash the next run goes on from here; after a change of the
 * model it repeats only what the change reaches. Never the truth: the folder may be deleted at any
 * time. Used under the {@link WorkspaceLock} only.
 */
public final class StepCache implements AutoCloseable {
  /** What the tables may take on disk, unless told otherwise. */
  public static final long DEFAULT_LIMIT_BYTES = 2L << 30;

  /** Steps remembered; each is a folder of its own. */
  private static final int STEPS_MAX = 1000;

  private static final String ENDING = ".parquet";
  private static final String RECORD = "step.json";
  private static final String UNFINISHED = "unfinished-";

  private final Path folder;
  private final long limitBytes;
  private final ExecutorService disk;
  private final Set<String> used = new HashSet<>();
  private long bytes;

  private StepCache(Path folder, long limitBytes) {
    this.folder = folder;
    this.limitBytes = limitBytes;
    this.disk =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "cache");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Opens a workspace's cache; what a crash left unfinished is removed. */
  public static StepCache open(Path workspace, long limitBytes) {
    StepCache cache = new StepCache(folder(workspace), limitBytes);
    try {
      Files.createDirectories(cache.folder);
      cache.tidy();
      return cache;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves finished steps. */
  private void tidy() throws IOException {
    bytes = 0;
    for (Path entry : RunFolders.list(folder)) {
      if (Files.exists(entry.resolve(RECORD))) bytes += size(entry);
      else RunFolders.delete(entry);
    }
  }

  /** Whether no step is remembered. */
  public boolean isEmpty() {
    return RunFolders.list(folder).isEmpty();
  }

  /** Removes all of a workspace's cache. */
  public static void clear(Path workspace) {
    try {
      RunFolders.delete(folder(workspace));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path folder(Path workspace) {
    return RunFolders.runs(workspace).toAbsolutePath().normalize().resolve(".cache");
  }

  /** What is known of a step that has been done before. */
  public Optional<StepRecord> find(String identity) {
    Path file = folder.resolve(identity).resolve(RECORD);
    try {
      if (!Files.isRegularFile(file)) return Optional.empty();
      Optional<StepRecord> record =
          Optional.ofNullable(StepRecord.fromJson(Files.readString(file), file));
      if (record.isPresent()) touch(identity, file);
      return record;
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void touch(String identity, Path file) throws IOException {
    if (used.add(identity)) Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
  }

  /** The file of a finished step's table, where it is still there. */
  public Optional<Path> table(String identity, String table) {
    if (find(identity).isEmpty()) return Optional.empty();
    Path file = file(folder.resolve(identity), table);
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  /** A new folder for what a step writes, until {@link #finish}. */
  public Path begin(String step) {
    try {
      return Files.createDirectories(folder.resolve(UNFINISHED + step));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of a table in a step's folder. */
  public static Path file(Path stepFolder, String table) {
    return stepFolder.resolve(table + ENDING);
  }

  /**
   * Keeps a step's tables. They are durable, and the step counts as finished, a little later:
   * nobody waits for the disk.
   *
   * @return the folder where the tables are from now on
   */
  public Path finish(Path unfinished, StepRecord record) {
    Path kept = folder.resolve(record.identity());
    try {
      bytes -= Files.exists(kept) ? size(kept) : 0;
      RunFolders.delete(kept);
      Files.move(unfinished, kept);
      used.add(record.identity());
      bytes += size(kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    disk.execute(() -> seal(kept, record));
    return kept;
  }

  /** A full or failing disk is no reason to stop here: then the step is repeated another time. */
  private static void seal(Path kept, StepRecord record) {
    Path file = kept.resolve(RECORD + ".tmp");
    try {
      for (Path table : RunFolders.list(kept)) syncIfThere(table);
      Files.writeString(file, record.toJson());
      RunFolders.sync(file);
      Files.move(file, kept.resolve(RECORD), StandardCopyOption.ATOMIC_MOVE);
      RunFolders.syncFolder(kept);
    } catch (IOException | UncheckedIOException e) {
      file.toFile().delete();
    }
  }

  private static void syncIfThere(Path table) throws IOException {
    try {
      RunFolders.sync(table);
    } catch (NoSuchFileException released) {
      // no step needs it any more, and there was no room
      return;
    }
  }

  /** Called when no step of this run needs a table any more: it stays where there is room. */
  public void release(Path file) {
    if (!file.startsWith(folder) || bytes <= limitBytes) return;
    try {
      makeRoom(bytes - limitBytes);
      if (bytes <= limitBytes) return;
      long size = Files.exists(file) ? Files.size(file) : 0;
      if (Files.deleteIfExists(file)) bytes -= size;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes every table of these names. */
  public void drop(Collection<String> tables) {
    for (Path entry : RunFolders.list(folder)) {
      tables.forEach(table -> file(entry, table).toFile().delete());
    }
  }

  /** Removes the steps that were used longest ago, none of this run's. */
  private void makeRoom(long wanted) throws IOException {
    long freed = 0;
    for (Path entry : oldestFirst()) {
      if (freed >= wanted) break;
      if (used.contains(entry.getFileName().toString())) continue;
      freed += size(entry);
      RunFolders.delete(entry);
    }
    bytes -= freed;
  }

  private List<Path> oldestFirst() throws IOException {
    List<Path> entries = new ArrayList<>();
    for (Path entry : RunFolders.list(folder)) {
      if (Files.exists(entry.resolve(RECORD))) entries.add(entry);
    }
    entries.sort(Comparator.comparing(StepCache::lastUse).thenComparing(Comparator.naturalOrder()));
    return entries;
  }

  private static FileTime lastUse(Path entry) {
    try {
      return Files.getLastModifiedTime(entry.resolve(RECORD));
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  private static long size(Path entry) throws IOException {
    long sum = 0;
    try (Stream<Path> files = Files.list(entry)) {
      for (Path file : files.toList()) sum += Files.exists(file) ? Files.size(file) : 0;
    }
    return sum;
  }

  /** Waits for the disk, and removes what is too much. */
  @Override
  public void close() {
    disk.shutdown();
    try {
      if (!disk.awaitTermination(1, TimeUnit.HOURS)) disk.shutdownNow();
      tidy();
      used.clear();
      if (bytes > limitBytes) makeRoom(bytes - limitBytes);
      List<Path> entries = oldestFirst();
      for (Path entry : entries.subList(0, Math.max(0, entries.size() - STEPS_MAX))) {
        RunFolders.delete(entry);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
