package org.whalecurve.intake.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Suggest;

/**
 * One sheet of a workbook.
 *
 * @param file how messages name the file
 * @param sheet name of the sheet
 * @param headerRow row of the header, from 1; 0 where the sheet is empty
 * @param header names of the columns
 * @param places column of the sheet of each name, from 0
 */
public record XlsxFile(
    Path path, String file, String sheet, int headerRow, List<String> header, int[] places) {
  private static final int LOOKED_AT = 50;
  private static final int SAMPLE_ROWS = 5_000;

  /** A sheet's form and its first rows. */
  public record Opened(XlsxFile file, List<List<String>> sample) {
    boolean isTable() {
      return file.header.size() > 1 && !sample.isEmpty();
    }
  }

  /**
   * @param sheet name of the sheet, or null for the first that holds a table
   * @param headerRow the header's row that the user states, or 0
   */
  public static Opened open(Path path, String file, String sheet, int headerRow) {
    try (ReadableWorkbook book = book(path)) {
      XlsxCells cells = new XlsxCells(book.isDate1904());
      List<Sheet> sheets = book.getSheets().toList();
      List<Sheet> candidates = sheet == null ? sheets : List.of(named(sheets, sheet, file));
      Opened best = null;
      for (Sheet candidate : candidates) {
        Opened opened = open(path, file, candidate, headerRow, cells);
        if (best == null || (opened.isTable() && !best.isTable())) best = opened;
        if (best.isTable()) break;
      }
      if (best == null || best.file.header.isEmpty()) throw empty(file);
      return best;
    } catch (IOException | UncheckedIOException | ExcelReaderException e) {
      throw unreadable(file);
    }
  }

  private static ReadableWorkbook book(Path path) throws IOException {
    return new ReadableWorkbook(path.toFile(), new ReadingOptions(true, true));
  }

  private static Sheet named(List<Sheet> sheets, String name, String file) {
    List<String> names = sheets.stream().map(Sheet::getName).toList();
    return sheets.stream()
        .filter(s -> s.getName().strip().equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                SourceProblem.of(
                    "unknown-sheet",
                    file,
                    "the workbook has no sheet '" + name + "'",
                    Suggest.didYouMean(name, names)));
  }

  private static Opened open(Path path, String file, Sheet sheet, int headerRow, XlsxCells cells)
      throws IOException {
    List<Row> top = new ArrayList<>();
    List<List<String>> sample = new ArrayList<>();
    try (Stream<Row> rows = sheet.openStream()) {
      Iterator<Row> all = rows.iterator();
      while (all.hasNext() && top.size() < LOOKED_AT) keepFilled(all.next(), top, cells);
      Row header = header(top, headerRow, cells);
      if (header == null)
        return new Opened(
            new XlsxFile(path, file, sheet.getName(), 0, List.of(), new int[0]), List.of());
      XlsxFile found = of(path, file, sheet, header, cells);
      for (Row row : top) {
        if (row.getRowNum() > header.getRowNum()) sample.add(found.values(row, cells));
      }
      while (all.hasNext() && sample.size() < SAMPLE_ROWS) {
        Row row = all.next();
        if (cells.filled(row) > 0) sample.add(found.values(row, cells));
      }
      return new Opened(found, sample);
    }
  }

  private static void keepFilled(Row row, List<Row> rows, XlsxCells cells) {
    if (cells.filled(row) > 0) rows.add(row);
  }

  /** The first row that fills most of the columns that any of the first rows fills. */
  private static Row header(List<Row> top, int headerRow, XlsxCells cells) {
    int widest = top.stream().mapToInt(cells::filled).max().orElse(0);
    return top.stream()
        .filter(r -> headerRow > 0 ? r.getRowNum() >= headerRow : cells.filled(r) * 2 > widest)
        .findFirst()
        .orElse(null);
  }

  private static XlsxFile of(Path path, String file, Sheet sheet, Row header, XlsxCells cells) {
    List<String> texts = cells.texts(header);
    int first = 0;
    while (first < texts.size() && texts.get(first).isBlank()) first++;
    List<String> names = Headers.names(texts.subList(first, texts.size()));
    int[] places = new int[names.size()];
    for (int i = 0; i < places.length; i++) places[i] = first + i;
    return new XlsxFile(path, file, sheet.getName(), header.getRowNum(), names, places);
  }

  private List<String> values(Row row, XlsxCells cells) {
    List<String> texts = cells.texts(row);
    List<String> values = new ArrayList<>();
    for (int place : places) values.add(place < texts.size() ? texts.get(place) : "");
    return values;
  }

  /**
   * Writes the sheet's rows as plain CSV, as {@link Normaliser} does for text; the line is the
   * sheet's row.
   *
   * @param columns places of the columns wanted in the header, from 0
   * @param commas for each of them whether its texts write decimals with a comma; its number cells
   *     are then written so too
   */
  public Normaliser.Result write(int[] columns, List<Boolean> commas, Path csv, Path rejects) {
    try (ReadableWorkbook book = book(path);
        CsvWriter out = new CsvWriter(csv);
        CsvWriter refused = new CsvWriter(rejects)) {
      out.line(Normaliser.columnNames(columns.length).toArray(String[]::new));
      refused.line(Normaliser.REJECT_COLUMNS.toArray(String[]::new));
      XlsxCells cells = new XlsxCells(book.isDate1904());
      long written = 0;
      try (Stream<Row> rows = named(book.getSheets().toList(), sheet, file).openStream()) {
        for (Iterator<Row> all = rows.iterator(); all.hasNext(); ) {
          Row row = all.next();
          if (row.getRowNum() <= headerRow || cells.filled(row) == 0) continue;
          out.number(row.getRowNum());
          for (int i = 0; i < columns.length; i++) {
            out.text(cells.text(row, places[columns[i]], commas.get(i)));
          }
          out.endLine();
          written++;
        }
      }
      return new Normaliser.Result(written, 0, 0);
    } catch (IOException | UncheckedIOException | ExcelReaderException e) {
      throw unreadable(file);
    }
  }

  private static ProblemException empty(String file) {
    return SourceProblem.of(
        "empty-file",
        file,
        "the workbook holds no table",
        "Check that the sheet has a header row.");
  }

  private static ProblemException unreadable(String file) {
    return SourceProblem.of(
        "damaged-file",
        file,
        "the workbook is damaged or was cut off",
        "Fetch it again, or open it in a spreadsheet program and save it anew.");
  }
}
