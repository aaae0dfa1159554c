package org.whalecurve.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whalecurve.kernel.Expr;

/**
 * What all engines say alike: names, literals, operators. A dialect adds its functions and its
 * arithmetic.
 */
public abstract class AnsiDialect implements Dialect {
  private static final Map<String, String> INFIX =
      Map.ofEntries(
          Map.entry("+", "+"),
          Map.entry("-", "-"),
          Map.entry("=", "="),
          Map.entry("<>", "<>"),
          Map.entry("<", "<"),
          Map.entry("<=", "<="),
          Map.entry(">", ">"),
          Map.entry(">=", ">="),
          Map.entry("AND", "AND"),
          Map.entry("OR", "OR"),
          Map.entry("LIKE", "LIKE"),
          Map.entry("CONCAT", "||"));

  @Override
  public String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  @Override
  public String literal(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  @Override
  public String expr(Expr expr, Function<Expr.Column, String> column) {
    if (expr instanceof Expr.Column c) return column.apply(c);
    if (expr instanceof Expr.Literal literal) return constant(literal);
    if (expr instanceof Expr.Case cases) return caseOf(cases, column);
    Expr.Call call = (Expr.Call) expr;
    List<String> args = call.args().stream().map(arg -> expr(arg, column)).toList();
    return operator(call.op(), args);
  }

  private String constant(Expr.Literal literal) {
    Object value = literal.value();
    if (value == null) return "NULL";
    if (value instanceof BigDecimal number) return number.toPlainString();
    if (value instanceof LocalDate date) return "DATE '" + date + "'";
    if (value instanceof Boolean truth) return truth ? "TRUE" : "FALSE";
    return literal((String) value);
  }

  private String caseOf(Expr.Case cases, Function<Expr.Column, String> column) {
    String branches =
        cases.branches().stream()
            .map(b -> " WHEN " + expr(b.when(), column) + " THEN " + expr(b.then(), column))
            .collect(Collectors.joining());
    return "CASE" + branches + " ELSE " + expr(cases.otherwise(), column) + " END";
  }

  private String operator(String op, List<String> args) {
    String infix = INFIX.get(op);
    if (infix != null)
      return args.stream().collect(Collectors.joining(" " + infix + " ", "(", ")"));
    return switch (op) {
      case "*" -> args.stream().reduce(this::multiply).orElseThrow();
      case "/" -> divide(args.get(0), args.get(1));
      case "NEGATE" -> "(-" + args.get(0) + ")";
      case "NOT" -> "(NOT " + args.get(0) + ")";
      case "IN" ->
          "(" + args.get(0) + " IN (" + String.join(", ", args.subList(1, args.size())) + "))";
      case "BETWEEN" -> "(" + args.get(0) + " BETWEEN " + args.get(1) + " AND " + args.get(2) + ")";
      case "IS_NULL" -> "(" + args.get(0) + " IS NULL)";
      case "IS_NOT_NULL" -> "(" + args.get(0) + " IS NOT NULL)";
      default -> function(op, args);
    };
  }

  /** Exact division to twelve decimals, NULL where the divisor is zero. */
  protected abstract String divide(String a, String b);

  /** A call of one of {@link Expr.Functions}. */
  protected abstract String function(String name, List<String> args);
}
