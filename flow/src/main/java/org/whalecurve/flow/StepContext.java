package org.whalecurve.flow;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;

/** What one step may touch while it runs. */
final class StepContext implements Step.Context {
  private static final String ROWS = "rows_to_write";

  private final Step step;
  private final Session session;
  private final Path scratch;
  private final Function<String, Path> fileOf;
  private final RunListener listener;
  private final Set<String> written = new HashSet<>();

  StepContext(
      Step step,
      Session session,
      Path scratch,
      Function<String, Path> fileOf,
      RunListener listener) {
    this.step = step;
    this.session = session;
    this.scratch = scratch;
    this.fileOf = fileOf;
    this.listener = listener;
  }

  @Override
  public Session session() {
    return session;
  }

  /** Registered at once, so that a step can read what it has just written. */
  @Override
  public void write(String table, String select) {
    claim(table);
    Path file = target(table);
    new Ranges(session, scratch()).write(step, select, file);
    session.registerParquet(table, file);
  }

  @Override
  public void keep(String table, Path file) {
    claim(table);
    Folders.move(file, target(table));
    session.registerParquet(table, fileOf.apply(table));
  }

  /** What is there may be shared with a published run: never written over, only replaced. */
  private Path target(String table) {
    Path file = fileOf.apply(table);
    Folders.deleteFile(file);
    return file;
  }

  private void claim(String table) {
    if (!step.writes().contains(table) || !written.add(table)) {
      throw new IllegalStateException(step.name() + " is not to write " + table);
    }
  }

  @Override
  public void write(String table, List<Session.Column> columns, Iterable<Object[]> rows) {
    session.registerRows(ROWS, columns, rows);
    String names =
        columns.stream()
            .map(c -> session.dialect().name(c.name()))
            .collect(Collectors.joining(", "));
    write(table, "SELECT " + names + " FROM " + ROWS);
    session.drop(ROWS);
  }

  @Override
  public Path scratch() {
    return Folders.create(scratch);
  }

  @Override
  public void progress(long done, long total, String unit) {
    if (listener.cancelled()) throw new RunCancelledException(step.name(), null);
    if (total > 0) listener.progress(step, Math.min(1, (double) done / total));
  }

  /** Every table that the step promised must be there. */
  void finish() {
    for (String table : step.writes()) {
      if (!written.contains(table)) {
        throw new IllegalStateException(step.name() + " did not write " + table);
      }
    }
  }

  void clean() {
    Folders.delete(scratch);
  }
}
