package org.whalecurve.reports.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Rows;

/** What are our customers worth from here on, and who of them may leave? */
final class LifetimeSection implements Section {
  private static final List<String> AMOUNTS = List.of("customer_equity", "mean_clv");
  private static final int LISTED = 15;

  @Override
  public String id() {
    return "lifetime";
  }

  @Override
  public Optional<Content> content(Page page) {
    if (!page.facts.has("customer_equity")) return Optional.empty();
    Rows company =
        page.facts.query(
            "SELECT * FROM customer_equity WHERE dimension = 'company' AND customers > 0");
    if (company.isEmpty()) return Optional.empty();
    return Optional.of(new Content(answer(page, company), equity(page).plus(atRisk(page))));
  }

  private static Markup answer(Page page, Rows company) {
    Markup worth =
        page.messages.html(
            "lifetime.answer",
            "customers",
            page.count(company.whole(0, "customers"), "customer"),
            "equity",
            page.figures.money(company.decimal(0, "customer_equity")),
            "mean",
            page.figures.money(company.decimal(0, "mean_clv")));
    if (!page.facts.has("customer", "churn_risk")) return worth;
    Rows risk =
        page.facts.query(
            "SELECT count(*) AS n, coalesce(sum(clv), 0) AS clv FROM customer WHERE churn_risk >= 0.5 AND clv > 0 AND "
                + Facts.IS_CUSTOMER);
    return worth.plus(
        page.messages.html(
            risk.whole(0, "n") == 0 ? "lifetime.answer.safe" : "lifetime.answer.risk",
            "customers",
            page.count(risk.whole(0, "n"), "customer"),
            "amount",
            page.figures.money(risk.decimal(0, "clv"))));
  }

  /** By customer group, or by RFM segment where there are no groups. */
  private static Markup equity(Page page) {
    Rows rows =
        page.facts.query(
            """
            SELECT * FROM customer_equity WHERE customers > 0 AND dimension = (
              SELECT dimension FROM customer_equity WHERE dimension <> 'company' AND customers > 0
              GROUP BY dimension HAVING count(*) > 1 ORDER BY dimension <> 'customer_group', dimension LIMIT 1)
            ORDER BY customer_equity DESC, value LIMIT 12""");
    if (rows.isEmpty()) return Markup.EMPTY;
    String dimension = rows.text(0, "dimension");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) names.add(page.name("group", rows.text(i, "value")));
    Markup head = Markup.text(Page.capital(page.name("dimension", dimension)));
    Markup about = page.messages.html("lifetime.caption");
    return Panels.chart(page, "equity", names, rows, AMOUNTS, about)
        .plus(Panels.table(page, head, names, rows, List.of("customer_equity")).build());
  }

  /** The customers whose leaving would cost most. */
  private static Markup atRisk(Page page) {
    if (!page.facts.has("customer", "churn_risk") || !page.facts.has("customer", "clv")) {
      return Markup.EMPTY;
    }
    String named = page.facts.has("customer", "name") ? "name" : "''";
    Rows rows =
        page.facts.query(
            """
            SELECT customer_id, %s AS name, full_profit, clv, CAST(churn_risk AS DECIMAL(38,12)) AS risk,
              CAST(clv * churn_risk AS DECIMAL(38,6)) AS expected
            FROM customer WHERE clv > 0 AND churn_risk >= 0.5 AND %s ORDER BY expected DESC, customer_id LIMIT %d"""
                .formatted(named, Facts.IS_CUSTOMER, LISTED));
    if (rows.isEmpty()) return Markup.EMPTY;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String name = rows.text(i, "name");
      names.add(Page.label(name == null || name.isBlank() ? rows.text(i, "customer_id") : name));
    }
    List<BigDecimal> clv = ResultSection.amounts(rows, "clv");
    return page.messages
        .html("lifetime.at_risk")
        .in("h3")
        .plus(
            page.table()
                .text(page.messages.html("customers.customer"), names)
                .money(page.messages.html("profit"), ResultSection.amounts(rows, "full_profit"))
                .money(page.messages.html("lifetime.clv"), clv)
                .share(
                    page.messages.html("lifetime.churn_risk"), ResultSection.amounts(rows, "risk"))
                .money(
                    page.messages.html("lifetime.expected_loss"),
                    ResultSection.amounts(rows, "expected"))
                .build());
  }
}
