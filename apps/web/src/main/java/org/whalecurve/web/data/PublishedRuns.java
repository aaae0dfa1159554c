package org.whalecurve.web.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.whalecurve.engine.Engine;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.People;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.RunStore;
import org.whalecurve.runs.Scope;
import org.whalecurve.runs.ScopedRun;

/** The published runs of the workspace, a few of them open. */
@Component
public class PublishedRuns implements DisposableBean {
  private static final int OPEN_MAX = 3;

  /** Who began to read a run that is put away is done by then. */
  private static final Duration GRACE = Duration.ofMinutes(2);

  private record Key(String run, long people) {}

  private record Old(FutureTask<ScopedRun> run, Instant since) {}

  private final ServerOptions options;
  private final Engine engine = Engine.named("duckdb");
  private final Map<Key, FutureTask<ScopedRun>> open = new LinkedHashMap<>(8, 0.75f, true);
  private final Deque<Old> old = new ArrayDeque<>();
  private List<Manifest> runs = List.of();
  private FileTime listed;

  PublishedRuns(ServerOptions options) {
    this.options = options;
    deleteOldIndexes();
  }

  public Path workspace() {
    return options.workspace();
  }

  public Engine engine() {
    return engine;
  }

  public RunStore store() {
    return RunStore.of(options.workspace());
  }

  /** The newest published run; empty before the first. */
  public Optional<String> latest() {
    return Files.isDirectory(options.workspace().resolve("runs"))
        ? store().latest()
        : Optional.empty();
  }

  /** All published runs, newest first. */
  public synchronized List<Manifest> all() {
    Path folder = options.workspace().resolve("runs");
    if (!Files.isDirectory(folder)) return List.of();
    try {
      // The folder changes when a run is published or removed, and manifests never do.
      FileTime changed = Files.getLastModifiedTime(folder);
      if (!changed.equals(listed)) runs = List.copyOf(store().runs());
      listed = changed;
      return runs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The run published before one; empty for the first. */
  public Optional<String> before(String run) {
    List<String> names = all().stream().map(Manifest::run).toList();
    int at = names.indexOf(run);
    return at >= 0 && at + 1 < names.size() ? Optional.of(names.get(at + 1)) : Optional.empty();
  }

  /** Whether there is a published run of this name. */
  public boolean has(String run) {
    return all().stream().anyMatch(m -> m.run().equals(run));
  }

  /** A run as somebody sees it. */
  public Reading read(String run, Scope scope) {
    return open(run).in(scope);
  }

  /** The newest run is opened before the first asks for it. */
  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    Thread thread = new Thread(() -> latest().ifPresent(this::open), "first run");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whoever asks first opens a run; others who ask for it wait, and nobody else. */
  private ScopedRun open(String run) {
    Key key = new Key(run, People.of(options.workspace()).changed());
    FutureTask<ScopedRun> task =
        new FutureTask<>(
            () ->
                ScopedRun.openIndexed(
                    engine, store().folder(run), options.memoryLimit(), indexes()));
    FutureTask<ScopedRun> known = keep(key, task);
    if (known == null) task.run();
    try {
      return (known == null ? task : known).get();
    } catch (ExecutionException e) {
      forget(key, known == null ? task : known);
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while a run was opened", e);
    }
  }

  /** Indexes hold names of persons, so they stand with what the workspace protects. */
  private Path indexes() throws IOException {
    return Files.createDirectories(options.app().resolve("index"));
  }

  /** What a server that was killed left behind; files that are still in use stay. */
  private void deleteOldIndexes() {
    try (Stream<Path> files = Files.walk(indexes())) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized FutureTask<ScopedRun> keep(Key key, FutureTask<ScopedRun> task) {
    closeOld();
    FutureTask<ScopedRun> known = open.get(key);
    if (known != null) return known;
    open.put(key, task);
    while (open.size() > OPEN_MAX) {
      Key eldest = open.keySet().iterator().next();
      old.add(new Old(open.remove(eldest), Instant.now()));
    }
    return null;
  }

  private synchronized void forget(Key key, FutureTask<ScopedRun> failed) {
    open.remove(key, failed);
  }

  private void closeOld() {
    while (!old.isEmpty() && old.peek().since().plus(GRACE).isBefore(Instant.now())) {
      close(old.poll().run());
    }
  }

  private static void close(FutureTask<ScopedRun> task) {
    try {
      task.get().close();
    } catch (ExecutionException e) {
      // It was never open.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void destroy() {
    open.values().forEach(PublishedRuns::close);
    old.forEach(one -> close(one.run()));
  }
}
