package org.whalecurve.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Executes a SQL script in DuckDB with given threads and memory, and prints the seconds of every
 * statement: {@code Script FILE THREADS MEMORY SPILL}.
 */
public final class Script {
  private Script() {}

  public static void main(String[] args) throws SQLException, IOException {
    Properties options = new Properties();
    options.setProperty("threads", args[1]);
    options.setProperty("memory_limit", args[2]);
    options.setProperty("temp_directory", args[3]);
    try (var connection = DriverManager.getConnection("jdbc:duckdb:", options)) {
      for (String sql : Files.readString(Path.of(args[0])).split(";\\s*\n")) {
        if (sql.isBlank()) continue;
        long start = System.nanoTime();
        try (var statement = connection.createStatement()) {
          statement.execute(sql);
        }
        String first = sql.strip().lines().filter(l -> !l.startsWith("--")).findFirst().orElse("");
        System.out.printf("%7.2f s  %s%n", (System.nanoTime() - start) / 1e9, first);
      }
    }
  }
}
