package org.whalecurve.intake.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Which encoding a file is in, from its first bytes.
 *
 * @param charset the encoding
 * @param bomLength bytes of the byte order mark to skip
 * @param sure false where only ASCII was seen, so that a later byte may still say otherwise
 */
record CharsetGuess(Charset charset, int bomLength, boolean sure) {
  static final Charset GB18030 = Charset.forName("GB18030");
  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  static CharsetGuess of(byte[] bytes, int length) {
    CharsetGuess marked = byMark(bytes, length);
    if (marked != null) return marked;
    Charset wide = utf16(bytes, Math.min(length, 1 << 16));
    if (wide != null) return new CharsetGuess(wide, 0, true);
    if (Utf8.isUtf8(bytes, length)) {
      return new CharsetGuess(StandardCharsets.UTF_8, 0, Utf8.hasHighBytes(bytes, 0, length));
    }
    if (Utf8.isMostlyUtf8(bytes, length)) {
      return new CharsetGuess(StandardCharsets.UTF_8, 0, true);
    }
    return new CharsetGuess(legacy(bytes, 0, length), 0, true);
  }

  /** The encoding that the user states; a byte order mark is skipped all the same. */
  static CharsetGuess stated(Charset charset, byte[] bytes, int length) {
    CharsetGuess marked = byMark(bytes, length);
    if (marked == null) return new CharsetGuess(charset, 0, true);
    boolean utf16 = charset.equals(StandardCharsets.UTF_16) || marked.charset.equals(charset);
    return utf16 ? marked : new CharsetGuess(charset, 0, true);
  }

  private static CharsetGuess byMark(byte[] b, int length) {
    if (starts(b, length, 0xEF, 0xBB, 0xBF))
      return new CharsetGuess(StandardCharsets.UTF_8, 3, true);
    if (starts(b, length, 0xFF, 0xFE)) return new CharsetGuess(StandardCharsets.UTF_16LE, 2, true);
    if (starts(b, length, 0xFE, 0xFF)) return new CharsetGuess(StandardCharsets.UTF_16BE, 2, true);
    if (starts(b, length, 0x84, 0x31, 0x95, 0x33)) return new CharsetGuess(GB18030, 4, true);
    return null;
  }

  private static boolean starts(byte[] bytes, int length, int... mark) {
    if (length < mark.length) return false;
    for (int i = 0; i < mark.length; i++) if ((bytes[i] & 0xFF) != mark[i]) return false;
    return true;
  }

  /** UTF-16 without a mark: separators and digits leave zero bytes on one side only. */
  private static Charset utf16(byte[] bytes, int length) {
    int even = 0;
    int odd = 0;
    for (int i = 0; i + 1 < length; i += 2) {
      if (bytes[i] == 0) even++;
      if (bytes[i + 1] == 0) odd++;
    }
    int pairs = length / 2;
    if (pairs < 4) return null;
    if (odd * 10 >= pairs && even * 50 <= odd) return StandardCharsets.UTF_16LE;
    if (even * 10 >= pairs && odd * 50 <= even) return StandardCharsets.UTF_16BE;
    return null;
  }

  /**
   * Chinese or western, for bytes that are not UTF-8: Chinese text has its high bytes in pairs,
   * western text has single ones among ASCII letters.
   */
  static Charset legacy(byte[] bytes, int from, int to) {
    int high = 0;
    int paired = 0;
    boolean control = false;
    for (int i = from; i < to; i++) {
      int b = bytes[i] & 0xFF;
      if (b < 0x80) continue;
      high++;
      if (b < 0xA0) control = true;
      boolean lead = b >= 0x81 && b <= 0xFE && i + 1 < to;
      if (lead && (bytes[i + 1] & 0xFF) >= 0xA1 && (bytes[i + 1] & 0xFF) <= 0xFE) {
        high++;
        paired += 2;
        i++;
      }
    }
    if (paired * 10 >= high * 8 && decodes(bytes, from, to)) return GB18030;
    return control ? WINDOWS_1252 : StandardCharsets.ISO_8859_1;
  }

  private static boolean decodes(byte[] bytes, int from, int to) {
    // the end of a sample may cut a character of up to four bytes
    for (int cut = 0; cut < 4 && to - cut > from; cut++) {
      try {
        GB18030
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes, from, to - cut - from));
        return true;
      } catch (CharacterCodingException e) {
        continue;
      }
    }
    return false;
  }
}
