package org.whalecurve.profit;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;

/** {@code profit} and {@code order_profit}: cells with their names. */
final class ProfitSql {
  private final Dialect dialect;
  private final CellSql cells;

  ProfitSql(Dialect dialect, CellSql cells) {
    this.dialect = dialect;
    this.cells = cells;
  }

  /**
   * Rows are ordered by numbers, whose order is that of the ids, because that is faster. A
   * customer's rows lie together: they are looked up more often than a period's.
   */
  Step profit() {
    String sql =
        """
        SELECT s.period, c.customer_id, p.product_id, h.channel, s.quantity, %s
        FROM profit_cell s
        JOIN customer_dim c ON c.customer_no = s.customer_no
        JOIN product_dim p ON p.product_no = s.product_no
        JOIN channel_dim h ON h.channel_no = s.channel_no
        ORDER BY s.customer_no, s.product_no, s.channel_no, s.period"""
            .formatted(Measures.of("s"));
    return Step.sql(
            "profit.profit",
            "profit by period, customer, product and channel",
            List.of("profit_cell", "customer_dim", "product_dim", "channel_dim"),
            "profit",
            sql)
        .byCustomer("profit_cell");
  }

  Step order() {
    String sql =
        """
        SELECT s.period, s.transaction_id, c.customer_id, %s
        FROM (
          SELECT period, transaction_id, customer_no,
            %s
          FROM (%s) AS cells
          GROUP BY period, transaction_id, customer_no) s
        JOIN customer_dim c ON c.customer_no = s.customer_no
        ORDER BY s.customer_no, s.period, s.transaction_id"""
            .formatted(
                Measures.of("s"),
                Measures.each(name -> dialect.decimal("sum(" + name + ")")),
                cells.byOrder());
    List<String> reads = new ArrayList<>(List.of("transaction_fact", "cost_cell", "customer_dim"));
    cells.taxTables().stream().filter(t -> !reads.contains(t)).forEach(reads::add);
    return Step.sql("profit.order", "profit of every order", reads, "order_profit", sql)
        .byCustomer("transaction_fact", "cost_cell");
  }
}
