package org.whalecurve.strategy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.whalecurve.engine.Dialect;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Expressions;
import org.whalecurve.model.Schema;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.tables.Table.Column;
import org.whalecurve.tables.Table.Kind;

/**
 * The customer as rules see him: every column of the published {@code customer} that says nothing
 * of a natural person, {@code lever.…} and {@code run.as_of}. A bare name is the customer's first.
 */
final class Subject {
  private static final String CUSTOMER = "customer";
  static final String LEVER = "lever";
  private static final String RUN = "run";

  /** The customers that there are, not the lines for what belongs to none. */
  static final String REAL = "c.customer_id NOT IN ('(unassigned)', '(unused)')";

  private final Dialect dialect;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Map<String, Column> levers = new LinkedHashMap<>();
  private final String leverTable;
  private final String day;
  private final String dayTable;
  private final Problems problems;

  /**
   * @param customer columns of the published table
   * @param levers columns of {@code leverTable}; empty where no levers are worked out
   * @param valued whether a value stage has written {@code as_of}
   */
  Subject(
      Dialect dialect,
      List<Column> customer,
      String leverTable,
      List<Column> levers,
      boolean valued,
      Problems problems) {
    this.dialect = dialect;
    this.leverTable = leverTable;
    this.problems = problems;
    for (Column column : customer) {
      if (!column.personal()) columns.put(key(column.name()), column);
    }
    for (Column column : levers) this.levers.put(key(column.name()), column);
    this.dayTable = valued ? "as_of" : "period_dim";
    this.day =
        valued
            ? "(SELECT as_of FROM as_of)"
            : "(SELECT CAST(max(last_day) AS DATE) AS as_of FROM period_dim)";
  }

  Dialect dialect() {
    return dialect;
  }

  boolean has(String column) {
    return columns.containsKey(key(column));
  }

  /** The columns of the customer, in order. */
  List<Column> columns() {
    return List.copyOf(columns.values());
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private Schema.Scope scope() {
    Schema.Scope scope = Schema.Scope.of(CUSTOMER, types(columns));
    if (!levers.isEmpty()) scope = scope.with(LEVER, types(levers));
    return scope.with(RUN, Map.of("as_of", ValueType.DATE));
  }

  private static Map<String, ValueType> types(Map<String, Column> columns) {
    Map<String, ValueType> types = new LinkedHashMap<>();
    columns.values().forEach(c -> types.put(c.name(), type(c.kind())));
    return types;
  }

  private static ValueType type(Kind kind) {
    return switch (kind) {
      case TEXT -> ValueType.TEXT;
      case DATE -> ValueType.DATE;
      case BOOLEAN -> ValueType.BOOLEAN;
      default -> ValueType.NUMBER;
    };
  }

  /** The checked expression; empty, with its problem kept, where it is wrong. */
  Optional<Expr> compile(ExprText text, ValueType expected) {
    try {
      return Optional.of(Expressions.compile(text, scope(), expected));
    } catch (ProblemException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  /** The column that a text is; empty where it is something else. */
  Optional<Expr.Column> column(ExprText text) {
    return Expressions.column(text, scope());
  }

  /** Every name that an expression may use. */
  List<String> names() {
    return scope().columnNames();
  }

  void problem(ExprText text, int offset, String code, String message, String remedy) {
    problems.addAll(text.problem(offset, code, message, remedy).problems());
  }

  /** What the published tables say of a column. */
  Column described(Expr.Column column) {
    return switch (column.table()) {
      case CUSTOMER -> columns.get(key(column.name()));
      case LEVER -> levers.get(key(column.name()));
      default -> new Column(column.name(), Kind.DATE, "", "", false);
    };
  }

  Query query() {
    return new Query();
  }

  /** One query over customers: joins only what its expressions name. */
  final class Query {
    private boolean lever;
    private boolean run;

    private Query() {}

    /**
     * An expression as SQL. Ratios are taken with six decimals, as the language says of all
     * columns, so that products of several stay within what a number can hold.
     */
    String sql(Expr expr) {
      return dialect.expr(expr, this::column);
    }

    private String column(Expr.Column column) {
      String sql = plain(column);
      boolean ratio = described(column).kind() == Kind.RATIO;
      return ratio ? "CAST(" + sql + " AS DECIMAL(38,6))" : sql;
    }

    private String plain(Expr.Column column) {
      String name = dialect.name(column.name());
      return switch (column.table()) {
        case CUSTOMER -> "c." + name;
        case LEVER -> {
          lever = true;
          yield "l." + name;
        }
        default -> {
          run = true;
          yield "a." + name;
        }
      };
    }

    /** The run's day. */
    String day() {
      run = true;
      return "a.as_of";
    }

    /** What stands behind FROM; asked for last. */
    String from() {
      return "customer c"
          + (lever ? " LEFT JOIN " + leverTable + " l ON l.customer_id = c.customer_id" : "")
          + (run ? " CROSS JOIN " + day + " a" : "");
    }

    /** Tables of {@link #from()}. */
    Set<String> reads() {
      Set<String> reads = new TreeSet<>(List.of(CUSTOMER));
      if (lever) reads.add(leverTable);
      if (run) reads.add(dayTable);
      return reads;
    }
  }
}
