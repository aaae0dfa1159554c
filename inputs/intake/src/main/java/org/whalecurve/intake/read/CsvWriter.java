package org.whalecurve.intake.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the one form of CSV that engines are given: UTF-8, comma, line feed, header. */
final class CsvWriter implements Closeable {
  private final OutputStream out;
  private byte[] buffer = new byte[1 << 16];
  private int used;
  private boolean lineStarted;

  CsvWriter(Path file) throws IOException {
    out = Files.newOutputStream(file);
  }

  /** A whole line of texts. */
  void line(String... values) throws IOException {
    for (String value : values) text(value);
    endLine();
  }

  void number(long value) throws IOException {
    separate();
    ensure(20);
    if (value == 0) {
      buffer[used++] = '0';
      return;
    }
    int digits = 0;
    for (long rest = value; rest > 0; rest /= 10) digits++;
    int at = used + digits;
    for (long rest = value; rest > 0; rest /= 10) buffer[--at] = (byte) ('0' + rest % 10);
    used += digits;
  }

  /** A value, quoted and without blanks around it; nothing becomes an empty field. */
  void text(String value) throws IOException {
    separate();
    if (value == null || value.isBlank()) return;
    byte[] bytes = value.strip().getBytes(StandardCharsets.UTF_8);
    escaped(bytes, 0, bytes.length);
  }

  /** A field that needs no quotes. */
  void plain(byte[] bytes, int from, int to) throws IOException {
    separate();
    append(bytes, from, to);
  }

  private void append(byte[] bytes, int from, int to) throws IOException {
    int length = to - from;
    if (length > buffer.length - used) {
      flush();
      if (length > buffer.length) {
        out.write(bytes, from, length);
        return;
      }
    }
    System.arraycopy(bytes, from, buffer, used, length);
    used += length;
  }

  /** A field without quotes of its own that holds a comma or a quote. */
  void quoted(byte[] bytes, int from, int to) throws IOException {
    separate();
    escaped(bytes, from, to);
  }

  /** The inside of a quoted field, its quotes doubled already. */
  void inside(byte[] bytes, int from, int to) throws IOException {
    open();
    append(bytes, from, to);
    put((byte) '"');
  }

  /** The inside of a quoted field; its line breaks become line feeds. */
  void insideWithBreaks(byte[] bytes, int from, int to) throws IOException {
    open();
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == '\r' && i + 1 < to && bytes[i + 1] == '\n') continue;
      put(b == '\r' ? (byte) '\n' : b);
    }
    put((byte) '"');
  }

  private void open() throws IOException {
    separate();
    put((byte) '"');
  }

  void endLine() throws IOException {
    put((byte) '\n');
    lineStarted = false;
  }

  private void escaped(byte[] bytes, int from, int to) throws IOException {
    put((byte) '"');
    for (int i = from; i < to; i++) {
      if (bytes[i] == '"') put((byte) '"');
      put(bytes[i]);
    }
    put((byte) '"');
  }

  private void separate() throws IOException {
    if (lineStarted) put((byte) ',');
    lineStarted = true;
  }

  private void put(byte b) throws IOException {
    if (used == buffer.length) flush();
    buffer[used++] = b;
  }

  private void ensure(int bytes) throws IOException {
    if (buffer.length - used < bytes) flush();
  }

  private void flush() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
  }

  @Override
  public void close() throws IOException {
    flush();
    out.close();
  }
}
