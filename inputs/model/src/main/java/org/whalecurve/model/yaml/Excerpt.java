package org.whalecurve.model.yaml;

/** The line that a problem is about, with a caret under its column. */
public final class Excerpt {
  private static final int WIDTH = 100;
  private static final int BEFORE = 60;
  private static final String INDENT = "    ";

  private Excerpt() {}

  /**
   * Two lines: the text, cut to a readable length around the column, and a caret.
   *
   * @param line one line of a file or expression
   * @param column from 1; 0 for no caret
   */
  public static String of(String line, int column) {
    int caret = Math.min(Math.max(column - 1, 0), line.length());
    int from = caret > WIDTH - 10 ? caret - BEFORE : 0;
    int to = Math.min(line.length(), from + WIDTH);
    String shown =
        (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
    if (column < 1) return INDENT + shown;
    StringBuilder pad = new StringBuilder(from > 0 ? " " : "");
    line.substring(from, caret).codePoints().forEach(c -> pad.append(blankAsWideAs(c)));
    return INDENT + shown + "\n" + INDENT + pad + "^";
  }

  /** Chinese characters stand two columns wide in a terminal, and so does the ideographic space. */
  private static char blankAsWideAs(int codePoint) {
    if (codePoint == '\t') return '\t';
    boolean wide =
        Character.isIdeographic(codePoint)
            || (codePoint >= 0x3000 && codePoint <= 0x30FF)
            || (codePoint >= 0xFF01 && codePoint <= 0xFF60)
            || (codePoint >= 0xAC00 && codePoint <= 0xD7A3);
    return wide ? '\u3000' : ' ';
  }
}
