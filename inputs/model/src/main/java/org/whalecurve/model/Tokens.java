package org.whalecurve.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.model.yaml.ExprText;

/**
 * Prepares an expression for Calcite's parser: every word that is not a keyword of the small
 * language is put in double quotes, so that a column may be called {@code date}, {@code order} or
 * {@code LEFT}, and no other part of SQL (comments, subqueries, parameters, hints) can be written
 * at all. Keeps the way back from a position in the prepared text to the user's.
 */
final class Tokens {
  /** Deepest nesting of parentheses and CASE. */
  static final int MAX_DEPTH = 100;

  private static final int MAX_OPERATORS = 1_000;
  private static final int MAX_DIGITS = 38;
  private static final Set<String> KEYWORDS =
      Set.of("AND", "OR", "NOT", "IN", "BETWEEN", "LIKE", "IS", "NULL", "TRUE", "FALSE", "CASE");
  private static final Set<String> CASE_WORDS = Set.of("WHEN", "THEN", "ELSE", "END");
  private static final Set<String> PAIRS = Set.of("<>", "<=", ">=", "!=", "||");
  private static final String SINGLES = "+-*/=<>(),.";

  private final ExprText source;
  private final String text;
  private final StringBuilder sql = new StringBuilder();
  private final int[] origin;
  private int at;
  private int depth;
  private int cases;
  private int operators;

  private Tokens(ExprText source) {
    this.source = source;
    this.text = source.text();
    this.origin = new int[4 * text.length() + 8];
  }

  /** The expression in Calcite's spelling; throws where a character or a number cannot be meant. */
  static Tokens of(ExprText source) {
    Tokens tokens = new Tokens(source);
    while (tokens.at < tokens.text.length()) tokens.next();
    return tokens;
  }

  /** Whether one of the words is a keyword, so that the text is more than a name with blanks. */
  static boolean hasKeyword(String words) {
    return Stream.of(words.toUpperCase(Locale.ROOT).split(" +"))
        .anyMatch(word -> KEYWORDS.contains(word) || CASE_WORDS.contains(word));
  }

  String sql() {
    return sql.toString();
  }

