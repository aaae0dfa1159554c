package org.whalecurve.reports.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.whalecurve.reports.page.Facts.Line;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.reports.text.Messages;
import org.whalecurve.runs.Rows;

/** Which customers are best and worst, and what makes their cost? */
final class CustomersSection implements Section {
  private static final int LISTED = 20;
  private static final int REASONS = 3;

  /** From this share of gross revenue on, returns are named as a reason. */
  private static final BigDecimal MANY_RETURNS = new BigDecimal("0.1");

  /** From this multiple of the average on, a cost is said to be high. */
  private static final BigDecimal HIGH = new BigDecimal("1.95");

  @Override
  public String id() {
    return "customers";
  }

  @Override
  public Optional<Content> content(Page page) {
    if (!page.facts.has("customer") || page.facts.curve(View.FULL).customers() == 0) {
      return Optional.empty();
    }
    Markup body =
        page.byView(view -> lists(page, view))
            .plus(page.note(page.messages.html("customers.note")));
    return Optional.of(new Content(page.inlineByView(v -> answer(page, v)), body));
  }

  private static Markup answer(Page page, View view) {
    Facts.Curve curve = page.facts.curve(view);
    long listed = Math.min(LISTED, curve.customers());
    Rows sums =
        page.facts.query(
            "SELECT sum(profit) FILTER (rank <= %d) AS best, sum(profit) FILTER (rank > %d) AS worst FROM whale_curve WHERE view = '%s' AND %s"
                .formatted(listed, curve.customers() - listed, view.key, Facts.IS_CUSTOMER));
    BigDecimal worst = sums.decimal(0, "worst");
    return page.messages.html(
        worst.signum() < 0 ? "customers.answer" : "customers.answer.nobody_loses",
        "listed",
        page.figures.count(listed),
        "best",
        page.figures.money(sums.decimal(0, "best")),
        "worst",
        worst.signum() < 0 ? page.lost(worst) : page.figures.money(worst));
  }

  private static Markup lists(Page page, View view) {
    long customers = page.facts.curve(view).customers();
    Markup best =
        page.messages.html("customers.best").in("h3").plus(list(page, view, true, LISTED));
    if (customers <= LISTED) return best;
    int worst = (int) Math.min(LISTED, customers - LISTED);
    return best.plus(page.messages.html("customers.worst").in("h3"))
        .plus(list(page, view, false, worst));
  }

  private static Markup list(Page page, View view, boolean best, int limit) {
    String named = page.facts.has("customer", "name") ? "c.name" : "''";
    String grouped = page.facts.has("customer", "customer_group") ? "c.customer_group" : "''";
    Rows rows =
        page.facts.query(
            """
            SELECT w.rank, c.customer_id, %s AS name, %s AS customer_group, c.net_revenue, c.gross_revenue, c.returns,
              c.net_revenue - c.revenue_tax - c.cost_of_goods - c.%s AS contribution,
              c.%s AS cost_to_serve, c.%s AS profit
            FROM whale_curve w JOIN customer c USING (customer_id)
            WHERE w.view = '%s' AND %s ORDER BY w.rank %s LIMIT %d"""
                .formatted(
                    named,
                    grouped,
                    view.directCost,
                    view.costToServe,
                    view.profit,
                    view.key,
                    Facts.IS_CUSTOMER,
                    best ? "ASC" : "DESC",
                    limit));
    return table(page, view, rows);
  }

