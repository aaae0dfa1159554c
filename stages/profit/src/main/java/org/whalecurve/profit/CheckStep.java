package org.whalecurve.profit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Step;
import org.whalecurve.tables.RunTables;
import org.whalecurve.tables.Table.Column;

/**
 * Holds the published tables against each other and against what they were made of, to the last
 * unit. A difference is a fault of ours, never of the user's, so the run fails.
 */
final class CheckStep {
  /** Two amounts that must be equal, both as SQL that yields one number. */
  private record Equation(String name, String left, String right) {}

  private final Dialect dialect;
  private final String customer;
  private final boolean costsOrders;

  CheckStep(Dialect dialect, String customer, boolean costsOrders) {
    this.dialect = dialect;
    this.customer = customer;
    this.costsOrders = costsOrders;
  }

  Step step() {
    List<String> reads =
        new ArrayList<>(
            List.of(
                "profit",
                customer,
                "profit_cell",
                "cost_cell",
                "transaction_fact",
                "whale_curve",
                "segment_profit",
                "balance"));
    if (costsOrders) reads.add("order_profit");
    return new Step(
        "profit.check",
        "every table sums to the company's profit",
        reads,
        List.of(),
        new Step.Java(customer + " orders " + costsOrders, this::run));
  }

  /**
   * @throws IllegalStateException with every amount that differs
   */
  private void run(Step.Context context) {
    String differing =
        equations()
            .map(
                e ->
                    "SELECT %s AS name, coalesce((%s), 0) AS l, coalesce((%s), 0) AS r"
                        .formatted(dialect.literal(e.name()), e.left(), e.right()))
            .collect(Collectors.joining(" UNION ALL "));
    List<Row> rows =
        context
            .session()
            .query(sums() + "SELECT * FROM (" + differing + ") e WHERE l <> r ORDER BY name");
    List<String> faults = new ArrayList<>();
    for (Row row : rows) faults.add(fault(row.text(0), row.decimal(1), row.decimal(2)));
    faults.addAll(outOfBalance(context));
    if (!faults.isEmpty()) throw new IllegalStateException(String.join("; ", faults));
  }

  /** Every measure of profit and of customer, summed once: {@code p} and {@code c}. */
  private String sums() {
    String measures = Measures.each(name -> "coalesce(sum(" + name + "), 0)");
    return "WITH p AS (SELECT %1$s FROM profit), c AS (SELECT %1$s FROM %2$s) "
        .formatted(measures, customer);
  }

  private static String fault(String name, BigDecimal left, BigDecimal right) {
    return "%s: %s is not %s (difference %s)"
        .formatted(
            name,
            left.toPlainString(),
            right.toPlainString(),
            left.subtract(right).toPlainString());
  }

  private Stream<Equation> equations() {
    return Stream.of(inputs(), identities(), customers(), curves(), orders()).flatMap(List::stream);
  }

  private List<Equation> inputs() {
    return List.of(
        new Equation(
            "net revenue of profit = transactions",
            "SELECT net_revenue FROM p",
            "SELECT sum(CASE WHEN is_return THEN -net_amount ELSE net_amount END) FROM transaction_fact"),
        new Equation(
            "cost of goods of profit = transactions",
            "SELECT cost_of_goods FROM p",
            "SELECT sum(CASE WHEN is_return THEN -cost_of_goods ELSE cost_of_goods END) FROM transaction_fact"),
        new Equation(
            "ledger cost of profit = cost cells",
            "SELECT revenue_tax + direct_cost + full_cost_to_serve - (SELECT sum(rate_tax) FROM profit_cell) FROM p",
            "SELECT " + dialect.totalFromUnits("sum(full_u)") + " FROM cost_cell"),
        new Equation(
            "incremental ledger cost of profit = cost cells",
            "SELECT incremental_direct_cost + incremental_cost_to_serve FROM p",
            "SELECT "
                + dialect.totalFromUnits("sum(incremental_u)")
                + " FROM cost_cell WHERE line <> 'revenue_tax'"));
  }

  private static List<Equation> identities() {
    String before = "SELECT net_revenue - revenue_tax - cost_of_goods";
    return List.of(
        new Equation(
            "full profit",
            "SELECT full_profit FROM p",
            before + " - direct_cost - full_cost_to_serve FROM p"),
        new Equation(
            "incremental profit",
            "SELECT incremental_profit FROM p",
            before + " - incremental_direct_cost - incremental_cost_to_serve FROM p"),
        new Equation(
            "residual income",
            "SELECT residual_income FROM p",
            "SELECT full_profit - capital_charge FROM p"));
  }

  private static List<Equation> customers() {
    return RunTables.MEASURES.stream()
        .map(Column::name)
        .map(
            name ->
                new Equation(
                    name + " of customer = profit",
                    "SELECT " + name + " FROM c",
                    "SELECT " + name + " FROM p"))
        .toList();
  }

  private static List<Equation> curves() {
    return Stream.of("full", "incremental", "residual_income")
        .map(
            view ->
                new Equation(
                    "end of the " + view + " whale curve = profit",
                    "SELECT cumulative_profit FROM whale_curve WHERE view = '%s' ORDER BY rank DESC LIMIT 1"
                        .formatted(view),
                    "SELECT %s FROM p"
                        .formatted(view.equals("residual_income") ? view : view + "_profit")))
        .toList();
  }

  private List<Equation> orders() {
    if (!costsOrders) return List.of();
    return List.of(
        new Equation(
            "cost to serve and direct cost of orders = cost cells",
            "SELECT sum(direct_cost + full_cost_to_serve) FROM order_profit",
            "SELECT "
                + dialect.totalFromUnits("sum(full_u)")
                + " FROM cost_cell WHERE transaction_id <> '(none)' AND line <> 'revenue_tax'"));
  }

  /** Lines of balance and cuts of segment_profit that do not tie. */
  private static List<String> outOfBalance(Step.Context context) {
    List<String> faults = new ArrayList<>();
    String balance =
        "SELECT period || ' ' || stage || ' ' || pool, amount_in, amount_in - difference FROM balance"
            + " WHERE difference <> 0 AND stage NOT LIKE 'reconcile%' ORDER BY period, stage, pool LIMIT 10";
    for (Row row : context.session().query(balance)) {
      faults.add(fault("balance of " + row.text(0), row.decimal(1), row.decimal(2)));
    }
    String segments =
        """
        SELECT s.dimension || CASE WHEN s.dimension_2 = '' THEN '' ELSE ' x ' || s.dimension_2 END || ', ' || s.view, s.profit, p.profit FROM (
          SELECT dimension, dimension_2, view, sum(profit) AS profit FROM segment_profit GROUP BY 1, 2, 3) s
        JOIN (SELECT 'full' AS view, coalesce(sum(full_profit), 0) AS profit FROM profit
          UNION ALL SELECT 'incremental', coalesce(sum(incremental_profit), 0) FROM profit) p ON p.view = s.view
        WHERE s.profit <> p.profit ORDER BY 1 LIMIT 10""";
    for (Row row : context.session().query(segments)) {
      faults.add(fault("segment_profit by " + row.text(0), row.decimal(1), row.decimal(2)));
    }
    return faults;
  }
}
