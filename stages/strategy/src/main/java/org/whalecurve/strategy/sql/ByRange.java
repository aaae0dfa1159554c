package org.whalecurve.strategy.sql;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Step;

/**
 * A table with texts for every customer, put into the order of {@code customer_id} for one range of
 * customers after the other: sorting sentences for millions of them at once takes more memory than
 * there may be. How many ranges there are depends on the number of customers alone.
 */
public final class ByRange {
  /** Customers whose rows are sorted at once; a few hundred bytes each, some rows each. */
  private static final long CUSTOMERS_OF_A_RANGE = 200_000;

  private static final String PARTS = "parts_in_order";

  private ByRange() {}

  /**
   * A step that writes such a table.
   *
   * @param customers table with one row for each customer, among what is read
   * @param column the customer's number as the query writes it, for instance {@code c.customer_id}
   * @param select the query for those customers who fulfil a condition, ordered by customer first
   */
  public static Step step(
      String name,
      String title,
      Collection<String> reads,
      String writes,
      String customers,
      String column,
      Function<String, String> select) {
    return new Step(
        name,
        title,
        List.copyOf(reads),
        List.of(writes),
        new Step.Java(
            select.apply("1 = 1"), context -> write(context, writes, customers, column, select)));
  }

  private static void write(
      Step.Context context,
      String table,
      String customers,
      String column,
      Function<String, String> select) {
    List<String> bounds = bounds(context, customers);
    if (bounds.isEmpty()) {
      context.write(table, select.apply("1 = 1"));
      return;
    }
    List<Path> parts = new ArrayList<>();
    for (int i = 0; i <= bounds.size(); i++) {
      Path part = context.scratch().resolve("range-" + i + ".parquet");
      context.session().writeParquet(select.apply(range(context, column, bounds, i)), part);
      parts.add(part);
      context.progress(i + 1, bounds.size() + 1, "ranges");
    }
    context.session().registerParquet(PARTS, parts);
    context.write(table, "SELECT * FROM " + PARTS);
    context.session().drop(PARTS);
  }

  /** Where each range but the first begins. */
  private static List<String> bounds(Step.Context context, String customers) {
    String sql =
        """
        SELECT customer_id FROM (SELECT customer_id, row_number() OVER (ORDER BY customer_id) AS place FROM %s) AS numbered
        WHERE place > 1 AND place %% %d = 1 ORDER BY customer_id"""
            .formatted(customers, CUSTOMERS_OF_A_RANGE);
    return context.session().query(sql).stream().map((Row row) -> row.text(0)).toList();
  }

  private static String range(Step.Context context, String column, List<String> bounds, int i) {
    Dialect dialect = context.session().dialect();
    List<String> conditions = new ArrayList<>();
    if (i > 0) conditions.add(column + " >= " + dialect.literal(bounds.get(i - 1)));
    if (i < bounds.size()) conditions.add(column + " < " + dialect.literal(bounds.get(i)));
    return String.join(" AND ", conditions);
  }
}
