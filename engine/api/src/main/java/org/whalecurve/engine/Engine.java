package org.whalecurve.engine;

import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * A SQL engine that applies to every row what Java has learnt from few. Found by {@link
 * ServiceLoader}.
 */
public interface Engine {
  /** Short name as the command line takes it, for instance {@code duckdb}. */
  String name();

  /** Version that a run's manifest records. */
  String version();

  Dialect dialect();

  /** Opens a session with its own memory; close it to free everything it held. */
  Session open(Config config);

  /**
   * What a session may use.
   *
   * @param threads worker threads, at least 1
   * @param memoryLimit for instance {@code 4GB}; empty for the engine's default
   * @param tempFolder where the engine spills; created and deleted by the caller
   */
  record Config(int threads, String memoryLimit, Path tempFolder) {}

  /** The engine with this name, loaded from the class path. */
  static Engine named(String name) {
    return ServiceLoader.load(Engine.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(engine -> engine.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no engine named '" + name + "' on the class path"));
  }
}
