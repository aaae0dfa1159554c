package org.whalecurve.web.costs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.web.page.Answer;
import org.whalecurve.web.page.Grid;

/** Activities, resources, pools and the balance, one line each over the whole run. */
final class Lists {
  private Lists() {}

  static Answer activities(Asked asked) {
    String adding = asked.run().has("activity", "value_adding") ? "max(value_adding)" : "NULL";
    Grid rows =
        asked.grid(
            "SELECT activity, max(level) AS level, %s AS value_adding, sum(quantity) AS quantity, sum(full_cost) AS full_cost, sum(incremental_cost) AS incremental_cost, CASE WHEN sum(quantity) > 0 THEN sum(full_cost) / sum(quantity) END AS rate_full, CASE WHEN sum(quantity) > 0 THEN sum(incremental_cost) / sum(quantity) END AS rate_incremental FROM {activity} GROUP BY 1 ORDER BY %s_cost DESC, 1"
                .formatted(adding, asked.view()));
    if (rows.size() == 0) return none(asked, "activities");
    Map<String, String> titles = asked.titles();
    return new Answer(
        asked.s().text("costs.part.activities.question"),
        costliest(asked, rows, titles),
        adding(asked, rows),
        List.of(),
        activityTable(asked, rows, titles),
        asked.note("activities.note"),
        rows.objects());
  }

  private static Markup costliest(Asked asked, Grid rows, Map<String, String> titles) {
    BigDecimal rate = rows.decimals("rate_" + asked.view()).get(0);
    return asked
        .s()
        .html(
            rate == null ? "activities.answer.no_rate" : "activities.answer",
            "count",
            asked.s().counted(rows.size(), "activity"),
            "activity",
            asked.title(titles, rows.texts("activity").get(0)),
            "cost",
            asked.money(rows.decimals(asked.view() + "_cost").get(0)),
            "rate",
            asked.s().figures().number(rate, "", 4));
  }

  /** What part of the cost adds value, where the model says so of any activity. */
  private static Markup adding(Asked asked, Grid rows) {
    BigDecimal yes = BigDecimal.ZERO;
    BigDecimal no = BigDecimal.ZERO;
    for (int i = 0; i < rows.size(); i++) {
      BigDecimal cost = rows.decimals(asked.view() + "_cost").get(i);
      String flag = String.valueOf(rows.texts("value_adding").get(i));
      if (flag.equals("yes")) yes = yes.add(cost);
      if (flag.equals("no")) no = no.add(cost);
    }
    if (yes.signum() == 0 && no.signum() == 0) return Markup.EMPTY;
    return asked.s().html("costs.adding", "yes", asked.money(yes), "no", asked.money(no));
  }

  private static Markup activityTable(Asked asked, Grid rows, Map<String, String> titles) {
    List<BigDecimal> cost = rows.decimals("full_cost");
    HtmlTable table =
        asked
            .s()
            .table()
            .html(
                asked.s().html("activities.activity"),
                rows.each(
                    i -> {
                      String name = rows.texts("activity").get(i);
                      return asked.link(asked.title(titles, name), "node", name);
                    }))
            .text(
                asked.s().html("activities.level"),
                rows.each(
                    i -> {
                      String level = rows.texts("level").get(i);
                      return level == null || level.isEmpty() ? "" : asked.s().name("level", level);
                    }));
    if (rows.texts("value_adding").stream().anyMatch(v -> v != null && !v.isEmpty())) {
      table.text(
          asked.s().html("costs.value_adding"),
          rows.each(
              i -> {
                String flag = rows.texts("value_adding").get(i);
                return flag == null || flag.isEmpty()
                    ? ""
                    : asked.s().name("costs.value_adding", flag);
              }));
    }
    return table
        .figures(
            asked.s().html("activities.quantity"),
            "",
            HtmlTable.each(
                rows.decimals("quantity"),
                q -> q.signum() == 0 ? Figures.none() : asked.s().figures().number(q, "", 0)))
        .alike(cost, cost)
        .money(asked.s().html("costs.full"), cost)
        .money(asked.s().html("costs.incremental"), rows.decimals("incremental_cost"))
        .figures(
            asked.s().html("costs.rate_full"),
            asked.s().currency(),
            rates(asked, rows, "rate_full"))
        .figures(
            asked.s().html("costs.rate_incremental"),
            asked.s().currency(),
            rates(asked, rows, "rate_incremental"))
        .build();
  }

  private static List<Markup> rates(Asked asked, Grid rows, String column) {
    return HtmlTable.each(
        rows.decimals(column),
        rate -> rate == null ? Figures.none() : asked.s().figures().number(rate, "", 4));
  }

  static Answer resources(Asked asked) {
    if (!asked.run().has("resource")) return none(asked, "resources");
    Grid rows =
        asked.grid(
            "SELECT resource, sum(%1$s_cost) AS cost, sum(capacity_min) AS capacity_min, sum(used_min) AS used_min, sum(unused_min) AS unused_min, sum(unused_cost) AS unused_cost FROM {resource} GROUP BY 1 ORDER BY sum(unused_cost) DESC NULLS LAST, 1"
                .formatted(asked.view()));
    if (rows.size() == 0) return none(asked, "resources");
    Map<String, String> titles = asked.titles();
    BigDecimal unused = rows.sum("unused_cost");
    Markup title =
        unused.signum() <= 0
            ? asked.s().html("capacity.answer.none")
            : asked
                .s()
                .html(
                    "capacity.answer",
                    "unused",
                    asked.money(unused),
                    "share",
                    asked.share(
                        unused,
                        asked.grid("SELECT sum(full_cost) AS cost FROM {resource}").sum("cost")),
                    "resource",
                    asked.title(titles, rows.texts("resource").get(0)),
                    "used",
                    asked.share(
                        rows.decimals("used_min").get(0), rows.decimals("capacity_min").get(0)),
                    "most",
                    asked.money(rows.decimals("unused_cost").get(0)));
    return new Answer(
        asked.s().text("costs.part.resources.question"),
        title,
        asked.s().html("costs.resources.words"),
        List.of(),
        resourceTable(asked, rows, titles),
        Markup.EMPTY,
        rows.objects());
  }

