package org.whalecurve.samples.internal.files;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.zip.GZIPOutputStream;

/**
 * A file of comma-separated values, written byte by byte: millions of rows in seconds. The texts of
 * the sample hold neither commas, quotes nor line breaks, which is checked.
 */
public final class CsvFile implements Closeable {
  private static final int ROOM = 256;

  private final OutputStream out;
  private final byte[] buffer = new byte[1 << 16];
  private int end;
  private boolean first = true;

  /** Opens {@code data/name.csv}, or {@code .csv.gz}, whose header holds no clock time. */
  public CsvFile(Path folder, String name, boolean compressed, String header) throws IOException {
    Path file = folder.resolve("data").resolve(name + (compressed ? ".csv.gz" : ".csv"));
    Files.createDirectories(file.getParent());
    OutputStream raw = Files.newOutputStream(file);
    out = compressed ? new GZIPOutputStream(raw, 1 << 16) : new BufferedOutputStream(raw, 1 << 18);
    for (String column : header.split(" ")) text(column);
    row();
  }

  public CsvFile text(String text) throws IOException {
    if (text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0)
      throw new IllegalArgumentException(text);
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** An empty value. */
  public CsvFile none() throws IOException {
    return bytes(new byte[0]);
  }

  public CsvFile bytes(byte[] text) throws IOException {
    separate();
    System.arraycopy(text, 0, buffer, end, text.length);
    end += text.length;
    return this;
  }

  /** A prefix and a number with leading zeros. */
  public CsvFile id(char prefix, long number, int digits) throws IOException {
    separate();
    buffer[end++] = (byte) prefix;
    digits(number, digits);
    return this;
  }

  public CsvFile number(long number) throws IOException {
    return decimal(number, 0);
  }

  /** A decimal given as a whole number of its last digit. */
  public CsvFile decimal(long unscaled, int scale) throws IOException {
    separate();
    long unit = pow10(scale);
    if (unscaled < 0) buffer[end++] = '-';
    long whole = Math.abs(unscaled) / unit;
    digits(whole, length(whole));
    if (scale > 0) {
      buffer[end++] = '.';
      digits(Math.abs(unscaled) % unit, scale);
    }
    return this;
  }

  public CsvFile date(LocalDate date) throws IOException {
    return date(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  public CsvFile date(int year, int month, int day) throws IOException {
    separate();
    digits(year, 4);
    buffer[end++] = '-';
    digits(month, 2);
    buffer[end++] = '-';
    digits(day, 2);
    return this;
  }

  public CsvFile flag(boolean flag) throws IOException {
    return text(flag ? "true" : "false");
  }

  /** Ends the row. */
  public void row() throws IOException {
    buffer[end++] = '\n';
    first = true;
    if (end > buffer.length - 4 * ROOM) flush();
  }

  private void separate() throws IOException {
    if (end > buffer.length - ROOM) flush();
    if (!first) buffer[end++] = ',';
    first = false;
  }

  private void digits(long number, int count) {
    long rest = number;
    for (int i = end + count - 1; i >= end; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    end += count;
  }

  private static int length(long number) {
    int length = 1;
    for (long rest = number; rest >= 10; rest /= 10) length++;
    return length;
  }

  private static long pow10(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) power *= 10;
    return power;
  }

  private void flush() throws IOException {
    out.write(buffer, 0, end);
    end = 0;
  }

  @Override
  public void close() throws IOException {
    flush();
    out.close();
  }
}
