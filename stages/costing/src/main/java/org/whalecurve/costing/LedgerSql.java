package org.whalecurve.costing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.CostModel;

/** Puts every ledger row into the one pool that takes it, and splits off its incremental part. */
final class LedgerSql {
  static final String REVENUE = "(reconcile_revenue)";
  static final String COST_OF_GOODS = "(reconcile_cost_of_goods)";

  private final Rows rows;
  private final Dialect dialect;
  private final Map<String, Expr> where = new LinkedHashMap<>();
  private final Map<String, Expr> incremental = new LinkedHashMap<>();

  /** Compiles the expressions of pools; their problems are collected by the compiler. */
  LedgerSql(CostModel model, Rows rows, Dialect dialect, NetCompiler compiler) {
    this.rows = rows;
    this.dialect = dialect;
    for (CostModel.Pool pool : model.pools()) {
      if (pool.where() != null)
        where.put(pool.name(), compiler.compile(pool.where(), "ledger", ValueType.BOOLEAN));
      Expr share = compiler.compile(pool.incremental(), "ledger", ValueType.NUMBER);
      incremental.put(pool.name(), share == null ? Expr.number(1) : share);
    }
    if (model.reconcileRevenue() != null) {
      where.put(REVENUE, compiler.compile(model.reconcileRevenue(), "ledger", ValueType.BOOLEAN));
    }
    if (model.reconcileCostOfGoods() != null) {
      where.put(
          COST_OF_GOODS,
          compiler.compile(model.reconcileCostOfGoods(), "ledger", ValueType.BOOLEAN));
    }
  }

  List<Step> steps() {
    return List.of(ledger(), check(), ledgerRow());
  }

  private Step ledger() {
    String pool = choose(name -> dialect.literal(name), "'(unassigned)'");
    String matches =
        where.isEmpty()
            ? "0"
            : where.values().stream()
                .map(c -> "CASE WHEN " + rows.sql(c) + " THEN 1 ELSE 0 END")
                .collect(Collectors.joining(" + "));
    String names =
        where.isEmpty()
            ? "''"
            : where.entrySet().stream()
                .map(
                    e ->
                        "CASE WHEN "
                            + rows.sql(e.getValue())
                            + " THEN "
                            + dialect.literal(e.getKey() + " ")
                            + " ELSE '' END")
                .collect(Collectors.joining(" || "));
    String share =
        choose(name -> incremental.containsKey(name) ? rows.sql(incremental.get(name)) : "0", "1");
    List<Expr> used = new ArrayList<>(where.values());
    used.addAll(incremental.values());
    String sql =
        """
        WITH matched AS (
          SELECT r.*, %s AS pool, %s AS matches, CASE WHEN %s > 1 THEN %s END AS match_names, %s AS incremental_share
          FROM %s)
        SELECT period, cost_center, account, amount, customer_no, customer_group, product_no, pool, matches, match_names,
          incremental_share, %s AS incremental_amount, currency, original_amount, exchange_rate, source_file, source_line
        FROM matched"""
            .formatted(
                pool,
                matches,
                matches,
                names,
                dialect.decimal(share),
                rows.from("ledger", used),
                incrementalAmount());
    return Step.sql(
        "costing.ledger",
        "put every ledger row into its pool",
        List.of("ledger_fact", "customer_dim", "product_dim"),
        "ledger_cost",
        sql);
  }

  /** In whole units: a product of two DECIMAL(18,6) overflows from a million on. */
  private String incrementalAmount() {
    String amount = dialect.units("amount");
    String share = dialect.units("incremental_share");
    return dialect.fromUnits(dialect.multiplyDivide(amount, share, "1000000"));
  }

  private String choose(java.util.function.UnaryOperator<String> then, String otherwise) {
    if (where.isEmpty()) return otherwise;
    return where.entrySet().stream()
        .map(e -> " WHEN " + rows.sql(e.getValue()) + " THEN " + then.apply(e.getKey()))
        .collect(Collectors.joining("", "CASE", " ELSE " + otherwise + " END"));
  }

  private static Step check() {
    return new Step(
        "costing.ledger_check",
        "no ledger row in two pools, no share outside 0 to 1",
        List.of("ledger_cost"),
        List.of(),
        new Step.Java("", LedgerSql::check));
  }

  private static void check(Step.Context context) {
    Problems problems = new Problems();
    String doubles =
        "SELECT match_names, count(*), sum(amount), min(source_file), min(source_line), min(account) FROM ledger_cost"
            + " WHERE matches > 1 GROUP BY match_names ORDER BY match_names";
    for (Row row : context.session().query(doubles)) {
      problems.add(
          new Problem(
              "two-pools",
              new SourcePlace(row.text(3), (int) row.integer(4), 0),
              "%d ledger rows, together %s, match more than one pool: %s(this one: account %s)"
                  .formatted(
                      row.integer(1),
                      row.decimal(2).stripTrailingZeros().toPlainString(),
                      row.text(0),
                      row.text(5)),
              "Narrow `where` of one of these pools in model/cost.yaml, so that every ledger row is costed once."));
    }
    String shares =
        "SELECT pool, incremental_share, count(*), min(source_file), min(source_line) FROM ledger_cost WHERE incremental_share IS NULL"
            + " OR incremental_share < 0 OR incremental_share > 1 GROUP BY pool, incremental_share ORDER BY pool, incremental_share LIMIT 20";
    for (Row row : context.session().query(shares)) {
      problems.add(
          new Problem(
              "incremental-share",
              new SourcePlace(row.text(3), (int) row.integer(4), 0),
              "the incremental share of pool %s is %s for %d ledger rows"
                  .formatted(row.text(0), plain(row), row.integer(2)),
              "Make `incremental` of the pool a number from 0 to 1 for every row it takes."));
    }
    problems.throwIfAny();
  }

  private static String plain(Row share) {
    return share.get(1) == null
        ? "not known"
        : share.decimal(1).stripTrailingZeros().toPlainString();
  }

  private Step ledgerRow() {
    String sql =
        """
        SELECT l.period, coalesce(l.cost_center, '(none)') AS cost_center, coalesce(l.account, '(none)') AS account, %s AS amount,
          %s AS incremental_amount, l.pool, c.customer_id, coalesce(l.customer_group, '(none)') AS customer_group, p.product_id,
          l.currency, %s AS original_amount, CAST(l.exchange_rate AS DECIMAL(38,12)) AS exchange_rate, l.source_file AS file, l.source_line AS line
        FROM ledger_cost l
        JOIN customer_dim c ON c.customer_no = l.customer_no
        JOIN product_dim p ON p.product_no = l.product_no
        ORDER BY l.source_file, l.source_line, l.period"""
            .formatted(
                dialect.total("l.amount"),
                dialect.total("l.incremental_amount"),
                dialect.total("l.original_amount"));
    return Step.sql(
        "costing.ledger_row",
        "every ledger row with its pool",
        List.of("ledger_cost", "customer_dim", "product_dim"),
        "ledger_row",
        sql);
  }
}
