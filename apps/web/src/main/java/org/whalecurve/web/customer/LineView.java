package org.whalecurve.web.customer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.text.Speech;

/** What a line of the account is made of: products, channels and periods. */
public final class LineView {
  private static final Set<String> LINES =
      Set.of(
          "gross_revenue",
          "discount",
          "cash_discount",
          "returns",
          "net_revenue",
          "revenue_tax",
          "cost_of_goods",
          "direct_cost",
          "incremental_direct_cost",
          "full_cost_to_serve",
          "incremental_cost_to_serve",
          "full_profit",
          "incremental_profit",
          "capital_charge",
          "residual_income");

  private static final int ROWS_MAX = 60;

  private final Speech s;
  private final Facts facts;
  private final String line;
  private final Rows rows;

  LineView(Frame f, Facts facts, String line) {
    if (!LINES.contains(line) || !f.visit().reading().has("profit")) {
      throw new NotFoundException("line " + line);
    }
    this.s = f.s();
    this.facts = facts;
    this.line = line;
    this.rows =
        f.visit()
            .reading()
            .rows(
                "SELECT period, product_id, channel, sum(quantity) AS quantity, sum(%1$s) AS amount FROM {profit} WHERE customer_id = ? GROUP BY period, product_id, channel HAVING sum(%1$s) <> 0 ORDER BY abs(sum(%1$s)) DESC, period, product_id, channel"
                    .formatted(line),
                facts.id());
  }

  public String title() {
    return s.text("account." + line).replaceFirst("^− ", "");
  }

  public Markup answer() {
    return s.html(
        "customer.line.answer",
        "customer",
        s.label(facts.id()),
        "amount",
        s.figures().money(facts.amount(line)),
        "n",
        s.counted(rows.size(), "row"));
  }

  public Markup table() {
    int shown = Math.min(ROWS_MAX, rows.size());
    return s.table()
        .text(s.html("period"), texts(shown, "period"))
        .text(s.html("customer.product"), texts(shown, "product_id"))
        .text(s.html("customer.channel"), texts(shown, "channel"))
        .figures(
            s.html("activities.quantity"),
            "",
            IntStream.range(0, shown)
                .mapToObj(i -> s.figures().number(rows.decimal(i, "quantity"), "", 0))
                .toList())
        .figures(
            s.html("flow.amount"),
            s.currency(),
            IntStream.range(0, shown)
                .mapToObj(i -> s.figures().number(rows.decimal(i, "amount"), "", 2))
                .toList())
        .build();
  }

  private List<String> texts(int shown, String column) {
    return IntStream.range(0, shown)
        .mapToObj(i -> s.name("product", rows.text(i, column)))
        .toList();
  }

  /** What is not shown, so that the table and this are the line. */
  public Markup more() {
    if (rows.size() <= ROWS_MAX) return Markup.EMPTY;
    BigDecimal rest = BigDecimal.ZERO;
    for (int i = ROWS_MAX; i < rows.size(); i++) rest = rest.add(rows.decimal(i, "amount"));
    return s.html(
        "customer.trace.more",
        "n",
        s.counted(rows.size() - ROWS_MAX, "row"),
        "amount",
        s.figures().money(rest));
  }
}
