package org.whalecurve.web.costs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.trace.Burden;
import org.whalecurve.runs.trace.Place;
import org.whalecurve.runs.trace.TraceStep;
import org.whalecurve.web.page.Answer;
import org.whalecurve.web.page.Grid;
import org.whalecurve.web.page.NotFoundException;

/** One account, one pool or activity, one ledger row: where from, where to, who bears it. */
final class Details {
  private static final int ROWS_MAX = 40;
  private static final int CUSTOMERS_MAX = 12;

  private Details() {}

  static Answer account(Asked asked) {
    String name = asked.name();
    Grid pools =
        asked.grid(
            "SELECT target AS name, sum(%s_amount) AS amount FROM {cost_flow} WHERE stage = 'ledger' AND source = ? GROUP BY 1 ORDER BY 2 DESC, 1"
                .formatted(asked.view()),
            name);
    if (pools.size() == 0) throw new NotFoundException("account " + name);
    Grid rows = ledger(asked, "account = ?", name);
    Map<String, String> titles = asked.titles();
    return new Answer(
        asked.s().text("costs.account.question"),
        asked
            .s()
            .html(
                "costs.account.title",
                "account",
                asked.s().label(name),
                "amount",
                asked.money(pools.sum("amount")),
                "first",
                asked.title(titles, pools.texts("name").get(0)),
                "share",
                asked.share(pools.decimals("amount").get(0), pools.sum("amount"))),
        Markup.EMPTY,
        List.of(),
        names(asked, titles, pools, "costs.pool"),
        asked.section("costs.ledger", rows(asked, rows)),
        rows.objects());
  }

  static Answer node(Asked asked) {
    String name = asked.name();
    Grid from =
        asked.grid(
            "SELECT stage, source AS name, sum(%s_amount) AS amount FROM {cost_flow} WHERE target = ? GROUP BY 1, 2 ORDER BY 3 DESC, 2"
                .formatted(asked.view()),
            name);
    Grid to =
        asked.grid(
            "SELECT target AS name, sum(%s_amount) AS amount FROM {cost_flow} WHERE source = ? AND stage <> 'ledger' GROUP BY 1 ORDER BY 2 DESC, 1"
                .formatted(asked.view()),
            name);
    if (from.size() + to.size() == 0) throw new NotFoundException("activity " + name);
    Map<String, String> titles = asked.titles();
    BigDecimal amount = from.size() > 0 ? from.sum("amount") : to.sum("amount");
    Grid customers = customers(asked, name);
    Grid rows =
        ledger(
            asked,
            "pool IN (SELECT source FROM {cost_flow} WHERE target = ? AND stage = 'pool') OR pool = ?",
            name,
            name);
    Markup body =
        asked
            .section("costs.node.to", names(asked, titles, to, "flow.to"))
            .plus(
                customers.size() == 0
                    ? Markup.EMPTY
                    : asked.section("costs.node.customers", customerTable(asked, customers)))
            .plus(
                rows.size() == 0
                    ? Markup.EMPTY
                    : asked.section("costs.node.ledger", rows(asked, rows)));
    return new Answer(
        asked.s().text("costs.node.question"),
        asked
            .s()
            .html(
                "costs.node.title",
                "name",
                asked.title(titles, name),
                "amount",
                asked.money(amount),
                "sources",
                from.size()),
        rate(asked, name),
        List.of(),
        from.size() == 0 ? Markup.EMPTY : sources(asked, titles, from),
        body,
        from.objects());
  }

  /** What one costs, where the activity has a quantity. */
  private static Markup rate(Asked asked, String name) {
    Grid rate =
        asked.grid(
            "SELECT sum(quantity) AS quantity, sum(full_cost) AS full_cost, sum(incremental_cost) AS incremental_cost FROM {activity} WHERE activity = ?",
            name);
    BigDecimal quantity = rate.decimals("quantity").get(0);
    if (quantity == null || quantity.signum() <= 0) return Markup.EMPTY;
    return asked
        .s()
        .html(
            "costs.node.rate",
            "quantity",
            asked.s().figures().number(quantity, "", 0),
            "full",
            each(asked, rate.decimals("full_cost").get(0), quantity),
            "incremental",
            each(asked, rate.decimals("incremental_cost").get(0), quantity),
            "currency",
            asked.s().currency());
  }

