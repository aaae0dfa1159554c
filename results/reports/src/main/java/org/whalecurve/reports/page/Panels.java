package org.whalecurve.reports.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.reports.text.Messages;
import org.whalecurve.runs.Rows;

/** Groups of customers side by side: how many they are, what they bring, what remains. */
final class Panels {
  private static final int ROW = 26;

  private Panels() {}

  /**
   * A chart with its table.
   *
   * @param rows customers, and the two amounts
   * @param amounts the columns of the amounts, which are keys of their titles too
   */
  static Markup chart(
      Page page, String name, List<String> labels, Rows rows, List<String> amounts, Markup about) {
    Messages text = page.messages;
    List<String> heads = new ArrayList<>(List.of(text.text("customers")));
    for (String amount : amounts) heads.add(page.axis("panel." + amount));
    List<Map<String, Object>> lines = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      List<Object> values = new ArrayList<>(List.of(rows.whole(i, "customers")));
      for (String amount : amounts) values.add(orZero(rows.decimal(i, amount)));
      lines.add(Map.of("label", labels.get(i), "values", values));
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("heads", heads);
    data.put("rows", lines);
    return page.chart(name, 40 + ROW * labels.size(), data, about, Markup.EMPTY);
  }

  /** One row per group, with the share of each figure in the sum of all. */
  static HtmlTable table(
      Page page, Markup head, List<String> labels, Rows rows, List<String> amounts) {
    List<BigDecimal> customers = new ArrayList<>();
    List<Markup> counts = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      customers.add(BigDecimal.valueOf(rows.whole(i, "customers")));
      counts.add(page.figures.count(rows.whole(i, "customers")));
    }
    HtmlTable table =
        page.table()
            .text(head, labels)
            .figures(page.messages.html("customers"), "", counts)
            .share(page.messages.html("share"), shares(customers));
    for (String amount : amounts) {
      List<BigDecimal> values = ResultSection.amounts(rows, amount);
      table
          .money(page.messages.html("panel." + amount), values)
          .share(page.messages.html("share"), shares(values));
    }
    return table;
  }

  /** Parts of the sum; nothing where that is not positive. */
  private static List<BigDecimal> shares(List<BigDecimal> parts) {
    BigDecimal sum = parts.stream().map(Panels::orZero).reduce(BigDecimal.ZERO, BigDecimal::add);
    return HtmlTable.each(parts, part -> org.whalecurve.reports.text.Figures.fraction(part, sum));
  }

  private static BigDecimal orZero(BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }
}
