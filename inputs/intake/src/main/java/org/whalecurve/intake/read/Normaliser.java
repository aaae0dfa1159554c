package org.whalecurve.intake.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Writes a source file as plain CSV: the line of the original file, then the columns that are
 * wanted. Rows that cannot be divided into columns go to a second file with their place and the
 * reason.
 */
public final class Normaliser {
  /** Longest excerpt of a refused row, in characters. */
  static final int EXCERPT = 200;

  /** Columns of the file with the refused rows. */
  public static final List<String> REJECT_COLUMNS = List.of("line", "value", "reason");

  /** So many different rows are remembered where each is wanted once. */
  private static final int REMEMBERED = 1 << 18;

  /**
   * @param rows rows written
   * @param rejected rows refused
   * @param repeats rows left out because they say what an earlier one said
   */
  public record Result(long rows, long rejected, long repeats) {}

  /** Hears how far the file has been read. */
  @FunctionalInterface
  public interface Progress {
    void read(long bytes);
  }

  /** The bytes are of another charset than the sample let us think. */
  private static final class OtherCharset extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Charset charset;

    OtherCharset(Charset charset) {
      this.charset = charset;
    }
  }

  private final TextFile file;
  private final int[] columns;
  private final CsvWriter csv;
  private final CsvWriter rejects;
  private final int width;
  private final Set<String> seen;
  private byte[] row = new byte[256];
  private boolean charsetSure;
  private long rows;
  private long rejected;
  private long repeats;

  private Normaliser(TextFile file, int[] columns, boolean once, CsvWriter csv, CsvWriter rejects) {
    this.file = file;
    this.columns = columns;
    this.csv = csv;
    this.rejects = rejects;
    this.width = file.header().size();
    this.charsetSure = file.sure();
    this.seen = once ? new HashSet<>() : null;
  }

  /**
   * @param columns places of the columns wanted in the header, from 0
   * @param once whether rows may be left out that are equal in these columns to an earlier row
   * @param csv written with header: {@code source_line}, then {@code c0}, {@code c1}, …
   * @param rejects written with {@link #REJECT_COLUMNS}
   */
  public static Result write(
      TextFile file, int[] columns, boolean once, Path csv, Path rejects, Progress progress) {
    try {
      return attempt(file, columns, once, csv, rejects, progress);
    } catch (OtherCharset other) {
      try {
        return attempt(file.withCharset(other.charset), columns, once, csv, rejects, bytes -> {});
      } catch (OtherCharset impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  private static Result attempt(
      TextFile file, int[] columns, boolean once, Path csvFile, Path rejectFile, Progress progress)
      throws OtherCharset {
    try (InputStream in = file.stream(progress::read);
        CsvWriter csv = new CsvWriter(csvFile);
        CsvWriter rejects = new CsvWriter(rejectFile)) {
      csv.line(columnNames(columns.length).toArray(String[]::new));
      rejects.line(REJECT_COLUMNS.toArray(String[]::new));
      Normaliser normaliser = new Normaliser(file, columns, once, csv, rejects);
      normaliser.run(new RecordScanner(in, file.delimiter()));
      return new Result(normaliser.rows, normaliser.rejected, normaliser.repeats);
    } catch (IOException e) {
      throw TextFile.unreadable(file.file(), e);
    }
  }

  /** Names of the columns of the written file. */
  public static List<String> columnNames(int columns) {
    return IntStream.range(-1, columns).mapToObj(i -> i < 0 ? "source_line" : "c" + i).toList();
  }

  private void run(RecordScanner scanner) throws IOException, OtherCharset {
    boolean headerSeen = false;
    while (scanner.next()) {
      if (!headerSeen) {
        headerSeen = scanner.line() >= file.headerLine();
        continue;
      }
      String fault = fault(scanner);
      if (fault == null) emit(scanner);
      else reject(scanner, fault);
    }
  }

  private String fault(RecordScanner scanner) throws OtherCharset {
    if (scanner.fault() != null) return scanner.fault();
    if (!fits(scanner)) {
      return "the row has " + scanner.fields() + " fields where the header has " + width;
    }
    return scanner.hasHighBytes() ? encodingFault(scanner) : null;
  }

  private boolean fits(RecordScanner scanner) {
    if (scanner.fields() == width) return true;
    for (int i = width; i < scanner.fields(); i++) {
      if (scanner.start(i) < scanner.end(i)) return false;
    }
    return scanner.fields() > width;
  }

  private String encodingFault(RecordScanner scanner) throws OtherCharset {
    byte[] bytes = scanner.buffer();
    int bad = Utf8.firstInvalid(bytes, scanner.start(), scanner.end());
    if (bad < 0) {
      charsetSure = true;
      return null;
    }
    if (!charsetSure) {
      throw new OtherCharset(CharsetGuess.legacy(bytes, scanner.start(), scanner.end()));
    }
    return "byte "
        + (bad - scanner.start() + 1)
        + " of the row is not valid "
        + file.charset().name();
  }

  private void emit(RecordScanner scanner) throws IOException {
    if (seen != null && repeated(scanner)) {
      repeats++;
      return;
    }
    csv.number(scanner.line());
    for (int column : columns) field(scanner, column);
    csv.endLine();
    rows++;
  }

  /** Whether the wanted fields stood in an earlier row just as they stand here. */
  private boolean repeated(RecordScanner scanner) {
    int length = 0;
    for (int column : columns) {
      int size = scanner.end(column) - scanner.start(column);
      if (row.length < length + size + 1) row = Arrays.copyOf(row, 2 * (length + size + 1));
      System.arraycopy(scanner.buffer(), scanner.start(column), row, length, size);
      length += size;
      row[length++] = '\n';
    }
    String text = new String(row, 0, length, StandardCharsets.ISO_8859_1);
    return seen.size() < REMEMBERED ? !seen.add(text) : seen.contains(text);
  }

  /** Writes a field without the blanks around it. */
  private void field(RecordScanner scanner, int column) throws IOException {
    byte[] bytes = scanner.buffer();
    byte form = scanner.form(column);
    int quote = (form & RecordScanner.QUOTED) != 0 ? 1 : 0;
    int from = Blanks.skip(bytes, scanner.start(column) + quote, scanner.end(column) - quote);
    int to = Blanks.trim(bytes, from, scanner.end(column) - quote);
    if (from >= to) {
      csv.plain(bytes, from, from);
    } else if (form == 0) {
      csv.plain(bytes, from, to);
    } else if (form == RecordScanner.QUOTED) {
      csv.inside(bytes, from, to);
    } else if (quote == 1) {
      csv.insideWithBreaks(bytes, from, to);
    } else {
      csv.quoted(bytes, from, to);
    }
  }

  private void reject(RecordScanner scanner, String fault) throws IOException {
    scanner.cutToFirstLine();
    rejects.number(scanner.line());
    rejects.text(scanner.excerpt(EXCERPT));
    rejects.text(fault);
    rejects.endLine();
    rejected++;
  }
}
