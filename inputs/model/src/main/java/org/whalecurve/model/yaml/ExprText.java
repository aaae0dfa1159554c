package org.whalecurve.model.yaml;

import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;

/**
 * An expression as the user wrote it; checked by {@link Expressions} when the columns in scope are
 * known.
 *
 * @param place where its first character stands
 */
public record ExprText(String text, SourcePlace place) {
  /**
   * A problem inside the expression: its place in the file, and the expression with a caret.
   *
   * @param offset characters from the beginning of the expression, from 0
   */
  public ProblemException problem(int offset, String code, String message, String remedy) {
    int end = Math.min(Math.max(offset, 0), text.length());
    int lineStart = text.lastIndexOf('\n', end - 1) + 1;
    int lineEnd = text.indexOf('\n', lineStart);
    String line = text.substring(lineStart, lineEnd < 0 ? text.length() : lineEnd);
    int lines = (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    int column = end - lineStart;
    return new ProblemException(
        new Problem(code, shifted(lines, column), message, Excerpt.of(line, column + 1), remedy));
  }

  /** A part of the text, with its own place, for an expression inside a sentence. */
  public ExprText part(int begin, int end) {
    int lineStart = text.lastIndexOf('\n', begin - 1) + 1;
    int lines = (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    return new ExprText(text.substring(begin, end), shifted(lines, begin - lineStart));
  }

  private SourcePlace shifted(int lines, int columns) {
    if (place.line() == 0 || place.column() == 0) return place;
    return new SourcePlace(place.file(), place.line() + lines, place.column() + columns);
  }
}
