package org.whalecurve.model;

import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;

/** Problems inside an expression: the place in the file, and the expression with a caret. */
final class ExprProblem {
  private ExprProblem() {}

  /**
   * @param offset characters from the beginning of the expression, from 0
   */
  static ProblemException at(
      ExprText text, int offset, String code, String message, String remedy) {
    String all = text.text();
    int end = Math.min(Math.max(offset, 0), all.length());
    int lineStart = all.lastIndexOf('\n', end - 1) + 1;
    int lineEnd = all.indexOf('\n', lineStart);
    String line = all.substring(lineStart, lineEnd < 0 ? all.length() : lineEnd);
    int lines = (int) all.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    return new ProblemException(
        new Problem(
            code,
            shift(text.place(), lines, end - lineStart),
            message,
            Excerpt.of(line, end - lineStart + 1),
            remedy));
  }

  private static SourcePlace shift(SourcePlace place, int lines, int columns) {
    if (place.line() == 0 || place.column() == 0) return place;
    return new SourcePlace(place.file(), place.line() + lines, place.column() + columns);
  }
}
