package org.whalecurve.costing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whalecurve.costing.Net.Kind;
import org.whalecurve.costing.Net.Node;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Step;
import org.whalecurve.model.CostModel;

/** The published tables of costing, and the proof that nothing was lost. */
final class ResultSql {
  private final Net net;
  private final Dialect dialect;
  private final String locale;

  ResultSql(Net net, Dialect dialect, String locale) {
    this.net = net;
    this.dialect = dialect;
    this.locale = locale;
  }

  List<Step> steps() {
    return List.of(activityCost(), activity(), costFlow(), balance(), check());
  }

  private Step activityCost() {
    String sql =
        """
        SELECT s.period, c.customer_id, p.product_id, s.activity, %s AS quantity, %s AS time_min, %s AS full_cost, %s AS incremental_cost
        FROM (
          SELECT period, customer_no, product_no, activity, CAST(sum(quantity_u) AS BIGINT) AS quantity_u, CAST(sum(time_u) AS BIGINT) AS time_u,
            CAST(sum(full_u) AS BIGINT) AS full_u, CAST(sum(incremental_u) AS BIGINT) AS incremental_u
          FROM cost_cell GROUP BY period, customer_no, product_no, activity) s
        JOIN customer_dim c ON c.customer_no = s.customer_no
        JOIN product_dim p ON p.product_no = s.product_no
        ORDER BY s.customer_no, s.product_no, s.activity, s.period"""
            .formatted(
                dialect.fromUnits("s.quantity_u"),
                dialect.fromUnits("s.time_u"),
                dialect.fromUnits("s.full_u"),
                dialect.fromUnits("s.incremental_u"));
    return Step.sql(
            "costing.activity_cost",
            "cost of every activity for every customer and product",
            List.of("cost_cell", "customer_dim", "product_dim"),
            "activity_cost",
            sql)
        .byCustomer("cost_cell");
  }

  private Step activity() {
    String values =
        net.nodes().stream()
            .filter(n -> n.flows().stream().anyMatch(f -> f.toObjects() || f.toFacility()))
            .map(
                n -> described(n).map(dialect::literal).collect(Collectors.joining(", ", "(", ")")))
            .collect(Collectors.joining(",\n  "));
    if (values.isEmpty()) values = "('', '', '', '', '', '', '', '')";
    String sql =
        """
        WITH described(activity, title, level, kind, value_adding, stage, purpose, line) AS (VALUES %s),
        summed AS (
          SELECT period, activity, %s AS quantity, %s AS full_cost, %s AS incremental_cost
          FROM cost_cell WHERE customer_no <> 1 GROUP BY period, activity)
        SELECT s.period, s.activity, d.title, d.level, d.kind, d.value_adding, d.stage, d.purpose, d.line, s.quantity, s.full_cost, s.incremental_cost,
          %s AS rate_full, %s AS rate_incremental
        FROM summed s JOIN described d ON d.activity = s.activity ORDER BY s.period, s.activity"""
            .formatted(
                values,
                dialect.totalFromUnits("sum(quantity_u)"),
                dialect.totalFromUnits("sum(full_u)"),
                dialect.totalFromUnits("sum(incremental_u)"),
                dialect.fraction("s.full_cost", "s.quantity"),
                dialect.fraction("s.incremental_cost", "s.quantity"));
    return Step.sql(
        "costing.activity", "activities and their rates", List.of("cost_cell"), "activity", sql);
  }

  private Stream<String> described(Node node) {
    return Stream.concat(describe(node), Stream.of(node.line().name().toLowerCase(Locale.ROOT)));
  }

