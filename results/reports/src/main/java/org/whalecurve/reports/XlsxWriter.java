package org.whalecurve.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.tables.Table.Kind;

/**
 * Worksheets with typed cells, one after the other. Texts are stored as texts, so none of them can
 * become a formula. Excel itself keeps 15 significant digits of a number and 32,767 characters of a
 * text.
 */
final class XlsxWriter implements SheetWriter {
  /** Rows of a worksheet, its header included. */
  static final int ROWS_MAX = 1_048_576;

  private static final int TEXT_MAX = 32_767;
  private static final int BATCH = 1_000;

  private final Workbook book;
  private final String file;
  private final String cut;
  private Worksheet sheet;
  private List<Sheet.Column> columns;
  private int rows;
  private int unstyled;
  private long left;

  /** A sheet with more rows than a worksheet holds is an error. */
  XlsxWriter(OutputStream out, String file) {
    this(out, file, null);
  }

  /**
   * A sheet with more rows than a worksheet holds is cut, and says so in its last row.
   *
   * @param cut what it says, with {@code %,d} for the rows shown and for all rows
   */
  XlsxWriter(OutputStream out, String file, String cut) {
    this.book = new Workbook(out, "Whalecurve", "1.0");
    this.file = file;
    this.cut = cut;
  }

  @Override
  public void begin(String title, List<Sheet.Column> columns) {
    this.columns = columns;
    rows = 1;
    unstyled = 1;
    left = 0;
    sheet = book.newWorksheet(title.isBlank() ? "Sheet1" : title);
    sheet.freezePane(0, 1);
    for (int i = 0; i < columns.size(); i++) {
      Sheet.Column column = columns.get(i);
      sheet.width(i, width(column));
      sheet.inlineString(0, i, text(column.name()));
      boolean right = Sheet.isNumber(column.kind());
      sheet.style(0, i).bold().horizontalAlignment(right ? "right" : "left").set();
    }
  }

  private static double width(Sheet.Column column) {
    double kind = Sheet.isNumber(column.kind()) ? 16 : column.kind() == Kind.TEXT ? 24 : 12;
    return Math.max(kind, Math.min(40, column.name().length() + 3.0));
  }

  @Override
  public void row(List<Object> values) throws IOException {
    if (cut != null && rows == ROWS_MAX - 1) {
      left++;
      return;
    }
    if (rows == ROWS_MAX) throw tooMany();
    for (int i = 0; i < values.size(); i++) cell(i, values.get(i));
    rows++;
    if (rows - unstyled == BATCH) flush();
  }

  private void cell(int column, Object value) {
    if (value instanceof Boolean truth) {
      sheet.value(rows, column, truth);
    } else if (value instanceof LocalDate date) {
      sheet.value(rows, column, date);
    } else if (value instanceof Double number && !Double.isFinite(number)) {
      sheet.inlineString(rows, column, number.toString());
    } else if (value instanceof BigDecimal number) {
      sheet.value(rows, column, number);
    } else if (value instanceof BigInteger || value instanceof Long || value instanceof Double) {
      sheet.value(rows, column, (Number) value);
    } else if (value != null) {
      sheet.inlineString(rows, column, text(value.toString()));
    }
  }

  /** Characters that XML cannot hold are left out. */
  private static String text(String value) {
    String legal =
        value.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff\\ud800-\\udfff]", "");
    return legal.length() <= TEXT_MAX ? legal : legal.substring(0, TEXT_MAX - 1) + "…";
  }

  private void flush() throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      String format = format(columns.get(i));
      if (!format.isEmpty() && rows > unstyled) {
        sheet.range(unstyled, i, rows - 1, i).style().format(format).set();
      }
    }
    unstyled = rows;
    sheet.flush();
  }

  private static String format(Sheet.Column column) {
    return switch (column.kind()) {
      case MONEY -> "#,##0.00";
      case TOTAL -> column.unit().equals("currency") ? "#,##0.00" : "#,##0.######";
      case WHOLE -> "#,##0";
      case QUANTITY -> "#,##0.######";
      case RATIO -> column.unit().equals("share") ? "0.0%" : "#,##0.00####";
      case DATE -> "yyyy-mm-dd";
      case TEXT, BOOLEAN -> "";
    };
  }

  @Override
  public void end() throws IOException {
    finish();
    close();
  }

  /** The sheet is complete; another may begin. */
  void finish() throws IOException {
    if (left > 0) {
      sheet.inlineString(rows, 0, String.format(Locale.ROOT, cut, rows - 1, rows - 1 + left));
    }
    if (rows > 1) sheet.setAutoFilter(0, 0, rows - 1, columns.size() - 1);
    flush();
    sheet.finish();
  }

  /** The book is complete. */
  void close() throws IOException {
    book.finish();
  }

  private ProblemException tooMany() {
    return new ProblemException(
        new Problem(
            "too-many-rows",
            SourcePlace.ofFile(file),
            String.format(
                "A worksheet holds %,d rows, its header included; the table has more.", ROWS_MAX),
            "Export to CSV or Parquet, or select fewer rows."));
  }
}
