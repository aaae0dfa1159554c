package org.whalecurve.intake;

import java.util.List;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ValueType;

/**
 * Numbers of a file that an expression turns into text stand there as the file writes them: {@code
 * 'C' || Customer} gives C0815, not C815.000000.
 */
final class AsWritten {
  private AsWritten() {}

  static Expr of(Expr expr) {
    if (expr instanceof Expr.Case cases) {
      List<Expr.Branch> branches =
          cases.branches().stream().map(b -> new Expr.Branch(of(b.when()), of(b.then()))).toList();
      return new Expr.Case(branches, of(cases.otherwise()), cases.type());
    }
    if (!(expr instanceof Expr.Call call)) return expr;
    if (call.op().equals("TO_TEXT")
        && call.args().get(0) instanceof Expr.Column column
        && column.type() == ValueType.NUMBER) {
      return new Expr.Column(column.table(), column.name(), ValueType.TEXT);
    }
    return new Expr.Call(call.op(), call.args().stream().map(AsWritten::of).toList(), call.type());
  }
}
