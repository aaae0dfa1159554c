package org.whalecurve.intake.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Splits delimited UTF-8 text into records, over bytes and without a String per field. A record is
 * valid until the next call of {@link #next()}.
 *
 * <p>A quote that is opened and never closed would swallow the rest of the file; {@link
 * #cutToFirstLine()} gives all but the record's first line back.
 */
final class RecordScanner {
  /** Longer records are refused: they are almost always an unclosed quote. */
  static final int LONGEST = 1 << 20;

  /** Bits of a field's form. */
  static final byte QUOTED = 1;

  static final byte SPECIAL = 2;
  static final byte HAS_CR = 4;

  /** The delimiter of columns that are set with blanks: any number of them is one border. */
  static final byte BLANK = ' ';

  private static final byte ORDINARY = 0;
  private static final byte END = 1;
  private static final byte MARK = 2;
  private static final byte NUL = 3;

  private final InputStream in;
  private final byte delimiter;
  private final byte[] kinds = new byte[256];
  private byte[] buffer = new byte[1 << 19];
  private int limit;
  private int next;
  private boolean ended;
  private long nextLine = 1;

  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private byte[] forms = new byte[64];
  private int fields;
  private int start;
  private int end;
  private long line;
  private int breaks;
  private int firstBreak;
  private int bits;
  private boolean nul;
  private String fault;
  private boolean crSeen;
  private boolean restOfLine;

  RecordScanner(InputStream in, byte delimiter) {
    this.in = in;
    this.delimiter = delimiter;
    kinds[delimiter & 0xFF] = END;
    kinds['\n'] = END;
    kinds['\r'] = END;
    kinds['"'] = MARK;
    if (delimiter != ',') kinds[','] = MARK;
    kinds[0] = NUL;
  }

  /** Goes to the next record that holds anything at all; false at the end of the text. */
  boolean next() throws IOException {
    do {
      if (!record()) return false;
    } while (blank());
    return true;
  }

  private boolean record() throws IOException {
    if (restOfLine) skipRestOfLine();
    if (next == limit && !refill()) return false;
    line = nextLine;
    while (!scan()) {
      if (limit - next > LONGEST) {
        tooLong();
        break;
      }
      refill();
    }
    nextLine += breaks;
    return true;
  }

  /** Moves what is left to the buffer's start and reads on; false where nothing more came. */
  private boolean refill() throws IOException {
    if (ended) return false;
    int kept = limit - next;
    if (kept == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    } else {
      System.arraycopy(buffer, next, buffer, 0, kept);
    }
    next = 0;
    limit = kept;
    while (limit < buffer.length) {
      int n = in.read(buffer, limit, buffer.length - limit);
      if (n < 0) {
        ended = true;
        break;
      }
      limit += n;
    }
    return limit > kept;
  }

  /** Scans one record from {@code next}; false where the buffer ends before it does. */
  private boolean scan() {
    start = next;
    fields = 0;
    breaks = 0;
    firstBreak = -1;
    bits = 0;
    nul = false;
    fault = null;
    int i = start;
    while (true) {
      if (delimiter == BLANK) i = skipBlanks(i);
      if (i < 0) return false;
      i = delimiter == BLANK && isLineEnd(i) ? i : field(i);
      if (i < 0) return false;
      if (i == limit) return finish(i, i);
      byte b = buffer[i];
      if (b == delimiter) {
        i++;
      } else if (b == '\n') {
        breaks++;
        return finish(i, i + 1);
      } else {
        if (i + 1 == limit && !ended) return false;
        breaks++;
        return finish(i, i + 1 < limit && buffer[i + 1] == '\n' ? i + 2 : i + 1);
      }
    }
  }

  /** Columns set with blanks stand any number of them apart. */
  private int skipBlanks(int from) {
    int i = from;
    while (i < limit && buffer[i] == BLANK) i++;
    return i == limit && !ended ? -1 : i;
  }

  private boolean isLineEnd(int i) {
    return i == limit || buffer[i] == '\n' || buffer[i] == '\r';
  }

  private boolean finish(int recordEnd, int nextStart) {
    end = recordEnd;
    next = nextStart;
    if (fault == null && nul) fault = "a zero byte stands in the row";
    if (fault == null && end - start > LONGEST) fault = "the row is longer than 1 MB";
    return true;
  }

  /** Scans one field; returns the index of what ends it, or −1 where the buffer ends first. */
  private int field(int from) {
    int i = from;
    byte form = 0;
    if (i < limit && buffer[i] == '"') {
      i = quoted(from);
      if (i < 0) return -1;
      form = QUOTED;
      if (crSeen) form |= HAS_CR;
      if (i < limit && kinds[buffer[i] & 0xFF] != END && fault == null) {
        fault = "text follows a closing quote in field " + (fields + 1);
      }
    }
    int seen = bits;
    while (true) {
      if (i == limit) {
        if (!ended) return -1;
        break;
      }
      byte b = buffer[i];
      byte kind = kinds[b & 0xFF];
      seen |= b;
      if (kind != ORDINARY) {
        if (kind == END) break;
        if (kind == NUL) nul = true;
        else form |= SPECIAL;
      }
      i++;
    }
    bits = seen;
    add(from, i, form);
    return i;
  }

  /** Scans a quoted field; returns the index behind its closing quote, or −1. */
  private int quoted(int from) {
    crSeen = false;
    int i = from + 1;
    while (true) {
      if (i >= limit) return unclosed();
      byte b = buffer[i];
      bits |= b;
      if (b == '"') {
        if (i + 1 >= limit && !ended) return -1;
        if (i + 1 >= limit || buffer[i + 1] != '"') return i + 1;
        i++;
      } else if (b == '\n') {
        lineBreak(i + 1);
      } else if (b == '\r') {
        crSeen = true;
        if (i + 1 >= limit && !ended) return -1;
        if (i + 1 < limit && buffer[i + 1] == '\n') i++;
        lineBreak(i + 1);
      } else if (b == 0) {
        nul = true;
      }
      i++;
    }
  }

  private int unclosed() {
    if (!ended) return -1;
    fault = "the quote opened in field " + (fields + 1) + " is never closed";
    return limit;
  }

  private void lineBreak(int after) {
    if (breaks++ == 0) firstBreak = after;
  }

  private void add(int from, int to, byte form) {
    if (fields == starts.length) {
      starts = Arrays.copyOf(starts, fields * 2);
      ends = Arrays.copyOf(ends, fields * 2);
      forms = Arrays.copyOf(forms, fields * 2);
    }
    starts[fields] = from;
    ends[fields] = to;
    forms[fields++] = form;
  }

  /** The record outgrew every limit: its first line, or its first megabyte, stands for it. */
  private void tooLong() {
    int i = start;
    while (i < limit && buffer[i] != '\n' && buffer[i] != '\r') i++;
    fault = "the row is longer than 1 MB";
    if (i < limit) fault += ", or a quote in it is never closed";
    fields = 0;
    end = i;
    next = i;
    breaks = 0;
    restOfLine = true;
  }

  private void skipRestOfLine() throws IOException {
    restOfLine = false;
    do {
      while (next < limit && buffer[next] != '\n' && buffer[next] != '\r') next++;
    } while (next == limit && refill());
    if (next == limit) return;
    if (next + 1 == limit) refill();
    boolean pair = buffer[next] == '\r' && next + 1 < limit && buffer[next + 1] == '\n';
    next += pair ? 2 : 1;
    nextLine++;
  }

  private boolean blank() {
    if (fault != null) return false;
    for (int i = start; i < end; i++) {
      byte b = buffer[i];
      if (b != delimiter && b != ' ' && b != '\t' && b != '"' && b != '\n' && b != '\r')
        return false;
    }
    return true;
  }

  /** Whether the record spans more than one line of the file. */
  boolean spansLines() {
    return firstBreak >= 0;
  }

  /** Keeps only the first line of the record; the next record starts on the second line. */
  void cutToFirstLine() {
    if (!spansLines()) return;
    next = firstBreak;
    nextLine = line + 1;
    end = firstBreak - 1;
    if (end > start && buffer[end] == '\n' && buffer[end - 1] == '\r') end--;
  }

  /** Why the record cannot be read, or null. */
  String fault() {
    return fault;
  }

  /** The line of the file on which the record starts, from 1. */
  long line() {
    return line;
  }

  int fields() {
    return fields;
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return ends[field];
  }

  byte form(int field) {
    return forms[field];
  }

  boolean hasHighBytes() {
    return bits < 0;
  }

  /** A field's text, without its quotes. */
  String text(int field) {
    int from = starts[field];
    int to = ends[field];
    if ((forms[field] & QUOTED) == 0 || to - from < 2) {
      return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }
    String inner = new String(buffer, from + 1, to - from - 2, StandardCharsets.UTF_8);
    return inner.replace("\"\"", "\"").replace("\r\n", "\n").replace('\r', '\n');
  }

  /** The record as it stands, cut to so many characters. */
  String excerpt(int longest) {
    int bytes = Math.min(end - start, longest * 4);
    String all = new String(buffer, start, bytes, StandardCharsets.UTF_8);
    return all.length() <= longest ? all : all.substring(0, longest);
  }
}