  /** Offset in the user's text of Calcite's line and column, both from 1. */
  int origin(int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) start = sql.indexOf("\n", start) + 1;
    int offset = Math.max(0, start + column - 1);
    return offset < sql.length() ? origin[offset] : text.length();
  }

  /** The user's token that begins at an offset, for messages. */
  String tokenAt(int offset) {
    int end = offset;
    int c = text.codePointAt(offset);
    if (c == '\'' || c == '"') end = Math.max(closing(offset), offset + 1);
    else if (isWordPart(c)) end = wordEnd(offset);
    else end = offset + Character.charCount(c);
    return text.substring(offset, Math.min(end, text.length()));
  }

  private void next() {
    int c = text.codePointAt(at);
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      emit(" ", at, 1);
    } else if (c == '\'' || c == '"') {
      quoted();
    } else if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
      number();
    } else if (isWordStart(c)) {
      word();
    } else {
      symbol(c);
    }
  }

  private void quoted() {
    int end = closing(at);
    if (end < 0) {
      throw bad(
          at,
          "The quote that opens here is never closed.",
          "Close it with " + text.charAt(at) + ".");
    }
    for (int i = at; i < end; i++) append(text.charAt(i), i);
    at = end;
  }

  /**
   * The offset after the quote that closes the one at {@code open}; doubled quotes stand for one.
   */
  private int closing(int open) {
    char quote = text.charAt(open);
    for (int i = open + 1; i < text.length(); i++) {
      if (text.charAt(i) != quote) continue;
      if (i + 1 < text.length() && text.charAt(i + 1) == quote) i++;
      else return i + 1;
    }
    return -1;
  }

  private void number() {
    int end = at;
    int digits = 0;
    boolean point = false;
    for (; end < text.length(); end++) {
      char c = text.charAt(end);
      if (isDigit(c)) digits++;
      else if (c == '.' && !point) point = true;
      else break;
    }
    if (digits > MAX_DIGITS) {
      throw bad(
          at,
          "A number with " + digits + " digits.",
          "At most " + MAX_DIGITS + " are kept exactly.");
    }
    if (end < text.length() && isWordPart(text.codePointAt(end))) {
      throw bad(
          at,
          "'" + text.substring(at, wordEnd(end)) + "' is neither a number nor a name.",
          "Put a column that begins with a digit in double quotes; write numbers out without exponent.");
    }
    emit(text.substring(at, end), at, end - at);
  }

  private void word() {
    int end = wordEnd(at);
    String word = text.substring(at, end);
    String upper = word.toUpperCase(Locale.ROOT);
    if (isKeyword(upper, end)) {
      emit(upper, at, end - at);
    } else {
      boolean function = Expr.Functions.NAMES.contains(upper) && nextVisible(end) == '(';
      emit('"' + (function ? upper : word) + '"', at, end - at);
    }
  }

  private boolean isKeyword(String upper, int end) {
    if (lastVisible() == '.') return false;
    if (upper.equals("CASE")) {
      cases++;
      enter();
    }
    if (CASE_WORDS.contains(upper)) {
      boolean inside = cases > 0;
      if (inside && upper.equals("END")) {
        cases--;
        depth--;
      }
      return inside;
    }
    if (upper.equals("AND") || upper.equals("OR") || upper.equals("NOT")) countOperator();
    return KEYWORDS.contains(upper) || (upper.equals("DATE") && nextVisible(end) == '\'');
  }

  private void symbol(int c) {
    String pair = text.substring(at, Math.min(at + 2, text.length()));
    if (PAIRS.contains(pair)) {
      countOperator();
      emit((pair.equals("!=") ? "<>" : pair) + " ", at, 2);
    } else if (SINGLES.indexOf(c) >= 0) {
      if (c == '(') enter();
      else if (c == ')') depth--;
      else if (c != ',') countOperator();
      emit(c == '.' ? "." : (char) c + " ", at, 1);
    } else {
      String shown = Character.toString(c);
      throw bad(at, "'" + shown + "' has no meaning in an expression.", remedyFor(shown));
    }
  }

  private static String remedyFor(String shown) {
    String plain = Normalizer.normalize(shown, Normalizer.Form.NFKC);
    if ("‘’".contains(shown)) plain = "'";
    if ("“”".contains(shown)) plain = "\"";
    if (shown.equals("%")) return "Write 30% as 0.3; the rest of a division is MOD(a, b).";
    return plain.equals(shown)
        ? "Put a column whose name has special characters in double quotes."
        : "Write " + plain + " (half width).";
  }

  private void enter() {
    if (++depth > MAX_DEPTH) throw tooDeep(source, at);
  }

  private void countOperator() {
    if (++operators > MAX_OPERATORS) {
      throw bad(
          at,
          "The expression has more than " + MAX_OPERATORS + " operators.",
          "Split it, or use IN (…).");
    }
  }

  static ProblemException tooDeep(ExprText source, int offset) {
    return source.problem(
        offset,
        "expression-too-deep",
        "The expression is nested more than " + MAX_DEPTH + " deep.",
        "Split it into simpler ones.");
  }

  private ProblemException bad(int offset, String message, String remedy) {
    return source.problem(offset, "bad-expression", message, remedy);
  }

  private char nextVisible(int from) {
    for (int i = from; i < text.length(); i++) {
      if (!Character.isWhitespace(text.charAt(i))) return text.charAt(i);
    }
    return 0;
  }

  private char lastVisible() {
    for (int i = sql.length() - 1; i >= 0; i--) if (sql.charAt(i) != ' ') return sql.charAt(i);
    return 0;
  }

  private void emit(String piece, int from, int length) {
    for (int i = 0; i < piece.length(); i++) append(piece.charAt(i), from);
    at = from + length;
  }

  private void append(char c, int from) {
    origin[sql.length()] = from;
    sql.append(c);
  }

  private int wordEnd(int from) {
    int i = from;
    while (i < text.length() && isWordPart(text.codePointAt(i))) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isWordStart(int c) {
    return c == '_' || Character.isLetter(c);
  }

  static boolean isWordPart(int c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
