package org.whalecurve.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.engine.Step;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.RunStore;
import org.whalecurve.runs.StepCache;
import org.whalecurve.runs.StepRecord;

/** The steps that are finished in the cache, or stand in a published run. */
final class KeptSteps implements StepStore {
  /** Published runs that are looked into, from the newest. */
  private static final int RUNS_MAX = 12;

  private final StepCache cache;
  private final boolean fresh;
  private final Map<String, Published> published = new HashMap<>();

  /** A step of a published run. */
  private record Published(Path tables, Manifest manifest, Manifest.StepEntry entry) {}

  /**
   * @param fresh whether earlier results are left alone
   */
  KeptSteps(StepCache cache, RunStore runs, boolean fresh) {
    this.cache = cache;
    this.fresh = fresh;
    if (fresh) return;
    List<Manifest> newest = runs.runs().stream().limit(RUNS_MAX).toList();
    for (Manifest manifest : newest) {
      Path tables = runs.folder(manifest.run()).resolve("tables");
      for (Manifest.StepEntry step : manifest.steps()) {
        published.putIfAbsent(step.fingerprint(), new Published(tables, manifest, step));
      }
    }
  }

  @Override
  public boolean remembers() {
    return !fresh && (!published.isEmpty() || !cache.isEmpty());
  }

  @Override
  public Optional<StepRecord> known(String identity) {
    if (fresh) return Optional.empty();
    Optional<StepRecord> finished = cache.find(identity);
    if (finished.isPresent()) return finished;
    return Optional.ofNullable(published.get(identity))
        .map(Published::entry)
        .map(e -> new StepRecord(identity, e.step(), e.rows(), e.contents()));
  }

  @Override
  public Optional<Path> find(String identity, String table) {
    Optional<Path> file = fresh ? Optional.empty() : cache.table(identity, table);
    return file.isPresent()
        ? file
        : entry(identity, table).map(e -> published.get(identity).tables().resolve(name(e)));
  }

  /** What a published run says of a table that a step of this identity wrote, where it is whole. */
  Optional<Manifest.TableEntry> entry(String identity, String table) {
    Published run = published.get(identity);
    if (run == null) return Optional.empty();
    return run.manifest()
        .table(table)
        .filter(e -> size(run.tables().resolve(name(e))) == e.bytes());
  }

  /** The periods of a published run that found them by a step of this identity. */
  Optional<List<String>> periods(String identity) {
    return Optional.ofNullable(published.get(identity)).map(run -> run.manifest().periods());
  }

  private static String name(Manifest.TableEntry entry) {
    return entry.table() + ".parquet";
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Path begin(Step step) {
    return cache.begin(step.name());
  }

  @Override
  public Path finish(Path folder, StepRecord record) {
    return cache.finish(folder, record);
  }

  @Override
  public void release(Path file) {
    cache.release(file);
  }
}
