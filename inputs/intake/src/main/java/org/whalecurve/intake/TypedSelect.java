package org.whalecurve.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.intake.type.CellSql;
import org.whalecurve.intake.type.ColumnStyle;
import org.whalecurve.intake.type.NumberStyle;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ValueType;

/**
 * The SELECT that types one file's rows: a column per column of the table, and what is wrong with
 * the row. Nothing in it fails on a value; a value that cannot be read makes a check fire.
 *
 * <p>Columns besides the table's: {@value #UNIT}, {@value #FILE}, {@code source_line}, {@value
 * #CHECK} (0 fine, −1 filtered, else the number of the check that fired), {@value #VALUE} (the
 * value at fault), {@value #MEASURE} (the measure at the source's precision, where that is more
 * than is kept) and {@value #ROUNDED} (amounts that had more than six decimals).
 */
final class TypedSelect {
  static final String UNIT = "_unit";
  static final String FILE = "_file";
  static final String CHECK = "_check";
  static final String VALUE = "_value";
  static final String MEASURE = "_measure";
  static final String ROUNDED = "_rounded";
  static final int FILTERED = -1;

  /** Numbers inside expressions: products of two are exact whatever their size. */
  private static final String FACTOR = "DECIMAL(19,6)";

  private static final String FINE_FACTOR = "DECIMAL(30,12)";

  /** A reason to refuse a row. */
  record Check(String condition, String column, String value, String reason) {}

  private static final String TOO_LARGE =
      "too large: at most 12 digits stand before the decimal point";
  private static final int EXCERPT = 200;

  private final TableInput input;
  private final FileMapping mapping;
  private final Dialect dialect;
  private final CellSql cells;
  private final List<Check> checks = new ArrayList<>();
  private final int whereChecks;

  /** What each layer of the query adds to the one below: read, factors, exact values, values. */
  private final Map<String, String> read = new LinkedHashMap<>();

  private final Map<String, String> factors = new LinkedHashMap<>();
  private final Map<String, String> exact = new LinkedHashMap<>();
  private final Map<String, String> values = new LinkedHashMap<>();

  TypedSelect(TableInput input, FileMapping mapping, Dialect dialect) {
    this.input = input;
    this.mapping = mapping;
    this.dialect = dialect;
    this.cells = new CellSql(dialect);
    if (mapping.where() != null) inputsOf(mapping.where(), false);
    whereChecks = checks.size();
    for (int i = 0; i < mapping.targets().size(); i++) target(i, mapping.targets().get(i));
    Required.of(input.table().name())
        .forEach(group -> filled(group, "empty, but every row needs it"));
    input.key().stream()
        .filter(column -> !Required.keyMayBeEmpty(input.table().name(), column))
        .forEach(column -> filled(List.of(column), "empty, but part of the key"));
    reserved();
  }

  /** The checks; the first has number 1. */
  List<Check> checks() {
    return List.copyOf(checks);
  }

