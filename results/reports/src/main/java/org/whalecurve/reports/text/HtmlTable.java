package org.whalecurve.reports.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A table built column by column; every column of figures has one unit, in its head. */
public final class HtmlTable {
  private record Column(
      String group, Markup head, String unit, boolean number, List<Markup> cells) {}

  /** A table of no more rows stays on one printed page. */
  private static final int SHORT = 16;

  private static final int TEXT_MAX = 160;

  private final Figures figures;
  private final String currency;
  private final List<Column> columns = new ArrayList<>();
  private String group = "";
  private Set<Integer> strong = Set.of();
  private List<BigDecimal> coarse;
  private List<BigDecimal> fine;
  private String classes = "";

  public HtmlTable(Figures figures, String currency) {
    this.figures = figures;
    this.currency = currency;
  }

  /** The columns that follow stand under this common head. */
  public HtmlTable group(String name) {
    group = name;
    return this;
  }

  /** Rows, from 0, that are sums of those above. */
  public HtmlTable strong(Set<Integer> rows) {
    strong = rows;
    return this;
  }

  /**
   * All money columns that follow have one scale.
   *
   * @param coarse amounts that decide the scale
   * @param fine amounts that decide the decimals
   */
  public HtmlTable alike(List<BigDecimal> coarse, List<BigDecimal> fine) {
    this.coarse = coarse;
    this.fine = fine;
    return this;
  }

  /** Further class names. */
  public HtmlTable classes(String names) {
    classes = " " + names;
    return this;
  }

  public HtmlTable text(Markup head, List<String> values) {
    return add(head, "", false, values.stream().map(HtmlTable::orNothing).toList());
  }

  private static Markup orNothing(String value) {
    return value == null || value.isEmpty()
        ? Figures.none()
        : Markup.text(Html.label(value, TEXT_MAX));
  }

  public HtmlTable html(Markup head, List<Markup> cells) {
    return add(head, "", false, cells);
  }

  public HtmlTable figures(Markup head, String unit, List<Markup> cells) {
    return add(head, unit, true, cells);
  }

  /** Amounts in one scale. */
  public HtmlTable money(Markup head, List<BigDecimal> amounts) {
    return coarse == null
        ? quantity(head, currency, amounts)
        : scaled(head, currency, amounts, coarse, fine);
  }

  /** Quantities of a unit in one scale. */
  public HtmlTable quantity(Markup head, String unit, List<BigDecimal> amounts) {
    return scaled(head, unit, amounts, amounts, amounts);
  }

  private HtmlTable scaled(
      Markup head,
      String unit,
      List<BigDecimal> amounts,
      List<BigDecimal> forScale,
      List<BigDecimal> forDecimals) {
    Figures.Scale scale = figures.scaleOf(forScale);
    int decimals =
        scale.exponent() == 0 && whole(forDecimals) ? 0 : Figures.decimalsOf(forDecimals, scale);
    return add(
        head, unit(scale, unit), true, each(amounts, a -> figures.scaled(a, scale, decimals)));
  }

  /** "k EUR", but "万元". */
  private static String unit(Figures.Scale scale, String unit) {
    boolean apart = !unit.isEmpty() && !scale.name().isEmpty() && unit.charAt(0) < 0x80;
    return scale.name() + (apart ? " " : "") + unit;
  }

  private static boolean whole(List<BigDecimal> amounts) {
    return amounts.stream().allMatch(a -> a == null || a.stripTrailingZeros().scale() <= 0);
  }

  public HtmlTable share(Markup head, List<BigDecimal> fractions) {
    return add(head, "%", true, each(fractions, figures::percentCell));
  }

  public HtmlTable count(Markup head, List<Long> counts) {
    return add(head, "", true, each(counts, figures::count));
  }

  /** Like a stream's map, for lists with nulls in them. */
  public static <A, B> List<B> each(List<A> list, Function<A, B> function) {
    List<B> out = new ArrayList<>(list.size());
    for (A item : list) out.add(function.apply(item));
    return out;
  }

  private HtmlTable add(Markup head, String unit, boolean number, List<Markup> cells) {
    columns.add(new Column(group, head, unit, number, cells));
    return this;
  }

  public Markup build() {
    int rows = columns.get(0).cells().size();
    String size = rows <= SHORT ? " short" : "";
    StringBuilder out =
        new StringBuilder("<div class=\"scroll\"><table class=\"grid" + classes + size + "\">");
    out.append("<thead>").append(groups()).append("<tr>");
    for (Column column : columns) out.append(head(column));
    out.append("</tr></thead><tbody>");
    for (int row = 0; row < rows; row++) {
      out.append(strong.contains(row) ? "<tr class=\"sub\">" : "<tr>");
      for (int i = 0; i < columns.size(); i++) out.append(cell(i, row));
      out.append("</tr>");
    }
    return new Markup(out.append("</tbody></table></div>").toString());
  }

  private String groups() {
    Map<String, Integer> spans = new LinkedHashMap<>();
    for (Column column : columns) spans.merge(column.group(), 1, Integer::sum);
    if (spans.size() == 1) return "";
    StringBuilder out = new StringBuilder("<tr class=\"groups\">");
    spans.forEach(
        (name, span) ->
            out.append("<th colspan=\"")
                .append(span)
                .append("\" scope=\"colgroup\">")
                .append(Html.escape(name))
                .append("</th>"));
    return out.append("</tr>").toString();
  }

  private static String head(Column column) {
    String unit =
        column.unit().isEmpty() ? "" : "<small>" + Html.escape(column.unit()) + "</small>";
    String numeric = column.number() ? " class=\"n\"" : "";
    return "<th scope=\"col\"" + numeric + ">" + column.head().html() + unit + "</th>";
  }

  private String cell(int index, int row) {
    Column column = columns.get(index);
    String cell = column.cells().get(row).html();
    if (index == 0) return "<th scope=\"row\">" + cell + "</th>";
    return (column.number() ? "<td class=\"n\">" : "<td>") + cell + "</td>";
  }
}
