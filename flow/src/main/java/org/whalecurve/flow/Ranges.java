package org.whalecurve.flow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;

/**
 * Does a SQL step by ranges of customers where its rows are more than memory holds. The result is
 * the same table, row for row.
 */
final class Ranges {

  /** Rows of the longest table up to which a memory of 4 GB does with little help of the disk. */
  private static final long ROWS_OF_ONE_RANGE = 12_000_000;

  /** Where there have to be several ranges, they may as well fit with ease. */
  private static final long ROWS_OF_A_RANGE = 6_000_000;

  private static final String KEY = "customer_no";
  private static final String RANGE = "customer_range";

  /** Every customer with his number. */
  private static final String CUSTOMERS = "customer_key";

  private final Session session;
  private final Path scratch;

  /**
   * @param scratch folder for the parts
   */
  Ranges(Session session, Path scratch) {
    this.session = session;
    this.scratch = scratch;
  }

  /** Writes the step's result to one Parquet file. */
  void write(Step step, String select, Path file) {
    List<String> tables = step.split().tables();
    int ranges = tables.isEmpty() ? 1 : ranges(tables);
    if (ranges == 1) session.writeParquet(select, file);
    else
      join(step.split().clusters() ? cluster(select, ranges) : parts(tables, select, ranges), file);
  }

  /** Rows of a range lie together afterwards, so that a part of the file is read for it. */
  private List<Path> cluster(String select, int ranges) {
    String numbered =
        "SELECT *, CAST(%s * %d // %d AS INTEGER) AS %s FROM (%s)"
            .formatted(KEY, ranges, customers(List.of(CUSTOMERS)), RANGE, select);
    return session.writeParquets(numbered, RANGE, scratch.resolve("ranges"));
  }

  private List<Path> parts(List<String> tables, String select, int ranges) {
    long customers = customers(tables);
    List<Path> parts = new ArrayList<>();
    try {
      for (int i = 0; i < ranges; i++) {
        long from = customers * i / ranges;
        long to = customers * (i + 1) / ranges;
        String range = KEY + " >= " + from + " AND " + KEY + " < " + to;
        tables.forEach(table -> session.narrow(table, range));
        parts.add(scratch.resolve("part-" + i + ".parquet"));
        session.writeParquet(select, parts.get(i));
      }
    } finally {
      tables.forEach(session::widen);
    }
    return parts;
  }

  private void join(List<Path> parts, Path file) {
    session.registerParquet("parts", parts);
    session.writeParquet("SELECT * FROM parts", file);
    session.drop("parts");
    parts.forEach(Folders::deleteFile);
  }

  /** By rows alone: the bytes of a published table must not depend on the machine's memory. */
  private int ranges(List<String> tables) {
    int forced = Integer.getInteger("whalecurve.ranges", 0);
    if (forced > 0) return forced;
    long rows = 0;
    for (String table : tables) rows = Math.max(rows, number("SELECT count(*) FROM " + table));
    return rows <= ROWS_OF_ONE_RANGE ? 1 : (int) (1 + rows / ROWS_OF_A_RANGE);
  }

  /** One more than the largest number of a customer. */
  private long customers(List<String> tables) {
    long most = 0;
    for (String table : tables) {
      most = Math.max(most, number("SELECT coalesce(max(" + KEY + "), 0) FROM " + table));
    }
    return most + 1;
  }

  private long number(String sql) {
    return session.query(sql).get(0).integer(0);
  }
}
