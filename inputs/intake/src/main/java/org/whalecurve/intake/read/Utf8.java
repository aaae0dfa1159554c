package org.whalecurve.intake.read;

/** Checks bytes against the rules of UTF-8. */
final class Utf8 {
  private Utf8() {}

  /**
   * Where the first byte stands that is not UTF-8.
   *
   * @return its index, or −1 where everything is well formed
   */
  static int firstInvalid(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      int length = sequenceLength(bytes, i, to);
      if (length == 0) return i;
      i += length;
    }
    return -1;
  }

  /** Length of the sequence at i, or 0 where it is malformed, overlong, a surrogate or cut off. */
  private static int sequenceLength(byte[] bytes, int i, int to) {
    int b = bytes[i] & 0xFF;
    if (b < 0x80) return 1;
    if (b < 0xC2 || b > 0xF4) return 0;
    int length = b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
    if (i + length > to) return 0;
    int second = bytes[i + 1] & 0xFF;
    int low = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
    int high = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) return 0;
    for (int k = 2; k < length; k++) if ((bytes[i + k] & 0xC0) != 0x80) return 0;
    return length;
  }

  /**
   * Whether bytes are meant as UTF-8 though some are not: valid sequences of several bytes, which
   * other encodings hardly ever form, outnumber the invalid bytes.
   */
  static boolean isMostlyUtf8(byte[] bytes, int length) {
    int valid = 0;
    int invalid = 0;
    for (int i = 0; i < length; ) {
      int sequence = sequenceLength(bytes, i, length);
      if (sequence > 1) valid++;
      if (sequence == 0) invalid++;
      i += Math.max(1, sequence);
    }
    return valid > 2 * invalid;
  }

  /** Whether a sample is UTF-8, forgiving a last character that the sample's end cuts. */
  static boolean isUtf8(byte[] bytes, int length) {
    int bad = firstInvalid(bytes, 0, length);
    return bad < 0 || (bad > length - 4 && isCutSequence(bytes, bad, length));
  }

  private static boolean isCutSequence(byte[] bytes, int from, int to) {
    int b = bytes[from] & 0xFF;
    int length =
        b >= 0xC2 && b < 0xE0 ? 2 : b >= 0xE0 && b < 0xF0 ? 3 : b >= 0xF0 && b < 0xF5 ? 4 : 0;
    if (from + length <= to) return false;
    for (int i = from + 1; i < to; i++) if ((bytes[i] & 0xC0) != 0x80) return false;
    return true;
  }

  static boolean hasHighBytes(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) if (bytes[i] < 0) return true;
    return false;
  }
}
