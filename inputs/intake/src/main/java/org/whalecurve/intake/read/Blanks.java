package org.whalecurve.intake.read;

/**
 * Blanks around a value in UTF-8: space and controls, the no-break spaces, the ideographic space,
 * the byte order mark.
 */
final class Blanks {
  private Blanks() {}

  /** The first byte that is no blank, or {@code to}. */
  static int skip(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      int b = bytes[i];
      if (b > ' ') return i;
      int length = b >= 0 ? 1 : wide(bytes, i, to);
      if (length == 0) return i;
      i += length;
    }
    return to;
  }

  /** The end without the blanks before it; at least {@code from}. */
  static int trim(byte[] bytes, int from, int to) {
    int i = to;
    while (i > from) {
      int b = bytes[i - 1];
      if (b > ' ') return i;
      int length = b >= 0 ? 1 : wideBefore(bytes, from, i);
      if (length == 0) return i;
      i -= length;
    }
    return from;
  }

  private static int wideBefore(byte[] bytes, int from, int end) {
    if (end - from >= 2 && wide(bytes, end - 2, end) == 2) return 2;
    return end - from >= 3 && wide(bytes, end - 3, end) == 3 ? 3 : 0;
  }

  /** Length of the blank of several bytes that starts here, or 0. */
  private static int wide(byte[] bytes, int i, int to) {
    int first = bytes[i] & 0xFF;
    if (first == 0xC2) return i + 1 < to && (bytes[i + 1] & 0xFF) == 0xA0 ? 2 : 0;
    if (i + 2 >= to) return 0;
    int rest = (bytes[i + 1] & 0xFF) << 8 | (bytes[i + 2] & 0xFF);
    boolean blank =
        (first == 0xE3 && rest == 0x8080)
            || (first == 0xEF && rest == 0xBBBF)
            || (first == 0xE2 && (rest == 0x80AF || rest == 0x8087 || rest == 0x8089));
    return blank ? 3 : 0;
  }
}
