package org.whalecurve.engine;

import java.util.List;
import java.util.Objects;

/**
 * One step of a run: what it reads, what it writes, how. A list of steps can be explained without
 * running, run with progress, resumed and skipped.
 *
 * @param name {@code stage.verb}, for instance {@code costing.price}; unique in a plan
 * @param title what it does, for people
 * @param reads names of tables that it reads
 * @param writes names of tables that it writes
 * @param body how
 * @param split how much of it has to be in memory at once
 */
public record Step(
    String name, String title, List<String> reads, List<String> writes, Body body, Split split) {
  public Step {
    Objects.requireNonNull(body);
    Objects.requireNonNull(split);
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
  }

  public Step(String name, String title, List<String> reads, List<String> writes, Body body) {
    this(name, title, reads, writes, body, Split.NONE);
  }

  /**
   * How a SQL step is done where there are more rows than memory holds. Customers are numbered, and
   * what is grouped by customer can be grouped for one range of numbers after the other.
   *
   * @param clusters whether the table it writes, which has a column {@code customer_no}, is stored
   *     so that the rows of a range lie together; {@code tables} only says how many rows there are
   * @param tables tables of which only the rows of a range are needed for the range's rows of the
   *     result; they have a column {@code customer_no}. Empty: done as a whole. The rows that it
   *     writes are ordered by {@code customer_no} first, or not at all
   */
  public record Split(boolean clusters, List<String> tables) {
    public static final Split NONE = new Split(false, List.of());

    public Split {
      tables = List.copyOf(tables);
    }
  }

  /** The same step, done by ranges of customers. */
  public Step byCustomer(String... tables) {
    return new Step(name, title, reads, writes, body, new Split(false, List.of(tables)));
  }

  /** The same step, whose table is stored by ranges of customers: as many as these rows need. */
  public Step clustered(String table) {
    return new Step(name, title, reads, writes, body, new Split(true, List.of(table)));
  }

  /** SQL for the one table it writes, or a small Java body. */
  public sealed interface Body permits Sql, Java {}

  /** One SELECT, ordered by the table's key, that yields the table the step writes. */
  public record Sql(String select) implements Body {}

  /**
   * A Java body that learns from small tables.
   *
   * @param inputs text of everything the body depends on besides the tables it reads (the part of
   *     the model it uses)
   * @param action what to do
   */
  public record Java(String inputs, Action action) implements Body {}

  /** Does a step's work in a session. */
  @FunctionalInterface
  public interface Action {
    void run(Context context);
  }

  /** What a Java step may touch. */
  public interface Context {
    /** The session; tables that the step reads are registered under their names. */
    Session session();

    /** Writes one of the step's tables from a query. */
    void write(String table, String select);

    /** Writes one of the step's tables from rows; values as {@link Row} returns them. */
    void write(String table, List<Session.Column> columns, Iterable<Object[]> rows);

    /** Makes a Parquet file of the scratch folder one of the step's tables, as it stands. */
    default void keep(String table, java.nio.file.Path file) {
      throw new IllegalStateException(table + ": no files are kept here");
    }

    /** A folder for temporary files, deleted after the step. */
    java.nio.file.Path scratch();

    /**
     * Says how far the step is: what is done of what there is to do, for instance bytes or rows.
     */
    void progress(long done, long total, String unit);
  }

  public static Step sql(
      String name, String title, List<String> reads, String writes, String select) {
    return new Step(name, title, reads, List.of(writes), new Sql(select));
  }
}