  private Stream<String> describe(Node node) {
    if (node.kind() == Kind.ACTIVITY) {
      CostModel.Activity a =
          net.model().activities().stream()
              .filter(x -> x.name().equals(node.name()))
              .findFirst()
              .orElseThrow();
      String adding = a.valueAdding() == null ? "" : a.valueAdding() ? "yes" : "no";
      return Stream.of(
          a.name(),
          Words.title(a.title(), locale, a.name()),
          text(a.level()),
          text(a.kind()),
          adding,
          text(a.stage()),
          text(a.purpose()));
    }
    if (node.kind() == Kind.POOL) {
      CostModel.Pool p =
          net.model().pools().stream()
              .filter(x -> x.name().equals(node.name()))
              .findFirst()
              .orElseThrow();
      return Stream.of(
          p.name(),
          Words.title(p.title(), locale, p.name()),
          "",
          "pool",
          "",
          text(p.stage()),
          text(p.purpose()));
    }
    CostModel.Resource r =
        net.model().resources().stream()
            .filter(x -> x.name().equals(node.name()))
            .findFirst()
            .orElseThrow();
    return Stream.of(
        r.name(), Words.title(r.title(), locale, r.name()), "", "resource", "", "", "");
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  private Step costFlow() {
    String period = net.perRun() ? "'(run)'" : "period";
    String sql =
        """
        WITH ledger AS (
          SELECT %s AS period, coalesce(account, '(none)') AS source, pool AS target, sum(amount) AS full_amount, sum(incremental_amount) AS incremental_amount
          FROM ledger_cost WHERE pool NOT LIKE '(reconcile%%' GROUP BY 1, 2, 3)
        SELECT period, 'ledger' AS stage, source, target, '' AS driver, CAST(NULL AS DECIMAL(38,6)) AS quantity,
          %s AS share, full_amount, incremental_amount
        FROM (SELECT ledger.*, sum(full_amount) OVER (PARTITION BY period, source) AS total_amount FROM ledger) l
        UNION ALL
        SELECT period, stage, source, target, string_agg(DISTINCT driver, ' + ' ORDER BY driver) AS driver,
          CASE WHEN count(DISTINCT driver) = 1 THEN sum(quantity) END AS quantity, sum(share) AS share, sum(full_amount) AS full_amount,
          sum(incremental_amount) AS incremental_amount
        FROM network_edge GROUP BY period, stage, source, target
        ORDER BY 1, 2, 3, 4"""
            .formatted(period, dialect.fraction("full_amount", "total_amount"));
    return Step.sql(
        "costing.cost_flow",
        "every edge of the cost network",
        List.of("ledger_cost", "network_edge"),
        "cost_flow",
        sql);
  }

  private Step balance() {
    String period = net.perRun() ? "'(run)'" : "period";
    String cells = net.perRun() ? "'(run)'" : "period";
    String sql =
        """
        WITH ledger AS (
          SELECT %1$s AS period, sum(amount) AS amount_in, sum(CASE WHEN pool <> '(unassigned)' THEN amount ELSE 0 END) AS assigned,
            sum(CASE WHEN pool = '(unassigned)' THEN amount ELSE 0 END) AS unassigned
          FROM ledger_cost GROUP BY 1),
        read AS (SELECT %1$s AS period, sum(amount) AS amount_in FROM ledger_fact GROUP BY 1),
        costed AS (SELECT %1$s AS period, sum(amount) AS amount_in FROM ledger_cost WHERE pool NOT LIKE '(reconcile%%' GROUP BY 1),
        cells AS (
          SELECT %2$s AS period, %3$s AS assigned, %4$s AS unused, %5$s AS unassigned FROM cost_cell GROUP BY 1),
        repeated AS (
          SELECT period, pool, abs(sum(amount)) AS amount_in FROM ledger_cost WHERE pool LIKE '(reconcile%%' GROUP BY period, pool),
        stages AS (
          SELECT * FROM network_balance
          UNION ALL SELECT r.period, 'ledger', '(all)', r.amount_in, l.assigned, 0, l.unassigned, r.amount_in - l.assigned - l.unassigned
            FROM read r JOIN ledger l ON l.period = r.period
          UNION ALL SELECT coalesce(c.period, x.period), 'cost_object', '(all)', coalesce(c.amount_in, 0), coalesce(x.assigned, 0), coalesce(x.unused, 0),
            coalesce(x.unassigned, 0), coalesce(c.amount_in, 0) - coalesce(x.assigned, 0) - coalesce(x.unused, 0) - coalesce(x.unassigned, 0)
            FROM costed c FULL JOIN cells x ON x.period = c.period
          UNION ALL SELECT period, substr(pool, 2, length(pool) - 2), '(all)', amount_in, 0, 0, 0, amount_in FROM repeated)
        SELECT period, stage, pool, %6$s AS amount_in, %7$s AS assigned, %8$s AS unused, %9$s AS unassigned, %10$s AS difference
        FROM stages ORDER BY period, stage, pool"""
            .formatted(
                period,
                cells,
                units("customer_no > 1"),
                units("customer_no = 1"),
                units("customer_no = 0"),
                dialect.total("amount_in"),
                dialect.total("assigned"),
                dialect.total("unused"),
                dialect.total("unassigned"),
                dialect.total("difference"));
    return Step.sql(
        "costing.balance",
        "cost in equals cost out at every stage",
        List.of("network_balance", "ledger_cost", "ledger_fact", "cost_cell"),
        "balance_cost",
        sql);
  }

  private String units(String condition) {
    return dialect.totalFromUnits("sum(CASE WHEN " + condition + " THEN full_u ELSE 0 END)");
  }

  private static Step check() {
    return new Step(
        "costing.check",
        "stop where a stage does not balance",
        List.of("balance_cost"),
        List.of(),
        new Step.Java(
            "",
            context -> {
              String sql =
                  "SELECT period, stage, pool, amount_in, difference FROM balance_cost WHERE difference <> 0 AND stage NOT LIKE 'reconcile%' ORDER BY 1, 2, 3";
              List<Row> open = context.session().query(sql);
              if (!open.isEmpty()) {
                Row first = open.get(0);
                throw new IllegalStateException(
                    "%d lines do not balance; the first: %s %s %s, %s came in and %s is missing"
                        .formatted(
                            open.size(),
                            first.text(0),
                            first.text(1),
                            first.text(2),
                            first.decimal(3).toPlainString(),
                            first.decimal(4).toPlainString()));
              }
            }));
  }
}