  /** Cost of one; small ones keep the figures that count. */
  private static Markup each(Asked asked, BigDecimal cost, BigDecimal quantity) {
    BigDecimal one = Figures.fraction(cost, quantity);
    boolean small = one != null && one.abs().compareTo(BigDecimal.ONE) < 0;
    return asked.s().figures().number(one, "", small ? 4 : 2);
  }

  private static Markup sources(Asked asked, Map<String, String> titles, Grid from) {
    return asked
        .s()
        .table()
        .html(
            asked.s().html("flow.from"),
            from.each(
                i -> {
                  String source = from.texts("name").get(i);
                  boolean ledger = from.texts("stage").get(i).equals("ledger");
                  String shown = ledger ? asked.s().label(source) : asked.title(titles, source);
                  return asked.link(shown, ledger ? "account" : "node", source);
                }))
        .money(asked.s().html("flow.amount"), from.decimals("amount"))
        .share(
            asked.s().html("share"),
            HtmlTable.each(from.decimals("amount"), a -> Figures.fraction(a, from.sum("amount"))))
        .build();
  }

  private static Markup names(Asked asked, Map<String, String> titles, Grid list, String head) {
    if (list.size() == 0) return asked.note("costs.nothing");
    BigDecimal all = list.sum("amount");
    return asked
        .s()
        .table()
        .html(
            asked.s().html(head),
            list.each(
                i -> {
                  String name = list.texts("name").get(i);
                  String shown = asked.title(titles, name);
                  boolean node = name.matches("[a-z][a-z0-9_]*") && !name.startsWith("customer");
                  return node ? asked.link(shown, "node", name) : Markup.text(shown);
                }))
        .money(asked.s().html("flow.amount"), list.decimals("amount"))
        .share(
            asked.s().html("share"),
            HtmlTable.each(list.decimals("amount"), a -> Figures.fraction(a, all)))
        .build();
  }

  private static Grid customers(Asked asked, String name) {
    return asked.grid(
        "SELECT a.customer_id, c.name, a.amount, a.quantity FROM (SELECT customer_id, sum(%s_cost) AS amount, sum(quantity) AS quantity FROM {activity_cost} WHERE activity = ? AND customer_id NOT IN ('(unassigned)', '(unused)') GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %d) a LEFT JOIN {customer} c ON c.customer_id = a.customer_id ORDER BY a.amount DESC, a.customer_id"
            .formatted(asked.view(), CUSTOMERS_MAX),
        name);
  }

  private static Markup customerTable(Asked asked, Grid customers) {
    return asked
        .s()
        .table()
        .html(
            asked.s().html("customers.customer"),
            customers.each(
                i ->
                    asked.customer(
                        customers.texts("customer_id").get(i), customers.texts("name").get(i))))
        .money(asked.s().html("flow.amount"), customers.decimals("amount"))
        .figures(
            asked.s().html("activities.quantity"),
            "",
            HtmlTable.each(
                customers.decimals("quantity"), q -> asked.s().figures().number(q, "", 0)))
        .build();
  }

  private static Grid ledger(Asked asked, String where, Object... parameters) {
    String amount = asked.view().equals("full") ? "amount" : "incremental_amount";
    return asked.grid(
        "SELECT file, line, min(period) AS period, max(account) AS account, max(cost_center) AS cost_center, max(pool) AS pool, sum(%s) AS amount FROM {ledger_row} WHERE (%s) AND file IS NOT NULL AND pool NOT LIKE '(reconcile%%' GROUP BY file, line ORDER BY abs(sum(%s)) DESC, file, line LIMIT %d"
            .formatted(amount, where, amount, ROWS_MAX),
        parameters);
  }

