package org.whalecurve.web.customer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.Html;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.customers.Titles;
import org.whalecurve.web.page.Chart;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.text.Speech;

/** What a customer is worth: recency and frequency, lifetime value, risk, score, matrices. */
public final class Worth {
  /** A figure with its name. */
  public record Pair(String name, Markup shown) {}

  /** A matrix with this customer marked, and what is advised for where he stands. */
  public record Matrix(String title, Markup grid, String advice) {}

  private static final int FEW = 7;

  private final Frame f;
  private final Speech s;
  private final Reading reading;
  private final Facts facts;
  private final Titles titles;

  Worth(Frame f, Facts facts, Titles titles) {
    this.f = f;
    this.s = f.s();
    this.reading = f.visit().reading();
    this.facts = facts;
    this.titles = titles;
  }

  public List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    word(pairs, "tier");
    word(pairs, "lifecycle");
    word(pairs, "rfm_segment");
    word(pairs, "rfm");
    number(pairs, "recency", 0);
    number(pairs, "frequency", 0);
    money(pairs, "monetary");
    share(pairs, "p_alive");
    number(pairs, "expected_transactions", 1);
    if (facts.decimal("clv") != null) pairs.add(new Pair(name("clv"), lifetime()));
    money(pairs, "value_total");
    share(pairs, "churn_risk");
    money(pairs, "expected_loss");
    number(pairs, "score", 1);
    return pairs;
  }

  private String name(String column) {
    return titles.column(f.visit(), column);
  }

  private void word(List<Pair> pairs, String column) {
    String value = facts.text(column);
    if (value == null) return;
    pairs.add(new Pair(name(column), Markup.text(titles.of(f.visit(), column, value))));
  }

  private void number(List<Pair> pairs, String column, int decimals) {
    BigDecimal value = facts.decimal(column);
    if (value != null) pairs.add(new Pair(name(column), s.figures().number(value, "", decimals)));
  }

  private void money(List<Pair> pairs, String column) {
    BigDecimal value = facts.decimal(column);
    if (value != null) pairs.add(new Pair(name(column), s.amount(value)));
  }

  private void share(List<Pair> pairs, String column) {
    BigDecimal value = facts.decimal(column);
    if (value != null) pairs.add(new Pair(name(column), s.figures().percent(value)));
  }

  private Markup lifetime() {
    Markup value = s.amount(facts.decimal("clv"));
    if (facts.decimal("clv_low") == null || facts.decimal("clv_high") == null) return value;
    return value.plus(
        s.html(
            "customer.between",
            "low",
            s.figures().money(facts.decimal("clv_low")),
            "high",
            s.figures().money(facts.decimal("clv_high"))));
  }

  /** Whether there is a risk of leaving that no card made. */
  public boolean isRiskOfSilence() {
    return facts.decimal("churn_risk") != null && facts.decimal("p_alive") != null;
  }

  /** Why a card rates the customer as it does; empty without cards. */
  public Markup reasons() {
    if (!reading.has("card_reason")) return Markup.EMPTY;
    Rows rows =
        reading.rows(
            "SELECT card, part, bin, points, lost FROM {card_reason} WHERE customer_id = ? ORDER BY card, place",
            facts.id());
    if (rows.isEmpty()) return Markup.EMPTY;
    List<String> cards = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    List<String> bins = new ArrayList<>();
    List<Long> points = new ArrayList<>();
    List<Long> lost = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      cards.add(s.name("card", rows.text(i, "card")));
      parts.add(name(rows.text(i, "part")));
      bins.add(rows.text(i, "bin"));
      points.add(rows.whole(i, "points"));
      lost.add(rows.whole(i, "lost"));
    }
    return s.table()
        .text(s.html("customer.card"), cards)
        .text(s.html("customer.card.part"), parts)
        .text(s.html("customer.card.bin"), bins)
        .count(s.html("customer.points"), points)
        .count(s.html("customer.card.lost"), lost)
        .build();
  }

  /** The indicator that the tier hangs most on; empty where none is known. */
  public String decidedBy() {
    String indicator = facts.text("tier_decided_by");
    return indicator == null ? "" : titles.of(f.visit(), "indicator", indicator);
  }

  /** The score indicator by indicator; null without scores. */
  public Chart score() {
    if (!reading.has("score_detail")) return null;
    Rows rows =
        reading.rows(
            "SELECT indicator, value, source, normalised, weight, points FROM {score_detail} WHERE customer_id = ? ORDER BY place",
            facts.id());
    if (rows.isEmpty()) return null;
    List<Map<String, Object>> dots = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String name = titles.of(f.visit(), "indicator", rows.text(i, "indicator"));
      names.add(name);
      Map<String, Object> dot = new LinkedHashMap<>();
      dot.put("name", name);
      dot.put("at", rows.decimal(i, "normalised"));
      dot.put("weight", rows.decimal(i, "weight"));
      dot.put("points", rows.decimal(i, "points"));
      dots.add(dot);
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("worst", s.text("customer.score.worst"));
    data.put("best", s.text("customer.score.best"));
    data.put("weight", s.text("customer.score.weight"));
    data.put("points", s.text("customer.points"));
    data.put("dots", dots);
    Markup caption = s.html("customer.score.caption");
    return new Chart(
        "score", "score_dots", rows.size() <= FEW ? "s" : "l", data, caption, score(rows, names));
  }

  private Markup score(Rows rows, List<String> names) {
    return s.table()
        .text(s.html("customer.indicator"), names)
        .figures(s.html("customer.value"), "", cells(rows, "value", 2))
        .text(
            s.html("customer.source"),
            IntStream.range(0, rows.size())
                .mapToObj(i -> s.name("customer.source", rows.text(i, "source")))
                .toList())
        .share(s.html("customer.score.place"), decimals(rows, "normalised"))
        .share(s.html("customer.score.weight"), decimals(rows, "weight"))
        .figures(s.html("customer.points"), "", cells(rows, "points", 1))
        .build();
  }

  private List<Markup> cells(Rows rows, String column, int decimals) {
    List<Markup> cells = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      BigDecimal value = rows.decimal(i, column);
      cells.add(value == null ? Figures.none() : s.figures().number(value, "", decimals));
    }
    return cells;
  }

  private static List<BigDecimal> decimals(Rows rows, String column) {
    List<BigDecimal> values = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) values.add(rows.decimal(i, column));
    return values;
  }

  public List<Matrix> matrices() {
    List<Matrix> matrices = new ArrayList<>();
    for (String column : facts.segments()) {
      String here = facts.text(column);
      String matrix = column.substring("segment_".length());
      List<Titles.Cell> cells = titles.cells(f.visit(), matrix);
      if (here == null || cells.isEmpty()) continue;
      String advice = titles.text(f.visit(), "treatment." + matrix + "." + here);
      matrices.add(new Matrix(titles.column(f.visit(), column), grid(column, cells, here), advice));
    }
    return matrices;
  }

  /** High on top and to the right, as matrices are drawn. */
  private Markup grid(String column, List<Titles.Cell> cells, String here) {
    List<String> xs = new ArrayList<>(cells.stream().map(Titles.Cell::x).distinct().toList());
    List<String> ys = new ArrayList<>(cells.stream().map(Titles.Cell::y).distinct().toList());
    if (xs.get(0).equals("high")) java.util.Collections.reverse(xs);
    if (ys.get(0).equals("low")) java.util.Collections.reverse(ys);
    StringBuilder out = new StringBuilder("<table class=\"matrix\"><tbody>");
    for (String y : ys) {
      out.append("<tr>");
      for (String x : xs) out.append(cell(column, cells, x, y, here));
      out.append("</tr>");
    }
    return new Markup(out.append("</tbody></table>").toString());
  }

  private String cell(String column, List<Titles.Cell> cells, String x, String y, String here) {
    StringBuilder text = new StringBuilder();
    boolean marked = false;
    for (Titles.Cell cell : cells) {
      if (!cell.x().equals(x) || !cell.y().equals(y)) continue;
      marked |= cell.segment().equals(here);
      if (!text.isEmpty()) text.append(", ");
      text.append(Html.escape(titles.of(f.visit(), column, cell.segment())));
    }
    return marked
        ? "<td class=\"here\" aria-current=\"true\">● " + text + "</td>"
        : "<td>" + text + "</td>";
  }
}
