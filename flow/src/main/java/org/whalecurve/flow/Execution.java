package org.whalecurve.flow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.ProblemException;

/**
 * Executes steps in order. Every table is a Parquet file, registered under its name from the moment
 * it is written until its last reader is done.
 */
final class Execution {
  private final List<Step> steps;
  private final Session session;
  private final Path work;
  private final Function<String, Path> fileOf;
  private final Set<String> kept;
  private final RunListener listener;
  private final List<Done> done = new ArrayList<>();

  /**
   * @param work folder for what is needed on the way
   * @param fileOf where a table's Parquet file goes
   * @param kept tables that stay to the end
   */
  Execution(
      List<Step> steps,
      Session session,
      Path work,
      Function<String, Path> fileOf,
      Set<String> kept,
      RunListener listener) {
    this.steps = steps;
    this.session = session;
    this.work = work;
    this.fileOf = fileOf;
    this.kept = kept;
    this.listener = listener;
  }

  /** A step that has been done. */
  record Done(Step step, long rows, double seconds) {}

  List<Done> run() {
    Map<String, Integer> lastUse = lastUse();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      listener.started(step, i + 1, steps.size());
      long start = System.nanoTime();
      execute(step);
      Done entry = new Done(step, rows(step), (System.nanoTime() - start) / 1e9);
      done.add(entry);
      listener.finished(step, entry.rows(), entry.seconds());
      free(i, lastUse);
    }
    return done;
  }

  private void execute(Step step) {
    StepContext context = new StepContext(step, session, work.resolve("scratch"), fileOf, listener);
    try (ProgressPoll poll = new ProgressPoll(session, step, listener)) {
      poll.start();
      if (step.body() instanceof Step.Sql sql) context.write(step.writes().get(0), sql.select());
      else ((Step.Java) step.body()).action().run(context);
      context.finish();
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
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

  private Map<String, Integer> lastUse() {
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      for (String table : steps.get(i).writes()) last.put(table, i);
      for (String table : steps.get(i).reads()) last.put(table, i);
    }
    return last;
  }

  private void free(int index, Map<String, Integer> lastUse) {
    lastUse.forEach(
        (table, last) -> {
          if (last != index || kept.contains(table)) return;
          session.drop(table);
          Folders.deleteFile(fileOf.apply(table));
        });
  }
}
