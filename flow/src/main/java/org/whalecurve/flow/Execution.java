package org.whalecurve.flow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.runs.StepCache;
import org.whalecurve.runs.StepRecord;

/**
 * Executes steps in order. A step that has been done before is not done again: its tables are
 * fetched when a step that has to be done reads them, and only then. Every table is a Parquet file,
 * registered under its name from the moment it is written until its last reader is done.
 */
final class Execution {
  private final List<Step> steps;
  private final Session session;
  private final StepStore store;
  private final Identities identities;
  private final Path scratch;
  private final Set<String> kept;
  private final RunListener listener;
  private final Map<String, Integer> writers = new HashMap<>();
  private final Map<String, Integer> lastUse = new HashMap<>();
  private final Map<String, Path> present = new LinkedHashMap<>();
  private final Map<Integer, Done> done = new LinkedHashMap<>();

  /**
   * @param scratch folder for what one step needs
   * @param kept tables that stay to the end
   */
  Execution(
      List<Step> steps,
      Session session,
      StepStore store,
      Identities identities,
      Path scratch,
      Set<String> kept,
      RunListener listener) {
    this.steps = steps;
    this.session = session;
    this.store = store;
    this.identities = identities;
    this.scratch = scratch;
    this.kept = kept;
    this.listener = listener;
    for (int i = 0; i < steps.size(); i++) {
      for (String table : steps.get(i).writes()) writers.put(table, i);
      for (String table : steps.get(i).writes()) lastUse.put(table, i);
      for (String table : steps.get(i).reads()) lastUse.put(table, i);
    }
  }

  /**
   * A step that has been done.
   *
   * @param reused whether it was done by an earlier run
   */
  record Done(Step step, double seconds, boolean reused, StepRecord record) {}

  void run() {
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (listener.cancelled()) throw new RunCancelledException(step.name(), null);
      // Where nothing can be found, nobody waits for the files' fingerprints before reading them.
      String identity = store.remembers() ? identities.of(step) : null;
      StepRecord known = identity == null ? null : store.known(identity).orElse(null);
      if (known == null) execute(i, identity);
      else reuse(i, known);
      free(i);
    }
  }

  /** All steps, in order. */
  List<Done> done() {
    return List.copyOf(done.values());
  }

  /** Whether a table is there without doing anything for it. */
  boolean has(String table) {
    return present.containsKey(table);
  }

  /** The file of a table; where it is gone, the steps that lead to it are done again. */
  Path need(String table) {
    if (!present.containsKey(table)) {
      int writer = writers.get(table);
      String identity = identity(table);
      store
          .find(identity, table)
          .ifPresentOrElse(file -> register(table, file), () -> execute(writer, identity));
    }
    return present.get(table);
  }

  /** The identity of the step that has written a table. */
  String identity(String table) {
    return done.get(writers.get(table)).record().identity();
  }

  /** Says that a table's file has gone elsewhere. */
  void register(String table, Path file) {
    session.registerParquet(table, file);
    present.put(table, file);
  }

  private void reuse(int index, StepRecord known) {
    Step step = steps.get(index);
    done.put(index, new Done(step, 0, true, known));
    identities.settle(step, known.identity(), known.contents());
    listener.reused(step, index + 1, steps.size());
  }

  private void execute(int index, String expected) {
    Step step = steps.get(index);
    step.reads().forEach(this::need);
    listener.started(step, index + 1, steps.size());
    long start = System.nanoTime();
    Path written = store.begin(step);
    execute(step, written);
    long rows = rows(step);
    Map<String, String> contents = contents(step);
    String identity = expected == null ? identities.of(step) : expected;
    StepRecord record = new StepRecord(identity, step.name(), rows, contents);
    Path folder = store.finish(written, record);
    step.writes().forEach(table -> register(table, StepCache.file(folder, table)));
    identities.settle(step, identity, contents);
    Done entry = new Done(step, (System.nanoTime() - start) / 1e9, false, record);
    done.put(index, entry);
    listener.finished(step, rows, entry.seconds());
  }

  private void execute(Step step, Path folder) {
    StepContext context =
        new StepContext(step, session, scratch, t -> StepCache.file(folder, t), listener);
    try (ProgressPoll poll = new ProgressPoll(session, step, listener)) {
      poll.start();
      if (step.body() instanceof Step.Sql sql) context.write(step.writes().get(0), sql.select());
      else ((Step.Java) step.body()).action().run(context);
      if (poll.stopped()) throw new RunCancelledException(step.name(), null);
      context.finish();
    } catch (RuntimeException e) {
      if (listener.cancelled()) throw new RunCancelledException(step.name(), e);
      if (e instanceof ProblemException) throw e;
      throw TooLarge.of(step, e)
          .map(x -> (RuntimeException) x)
          .orElseGet(() -> new StepFailedException(step, e));
    } finally {
      context.clean();
    }
  }

  private long rows(Step step) {
    long rows = 0;
    for (String table : step.writes()) {
      String count = "SELECT count(*) FROM " + session.dialect().name(table);
      rows += session.query(count).get(0).integer(0);
    }
    return rows;
  }

  private Map<String, String> contents(Step step) {
    if (!Identities.byContent(step)) return Map.of();
    Map<String, String> contents = new LinkedHashMap<>();
    for (String table : step.writes()) {
      contents.put(table, Fingerprints.ofTable(session, table).fingerprint());
    }
    return contents;
  }

  private void free(int index) {
    for (String table : new ArrayList<>(present.keySet())) {
      if (lastUse.get(table) > index || kept.contains(table)) continue;
      session.drop(table);
      store.release(present.remove(table));
    }
  }
}
