package org.whalecurve.intake.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A small delimited text file, cell by cell, where any row may be the header or none is: matrices
 * of judgements, criteria of alternatives.
 *
 * @param file how messages name the file
 * @param delimiter what stands between cells
 * @param lines lines that hold something
 */
public record CellFile(String file, char delimiter, List<Line> lines) {
  /** Larger files are no matrices; what is learnt from them is learnt from a sample as well. */
  public static final int LINES_MAX = 100_000;

  /**
   * A line of cells.
   *
   * @param number line of the file, from 1
   * @param text the line as it stands
   */
  public record Line(int number, String text, List<Cell> cells) {}

  /**
   * A cell.
   *
   * @param column place of its first character in the line, from 1
   * @param text without quotes and the blanks around it
   */
  public record Cell(int column, String text) {}

  /**
   * Reads a file, in the encoding and with the delimiter that its beginning shows.
   *
   * @throws org.whalecurve.kernel.ProblemException where it cannot be read, is empty, too long or
   *     no text
   */
  public static CellFile read(Path path, String file) {
    FileKind kind = FileKind.of(path, file);
    if (kind != FileKind.TEXT && kind != FileKind.GZIP_TEXT) {
      throw SourceProblem.of(
          "not-csv", file, "this is no text file.", "Save the table as CSV (UTF-8).");
    }
    TextFile text = TextFile.open(path, file, new TextFile.Hints(null, (byte) 0, 0)).file();
    List<Line> lines = new ArrayList<>();
    try (InputStream in = text.stream(bytes -> {})) {
      RecordScanner scanner = new RecordScanner(in, text.delimiter());
      while (scanner.next()) {
        if (scanner.line() < text.headerLine()) continue;
        if (lines.size() == LINES_MAX) throw tooLong(file);
        if (scanner.fault() != null) throw fault(file, scanner);
        lines.add(line(scanner));
      }
    } catch (IOException e) {
      throw TextFile.unreadable(file, e);
    }
    if (lines.isEmpty()) {
      throw SourceProblem.of("empty-file", file, "the file is empty.", "Export the table again.");
    }
    return new CellFile(file, (char) text.delimiter(), lines);
  }

  private static Line line(RecordScanner scanner) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < scanner.fields(); i++) {
      String before =
          new String(
              scanner.buffer(),
              scanner.start(),
              scanner.start(i) - scanner.start(),
              StandardCharsets.UTF_8);
      cells.add(new Cell(before.length() + 1, scanner.text(i).strip()));
    }
    String text =
        new String(
            scanner.buffer(),
            scanner.start(),
            scanner.end() - scanner.start(),
            StandardCharsets.UTF_8);
    return new Line((int) scanner.line(), text, cells);
  }

  private static RuntimeException fault(String file, RecordScanner scanner) {
    return SourceProblem.of(
        "bad-row",
        file,
        "line " + scanner.line() + ": " + scanner.fault() + ".",
        "Check the quotes in that line.");
  }

  private static RuntimeException tooLong(String file) {
    return SourceProblem.of(
        "too-many-rows",
        file,
        "the file has more than " + LINES_MAX + " rows.",
        "Take a sample of the rows: weights hardly change.");
  }
}
