package org.whalecurve.reports.text;

/** Makes any text harmless inside HTML. */
public final class Html {
  private Html() {}

  /**
   * Escapes a text for element content and for attribute values in double quotes. Control
   * characters, and marks that turn the direction of writing, become visible placeholders.
   */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) append(out, text.charAt(i));
    return out.toString();
  }

  /**
   * A text for a label: on one line, without control characters or marks that turn the direction of
   * writing, at most so many characters.
   */
  public static String label(String text, int length) {
    StringBuilder out = new StringBuilder();
    int points = 0;
    for (int i = 0; i < text.length() && points <= length; points++) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      boolean unsafe = point <= 0xffff && isUnsafe((char) point);
      if (points == length) out.append('…');
      else if (point == '\n' || point == '\t') out.append(' ');
      else out.appendCodePoint(unsafe ? 0xfffd : point);
    }
    return out.toString();
  }

  private static void append(StringBuilder out, char c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '`' -> out.append("&#96;");
      default -> out.append(isUnsafe(c) ? '\ufffd' : c);
    }
  }

  private static boolean isUnsafe(char c) {
    boolean control = c < 0x20 && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0;
    boolean direction = c == '\u200e' || c == '\u200f' || c == '\u061c';
    return control || direction || c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
  }
}
