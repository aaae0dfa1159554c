package org.whalecurve.kernel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A checked expression: names are resolved, types are known, only whitelisted functions occur. It
 * is independent of any engine; a dialect turns it into SQL. Text of a user reaches an engine only
 * through this tree.
 */
public sealed interface Expr {
  /** See {@link #decimals()}. */
  int ANY_NUMBER_OF_DECIMALS = 99;

  /** The type of the value. */
  ValueType type();

  /**
   * A column of a table in scope; {@code table} is the scope's name for it, for instance {@code
   * customer}.
   */
  record Column(String table, String name, ValueType type) implements Expr {}

  /**
   * A constant: {@link String}, {@link BigDecimal}, {@link LocalDate}, {@link Boolean}, or null for
   * SQL NULL.
   */
  record Literal(Object value, ValueType type) implements Expr {}

  /**
   * An operator or function applied to arguments.
   *
   * @param op upper case: {@code + - * / = <> < <= > >= AND OR NOT LIKE IN BETWEEN IS_NULL
   *     IS_NOT_NULL NEGATE CONCAT} or the name of a function in {@link Functions}
   */
  record Call(String op, List<Expr> args, ValueType type) implements Expr {
    public Call {
      args = List.copyOf(args);
    }
  }

  /**
   * Searched CASE: the first branch whose condition is true; {@code otherwise} may be a NULL
   * literal.
   */
  record Case(List<Branch> branches, Expr otherwise, ValueType type) implements Expr {
    public Case {
      branches = List.copyOf(branches);
    }
  }

  /** One {@code WHEN condition THEN value}. */
  record Branch(Expr when, Expr then) {}

  /**
   * The most decimals that the exact value can have, columns having six; {@link
   * #ANY_NUMBER_OF_DECIMALS} where nobody can tell.
   */
  default int decimals() {
    if (this instanceof Column) return 6;
    if (this instanceof Literal literal) {
      return literal.value() instanceof BigDecimal number ? Math.max(0, number.scale()) : 0;
    }
    if (this instanceof Case cases) {
      return Stream.concat(
              Stream.of(cases.otherwise()), cases.branches().stream().map(Branch::then))
          .mapToInt(Expr::decimals)
          .max()
          .getAsInt();
    }
    Call call = (Call) this;
    IntStream args = call.args().stream().mapToInt(Expr::decimals);
    return switch (call.op()) {
      case "*" -> Math.min(ANY_NUMBER_OF_DECIMALS, args.sum());
      case "+", "-", "NEGATE" -> args.max().orElse(0);
      default -> ANY_NUMBER_OF_DECIMALS;
    };
  }

  /** Every column that the expression reads, in order of first use. */
  default Set<Column> columns() {
    Set<Column> found = new LinkedHashSet<>();
    collect(this, found);
    return found;
  }

  private static void collect(Expr expr, Set<Column> into) {
    if (expr instanceof Column column) {
      into.add(column);
    } else if (expr instanceof Call call) {
      call.args().forEach(arg -> collect(arg, into));
    } else if (expr instanceof Case branches) {
      for (Branch branch : branches.branches()) {
        collect(branch.when(), into);
        collect(branch.then(), into);
      }
      collect(branches.otherwise(), into);
    }
  }

  static Expr number(long value) {
    return new Literal(BigDecimal.valueOf(value), ValueType.NUMBER);
  }

  static Expr number(BigDecimal value) {
    return new Literal(value, ValueType.NUMBER);
  }

  static Expr text(String value) {
    return new Literal(value, ValueType.TEXT);
  }

  /** The names of the functions an expression may call; the meaning is that of standard SQL. */
  final class Functions {
    private Functions() {}

    /**
     * Functions by name in upper case. Aggregates and anything with a side effect are absent on
     * purpose.
     */
    public static final Set<String> NAMES =
        Set.of(
            "ABS",
            "ROUND",
            "FLOOR",
            "CEIL",
            "MOD",
            "POWER",
            "SIGN",
            "LEAST",
            "GREATEST",
            "COALESCE",
            "NULLIF",
            "UPPER",
            "LOWER",
            "TRIM",
            "LENGTH",
            "SUBSTRING",
            "LEFT",
            "RIGHT",
            "REPLACE",
            "STARTS_WITH",
            "ENDS_WITH",
            "CONTAINS",
            "SPLIT_PART",
            "LPAD",
            "YEAR",
            "QUARTER",
            "MONTH",
            "DAY",
            "DAYS_BETWEEN",
            "TO_NUMBER",
            "TO_DATE",
            "TO_TEXT");
  }
}
