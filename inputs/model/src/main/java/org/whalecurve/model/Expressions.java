package org.whalecurve.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.yaml.ExprText;

/**
 * Turns the text of an expression into a checked tree. Names are found without regard to case and
 * keep the case of the column; types are checked; nothing but the operators and functions of {@link
 * Expr} can be written.
 */
public final class Expressions {
  /** Longest expression, in characters. */
  public static final int MAX_LENGTH = 10_000;

  private static final Pattern NUMBER =
      Pattern.compile("([+-]?\\d{1,38}(?:\\.\\d{1,38})?)\\s*(%?)");
  private static final Pattern PLAIN_WORDS = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_ ]*+");
  private static final Pattern QUALIFIED =
      Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_]*)\\.([\\p{L}_][\\p{L}\\p{N}_]*)");
  private static final Pattern QUOTED_NAME = Pattern.compile("\"([^\"]+)\"");
  private static final Pattern QUOTED_TEXT = Pattern.compile("'([^']*)'");

  /** Problems that say "this text does not fit these columns", rather than "this text is wrong". */
  private static final Set<String> DOES_NOT_FIT =
      Set.of("unknown-column", "unknown-table", "unknown-function", "bad-expression");

  private Expressions() {}

  /**
   * The checked expression.
   *
   * <p>A boolean where a number is expected counts 1 or 0; a number or date where a text is
   * expected is turned into one. {@code 30%} as the whole text is 0.3. A text that is a column's
   * name as it stands, blanks included, is that column.
   *
   * @param expected type wanted; null for any
   * @throws ProblemException with one problem: {@code unknown-column}, {@code unknown-table},
   *     {@code unknown-function}, {@code wrong-arguments}, {@code wrong-type}, {@code bad-date},
   *     {@code bad-expression}, {@code expression-too-deep} or {@code expression-too-long}
   */
  public static Expr compile(ExprText text, Schema.Scope scope, ValueType expected) {
    checkLength(text);
    Optional<Expr> simple = simple(text, scope, expected);
    return simple.isPresent()
        ? new Typing(text).result(new Typing.Part(simple.get(), 0), expected)
        : ExpressionParser.parse(text, scope, expected);
  }

  /**
   * The column that a text is, rather than computes from: its name as it stands, blanks included,
   * or in double quotes. Empty for everything else, a column that the scope does not have too.
   */
  public static Optional<Expr.Column> column(ExprText text, Schema.Scope scope) {
    String plain = text.text().strip();
    Matcher quoted = QUOTED_NAME.matcher(plain);
    return new Names(text, scope).find(quoted.matches() ? quoted.group(1) : plain);
  }

  /**
   * The checked expression, or empty where it names a column that the scope does not have or cannot
   * be read as an expression at all (a header with odd characters that this file lacks). Wrong
   * types are problems still.
   */
  public static Optional<Expr> tryCompile(ExprText text, Schema.Scope scope, ValueType expected) {
    try {
      return Optional.of(compile(text, scope, expected));
    } catch (ProblemException e) {
      if (DOES_NOT_FIT.contains(e.problems().get(0).code())) return Optional.empty();
      throw e;
    }
  }

  /**
   * The first alternative whose columns all exist.
   *
   * @throws ProblemException where none fits: of a single alternative its own problem, of several
   *     {@code unknown-column}
   */
  public static Expr firstThatFits(
      List<ExprText> alternatives, Schema.Scope scope, ValueType expected) {
    if (alternatives.size() == 1) return compile(alternatives.get(0), scope, expected);
    for (ExprText alternative : alternatives) {
      Optional<Expr> fits = tryCompile(alternative, scope, expected);
      if (fits.isPresent()) return fits.get();
    }
    ExprText first = alternatives.get(0);
    String written = alternatives.stream().map(ExprText::text).collect(Collectors.joining(", "));
    throw first.problem(
        0,
        "unknown-column",
        "None of these fits the columns here: " + written + ".",
        Suggest.didYouMean(first.text(), scope.columnNames()));
  }

  private static void checkLength(ExprText text) {
    int length = text.text().length();
    if (length > MAX_LENGTH) {
      throw text.problem(
          0,
          "expression-too-long",
          "The expression has " + length + " characters; at most " + MAX_LENGTH + " are read.",
          "Split it, or put long lists into a table.");
    }
    if (text.text().isBlank()) {
      throw text.problem(
          0,
          "bad-expression",
          "The expression is empty.",
          "Write a value, a column or a condition.");
    }
  }

  /** The common forms, read without the parser: a number, a text, a column. */
  private static Optional<Expr> simple(ExprText source, Schema.Scope scope, ValueType expected) {
    String text = source.text().strip();
    Names names = new Names(source, scope);
    Matcher number = NUMBER.matcher(text);
    if (number.matches()) return Optional.of(number(number, text, expected));
    Optional<Expr.Column> column = names.find(text);
    if (column.isPresent()) return column.map(c -> c);
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return Optional.of(new Expr.Literal(Boolean.valueOf(text), ValueType.BOOLEAN));
    }
    Matcher quoted = QUOTED_TEXT.matcher(text);
    if (quoted.matches()) return Optional.of(Expr.text(quoted.group(1)));
    int offset = source.text().indexOf(text);
    Matcher name = QUOTED_NAME.matcher(text);
    if (name.matches()) return Optional.of(names.column(name.group(1), offset));
    Matcher qualified = QUALIFIED.matcher(text);
    if (qualified.matches()) {
      return Optional.of(names.column(qualified.group(1), qualified.group(2), offset));
    }
    if (PLAIN_WORDS.matcher(text).matches() && !Tokens.hasKeyword(text)) {
      return Optional.of(names.column(text, offset));
    }
    return Optional.empty();
  }

  private static Expr number(Matcher number, String text, ValueType expected) {
    if (expected == ValueType.TEXT) return Expr.text(text);
    BigDecimal value = new BigDecimal(number.group(1));
    return Expr.number(number.group(2).isEmpty() ? value : value.movePointLeft(2));
  }
}
