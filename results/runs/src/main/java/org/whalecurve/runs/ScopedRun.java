package org.whalecurve.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.EngineException;
import org.whalecurve.engine.Session;

/**
 * A published run for many readers at once, none of whom sees more than the customers of his {@link
 * Scope}: what can be read is a {@link Reading}, and no reading exists without a scope.
 *
 * <p>The run's tables stand in the engine under names of their own; a scope's names mean only its
 * rows. Thread-safe.
 */
public final class ScopedRun implements AutoCloseable {
  /** Sessions at work at the same time; more would only wait for the same processors. */
  private static final int SESSIONS_MAX = 4;

  private static final int SCOPES_MAX = 256;
  private static final int ANSWERS_MAX = 2_000;
  private static final int ANSWER_ROWS_MAX = 2_000;

  /** Where the tables of the whole company stand. */
  private static final String COMPANY = "company";

  private final Manifest manifest;
  private final Path temp;
  private final Session first;
  private final Deque<Session> idle = new ArrayDeque<>();
  private final Semaphore turns = new Semaphore(SESSIONS_MAX, true);
  private final Map<String, List<Session.Column>> columns;
  private final LinkedHashMap<Scope, Reading> readings = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Object, Rows> answers =
      Collections.synchronizedMap(
          new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, Rows> eldest) {
              return size() > ANSWERS_MAX;
            }
          });
  private int scopes = 0;
  private volatile boolean isClosing = false;

  private ScopedRun(
      Manifest manifest, Path temp, Session first, Map<String, List<Session.Column>> columns) {
    this.manifest = manifest;
    this.temp = temp;
    this.first = first;
    this.columns = columns;
  }

  /**
   * Opens a run's folder, see {@link RunStore#folder}, for a question or two.
   *
   * @param memoryLimit of the engine, for instance {@code 2GB}; empty for its default
   */
  public static ScopedRun open(Engine engine, Path runFolder, String memoryLimit) {
    return open(engine, runFolder, memoryLimit, RunReader.temp(), false);
  }

  /**
   * Opens a run's folder for many readers: what is known of each customer is indexed.
   *
   * @param temp folder that is there, for the index, which holds names of persons; what is made in
   *     it is deleted by {@link #close}
   */
  public static ScopedRun openIndexed(
      Engine engine, Path runFolder, String memoryLimit, Path temp) {
    try {
      Path own = Files.createTempDirectory(temp, "run-");
      return open(engine, runFolder, memoryLimit, own, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ScopedRun open(
      Engine engine, Path runFolder, String memoryLimit, Path temp, boolean indexed) {
    Path folder = runFolder.toAbsolutePath().normalize();
    Manifest manifest = RunReader.manifest(folder);
    List<Path> files = RunReader.tables(folder, manifest);
    int threads = Math.min(RunReader.THREADS_MAX, Runtime.getRuntime().availableProcessors());
    Session session = engine.open(new Engine.Config(threads, memoryLimit, temp));
    try {
      List<Path> read = RunReader.register(session, folder, manifest, files);
      CustomerIndex index = new CustomerIndex(manifest);
      if (indexed) index.begin(session, temp);
      Map<String, List<Session.Column>> columns = new HashMap<>();
      session.execute("CREATE SCHEMA " + COMPANY);
      for (Manifest.TableEntry entry : manifest.tables()) {
        String table = session.dialect().name(entry.table());
        session.execute("CREATE VIEW " + COMPANY + "." + table + " AS SELECT * FROM main." + table);
        columns.put(entry.table(), session.describe("SELECT * FROM " + table));
      }
      session.restrictTo(read);
      ScopedRun run = new ScopedRun(manifest, temp, session, columns);
      if (indexed) run.complete(index);
      return run;
    } catch (EngineException e) {
      session.close();
      throw RunReader.damaged(folder, "The run's tables cannot be read: " + e.getMessage());
    }
  }

  /** The rest of the index is made beside the first readers, who need not wait for it. */
  private void complete(CustomerIndex index) {
    List<String> ofCustomers =
        columns.keySet().stream()
            .filter(table -> !ScopeViews.visible(table, columns(table)).isEmpty())
            .filter(table -> ScopeViews.has(columns(table), ScopeViews.CUSTOMER_ID))
            .toList();
    Thread thread =
        new Thread(
            () -> {
              for (String table : index.others(ofCustomers)) {
                if (isClosing) return;
                onSession(
                    session -> {
                      index.add(session, table);
                      return null;
                    });
              }
            },
            "customer index");
    thread.setDaemon(true);
    thread.start();
  }

  /** What the run says of itself. It holds control totals of the company: not for every scope. */
  public Manifest manifest() {
    return manifest;
  }

  Dialect dialect() {
    return first.dialect();
  }

  /** The run as somebody with this scope sees it. */
  public synchronized Reading in(Scope scope) {
    Reading known = readings.get(scope);
    if (known != null) return known;
    String schema = COMPANY;
    Set<String> ids = Set.of();
    if (scope instanceof Scope.Own own) {
      schema = "scope_" + ++scopes;
      ids = new ScopeViews(this, schema).create(own);
    }
    Reading made = new Reading(this, scope, schema, ids);
    readings.put(scope, made);
    if (readings.size() > SCOPES_MAX) forgetOldest();
    return made;
  }

  private void forgetOldest() {
    Reading oldest = readings.remove(readings.keySet().iterator().next());
    if (oldest.isCompany()) {
      readings.put(oldest.scope(), oldest);
      return;
    }
    onSession(
        session -> {
          session.execute("DROP SCHEMA " + oldest.schema() + " CASCADE");
          session.drop(ScopeViews.own(oldest.schema()));
          return null;
        });
  }

  /** Columns of a published table; empty where the run has no such table. */
  List<Session.Column> columns(String table) {
    return columns.getOrDefault(table, List.of());
  }

  Iterable<String> tables() {
    return columns.keySet();
  }

  /**
   * Answers do not change, since a run does not; what was asked a moment ago is not asked again.
   */
  Rows rows(String sql, List<?> parameters) {
    Object question = List.of(sql, new ArrayList<>(parameters));
    Rows known = answers.get(question);
    if (known != null) return known;
    Rows rows = onSession(session -> read(session, sql, parameters));
    if (rows.size() <= ANSWER_ROWS_MAX) answers.put(question, rows);
    return rows;
  }

  private static Rows read(Session session, String sql, List<?> parameters) {
    List<List<Object>> rows = new ArrayList<>();
    List<Rows.Column> columns = new ArrayList<>();
    session.stream(
        sql,
        parameters,
        names -> names.forEach(c -> columns.add(new Rows.Column(c.name(), c.sqlType()))),
        row -> rows.add(RunReader.values(row)));
    return new Rows(columns, rows);
  }

  void stream(String sql, List<?> parameters, Rows.Sink sink) {
    onSession(
        session -> {
          session.stream(
              sql,
              parameters,
              names ->
                  sink.columns(
                      names.stream().map(c -> new Rows.Column(c.name(), c.sqlType())).toList()),
              row -> sink.row(RunReader.values(row)));
          return null;
        });
  }

  <T> T onSession(Function<Session, T> work) {
    turns.acquireUninterruptibly();
    try {
      Session session;
      synchronized (idle) {
        session = idle.poll();
        if (session == null) session = first.another();
      }
      try {
        return work.apply(session);
      } finally {
        synchronized (idle) {
          idle.push(session);
        }
      }
    } finally {
      turns.release();
    }
  }

  /** Waits for those who are still reading. */
  @Override
  public void close() {
    isClosing = true;
    turns.acquireUninterruptibly(SESSIONS_MAX);
    idle.forEach(Session::close);
    first.close();
    try {
      RunFolders.delete(temp);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
