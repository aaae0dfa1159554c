package org.whalecurve.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Just enough of the expression language to read the sample's model. NULL counts as false. */
final class Formula {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*('[^']*'|[A-Za-z_][A-Za-z_0-9.]*|[0-9.]+|<>|<=|>=|[-=<>+*(),])");

  private final List<String> tokens = new ArrayList<>();
  private int next;

  private Formula(String text) {
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.lookingAt() || matcher.find(end) && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
      matcher.region(end, text.length());
      if (end == text.length()) break;
    }
    if (end != text.length()) throw new IllegalArgumentException(text);
  }

  /** A value of a row: text, Double, Boolean or null. */
  interface Value {
    Object of(Function<String, Object> row);

    default boolean holds(Function<String, Object> row) {
      return Boolean.TRUE.equals(of(row));
    }

    default double number(Function<String, Object> row) {
      return asNumber(of(row));
    }
  }

  static Value parse(Object text) {
    Formula formula = new Formula(text.toString());
    Value value = formula.or();
    if (formula.next < formula.tokens.size()) throw new IllegalArgumentException(text.toString());
    return value;
  }

  private boolean take(String token) {
    boolean found = next < tokens.size() && tokens.get(next).equals(token);
    if (found) next++;
    return found;
  }

  private Value or() {
    Value left = and();
    while (take("OR")) {
      Value first = left;
      Value second = and();
      left = row -> first.holds(row) || second.holds(row);
    }
    return left;
  }

  private Value and() {
    Value left = not();
    while (take("AND")) {
      Value first = left;
      Value second = not();
      left = row -> first.holds(row) && second.holds(row);
    }
    return left;
  }

  private Value not() {
    if (!take("NOT")) return comparison();
    Value negated = not();
    return row -> !negated.holds(row);
  }

  private Value comparison() {
    Value left = sum();
    if (take("IN")) return in(left);
    if (take("LIKE")) {
      String prefix = sum().of(null).toString().replace("%", "");
      return row -> left.of(row) instanceof String text && text.startsWith(prefix);
    }
    for (String operator : List.of("=", "<>", "<=", ">=", "<", ">")) {
      if (take(operator)) return compare(left, operator, sum());
    }
    return left;
  }

  private Value in(Value left) {
    List<Object> values = new ArrayList<>();
    take("(");
    do values.add(sum().of(null));
    while (take(","));
    take(")");
    return row -> values.contains(left.of(row));
  }

  private static Value compare(Value left, String operator, Value right) {
    return row -> {
      Object a = left.of(row);
      Object b = right.of(row);
      if (a == null || b == null) return null;
      int order =
          a instanceof Double || b instanceof Double
              ? Double.compare(asNumber(a), asNumber(b))
              : a.toString().compareTo(b.toString());
      return switch (operator) {
        case "=" -> order == 0;
        case "<>" -> order != 0;
        case "<" -> order < 0;
        case ">" -> order > 0;
        case "<=" -> order <= 0;
        default -> order >= 0;
      };
    };
  }

  private Value sum() {
    Value left = product();
    while (take("+")) {
      Value first = left;
      Value second = product();
      left = row -> first.number(row) + second.number(row);
    }
    return left;
  }

  private Value product() {
    Value left = atom();
    while (take("*")) {
      Value first = left;
      Value second = atom();
      left = row -> first.number(row) * second.number(row);
    }
    return left;
  }

  private Value atom() {
    if (take("(")) {
      Value inner = or();
      take(")");
      return inner;
    }
    String token = tokens.get(next++);
    if (token.startsWith("'")) return row -> token.substring(1, token.length() - 1);
    if (Character.isDigit(token.charAt(0))) {
      Double number = Double.valueOf(token);
      return row -> number;
    }
    return row -> row.apply(token);
  }

  private static double asNumber(Object value) {
    return value instanceof Double number ? number : Double.parseDouble(value.toString());
  }
}
