package org.whalecurve.value.feature;

import java.util.List;
import java.util.Map;
import org.whalecurve.kernel.Expr;

/** Puts the expressions of columns in their place, so that one query computes them all. */
final class Inlined {
  private Inlined() {}

  static Expr of(Expr expr, Map<String, Expr> made) {
    if (expr instanceof Expr.Column column) return made.getOrDefault(column.name(), column);
    if (expr instanceof Expr.Call call) {
      List<Expr> args = call.args().stream().map(a -> of(a, made)).toList();
      return new Expr.Call(call.op(), args, call.type());
    }
    if (expr instanceof Expr.Case cases) {
      List<Expr.Branch> branches =
          cases.branches().stream()
              .map(b -> new Expr.Branch(of(b.when(), made), of(b.then(), made)))
              .toList();
      return new Expr.Case(branches, of(cases.otherwise(), made), cases.type());
    }
    return expr;
  }
}
