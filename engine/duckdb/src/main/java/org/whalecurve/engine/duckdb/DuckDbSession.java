package org.whalecurve.engine.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.EngineException;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;

final class DuckDbSession implements Session {
  /** Dictionaries of more values cost more time than they save space. */
  private static final String WRITER =
      "COMPRESSION zstd, COMPRESSION_LEVEL 1, DICTIONARY_SIZE_LIMIT 4000, WRITE_BLOOM_FILTER false";

  private static final String VIEW = "VIEW";
  private static final String TABLE = "TABLE";

  private final Dialect dialect;
  private final Map<String, String> registered = new HashMap<>();
  private final DuckDBConnection connection;
  private volatile Statement running;

  DuckDbSession(Engine.Config config, Dialect dialect) {
    this.dialect = dialect;
    Properties options = new Properties();
    options.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    options.setProperty("threads", Integer.toString(config.threads()));
    if (!config.memoryLimit().isBlank()) options.setProperty("memory_limit", config.memoryLimit());
    options.setProperty("temp_directory", config.tempFolder().toString());
    options.setProperty("autoinstall_known_extensions", "false");
    options.setProperty("autoload_known_extensions", "false");
    try {
      Connection opened = DriverManager.getConnection("jdbc:duckdb:", options);
      connection = opened.unwrap(DuckDBConnection.class);
    } catch (SQLException e) {
      throw new EngineException(e.getMessage(), "", e);
    }
  }

  private DuckDbSession(DuckDBConnection connection, Dialect dialect) {
    this.dialect = dialect;
    this.connection = connection;
  }

  @Override
  public Session another() {
    try {
      return new DuckDbSession(connection.duplicate().unwrap(DuckDBConnection.class), dialect);
    } catch (SQLException e) {
      throw new EngineException(e.getMessage(), "", e);
    }
  }