  private static Markup table(Page page, View view, Rows rows) {
    Messages text = page.messages;
    Map<String, Markup> reasons = reasons(page, view, rows);
    List<Markup> names = new ArrayList<>();
    List<Markup> whys = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      names.add(name(page, rows, i));
      Markup why =
          revenueReason(page, rows, i)
              .plus(reasons.getOrDefault(rows.text(i, "customer_id"), Markup.EMPTY));
      whys.add(why.isEmpty() ? Figures.none() : why.in("ul class=\"why\""));
    }
    List<BigDecimal> profits = ResultSection.amounts(rows, "profit");
    List<BigDecimal> revenues = ResultSection.amounts(rows, "net_revenue");
    List<BigDecimal> margins = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++)
      margins.add(Figures.fraction(profits.get(i), revenues.get(i)));
    return page.table()
        .classes("customers")
        .alike(revenues, profits)
        .html(text.html("customers.customer"), names)
        .money(text.html("net_revenue"), revenues)
        .money(text.html("customers.contribution"), ResultSection.amounts(rows, "contribution"))
        .money(text.html("customers.cost"), ResultSection.amounts(rows, "cost_to_serve"))
        .money(text.html("profit"), profits)
        .share(text.html("margin"), margins)
        .html(text.html("customers.why"), whys)
        .build();
  }

  /** What takes the revenue before any activity does: goods sent back, or goods that cost more. */
  private static Markup revenueReason(Page page, Rows rows, int i) {
    BigDecimal gross = rows.decimal(i, "gross_revenue");
    BigDecimal returns = rows.decimal(i, "returns");
    if (returns.compareTo(gross.multiply(MANY_RETURNS)) > 0) {
      BigDecimal share = Figures.fraction(returns, gross);
      return page.messages
          .html(
              share == null ? "customers.reason.only_returns" : "customers.reason.returns",
              "amount",
              page.figures.money(returns),
              "share",
              page.figures.percent(share))
          .in("li");
    }
    BigDecimal revenue = rows.decimal(i, "net_revenue");
    BigDecimal contribution = rows.decimal(i, "contribution");
    if (contribution.signum() >= 0 || revenue.signum() <= 0) return Markup.EMPTY;
    BigDecimal taken = Figures.fraction(revenue.subtract(contribution), revenue);
    return page.messages
        .html("customers.reason.goods", "share", page.figures.percent(taken))
        .in("li");
  }

  private static Markup name(Page page, Rows rows, int i) {
    String id = rows.text(i, "customer_id");
    String name = rows.text(i, "name");
    String group = rows.text(i, "customer_group");
    String shown = name == null || name.isBlank() ? id : name;
    String below = shown.equals(id) ? "" : Page.label(id);
    if (group != null && !group.isEmpty()) {
      below += (below.isEmpty() ? "" : " · ") + page.name("group", group);
    }
    return Markup.text(Page.label(shown)).plus(Markup.text(below).in("small"));
  }

  /** The two or three activities that cost most, for each customer listed. */
  private static Map<String, Markup> reasons(Page page, View view, Rows customers) {
    Map<String, Markup> reasons = new HashMap<>();
    if (!page.facts.has("activity_cost") || customers.isEmpty()) return reasons;
    String ids =
        customers.rows().stream()
            .map(row -> "'" + row.get(1).toString().replace("'", "''") + "'")
            .collect(Collectors.joining(", "));
    Rows costs =
        page.facts.query(
            """
            WITH a AS (SELECT activity, sum(%1$s) AS all_cost FROM activity_cost WHERE %2$s GROUP BY activity),
              o AS (SELECT customer_id, activity, sum(%1$s) AS cost FROM activity_cost WHERE customer_id IN (%3$s)%5$s GROUP BY customer_id, activity)
            SELECT o.customer_id, o.activity, o.cost, a.all_cost, c.net_revenue
            FROM o JOIN a USING (activity) JOIN customer c ON c.customer_id = o.customer_id
            WHERE o.cost > 0
            QUALIFY row_number() OVER (PARTITION BY o.customer_id ORDER BY o.cost DESC, o.activity) <= %4$d
            ORDER BY o.customer_id, o.cost DESC, o.activity"""
                .formatted(view.cost, Facts.IS_CUSTOMER, ids, REASONS, page.facts.served()));
    for (int i = 0; i < costs.size(); i++) {
      reasons.merge(costs.text(i, "customer_id"), reason(page, costs, i), Markup::plus);
    }
    return reasons;
  }

  private static Markup reason(Page page, Rows costs, int i) {
    BigDecimal cost = costs.decimal(i, "cost");
    BigDecimal share = Figures.fraction(cost, costs.decimal(i, "net_revenue"));
    BigDecimal average =
        Figures.fraction(
            costs.decimal(i, "all_cost"), page.facts.of(Line.CUSTOMERS, "net_revenue"));
    BigDecimal times = Figures.fraction(share, average);
    return page.messages
        .html(
            share == null ? "customers.reason.no_revenue" : "customers.reason",
            "activity",
            page.activity(costs.text(i, "activity")),
            "cost",
            page.figures.money(cost),
            "share",
            page.figures.percent(share),
            "times",
            times == null ? Markup.EMPTY : times(page, times))
        .in("li");
  }

  /** How many times the average; told apart where it is high. */
  private static Markup times(Page page, BigDecimal times) {
    Markup shown = page.figures.number(times, "×", times.intValue() < 10 ? 1 : 0);
    return times.compareTo(HIGH) >= 0 ? shown.in("strong class=\"lost\"") : shown;
  }
}
