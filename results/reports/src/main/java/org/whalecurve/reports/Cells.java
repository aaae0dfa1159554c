package org.whalecurve.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.whalecurve.tables.Table.Kind;

/** A cell as text. */
final class Cells {
  private Cells() {}

  /** With every decimal that is stored, for machines; null is empty. */
  static String full(Object value) {
    if (value == null) return "";
    if (value instanceof BigDecimal number) return number.toPlainString();
    return value.toString();
  }

  /** For people: money with two decimals, thousands apart; null is empty. */
  static String shown(Object value, Sheet.Column column) {
    if (value == null) return "";
    if (value instanceof Double number && !Double.isFinite(number)) return value.toString();
    if (!(value instanceof Number) || !Sheet.isNumber(column.kind())) return full(value);
    BigDecimal number = new BigDecimal(value.toString());
    int decimals = Math.max(least(column), stripped(number).scale());
    return group(number.setScale(Math.min(decimals, most(column)), RoundingMode.HALF_UP));
  }

  private static BigDecimal stripped(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }

  private static boolean isMoney(Sheet.Column column) {
    return column.kind() == Kind.MONEY || column.kind() == Kind.TOTAL && !column.unit().isEmpty();
  }

  private static int least(Sheet.Column column) {
    return isMoney(column) || column.unit().startsWith("currency") ? 2 : 0;
  }

  private static int most(Sheet.Column column) {
    return isMoney(column) ? 2 : 6;
  }

  private static String group(BigDecimal number) {
    String plain = number.abs().toPlainString();
    int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
    StringBuilder text = new StringBuilder(plain);
    for (int i = point - 3; i > 0; i -= 3) text.insert(i, ',');
    return number.signum() < 0 ? text.insert(0, '-').toString() : text.toString();
  }
}
