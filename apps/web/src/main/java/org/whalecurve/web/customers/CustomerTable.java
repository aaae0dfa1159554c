package org.whalecurve.web.customers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.whalecurve.reports.Sheet;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Rows;
import org.whalecurve.tables.Table.Kind;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.text.Speech;

/** Customers as a table for people: one unit to a column, a line of totals, heads that sort. */
public final class CustomerTable {
  private static final int DECIMALS_MAX = 2;

  /** The head of a column. */
  public record Head(String title, String unit, boolean number, String address, String order) {}

  /** A cell. */
  public record Cell(Markup shown, boolean number) {}

  /** One customer. */
  public record Row(String id, Markup who, List<Cell> cells) {}

  private final Frame f;
  private final Speech s;
  private final Titles titles;
  private final CustomerColumns columns;
  private final List<String> shown;
  private final List<Map<String, Object>> rows;
  private final Rows totals;

  CustomerTable(
      Frame f,
      Titles titles,
      CustomerColumns columns,
      List<Map<String, Object>> rows,
      Rows totals) {
    this.f = f;
    this.s = f.s();
    this.titles = titles;
    this.columns = columns;
    this.shown = columns.shown();
    this.rows = rows;
    this.totals = totals;
  }

  /** The head above the names. */
  public Head first() {
    return head("customer_id", s.text("customers.customer"));
  }

  public List<Head> heads() {
    return shown.stream().map(column -> head(column, titles.column(f.visit(), column))).toList();
  }

  private Head head(String column, String title) {
    boolean sorted = columns.sort().equals(column);
    boolean ascending = sorted && columns.isAscending();
    Sheet.Column kind = columns.sheet(column);
    boolean text = kind.kind() == Kind.TEXT;
    String next = sorted ? (ascending ? "desc" : "asc") : text ? "asc" : "desc";
    String address = Query.of(f.visit()).with("sort", column).with("dir", next).at("/customers");
    String order = sorted ? (ascending ? "ascending" : "descending") : null;
    return new Head(title, unit(column), isNumber(kind), address, order);
  }

  private String unit(String column) {
    Sheet.Column kind = columns.sheet(column);
    if (kind.unit().equals("share")) return "%";
    if (kind.kind() != Kind.MONEY) return "";
    String scale = scale(column).name();
    String unit = s.currency();
    boolean apart = !scale.isEmpty() && !unit.isEmpty() && unit.charAt(0) < 0x80;
    return scale + (apart ? " " : "") + unit;
  }

  private static boolean isNumber(Sheet.Column kind) {
    return switch (kind.kind()) {
      case WHOLE, MONEY, QUANTITY, TOTAL, RATIO -> true;
      case TEXT, DATE, BOOLEAN -> false;
    };
  }

  private Figures.Scale scale(String column) {
    return s.figures().scaleOf(amounts(column));
  }

  private List<BigDecimal> amounts(String column) {
    return rows.stream()
        .map(row -> CustomerList.decimal(row.get(column)))
        .filter(Objects::nonNull)
        .toList();
  }

  public List<Row> rows() {
    List<Row> list = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      String id = (String) row.get("customer_id");
      List<Cell> cells = new ArrayList<>();
      for (String column : shown) cells.add(cell(column, row.get(column)));
      list.add(new Row(id, Links.customer(f, id, (String) row.get("name")), cells));
    }
    return list;
  }

  private Cell cell(String column, Object value) {
    Sheet.Column kind = columns.sheet(column);
    if (value == null) return new Cell(Figures.none(), isNumber(kind));
    return switch (kind.kind()) {
      case TEXT -> new Cell(Markup.text(titles.of(f.visit(), column, value.toString())), false);
      case DATE -> new Cell(Markup.text(value.toString()), false);
      case BOOLEAN -> new Cell(Markup.text(Boolean.TRUE.equals(value) ? "✓" : "–"), false);
      default -> new Cell(number(column, kind, CustomerList.decimal(value)), true);
    };
  }

  private Markup number(String column, Sheet.Column kind, BigDecimal value) {
    if (kind.unit().equals("share")) return s.figures().percentCell(value);
    if (kind.kind() == Kind.MONEY) {
      Figures.Scale scale = scale(column);
      return s.figures().scaled(value, scale, Figures.decimalsOf(amounts(column), scale));
    }
    int decimals = Math.min(DECIMALS_MAX, Math.max(0, value.stripTrailingZeros().scale()));
    return s.figures().number(value, "", decimals);
  }

  /** The line of totals: sums of amounts, margins of the sums. */
  public List<Cell> totals() {
    List<Cell> cells = new ArrayList<>();
    for (String column : shown) {
      boolean number = isNumber(columns.sheet(column));
      cells.add(new Cell(total(column), number));
    }
    return cells;
  }

  private Markup total(String column) {
    for (Rows.Column one : totals.columns()) {
      if (!one.name().equals(column)) continue;
      BigDecimal sum = totals.decimal(0, column);
      Figures.Scale scale = scale(column);
      return s.figures().scaled(sum, scale, Figures.decimalsOf(amounts(column), scale));
    }
    if (column.matches("(full|incremental)_margin")
        && f.visit().viewKey().equals(column.replace("_margin", ""))) {
      BigDecimal margin = Figures.fraction(profit(), revenue());
      return margin == null ? Figures.none() : s.figures().percentCell(margin);
    }
    return Markup.EMPTY;
  }

  /** How many customers the address asks for. */
  public long count() {
    return totals.whole(0, "n");
  }

  public BigDecimal profit() {
    return zero(totals.decimal(0, f.visit().viewKey() + "_profit"));
  }

  public BigDecimal revenue() {
    return zero(totals.decimal(0, "net_revenue"));
  }

  private static BigDecimal zero(BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }
}
