package org.whalecurve.web.segments;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.page.Answer;
import org.whalecurve.web.page.Chart;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.page.Grid;
import org.whalecurve.web.text.Speech;

/** Who asks, of which run, in which view. */
record Asked(Frame frame) {
  static final String IS_CUSTOMER = "customer_id NOT IN ('(unassigned)', '(unused)')";

  Reading run() {
    return frame.visit().reading();
  }

  Speech s() {
    return frame.s();
  }

  boolean isOwn() {
    return !run().isCompany();
  }

  /** The column of profit in this view. */
  String profit() {
    return frame.visit().viewKey() + "_profit";
  }

  String view() {
    return frame.visit().viewKey();
  }

  Grid grid(String sql, Object... parameters) {
    return new Grid(run().rows(sql, parameters));
  }

  /** The list of the customers with this value. */
  String customers(String column, Object value) {
    return frame.link("/customers", column, value == null ? "(none)" : value);
  }

  Markup link(String shown, String column, Object value) {
    return Grid.link(shown, customers(column, value));
  }

  /** The title of a row in the reader's language, else its key as people write it. */
  String title(Rows rows, int row, String key) {
    String title = rows.text(row, "title_" + s().language());
    return title == null || title.isBlank()
        ? s().name("group", rows.text(row, key))
        : s().label(title);
  }

  Markup money(BigDecimal amount) {
    return s().figures().money(amount);
  }

  Markup share(BigDecimal part, BigDecimal whole) {
    return s().figures().percent(part, whole);
  }

  static BigDecimal of(BigDecimal part, BigDecimal whole) {
    return Figures.fraction(part, whole);
  }

  /** The question of a part. */
  String question(String part) {
    return s().text("segments.part." + part + ".question");
  }

  Answer none(String part, String reason) {
    return Answer.none(
        question(part),
        s().html("segments.none." + reason),
        s().html("segments.none." + reason + ".why"));
  }

  Chart chart(String kind, String height, Map<String, Object> data, Markup caption) {
    return new Chart(kind, kind, height, data, caption, Markup.EMPTY);
  }

  /**
   * Customers, revenue and profit of each row beside each other, each bar a way to its customers.
   *
   * @param column of customers that holds the row's {@code key}
   */
  Map<String, Object> panels(Grid rows, List<String> names, String column, String key) {
    List<Map<String, Object>> bars =
        rows.each(
            i ->
                Map.of(
                    "label",
                    names.get(i),
                    "address",
                    customers(column, rows.texts(key).get(i)),
                    "values",
                    List.of(
                        rows.wholes("customers").get(i),
                        rows.decimals("revenue").get(i),
                        rows.decimals("profit").get(i))));
    List<String> heads =
        List.of(s().text("customers"), axis("panel.revenue"), axis("segments.profit." + view()));
    return Map.of("heads", heads, "rows", bars);
  }

  /** Money and its unit, for axes: "Profit, EUR". */
  String axis(String key) {
    return s().messages()
        .text("axis")
        .replace("{name}", s().text(key))
        .replace("{unit}", s().currency());
  }
}
