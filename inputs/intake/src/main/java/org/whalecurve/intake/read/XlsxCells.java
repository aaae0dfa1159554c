package org.whalecurve.intake.read;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;

/**
 * Cells of a workbook as text: numbers plain with a decimal point and the 15 digits that a workbook
 * keeps, days in ISO form.
 */
final class XlsxCells {
  private static final MathContext DIGITS = new MathContext(15);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final Set<Integer> DATE_FORMATS =
      Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58);
  private static final LocalDateTime ZERO_1900 = LocalDateTime.of(1899, 12, 30, 0, 0);
  private static final LocalDateTime ZERO_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);

  private final LocalDateTime zero;

  XlsxCells(boolean date1904) {
    zero = date1904 ? ZERO_1904 : ZERO_1900;
  }

  /** Cells of the row that hold something. */
  int filled(Row row) {
    int filled = 0;
    for (Cell cell : row) if (!text(cell).isBlank()) filled++;
    return filled;
  }

  /** Texts by column of the sheet, from 0; empty text where there is no cell. */
  List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    for (Cell cell : row) {
      if (cell == null) {
        texts.add("");
        continue;
      }
      while (texts.size() < cell.getColumnIndex()) texts.add("");
      texts.add(text(cell));
    }
    return texts;
  }

  /**
   * The text of one cell.
   *
   * @param comma whether a number is written with a decimal comma
   */
  String text(Row row, int column, boolean comma) {
    if (column >= row.getCellCount()) return "";
    Cell cell = row.getCell(column);
    String text = text(cell);
    boolean number = comma && cell != null && cell.getType() != CellType.STRING && isNumber(text);
    return number ? text.replace('.', ',') : text;
  }

  private String text(Cell cell) {
    if (cell == null) return "";
    CellType type = cell.getType();
    String raw = cell.getRawValue();
    if (type == CellType.NUMBER || (type == CellType.FORMULA && isNumber(raw)))
      return number(cell, raw);
    if (type == CellType.BOOLEAN)
      return Boolean.toString("1".equals(raw) || "true".equalsIgnoreCase(raw));
    if (type == CellType.EMPTY) return "";
    if (type == CellType.FORMULA || type == CellType.ERROR) return raw == null ? "" : raw;
    String text = cell.getText();
    return text == null ? "" : text;
  }

  private static boolean isNumber(String raw) {
    return raw != null && raw.matches("[-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?");
  }

  private String number(Cell cell, String raw) {
    if (raw == null || raw.isBlank()) return "";
    BigDecimal value = new BigDecimal(raw);
    if (isDate(cell) && value.signum() > 0 && value.compareTo(BigDecimal.valueOf(2_958_466)) < 0) {
      return value.compareTo(BigDecimal.ONE) < 0 ? plain(value) : date(value);
    }
    return plain(value);
  }

  private static String plain(BigDecimal value) {
    BigDecimal rounded = value.precision() > 15 ? value.round(DIGITS) : value;
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private String date(BigDecimal serial) {
    long days = serial.longValue();
    BigDecimal fraction = serial.subtract(BigDecimal.valueOf(days));
    long seconds = Math.round(fraction.doubleValue() * 86_400);
    LocalDateTime moment = zero.plusDays(days).plusSeconds(seconds);
    return seconds == 0 ? moment.toLocalDate().toString() : moment.format(TIME);
  }

  /** Whether the cell's format shows a day. */
  private static boolean isDate(Cell cell) {
    Integer id = cell.getDataFormatId();
    if (id != null && DATE_FORMATS.contains(id)) return true;
    String format = cell.getDataFormatString();
    if (format == null || format.equalsIgnoreCase("general")) return false;
    String bare = format.replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*.", "").toLowerCase();
    return bare.contains("y") || bare.contains("d") || bare.contains("年") || bare.contains("日");
  }
}
