package org.whalecurve.web.customers;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.page.Visit;
import org.whalecurve.web.text.Speech;

/** What the page of customers shows around its table: filters, chips, pages, saved views. */
public final class ListView {
  private static final int VALUES_MAX = 200;
  private static final int FIRST_CHOICES = 4;

  /** A value to choose, or a chip to take away. */
  public record Option(String value, String title, boolean chosen, String address) {}

  /** A column with its values. */
  public record Choice(String column, String title, List<Option> options) {}

  private final Frame f;
  private final Visit visit;
  private final Speech s;
  private final Titles titles;
  private final CustomerFilter filter;
  private final CustomerColumns columns;
  private final CustomerTable table;
  private final List<SavedViews.SavedView> saved;
  private final int page;

  ListView(
      Frame f,
      Titles titles,
      CustomerFilter filter,
      CustomerColumns columns,
      CustomerTable table,
      List<SavedViews.SavedView> saved,
      int page) {
    this.f = f;
    this.visit = f.visit();
    this.s = f.s();
    this.titles = titles;
    this.filter = filter;
    this.columns = columns;
    this.table = table;
    this.saved = saved;
    this.page = page;
  }

  public CustomerTable table() {
    return table;
  }

  /** The answer in words. */
  public Markup headline() {
    if (table.count() == 0) return s.html("customers.headline.none");
    String own = visit.reading().isCompany() ? "" : ".own";
    String key = table.profit().signum() < 0 ? "customers.headline.lose" : "customers.headline";
    return s.html(
        key + own,
        "n",
        s.counted(table.count(), "customer"),
        "profit",
        s.figures().size(table.profit()),
        "revenue",
        s.figures().money(table.revenue()),
        "view",
        s.text("view." + visit.viewKey()));
  }

  /** Filters that stand beside the search. */
  public List<Choice> first() {
    List<String> all = CustomerFilter.choices(visit.reading());
    return all.stream().limit(FIRST_CHOICES).map(this::choice).toList();
  }

  /** The others. */
  public List<Choice> more() {
    List<String> all = CustomerFilter.choices(visit.reading());
    return all.stream().skip(FIRST_CHOICES).map(this::choice).toList();
  }

  private Choice choice(String column) {
    Rows rows =
        visit
            .reading()
            .rows(
                "SELECT %1$s AS v, count(*) AS n FROM {customer} WHERE %2$s GROUP BY 1 ORDER BY n DESC, v LIMIT %3$d"
                    .formatted(
                        visit.reading().dialect().name(column),
                        WhaleCurve.IS_CUSTOMER,
                        VALUES_MAX));
    List<Option> options = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String value = rows.text(i, "v") == null ? CustomerFilter.NONE : rows.text(i, "v");
      String title = titles.of(visit, column, rows.text(i, "v"));
      String counted = title + " (" + Speech.plain(s.figures().count(rows.whole(i, "n"))) + ")";
      options.add(new Option(value, counted, value.equals(visit.get(column)), ""));
    }
    return new Choice(column, titles.column(visit, column), options);
  }

  public List<Option> signs() {
    return List.of(sign("loss"), sign("gain"), sign("zero"));
  }

  private Option sign(String sign) {
    return new Option(sign, s.text("customers.sign." + sign), sign.equals(visit.get("sign")), "");
  }

  /** What the address asks for, each to be taken away. */
  public List<Option> chips() {
    List<Option> chips = new ArrayList<>();
    filter
        .given()
        .forEach(
            (name, value) -> {
              String address = Query.of(visit).with(name, "").at("/customers");
              chips.add(new Option(name, chip(name, value), true, address));
            });
    return chips;
  }

  private String chip(String name, String value) {
    if (s.has("customers.chip." + name)) {
      String shown = name.equals("sign") ? s.text("customers.sign." + value) : s.label(value);
      return s.text("customers.chip." + name, "value", shown);
    }
    String shown = value.equals(CustomerFilter.NONE) ? "" : value;
    return titles.column(visit, name) + ": " + titles.of(visit, name, shown);
  }

  /** Columns to choose from. */
  public List<Option> columns() {
    List<String> shown = columns.shown();
    return columns.choices().stream()
        .map(c -> new Option(c, titles.column(visit, c), shown.contains(c), ""))
        .toList();
  }

  /** Names of the columns shown, in their order. */
  public String shownColumns() {
    return String.join(",", columns.shown());
  }

  public boolean hasColumns() {
    return columns.isChosen();
  }

  /** Lists that this user has kept. */
  public List<Option> saved() {
    return saved.stream()
        .map(
            v -> new Option(Long.toString(v.viewId()), v.title(), false, "/customers?" + v.query()))
        .toList();
  }

  /** What stands behind the question mark now. */
  public String query() {
    String address = Query.of(visit).at("/customers");
    int at = address.indexOf('?');
    return at < 0 ? "" : address.substring(at + 1);
  }

  public String sort() {
    return visit.get("sort");
  }

  public String dir() {
    return visit.get("dir");
  }

  public String export(String format) {
    return Query.of(visit).at("/api/v1/export/customers." + format);
  }

  public int page() {
    return page;
  }

  public long pages() {
    return Math.max(1, (table.count() + CustomerList.PAGE_ROWS - 1) / CustomerList.PAGE_ROWS);
  }

  /** Address of another page of the list. */
  public String page(long number) {
    return Query.of(visit).with("page", number == 1 ? "" : number).at("/customers");
  }

  /** Actions that the model knows, to be set for those who are chosen. */
  public List<Option> actions() {
    if (!visit.reading().has("action")) return List.of();
    Rows rows =
        visit
            .reading()
            .rows(
                "SELECT DISTINCT action, title_%s AS title FROM {action} ORDER BY title, action"
                    .formatted(s.language()));
    List<Option> actions = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String title = rows.text(i, "title") == null ? rows.text(i, "action") : rows.text(i, "title");
      actions.add(new Option(rows.text(i, "action"), s.label(title), false, ""));
    }
    return actions;
  }

  /** Rows of the list from 1. */
  public String range() {
    long from = (long) (page - 1) * CustomerList.PAGE_ROWS + 1;
    long to = Math.min(table.count(), from + CustomerList.PAGE_ROWS - 1);
    return s.text(
        "customers.range",
        "from",
        Speech.plain(s.figures().count(from)),
        "to",
        Speech.plain(s.figures().count(to)),
        "n",
        Speech.plain(s.figures().count(table.count())));
  }
}
