package org.whalecurve.flow.lifetime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Session;

/** An engine session with a folder of its own, both gone after use. */
final class Workbench implements AutoCloseable {
  private final Path folder;
  private final Session session;

  private Workbench(Path folder, Session session) {
    this.folder = folder;
    this.session = session;
  }

  static Workbench open() {
    try {
      Path folder = Files.createTempDirectory("whalecurve-clv-");
      int threads = Runtime.getRuntime().availableProcessors();
      Path spill = folder.resolve("spill");
      return new Workbench(
          folder, Engine.named("duckdb").open(new Engine.Config(threads, "", spill)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Session session() {
    return session;
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    session.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