  @Override
  public void stream(
      String sql, List<?> parameters, Consumer<List<Column>> columns, RowReader reader) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      running = statement;
      for (int i = 0; i < parameters.size(); i++) statement.setObject(i + 1, parameters.get(i));
      try (ResultSet results = statement.executeQuery()) {
        columns.accept(columns(results.getMetaData()));
        ResultRow row = new ResultRow(results, results.getMetaData().getColumnCount());
        while (results.next()) reader.read(row);
      }
    } catch (SQLException e) {
      throw new EngineException(e.getMessage(), sql, e);
    } finally {
      running = null;
    }
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      running = statement;
      statement.execute(sql);
    } catch (SQLException e) {
      throw new EngineException(e.getMessage(), sql, e);
    } finally {
      running = null;
    }
  }

  @Override
  public List<Row> query(String sql) {
    List<Row> rows = new ArrayList<>();
    stream(
        sql,
        row -> {
          Object[] values = new Object[row.size()];
          for (int i = 0; i < values.length; i++) values[i] = row.get(i);
          rows.add(new ValueRow(values));
        });
    return rows;
  }

  @Override
  public void stream(String sql, RowReader reader) {
    try (Statement statement = connection.createStatement()) {
      running = statement;
      try (ResultSet results = statement.executeQuery(sql)) {
        ResultRow row = new ResultRow(results, results.getMetaData().getColumnCount());
        while (results.next()) reader.read(row);
      }
    } catch (SQLException e) {
      throw new EngineException(e.getMessage(), sql, e);
    } finally {
      running = null;
    }
  }

  @Override
  public List<Column> describe(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery("SELECT * FROM (" + sql + ") LIMIT 0")) {
      return columns(results.getMetaData());
    } catch (SQLException e) {
      throw new EngineException(e.getMessage(), sql, e);
    }
  }

  private static List<Column> columns(ResultSetMetaData meta) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(new Column(meta.getColumnName(i), meta.getColumnTypeName(i)));
    }
    return columns;
  }

  @Override
  public void writeParquet(String sql, Path file) {
    execute(
        "COPY ("
            + sql
            + ") TO "
            + dialect.literal(file.toString())
            + " (FORMAT parquet, "
            + WRITER
            + ")");
  }

  /** Rows are buffered by partition, and every thread writes files of its own. */
  @Override
  public List<Path> writeParquets(String sql, String column, Path folder) {
    execute(
        "COPY ("
            + sql
            + ") TO "
            + dialect.literal(folder.toString())
            + " (FORMAT parquet, "
            + WRITER
            + ", PARTITION_BY ("
            + dialect.name(column)
            + "))");
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .sorted(
              Comparator.<Path>comparingLong(DuckDbSession::partition)
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value in the name of a partition's folder, {@code column=value}. */
  private static long partition(Path file) {
    String folder = file.getParent().getFileName().toString();
    return Long.parseLong(folder.substring(folder.indexOf('=') + 1));
  }

  @Override
  public void registerParquet(String name, List<Path> files) {
    String list =
        files.stream()
            .map(file -> dialect.literal(file.toString()))
            .collect(Collectors.joining(", ", "[", "]"));
    execute(
        "CREATE OR REPLACE VIEW "
            + dialect.name(name)
            + " AS SELECT * FROM read_parquet("
            + list
            + ", hive_partitioning = false)");
    registered.put(name, VIEW);
  }

  /** A temporary view is found before the one of the same name that it reads. */
  @Override
  public void narrow(String name, String condition) {
    String quoted = dialect.name(name);
    execute(
        "CREATE OR REPLACE TEMPORARY VIEW %1$s AS SELECT * FROM memory.main.%1$s WHERE %2$s"
            .formatted(quoted, condition));
  }

  @Override
  public void widen(String name) {
    execute("DROP VIEW IF EXISTS temp.main." + dialect.name(name));
  }

  @Override
  public void registerCsv(String name, Path file, List<String> columns) {
    String struct =
        columns.stream()
            .map(c -> dialect.literal(c) + ": 'VARCHAR'")
            .collect(Collectors.joining(", ", "{", "}"));
    execute(
        "CREATE OR REPLACE VIEW "
            + dialect.name(name)
            + " AS SELECT * FROM read_csv("
            + dialect.literal(file.toString())
            + ", auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', new_line = '\\n'"
            + ", max_line_size = 16777216, buffer_size = 33554432, strict_mode = true, columns = "
            + struct
            + ")");
    registered.put(name, VIEW);
  }

  @Override
  public void registerRows(String name, List<Column> columns, Iterable<Object[]> rows) {
    String list =
        columns.stream()
            .map(c -> dialect.name(c.name()) + " " + c.sqlType())
            .collect(Collectors.joining(", "));
    if (VIEW.equals(registered.get(name))) drop(name);
    execute("CREATE OR REPLACE TABLE " + dialect.name(name) + " (" + list + ")");
    registered.put(name, TABLE);
    try (DuckDBAppender appender =
        connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, name)) {
      for (Object[] row : rows) {
        appender.beginRow();
        for (int i = 0; i < row.length; i++)
          Appending.append(appender, row[i], columns.get(i).sqlType());
        appender.endRow();
      }
    } catch (SQLException e) {
      throw new EngineException(e.getMessage(), "append to " + name, e);
    }
  }

  @Override
  public void attach(String name, Path file) {
    execute("ATTACH " + dialect.literal(file.toString()) + " AS " + dialect.name(name));
  }

  /** What was registered is dropped by what it is; asking the catalogue takes milliseconds. */
  @Override
  public void drop(String name) {
    String kind = registered.remove(name);
    if (kind == null) kind = kindInCatalogue(name);
    if (kind != null) execute("DROP " + kind + " " + dialect.name(name));
  }

  private String kindInCatalogue(String name) {
    List<Row> kinds =
        query(
            "SELECT table_type FROM information_schema.tables WHERE table_name = "
                + dialect.literal(name));
    if (kinds.isEmpty()) return null;
    return kinds.get(0).text(0).equals(VIEW) ? VIEW : TABLE;
  }

  @Override
  public void restrictTo(Collection<Path> files) {
    String list =
        files.stream()
            .map(file -> dialect.literal(file.toString()))
            .collect(Collectors.joining(", ", "[", "]"));
    execute("SET allowed_paths = " + list);
    execute("SET enable_external_access = false");
    execute("SET lock_configuration = true");
  }

  @Override
  public void checkSelect(String sql) {
    new SelectCheck(this).check(sql);
  }

  @Override
  public double progress() {
    Statement statement = running;
    if (statement == null) return -1;
    try {
      double percentage =
          statement
              .unwrap(org.duckdb.DuckDBPreparedStatement.class)
              .getQueryProgress()
              .getPercentage();
      return percentage < 0 ? -1 : percentage / 100;
    } catch (SQLException e) {
      return -1;
    }
  }

  @Override
  public void cancel() {
    Statement statement = running;
    if (statement == null) return;
    try {
      statement.cancel();
    } catch (SQLException e) {
      throw new EngineException(e.getMessage(), "", e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new EngineException(e.getMessage(), "", e);
    }
  }

  private static Object value(ResultSet results, int column) throws SQLException {
    Object value = results.getObject(column);
    if (value instanceof Date date) return date.toLocalDate();
    if (value instanceof java.sql.Timestamp time) return time.toLocalDateTime();
    if (value instanceof Byte || value instanceof Short || value instanceof Integer)
      return ((Number) value).longValue();
    if (value instanceof Float number) return number.doubleValue();
    if (value == null
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof LocalDate
        || value instanceof LocalDateTime) {
      return value;
    }
    return value.toString();
  }

  private record ValueRow(Object[] values) implements Row {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public Object get(int column) {
      return values[column];
    }
  }

  private record ResultRow(ResultSet results, int size) implements Row {
    @Override
    public Object get(int column) {
      try {
        return value(results, column + 1);
      } catch (SQLException e) {
        throw new EngineException(e.getMessage(), "", e);
      }
    }
  }
}