  /**
   * @param from a relation with {@code source_line} and the raw columns {@code c0}, {@code c1}, …
   *     as text without blanks around it
   */
  String sql(String from) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < mapping.raws().size(); i++) {
      texts.put("r" + i, storedAs(i) == null ? "c" + i : "CAST(c" + i + " AS VARCHAR)");
    }
    String layer = from;
    for (Map<String, String> added : List.of(texts, read, factors, exact, values)) {
      layer = added.isEmpty() ? layer : "(SELECT *" + list(added) + " FROM " + layer + ")";
    }
    layer = "(SELECT *, " + checkNumber() + " AS " + CHECK + " FROM " + layer + ")";
    return "SELECT " + result() + " FROM " + layer;
  }

  private static String list(Map<String, String> columns) {
    return columns.entrySet().stream()
        .map(e -> ", " + e.getValue() + " AS " + e.getKey())
        .collect(Collectors.joining());
  }

  private int raw(String name) {
    for (int i = 0; i < mapping.raws().size(); i++) {
      if (mapping.raws().get(i).name().equals(name)) return i;
    }
    throw new IllegalStateException(name);
  }

  /** Makes the columns of an expression readable and adds the checks that they can be read. */
  private void inputsOf(Expr expr, boolean bare) {
    for (Expr.Column column : expr.columns()) {
      int raw = raw(column.name());
      ColumnStyle style = mapping.raws().get(raw).style();
      boolean stored = storedAs(raw) == column.type();
      switch (column.type()) {
        case NUMBER -> {
          read.put("n" + raw, stored ? "c" + raw : cells.number("r" + raw, style.number()));
          String factor = style.decimals() > 6 ? FINE_FACTOR : FACTOR;
          if (!bare) factors.put("x" + raw, narrow(raw, factor));
          readable(raw, bare ? "n" : "x", "not a number");
        }
        case DATE -> {
          read.put(
              "d" + raw,
              stored ? "CAST(c" + raw + " AS DATE)" : cells.date("r" + raw, style.date()));
          readable(raw, "d", "not a date");
        }
        case BOOLEAN -> {
          read.put("b" + raw, stored ? "c" + raw : cells.truth("r" + raw));
          readable(raw, "b", "neither true nor false");
        }
        case TEXT -> {}
      }
    }
  }

  private String narrow(int raw, String sqlType) {
    if (storedAs(raw) == ValueType.NUMBER) return "TRY_CAST(c" + raw + " AS " + sqlType + ")";
    NumberStyle style = mapping.raws().get(raw).style().number();
    return CellSql.narrow("r" + raw, "n" + raw, style, sqlType);
  }

  private void readable(int raw, String prefix, String reason) {
    String text = text(raw);
    String condition = "c" + raw + " IS NOT NULL AND " + prefix + raw + " IS NULL";
    add(new Check(condition, mapping.raws().get(raw).name(), text, reason));
  }

  /** A raw column as text, for the few rows where it is at fault. */
  private String text(int raw) {
    return storedAs(raw) == null ? "r" + raw : "CAST(c" + raw + " AS VARCHAR)";
  }

  /** The type in which the engine gets a raw column; null for text. */
  private ValueType storedAs(int raw) {
    return mapping.keepsTypes() ? mapping.raws().get(raw).style().stored() : null;
  }

  private void add(Check check) {
    if (!checks.contains(check)) checks.add(check);
  }

  private void target(int number, FileMapping.Target target) {
    inputsOf(target.source(), target.isBare());
    if (target.type() == ValueType.NUMBER) {
      numeric(number, target);
    } else if (!target.isBare()) {
      String type = input.sqlType(target.name());
      exact.put("v" + number, "CAST(" + sql(target.source()) + " AS " + type + ")");
    }
  }

  private void numeric(int number, FileMapping.Target target) {
    String wide = exactNumber(number);
    if (!target.isBare()) exact.put(wide, exactSql(target.source()));
    String type = input.sqlType(target.name());
    values.put(
        "v" + number, target.isBare() ? narrow(bareRaw(target), type) : CellSql.narrow(wide, type));
    String column = nameInFile(target);
    String text = target.isBare() ? text(bareRaw(target)) : "CAST(" + wide + " AS VARCHAR)";
    add(new Check(wide + " IS NOT NULL AND v" + number + " IS NULL", column, text, TOO_LARGE));
    if (mayOverflow(target.source())) {
      add(new Check(size(target.source()) + " >= 1e12", column, "NULL", TOO_LARGE));
    }
  }

  /** The number of a target at the source's precision. */
  private String exactNumber(int number) {
    FileMapping.Target target = mapping.targets().get(number);
    return target.isBare() ? "n" + bareRaw(target) : "w" + number;
  }

  private String exactSql(Expr expr) {
    String cast = "TRY_CAST(" + sql(expr) + " AS " + CellSql.EXACT + ")";
    return mayOverflow(expr) ? "CASE WHEN " + size(expr) + " < 1e12 THEN " + cast + " END" : cast;
  }

  /** The value's size in floating point: it only decides whether exact arithmetic can hold it. */
  private String size(Expr expr) {
    return "abs("
        + dialect.expr(
            expr, c -> c.type() == ValueType.NUMBER ? "CAST(" + typed(c) + " AS DOUBLE)" : typed(c))
        + ")";
  }

  /** Products of more than two numbers may leave the 38 digits of exact arithmetic. */
  private boolean mayOverflow(Expr expr) {
    boolean fine =
        expr.columns().stream()
            .anyMatch(c -> mapping.raws().get(raw(c.name())).style().decimals() > 6);
    return products(expr) > (fine ? 0 : 1);
  }

  private static int products(Expr expr) {
    if (expr instanceof Expr.Case cases) {
      int branches =
          cases.branches().stream().mapToInt(b -> products(b.when()) + products(b.then())).sum();
      return branches + products(cases.otherwise());
    }
    if (!(expr instanceof Expr.Call call)) return 0;
    int own = call.op().equals("*") ? 1 : call.op().equals("POWER") ? 2 : 0;
    return own + call.args().stream().mapToInt(TypedSelect::products).sum();
  }

  private String sql(Expr expr) {
    return dialect.expr(expr, this::typed);
  }

  private String typed(Expr.Column column) {
    String prefix =
        switch (column.type()) {
          case TEXT -> "r";
          case NUMBER -> "x";
          case DATE -> "d";
          case BOOLEAN -> "b";
        };
    return prefix + raw(column.name());
  }

  private int bareRaw(FileMapping.Target target) {
    return raw(((Expr.Column) target.source()).name());
  }

  /** Whether the file stores the number within the range and precision of money. */
  private boolean isStored(FileMapping.Target target) {
    return target.isBare() && storedAs(bareRaw(target)) == ValueType.NUMBER;
  }

  private String nameInFile(FileMapping.Target target) {
    return target.isBare() ? ((Expr.Column) target.source()).name() : target.name();
  }

  /** One of the columns must hold a value. */
  private void filled(List<String> group, String reason) {
    List<FileMapping.Target> targets =
        group.stream().map(mapping::target).filter(t -> t != null).toList();
    if (targets.isEmpty()) return;
    String condition =
        targets.stream().map(t -> value(t) + " IS NULL").collect(Collectors.joining(" AND "));
    add(new Check(condition, nameInFile(targets.get(0)), "NULL", reason));
  }

  /** Names of lines that results add; a customer of this name would be taken for one. */
  private void reserved() {
    FileMapping.Target target = mapping.target("customer_id");
    if (target == null || target.type() != ValueType.TEXT) return;
    String value = value(target);
    add(
        new Check(
            value + " IN ('(unassigned)', '(unused)')",
            nameInFile(target),
            value,
            "reserved: results call lines of their own so; leave it empty where there is no customer"));
  }

  /** A target's value in the layer above all others. */
  private String value(FileMapping.Target target) {
    int number = mapping.targets().indexOf(target);
    if (!target.isBare() || target.type() == ValueType.NUMBER) return "v" + number;
    return typed((Expr.Column) target.source());
  }

  private String checkNumber() {
    StringBuilder cases = new StringBuilder("CASE");
    for (int i = 0; i <= checks.size(); i++) {
      if (i == whereChecks && mapping.where() != null) {
        cases.append(" WHEN (").append(sql(mapping.where())).append(") IS NOT TRUE THEN -1");
      }
      if (i == checks.size()) break;
      cases.append(" WHEN ").append(checks.get(i).condition()).append(" THEN ").append(i + 1);
    }
    return cases.length() == 4 ? "0" : cases.append(" ELSE 0 END").toString();
  }

  private String result() {
    List<String> columns = new ArrayList<>();
    columns.add(mapping.unit() + " AS " + UNIT);
    columns.add(mapping.file() + " AS " + FILE);
    for (String column : input.columns().keySet()) {
      FileMapping.Target target = mapping.target(column);
      String value = target == null ? "NULL" : converted(target);
      columns.add(
          "CAST(" + value + " AS " + input.sqlType(column) + ") AS " + dialect.name(column));
    }
    columns.add(dialect.literal(mapping.fileName()) + " AS source_file");
    columns.add("CAST(source_line AS BIGINT) AS source_line");
    columns.add(CHECK);
    columns.add(faultyValue() + " AS " + VALUE);
    columns.add(measure() + " AS " + MEASURE);
    columns.add(rounded() + " AS " + ROUNDED);
    return String.join(", ", columns);
  }

  /** An attribute that files give different types is text. */
  private String converted(FileMapping.Target target) {
    boolean same = input.columns().get(target.name()) == target.type();
    return same || !target.isBare() ? value(target) : "r" + bareRaw(target);
  }

  private String faultyValue() {
    StringBuilder cases = new StringBuilder("CASE " + CHECK);
    for (int i = 0; i < checks.size(); i++) {
      cases
          .append(" WHEN ")
          .append(i + 1)
          .append(" THEN left(")
          .append(checks.get(i).value())
          .append(", ")
          .append(EXCERPT)
          .append(")");
    }
    return checks.isEmpty() ? "CAST(NULL AS VARCHAR)" : cases.append(" END").toString();
  }

  private String measure() {
    FileMapping.Target target = input.measure().map(mapping::target).orElse(null);
    int number = mapping.targets().indexOf(target);
    boolean exact = target == null || isStored(target);
    String value =
        exact
            ? "NULL"
            : "CASE WHEN %1$s <> v%2$d THEN %1$s END".formatted(exactNumber(number), number);
    return "CAST(" + value + " AS " + CellSql.EXACT + ")";
  }

  private String rounded() {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < mapping.targets().size(); i++) {
      FileMapping.Target target = mapping.targets().get(i);
      if (target.type() == ValueType.NUMBER && !isStored(target))
        pairs.add(exactNumber(i) + " <> v" + i);
    }
    for (String x : factors.keySet()) {
      int raw = Integer.parseInt(x.substring(1));
      if (storedAs(raw) != ValueType.NUMBER) pairs.add("n" + raw + " <> " + x);
    }
    return pairs.stream()
        .map(p -> "CASE WHEN " + p + " THEN 1 ELSE 0 END")
        .collect(Collectors.joining(" + ", "", pairs.isEmpty() ? "0" : ""));
  }
}