  private static Markup rows(Asked asked, Grid rows) {
    if (rows.size() == 0) return asked.note("costs.nothing");
    return asked
        .s()
        .table()
        .html(
            asked.s().html("costs.row"),
            rows.each(
                i ->
                    Grid.link(
                        rows.texts("file").get(i) + ":" + rows.texts("line").get(i),
                        asked
                            .frame()
                            .link(
                                "/costs",
                                "part",
                                "row",
                                "name",
                                rows.texts("file").get(i),
                                "line",
                                rows.texts("line").get(i)))))
        .text(asked.s().html("period"), rows.texts("period"))
        .text(asked.s().html("costs.account"), rows.texts("account"))
        .text(asked.s().html("costs.center"), rows.texts("cost_center"))
        .money(asked.s().html("flow.amount"), rows.decimals("amount"))
        .build()
        .plus(rows.size() < ROWS_MAX ? Markup.EMPTY : asked.note("costs.rows.most", "n", ROWS_MAX));
  }

  /** Who bears one ledger row, to the last cent. */
  static Answer row(Asked asked, Traces traces) {
    String line = asked.frame().visit().get("line");
    if (!line.matches("[1-9][0-9]{0,9}")) throw new NotFoundException("line " + line);
    Place place = new Place(asked.name(), Long.parseLong(line));
    Burden burden = traces.bearers(asked.run().run(), place, asked.side());
    Map<String, String> titles = asked.titles();
    Markup body = Markup.EMPTY;
    for (String stage : List.of(TraceStep.POOL, TraceStep.ACTIVITY, TraceStep.CUSTOMER)) {
      List<TraceStep> steps = burden.stage(stage);
      if (!steps.isEmpty()) {
        body = body.plus(asked.section("costs.row." + stage, steps(asked, titles, stage, steps)));
      }
    }
    return new Answer(
        asked.s().text("costs.row.question"),
        asked
            .s()
            .html(
                "costs.row.title",
                "amount",
                asked.money(burden.amount()),
                "place",
                place.file() + ":" + place.line(),
                "customers",
                asked.s().counted(burden.bearers(), "customer")),
        asked
            .s()
            .html("costs.row.account", "account", asked.s().label(burden.rows().get(0).account())),
        List.of(),
        groups(asked, burden),
        body,
        burden.groups().stream()
            .map(
                g ->
                    Map.<String, Object>of(
                        "group", g.group(), "customers", g.customers(), "amount", g.amount()))
            .toList());
  }

  private static Markup groups(Asked asked, Burden burden) {
    List<Burden.GroupPart> groups = burden.groups();
    if (groups.isEmpty()) return Markup.EMPTY;
    return asked
        .s()
        .table()
        .text(
            asked.s().html("flow.head.group"),
            HtmlTable.each(groups, g -> asked.s().name("group", g.group())))
        .count(asked.s().html("customers"), HtmlTable.each(groups, g -> (long) g.customers()))
        .money(asked.s().html("flow.amount"), HtmlTable.each(groups, Burden.GroupPart::amount))
        .build();
  }

  private static Markup steps(
      Asked asked, Map<String, String> titles, String stage, List<TraceStep> steps) {
    boolean customers = stage.equals(TraceStep.CUSTOMER);
    return asked
        .s()
        .table()
        .html(
            asked.s().html(stage.equals(TraceStep.ACTIVITY) ? "flow.from" : "flow.to"),
            HtmlTable.each(
                steps,
                step -> {
                  String target = step.target();
                  if (!customers) return Markup.text(way(asked, titles, stage, step));
                  boolean known = target != null && asked.run().sees(target);
                  return known
                      ? asked.customer(target, null)
                      : Markup.text(asked.s().name("group", target));
                }))
        .money(asked.s().html("flow.amount"), HtmlTable.each(steps, TraceStep::amount))
        .text(asked.s().html("costs.driver"), HtmlTable.each(steps, step -> driver(step.driver())))
        .build();
  }

  /** Out of the network the activity is what tells; before, where it goes. */
  private static String way(Asked asked, Map<String, String> titles, String stage, TraceStep step) {
    return asked.title(titles, stage.equals(TraceStep.ACTIVITY) ? step.source() : step.target());
  }

  /** Drivers are named as the model names them, without the word that says it is one. */
  private static String driver(String text) {
    return text == null ? "" : text.replaceFirst("^driver ", "");
  }
}
