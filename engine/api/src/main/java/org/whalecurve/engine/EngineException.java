package org.whalecurve.engine;

/**
 * The engine refused or failed; the message is the engine's own, the statement is kept for the log.
 */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String sql;

  public EngineException(String message, String sql, Throwable cause) {
    super(message, cause);
    this.sql = sql;
  }

  public String sql() {
    return sql;
  }
}