  private static Markup resourceTable(Asked asked, Grid rows, Map<String, String> titles) {
    List<BigDecimal> used = rows.decimals("used_min");
    List<BigDecimal> capacity = rows.decimals("capacity_min");
    return asked
        .s()
        .table()
        .html(
            asked.s().html("capacity.resource"),
            rows.each(
                i -> {
                  String name = rows.texts("resource").get(i);
                  return asked.link(asked.title(titles, name), "node", name);
                }))
        .html(
            asked.s().html("capacity.bar"), rows.each(i -> Asked.bar(used.get(i), capacity.get(i))))
        .share(
            asked.s().html("capacity.used_share"),
            rows.each(i -> Figures.fraction(used.get(i), capacity.get(i))))
        .quantity(asked.s().html("capacity.capacity"), asked.s().text("minutes"), capacity)
        .quantity(
            asked.s().html("capacity.unused"),
            asked.s().text("minutes"),
            rows.decimals("unused_min"))
        .money(asked.s().html("capacity.cost"), rows.decimals("cost"))
        .money(asked.s().html("capacity.unused_cost"), rows.decimals("unused_cost"))
        .build();
  }

  static Answer pools(Asked asked) {
    Grid rows =
        asked.grid(
            "SELECT target AS pool, sum(%s_amount) AS amount, count(DISTINCT source) AS accounts, coalesce(max(d.driver), '') AS driver FROM {cost_flow} f LEFT JOIN (SELECT source AS name, min(driver) AS driver FROM {cost_flow} WHERE stage <> 'ledger' GROUP BY 1) d ON d.name = f.target WHERE f.stage = 'ledger' AND f.target <> '(reconciled)' GROUP BY 1 ORDER BY 2 DESC, 1"
                .formatted(asked.view()));
    if (rows.size() == 0) return none(asked, "pools");
    Map<String, String> titles = asked.titles();
    BigDecimal all = rows.sum("amount");
    return new Answer(
        asked.s().text("costs.part.pools.question"),
        asked
            .s()
            .html(
                "costs.pools.title",
                "pools",
                rows.size(),
                "amount",
                asked.money(all),
                "first",
                asked.title(titles, rows.texts("pool").get(0)),
                "share",
                asked.share(rows.decimals("amount").get(0), all)),
        Markup.EMPTY,
        List.of(),
        asked
            .s()
            .table()
            .html(
                asked.s().html("costs.pool"),
                rows.each(
                    i -> {
                      String name = rows.texts("pool").get(i);
                      return asked.link(asked.title(titles, name), "node", name);
                    }))
            .money(asked.s().html("flow.amount"), rows.decimals("amount"))
            .share(
                asked.s().html("share"),
                HtmlTable.each(rows.decimals("amount"), a -> Figures.fraction(a, all)))
            .count(asked.s().html("costs.accounts"), rows.wholes("accounts"))
            .text(asked.s().html("costs.driver"), rows.texts("driver"))
            .build(),
        Markup.EMPTY,
        rows.objects());
  }

  static Answer balance(Asked asked) {
    Grid rows =
        asked.grid(
            "SELECT stage, count(*) AS lines, sum(amount_in) AS amount_in, sum(assigned) AS assigned, sum(unused) AS unused, sum(unassigned) AS unassigned, max(abs(difference)) AS difference FROM {balance} WHERE stage NOT LIKE 'reconcile%' GROUP BY 1 ORDER BY CASE stage WHEN 'ledger' THEN 1 WHEN 'pool' THEN 2 WHEN 'resource' THEN 3 WHEN 'activity' THEN 4 ELSE 5 END");
    BigDecimal most = rows.decimals("difference").stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    boolean even = most.signum() == 0;
    Markup title =
        asked
            .s()
            .html(
                even ? "trust.answer.balanced" : "trust.answer.unbalanced",
                "lines",
                asked.s().figures().count(rows.count("lines")),
                "difference",
                asked.money(most));
    return new Answer(
        asked.s().text("costs.part.balance.question"),
        title,
        asked.s().html("costs.balance.words"),
        List.of(),
        balanceTable(asked, rows),
        asked.note("costs.balance.full"),
        rows.objects());
  }

  private static Markup balanceTable(Asked asked, Grid rows) {
    return asked
        .s()
        .table()
        .text(
            asked.s().html("trust.stage"),
            rows.each(i -> asked.s().name("stage", rows.texts("stage").get(i))))
        .count(asked.s().html("trust.lines"), rows.wholes("lines"))
        .money(asked.s().html("trust.amount_in"), rows.decimals("amount_in"))
        .money(asked.s().html("trust.assigned"), rows.decimals("assigned"))
        .money(asked.s().html("trust.unused"), rows.decimals("unused"))
        .money(asked.s().html("trust.unassigned"), rows.decimals("unassigned"))
        .money(asked.s().html("trust.difference"), rows.decimals("difference"))
        .build();
  }

  private static Answer none(Asked asked, String part) {
    return Answer.none(
        asked.s().text("costs.part." + part + ".question"),
        asked.s().html("costs.none." + part),
        asked.s().html("costs.none.why"));
  }
}
