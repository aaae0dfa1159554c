package org.whalecurve.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.yaml.ExprText;

/**
 * The rules of types. A boolean where a number is wanted counts 1 or 0; an ISO date in quotes
 * beside a date is a date; NULL takes the type of its neighbours; nothing else changes its type
 * unasked.
 */
final class Typing {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

  private final ExprText source;

  Typing(ExprText source) {
    this.source = source;
  }

  /** A part of the expression and where it begins in the user's text. */
  record Part(Expr expr, int offset) {
    boolean isNull() {
      return expr instanceof Expr.Literal literal && literal.value() == null;
    }
  }

  /** The whole expression as the type that its place in the model wants; null for any type. */
  Expr result(Part part, ValueType expected) {
    ValueType have = part.expr().type();
    if (expected == null || have == expected) return part.expr();
    if (expected == ValueType.TEXT && !part.isNull() && have != ValueType.BOOLEAN) {
      return toText(part.expr());
    }
    return as(part, expected);
  }

  /** The part as a type, or a problem with the remedy that fits. */
  Expr as(Part part, ValueType wanted) {
    Expr expr = part.expr();
    if (part.isNull()) return new Expr.Literal(null, wanted);
    if (expr.type() == wanted) return expr;
    if (wanted == ValueType.NUMBER && expr.type() == ValueType.BOOLEAN) return oneOrZero(expr);
    if (wanted == ValueType.DATE) {
      Optional<Expr> date = isoDate(expr);
      if (date.isPresent()) return date.get();
    }
    throw mismatch(part, wanted);
  }

  /** Parts that stand side by side (compared, chosen from) as one type. */
  List<Expr> alike(List<Part> parts) {
    ValueType type = commonType(parts);
    return parts.stream().map(part -> as(part, type)).toList();
  }

  private static ValueType commonType(List<Part> parts) {
    List<ValueType> types =
        parts.stream().filter(p -> !p.isNull()).map(p -> p.expr().type()).distinct().toList();
    if (types.contains(ValueType.DATE)) return ValueType.DATE;
    if (types.contains(ValueType.NUMBER) && types.contains(ValueType.BOOLEAN)) {
      return ValueType.NUMBER;
    }
    return parts.stream()
        .map(Part::expr)
        .filter(Expr.Column.class::isInstance)
        .map(Expr::type)
        .findFirst()
        .orElse(types.isEmpty() ? ValueType.TEXT : types.get(0));
  }

  static Expr toText(Expr expr) {
    return expr.type() == ValueType.TEXT
        ? expr
        : new Expr.Call("TO_TEXT", List.of(expr), ValueType.TEXT);
  }

  private static Expr oneOrZero(Expr truth) {
    if (truth instanceof Expr.Literal literal) {
      return Expr.number(Boolean.TRUE.equals(literal.value()) ? 1 : 0);
    }
    return new Expr.Case(
        List.of(new Expr.Branch(truth, Expr.number(1))), Expr.number(0), ValueType.NUMBER);
  }

  private static Optional<Expr> isoDate(Expr expr) {
    if (!(expr instanceof Expr.Literal literal) || !(literal.value() instanceof String text)) {
      return Optional.empty();
    }
    return parseDate(text).map(date -> new Expr.Literal(date, ValueType.DATE));
  }

  static Optional<LocalDate> parseDate(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private ProblemException mismatch(Part part, ValueType wanted) {
    Expr expr = part.expr();
    String subject = "This";
    if (expr instanceof Expr.Column column) subject = "Column '" + column.name() + "'";
    if (expr instanceof Expr.Literal literal) subject = shown(literal);
    return source.problem(
        part.offset(),
        "wrong-type",
        subject + " is a " + word(expr.type()) + " where a " + word(wanted) + " is wanted.",
        remedy(expr, wanted));
  }

  private static String shown(Expr.Literal literal) {
    Object value = literal.value();
    if (value instanceof String text) return "'" + text + "'";
    return value instanceof BigDecimal number ? number.toPlainString() : Objects.toString(value);
  }

  private static String remedy(Expr expr, ValueType wanted) {
    boolean literal = expr instanceof Expr.Literal;
    String it = expr instanceof Expr.Column column ? '"' + column.name() + '"' : "…";
    return switch (wanted) {
      case TEXT ->
          literal
              ? "Write it in single quotes: '" + shown((Expr.Literal) expr) + "'."
              : "Turn it into a text: TO_TEXT(" + it + ").";
      case NUMBER -> numberRemedy(expr, it);
      case DATE ->
          literal
              ? "Write a date as DATE '2026-04-30'."
              : "Turn it into a date: TO_DATE(" + it + ").";
      case BOOLEAN ->
          "Compare it, for instance "
              + it
              + (expr.type() == ValueType.TEXT ? " = 'yes'." : " > 0.");
    };
  }

  private static String numberRemedy(Expr expr, String it) {
    if (expr.type() == ValueType.DATE) {
      return "Take a part of it, for instance YEAR(" + it + "), or DAYS_BETWEEN of two dates.";
    }
    if (!(expr instanceof Expr.Literal literal))
      return "Turn it into a number: TO_NUMBER(" + it + ").";
    String value = Objects.toString(literal.value());
    return NUMBER.matcher(value).matches()
        ? "Write " + value + " without quotes."
        : "A column's name stands without quotes or in double quotes, a text in single quotes.";
  }

  static String word(ValueType type) {
    return type == ValueType.BOOLEAN
        ? "condition (true or false)"
        : type.name().toLowerCase(Locale.ROOT);
  }
}
