package org.whalecurve.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.EngineException;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;

/**
 * Reads one published run. Its tables stand under their names; nothing else can be opened and
 * nothing can be changed, whatever the query says. Not thread-safe.
 */
public final class RunReader implements AutoCloseable {
  private static final String CUSTOMER = "customer";

  /** The customers as the run has them, without what is known of persons. */
  private static final String STORED = "customer_stored";

  static final int THREADS_MAX = 8;
  private static final int SQL_LENGTH_MAX = 1_000_000;

  private final Manifest manifest;
  private final Path temp;
  private final Session session;

  private RunReader(Manifest manifest, Path temp, Session session) {
    this.manifest = manifest;
    this.temp = temp;
    this.session = session;
  }

  /** Opens a run's folder, see {@link RunStore#folder}. */
  public static RunReader open(Engine engine, Path runFolder) {
    Path folder = runFolder.toAbsolutePath().normalize();
    Manifest manifest = manifest(folder);
    List<Path> files = tables(folder, manifest);
    int threads = Math.min(THREADS_MAX, Runtime.getRuntime().availableProcessors());
    Path temp = temp();
    Session session = engine.open(new Engine.Config(threads, "", temp));
    RunReader reader = new RunReader(manifest, temp, session);
    try {
      session.restrictTo(register(session, folder, manifest, files));
      return reader;
    } catch (EngineException e) {
      reader.close();
      throw damaged(folder, "The run's tables cannot be read: " + e.getMessage());
    }
  }

  /**
   * Makes a run's tables readable; {@code customer} shows what is known of persons.
   *
   * @return the files that are read
   */
  static List<Path> register(Session session, Path folder, Manifest manifest, List<Path> files) {
    List<Path> read = new ArrayList<>(files);
    Path person = People.file(folder.toAbsolutePath().getParent().getParent());
    for (int i = 0; i < files.size(); i++) {
      String table = manifest.tables().get(i).table();
      boolean joined = table.equals(CUSTOMER) && Files.isRegularFile(person);
      session.registerParquet(joined ? STORED : table, files.get(i));
      if (!joined) continue;
      session.registerParquet(People.TABLE, person);
      session.execute("CREATE VIEW " + CUSTOMER + " AS " + People.joined(session, STORED));
      read.add(person);
    }
    return read;
  }

  /**
   * Writes one table as a Parquet file, with what is known of persons.
   *
   * @param runFolder see {@link RunStore#folder}
   */
  public static void exportParquet(Engine engine, Path runFolder, String table, Path target) {
    Path folder = runFolder.toAbsolutePath().normalize();
    Manifest manifest = manifest(folder);
    Path temp = temp();
    try (Session session = engine.open(new Engine.Config(1, "", temp))) {
      register(session, folder, manifest, tables(folder, manifest));
      String order = table.equals(CUSTOMER) ? " ORDER BY customer_id" : "";
      String name = session.dialect().name(table);
      session.writeParquet("SELECT * FROM " + name + order, target.toAbsolutePath());
    } finally {
      delete(temp);
    }
  }

  private static void delete(Path temp) {
    try {
      RunFolders.delete(temp);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path temp() {
    try {
      return Files.createTempDirectory("whalecurve-read-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Manifest manifest(Path folder) {
    Path file = folder.resolve(RunFolders.MANIFEST);
    try {
      if (Files.exists(file)) return Manifest.fromJson(Files.readString(file), file);
      throw damaged(folder, "The run has no " + RunFolders.MANIFEST + ".");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> tables(Path folder, Manifest manifest) {
    List<Path> files = new ArrayList<>();
    for (Manifest.TableEntry entry : manifest.tables()) {
      Path file = folder.resolve("tables").resolve(entry.table() + ".parquet");
      if (!Files.isRegularFile(file)) {
        throw damaged(file, "The run's manifest names the table, but its file is missing.");
      }
      files.add(file);
    }
    return files;
  }

  public Manifest manifest() {
    return manifest;
  }

  /** How the engine that reads the run wants its SQL. */
  public Dialect dialect() {
    return session.dialect();
  }

  public boolean has(String table) {
    return manifest.table(table).isPresent();
  }

  /** The rows of one SELECT, all in memory: for small results. */
  public Rows query(String sql) {
    List<Rows.Column> columns = new ArrayList<>();
    List<List<Object>> rows = new ArrayList<>();
    stream(
        sql,
        new Rows.Sink() {
          @Override
          public void columns(List<Rows.Column> found) {
            columns.addAll(found);
          }

          @Override
          public void row(List<Object> values) {
            rows.add(values);
          }
        });
    return new Rows(columns, rows);
  }

  /** The rows of one SELECT, of any number, one after another. */
  public void stream(String sql, Rows.Sink sink) {
    String select = sql.strip();
    try {
      if (select.length() > SQL_LENGTH_MAX) throw refused("The query is too long.");
      session.checkSelect(select);
      sink.columns(columns(select));
      session.stream(select, row -> sink.row(values(row)));
    } catch (EngineException e) {
      throw refused(e.getMessage());
    }
  }

  private List<Rows.Column> columns(String select) {
    String bare = select.replaceAll("[;\\s]+$", "");
    // A line break, since the query may end in a comment.
    return session.describe(bare + "\n").stream()
        .map(column -> new Rows.Column(column.name(), column.sqlType()))
        .toList();
  }

  static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>(row.size());
    for (int i = 0; i < row.size(); i++) values.add(row.get(i));
    return Collections.unmodifiableList(values);
  }

  @Override
  public void close() {
    session.close();
    delete(temp);
  }

  private ProblemException refused(String message) {
    return new ProblemException(
        new Problem(
            "query",
            SourcePlace.ofFile("query"),
            message.strip().replaceAll("(?s)\\R\\s*LINE \\d+:.*", ""),
            "Write one SELECT over the run's tables: "
                + String.join(
                    ", ", manifest.tables().stream().map(Manifest.TableEntry::table).toList())
                + "."));
  }

  static ProblemException damaged(Path place, String message) {
    return new ProblemException(
        new Problem(
            "damaged-run",
            SourcePlace.ofFile(place.toString()),
            message,
            "Restore the run from a backup, or delete its folder and run again."));
  }
}
