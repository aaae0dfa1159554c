package org.whalecurve.intake.read;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.whalecurve.kernel.ProblemException;

/**
 * A delimited text file, plain or gzip, and how it is written.
 *
 * @param file how messages name the file
 * @param sure whether the charset is known; false where only ASCII was seen
 * @param headerLine line of the header, from 1
 * @param header names of the columns; empty where the file has no row at all
 */
public record TextFile(
    Path path,
    String file,
    boolean gzip,
    Charset charset,
    int bomLength,
    boolean sure,
    byte delimiter,
    long headerLine,
    List<String> header) {
  private static final int SAMPLE_BYTES = 1 << 19;

  /** What the user states about a text file; null, 0 where it is to be found out. */
  public record Hints(Charset charset, byte delimiter, int headerRow) {}

  /** A file's form and the records at its beginning. */
  public record Opened(TextFile file, List<List<String>> sample) {}

  /** Reads a file's beginning. */
  public static Opened open(Path path, String file, Hints hints) {
    boolean gzip = FileKind.of(path, file) == FileKind.GZIP_TEXT;
    byte[] head;
    try (InputStream in = raw(path, gzip)) {
      head = in.readNBytes(SAMPLE_BYTES);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    boolean whole = head.length < SAMPLE_BYTES;
    CharsetGuess charset =
        hints.charset == null
            ? CharsetGuess.of(head, head.length)
            : CharsetGuess.stated(hints.charset, head, head.length);
    byte[] utf8 = utf8(head, charset);
    Delimiters form = Delimiters.guess(utf8, 0, utf8.length, hints.delimiter, hints.headerRow);
    TextFile bare =
        new TextFile(
            path,
            file,
            gzip,
            charset.charset(),
            charset.bomLength(),
            charset.sure(),
            form.delimiter(),
            form.header(),
            List.of());
    return bare.sample(utf8, whole);
  }

  private static byte[] utf8(byte[] head, CharsetGuess guess) {
    InputStream in =
        new ByteArrayInputStream(head, guess.bomLength(), head.length - guess.bomLength());
    try {
      return transcoded(in, guess.charset()).readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Opened sample(byte[] utf8, boolean whole) {
    List<List<String>> records = new ArrayList<>();
    List<String> names = List.of();
    RecordScanner scanner = new RecordScanner(new ByteArrayInputStream(utf8), delimiter);
    try {
      while (scanner.next()) {
        if (scanner.line() < headerLine) continue;
        if (names.isEmpty()) {
          names = Headers.names(cells(scanner));
        } else if (scanner.fault() == null) {
          records.add(cells(scanner));
        } else {
          scanner.cutToFirstLine();
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    // the sample's end may cut the last record
    if (!whole && !records.isEmpty()) records.remove(records.size() - 1);
    int width = names.size();
    List<List<String>> fitting =
        records.stream().filter(r -> r.size() >= width).map(r -> r.subList(0, width)).toList();
    return new Opened(withHeader(names), fitting);
  }

  private static List<String> cells(RecordScanner scanner) {
    List<String> cells = new ArrayList<>(scanner.fields());
    for (int i = 0; i < scanner.fields(); i++) cells.add(scanner.text(i));
    return cells;
  }

  private TextFile withHeader(List<String> names) {
    return new TextFile(path, file, gzip, charset, bomLength, sure, delimiter, headerLine, names);
  }

  TextFile withCharset(Charset other) {
    return new TextFile(path, file, gzip, other, 0, true, delimiter, headerLine, header);
  }

  /**
   * The whole text as UTF-8, without a byte order mark; {@code counter} sees the file's own bytes.
   */
  InputStream stream(ByteCounter.Listener counter) throws IOException {
    InputStream plain = new ByteCounter(Files.newInputStream(path), counter);
    InputStream in = gzip ? new GZIPInputStream(plain, 1 << 16) : plain;
    in.skipNBytes(bomLength);
    return transcoded(in, charset);
  }

  private static InputStream raw(Path path, boolean gzip) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    return gzip ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private static InputStream transcoded(InputStream in, Charset charset) {
    boolean same =
        charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
    return same ? in : new Utf8Stream(in, charset);
  }

  static ProblemException unreadable(String file, IOException e) {
    if (e instanceof EOFException) {
      return SourceProblem.of(
          "truncated-file",
          file,
          "the compressed file ends before its data does",
          "It was probably not copied completely: fetch it again.");
    }
    if (e instanceof ZipException) {
      return SourceProblem.of(
          "damaged-file",
          file,
          "the compressed file is damaged (" + e.getMessage() + ")",
          "Fetch it again, or unpack it with gzip to see what can be saved.");
    }
    return SourceProblem.of("unreadable-file", file, "the file cannot be read: " + e, "");
  }
}
