package org.whalecurve.engine;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** One connection to an engine. Not thread-safe, except {@link #cancel()}. */
public interface Session extends AutoCloseable {
  Dialect dialect();

  /** Runs a statement that returns nothing. */
  void execute(String sql);

  /** All rows of a small result. */
  List<Row> query(String sql);

  /**
   * Every row of a result of any size, one after another; the row is valid only during the call.
   */
  void stream(String sql, RowReader reader);

  /**
   * The same with values in place of every {@code ?}: they reach the engine beside the statement,
   * never as part of it.
   *
   * @param parameters texts, whole or decimal numbers, days, truth values or null
   * @param columns hears the result's columns before the first row
   */
  void stream(String sql, List<?> parameters, Consumer<List<Column>> columns, RowReader reader);

  /**
   * Another session on the same names and files, with the same limits: for a thread of its own.
   * Close it before this one.
   */
  Session another();

  /** Columns of a query's result, without running it. */
  List<Column> describe(String sql);

  /** Writes a query's rows, in the order the query states, to one Parquet file (zstd). */
  void writeParquet(String sql, Path file);

  /**
   * Writes a query's rows to several Parquet files, by the value of a whole number.
   *
   * @param column name of the number's column, which is not written
   * @return the files, in the number's order
   */
  List<Path> writeParquets(String sql, String column, Path folder);

  /** Makes a Parquet file readable under a name; replaces an older meaning of the name. */
  default void registerParquet(String name, Path file) {
    registerParquet(name, List.of(file));
  }

  /** Makes Parquet files of the same columns readable under a name, one behind the other. */
  void registerParquet(String name, List<Path> files);

  /** Until {@link #widen}, a registered name means only the rows that fulfil the condition. */
  void narrow(String name, String condition);

  /** Ends {@link #narrow}. */
  void widen(String name);

  /**
   * Makes a delimited UTF-8 file readable under a name, every column as text.
   *
   * @param file comma-separated with header, quote {@code "}, line feed
   * @param columns names of the columns, in the file's order
   */
  void registerCsv(String name, Path file, List<String> columns);

  /**
   * Makes a table of rows given from Java; meant for small ones. Values as {@link Row} returns
   * them.
   */
  void registerRows(String name, List<Column> columns, Iterable<Object[]> rows);

  /**
   * Makes a new file of the engine's own kind, for tables that need not stay in memory: they are
   * named {@code name.main.table}. The file is the session's and worth nothing after it.
   */
  void attach(String name, Path file);

  /** Forgets a name given by a register call. */
  void drop(String name);

  /**
   * Shuts the session in, for good: from now on it opens no other files than these, and its
   * settings are locked. Views registered over the files stay readable.
   */
  void restrictTo(Collection<Path> files);

  /**
   * Refuses, with an {@link EngineException} that says why, whatever is not exactly one SELECT:
   * other statements, several of them, WITH clauses that change data, functions that read files or
   * run text as SQL.
   */
  void checkSelect(String sql);

  /**
   * How far the running statement is, 0…1, or −1 where the engine cannot say. May be called from
   * another thread.
   */
  double progress();

  /**
   * Stops the running statement; it fails with an {@link EngineException}. May be called from
   * another thread.
   */
  void cancel();

  @Override
  void close();

  /** A column of a result. {@code sqlType} is the engine's name of the type. */
  record Column(String name, String sqlType) {}

  /** Takes one row of a stream. */
  @FunctionalInterface
  interface RowReader {
    void read(Row row);
  }
}
