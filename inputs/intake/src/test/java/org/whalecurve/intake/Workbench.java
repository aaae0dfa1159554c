package org.whalecurve.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.model.ModelLoader;

/** A workspace in a temporary folder whose intake steps run on the real engine. */
final class Workbench implements AutoCloseable {
  private final Path folder;
  private final Session session;

  Workbench(Path folder) {
    this.folder = folder;
    this.session =
        Engine.named("duckdb").open(new Engine.Config(2, "4GB", make(folder.resolve("tmp"))));
  }

  private static Path make(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  Workbench file(String name, String content) {
    return file(name, content, StandardCharsets.UTF_8);
  }

  Workbench file(String name, String content, Charset charset) {
    return file(name, content.getBytes(charset));
  }

  Workbench file(String name, byte[] content) {
    Path path = folder.resolve(name);
    try {
      Files.createDirectories(path.getParent());
      Files.write(path, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Writes the sources, loads the workspace and opens its files. */
  Intake inspect(String sources) {
    file("whalecurve.yaml", "name: Test\ncurrency: USD\nsources:\n" + sources.indent(2));
    return Intake.inspect(ModelLoader.load(folder));
  }

  /** Inspects and runs every step. */
  Intake run(String sources) {
    Intake intake = inspect(sources);
    intake.steps().forEach(this::run);
    return intake;
  }

  void run(Step step) {
    Context context = new Context(make(folder.resolve("scratch")), step);
    if (step.body() instanceof Step.Java java) java.action().run(context);
    else context.write(step.writes().get(0), ((Step.Sql) step.body()).select());
    context.written.forEach(this::register);
  }

  private void register(String table) {
    session.registerParquet(table, parquet(table));
  }

  private Path parquet(String table) {
    return folder.resolve(table + ".parquet");
  }

  List<Row> query(String sql) {
    return session.query(sql);
  }

  /** Rows as texts, columns divided by {@code |}. */
  List<String> texts(String sql) {
    return query(sql).stream().map(Workbench::text).toList();
  }

  private static String text(Row row) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) values.add(String.valueOf(row.get(i)));
    return String.join("|", values);
  }

  Session session() {
    return session;
  }

  @Override
  public void close() {
    session.close();
  }

  private final class Context implements Step.Context {
    private final Path scratch;
    private final Step step;
    private final List<String> written = new ArrayList<>();

    Context(Path scratch, Step step) {
      this.scratch = scratch;
      this.step = step;
    }

    @Override
    public Session session() {
      return session;
    }

    @Override
    public void write(String table, String select) {
      if (!step.writes().contains(table)) throw new IllegalArgumentException(table);
      session.writeParquet(select, parquet(table));
      written.add(table);
    }

    @Override
    public void keep(String table, Path file) {
      try {
        Files.move(file, parquet(table), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      written.add(table);
    }

    @Override
    public void write(String table, List<Session.Column> columns, Iterable<Object[]> rows) {
      session.registerRows("rows_to_write", columns, rows);
      write(
          table,
          columns.stream()
              .map(c -> session.dialect().name(c.name()))
              .collect(Collectors.joining(", ", "SELECT ", " FROM rows_to_write")));
      session.drop("rows_to_write");
    }

    @Override
    public Path scratch() {
      return scratch;
    }

    @Override
    public void progress(long done, long total, String unit) {
      if (done > total) throw new IllegalArgumentException(done + " of " + total);
    }
  }
}
