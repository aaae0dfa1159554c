package org.whalecurve.model;

import java.util.stream.Collectors;
import org.whalecurve.kernel.Expr;

/** Prints a checked expression in one unambiguous line, for tests to compare. */
final class ExprPrinter {
  private ExprPrinter() {}

  static String print(Expr expr) {
    if (expr instanceof Expr.Column column) return column.table() + "." + column.name();
    if (expr instanceof Expr.Literal literal) {
      return literal.value() instanceof String text ? "'" + text + "'" : "" + literal.value();
    }
    if (expr instanceof Expr.Call call) {
      return call.args().stream()
          .map(ExprPrinter::print)
          .collect(Collectors.joining(" ", "(" + call.op() + " ", ")"));
    }
    Expr.Case cases = (Expr.Case) expr;
    return cases.branches().stream()
        .map(b -> print(b.when()) + " -> " + print(b.then()))
        .collect(Collectors.joining(", ", "{", ", else " + print(cases.otherwise()) + "}"));
  }
}
