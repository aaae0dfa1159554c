package org.whalecurve.engine.duckdb;

import org.duckdb.DuckDBDriver;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Session;

/** The default engine: DuckDB inside this process. */
public final class DuckDbEngine implements Engine {
  private final Dialect dialect = new DuckDbDialect();

  @Override
  public String name() {
    return "duckdb";
  }

  @Override
  public String version() {
    String version = DuckDBDriver.class.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public Session open(Config config) {
    return new DuckDbSession(config, dialect);
  }
}
