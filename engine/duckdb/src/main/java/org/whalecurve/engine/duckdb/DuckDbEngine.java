package org.whalecurve.engine.duckdb;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.EngineException;
import org.whalecurve.engine.Session;

/** The default engine: DuckDB inside this process. */
public final class DuckDbEngine implements Engine {
  private final Dialect dialect = new DuckDbDialect();

  @Override
  public String name() {
    return "duckdb";
  }

  /** As the library itself says; its jar carries no version. */
  @Override
  public String version() {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new EngineException(e.getMessage(), "", e);
    }
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
