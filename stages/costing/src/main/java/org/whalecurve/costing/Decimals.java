package org.whalecurve.costing;

import java.math.BigDecimal;
import java.util.List;
import org.whalecurve.kernel.Expr;

/** How many decimals an exact expression can have. */
final class Decimals {
  /** More than anyone can tell. */
  private static final int UNKNOWN = 99;

  private Decimals() {}

  /** An upper bound; columns have six. */
  static int of(Expr expr) {
    if (expr instanceof Expr.Column) return 6;
    if (expr instanceof Expr.Literal literal) {
      return literal.value() instanceof BigDecimal number ? Math.max(0, number.scale()) : 0;
    }
    if (expr instanceof Expr.Case cases) {
      int most = of(cases.otherwise());
      for (Expr.Branch branch : cases.branches()) most = Math.max(most, of(branch.then()));
      return most;
    }
    Expr.Call call = (Expr.Call) expr;
    List<Integer> args = call.args().stream().map(Decimals::of).toList();
    return switch (call.op()) {
      case "*" -> args.stream().mapToInt(Integer::intValue).sum();
      case "+", "-", "NEGATE" -> args.stream().mapToInt(Integer::intValue).max().orElse(0);
      default -> UNKNOWN;
    };
  }
}
