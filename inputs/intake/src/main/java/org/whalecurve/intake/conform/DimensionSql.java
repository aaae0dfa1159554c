package org.whalecurve.intake.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.model.Schema;
import org.whalecurve.model.Workspace;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.Table;

/**
 * Numbers customers, products and channels in the order of their ids; names that occur only in
 * facts count too.
 */
final class DimensionSql {
  private static final List<String> WITH_CUSTOMER =
      List.of("transaction", "ledger", "event", "driver", "receivable", "inventory", "marketing");
  private static final List<String> WITH_PRODUCT =
      List.of("transaction", "ledger", "event", "driver", "inventory");

  private final Workspace workspace;
  private final Schema schema;
  private final Dialect dialect;

  DimensionSql(Workspace workspace, Schema schema, Dialect dialect) {
    this.workspace = workspace;
    this.schema = schema;
    this.dialect = dialect;
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    steps.add(customerKey());
    steps.add(customerDim());
    steps.add(person());
    steps.add(productDim());
    steps.add(channelDim());
    return steps;
  }

  /** Every id that occurs, with the customer it counts for and that customer's number. */
  private Step customerKey() {
    List<String> reads = new ArrayList<>(List.of("customer_checked", "customer_link"));
    List<String> tables = new ArrayList<>(WITH_CUSTOMER);
    tables.addAll(AboutCustomers.tables(workspace));
    tables.forEach(table -> reads.add(table + "_checked"));
    String ids =
        tables.stream()
            .map(table -> "SELECT DISTINCT customer_id AS id FROM " + table + "_checked")
            .collect(
                Collectors.joining(
                    " UNION ", "SELECT customer_id AS id FROM customer_checked UNION ", ""));
    String sql =
        """
        WITH ids AS (%s),
        linked AS (
          SELECT ids.id AS source_id, coalesce(link.customer_id, ids.id) AS customer_id
          FROM ids LEFT JOIN customer_link link ON link.source_id = ids.id
          WHERE ids.id IS NOT NULL AND ids.id NOT IN ('(unassigned)', '(unused)')),
        numbered AS (
          SELECT customer_id, CAST(row_number() OVER (ORDER BY customer_id) + %d AS INTEGER) AS customer_no
          FROM (SELECT DISTINCT customer_id FROM linked) AS named)
        SELECT source_id, customer_id, customer_no FROM linked JOIN numbered USING (customer_id)
        UNION ALL SELECT '(unassigned)', '(unassigned)', %d
        UNION ALL SELECT '(unused)', '(unused)', %d
        ORDER BY source_id"""
            .formatted(ids, Conform.UNUSED_NO, Conform.UNASSIGNED_NO, Conform.UNUSED_NO);
    return Step.sql("intake.customer_key", "number the customers", reads, "customer_key", sql);
  }

  private Step customerDim() {
    String columns = attributes("customer", "customer_id");
    String sql =
        """
        SELECT k.customer_no, k.customer_id%s
        FROM (SELECT DISTINCT customer_no, customer_id FROM customer_key) k
        LEFT JOIN customer_checked c ON c.customer_id = k.customer_id
        ORDER BY k.customer_no"""
            .formatted(columns);
    return Step.sql(
        "intake.customer_dim",
        "customers with what is known of them",
        List.of("customer_key", "customer_checked"),
        "customer_dim",
        sql);
  }

  /** Kept once for the workspace, not in the run: see {@code forget}. */
  private Step person() {
    List<String> personal =
        InputTables.CUSTOMER.columns().stream()
            .filter(Table.Column::personal)
            .map(Table.Column::name)
            .toList();
    String any = personal.stream().map(c -> c + " IS NOT NULL").collect(Collectors.joining(" OR "));
    String sql =
        "SELECT customer_id, "
            + String.join(", ", personal)
            + " FROM customer_dim WHERE "
            + any
            + " ORDER BY customer_id";
    return Step.sql(
        "intake.person",
        "names and what else is said of persons, apart from the run",
        List.of("customer_dim"),
        "person",
        sql);
  }

  private Step productDim() {
    String ids =
        WITH_PRODUCT.stream()
            .map(table -> "SELECT DISTINCT product_id AS id FROM " + table + "_checked")
            .collect(
                Collectors.joining(
                    " UNION ", "SELECT product_id AS id FROM product_checked UNION ", ""));
    String sql =
        """
        WITH numbered AS (
          SELECT id AS product_id, CAST(row_number() OVER (ORDER BY id) AS INTEGER) AS product_no
          FROM (%s) AS ids WHERE id IS NOT NULL AND id <> '(none)'
          UNION ALL SELECT '(none)', 0)
        SELECT k.product_no, k.product_id%s
        FROM numbered k LEFT JOIN product_checked c ON c.product_id = k.product_id
        ORDER BY k.product_no"""
            .formatted(ids, attributes("product", "product_id"));
    List<String> reads = new ArrayList<>(List.of("product_checked"));
    WITH_PRODUCT.forEach(table -> reads.add(table + "_checked"));
    return Step.sql(
        "intake.product_dim", "products with what is known of them", reads, "product_dim", sql);
  }

  private Step channelDim() {
    String sql =
        """
        SELECT CAST(row_number() OVER (ORDER BY channel) AS INTEGER) AS channel_no, channel
        FROM (SELECT DISTINCT channel FROM transaction_checked) AS named
        WHERE channel IS NOT NULL AND channel <> '(none)'
        UNION ALL SELECT 0, '(none)' ORDER BY channel_no""";
    return Step.sql(
        "intake.channel_dim", "sales channels", List.of("transaction_checked"), "channel_dim", sql);
  }

  private String attributes(String table, String key) {
    return schema.columns(table).keySet().stream()
        .filter(name -> !name.equals(key))
        .map(name -> ", c." + dialect.name(name))
        .collect(Collectors.joining());
  }
}
