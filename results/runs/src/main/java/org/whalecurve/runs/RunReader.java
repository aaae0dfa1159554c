package org.whalecurve.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
  private static final int THREADS_MAX = 8;
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
      for (int i = 0; i < files.size(); i++) {
        session.registerParquet(manifest.tables().get(i).table(), files.get(i));
      }
      session.restrictTo(files);
      return reader;
    } catch (EngineException e) {
      reader.close();
      throw damaged(folder, "The run's tables cannot be read: " + e.getMessage());
    }
  }

  private static Path temp() {
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

  private static List<Path> tables(Path folder, Manifest manifest) {
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

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>(row.size());
    for (int i = 0; i < row.size(); i++) values.add(row.get(i));
    return Collections.unmodifiableList(values);
  }

  @Override
  public void close() {
    session.close();
    try {
      RunFolders.delete(temp);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private static ProblemException damaged(Path place, String message) {
    return new ProblemException(
        new Problem(
            "damaged-run",
            SourcePlace.ofFile(place.toString()),
            message,
            "Restore the run from a backup, or delete its folder and run again."));
  }
}
