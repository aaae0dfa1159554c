package org.whalecurve.reports;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Aligned columns for a terminal. Holds its rows, since widths are known only at the end. */
final class TextWriter implements SheetWriter {
  private static final int WIDTH_MAX = 60;

  private final Writer out;
  private List<Sheet.Column> columns;
  private final List<List<String>> lines = new ArrayList<>();

  TextWriter(Writer out) {
    this.out = out;
  }

  @Override
  public void begin(String title, List<Sheet.Column> columns) throws IOException {
    this.columns = columns;
    if (!title.isEmpty()) out.write(title + "\n\n");
    lines.add(columns.stream().map(column -> clean(column.name())).toList());
  }

  @Override
  public void row(List<Object> values) {
    List<String> line = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      line.add(clean(Cells.shown(values.get(i), columns.get(i))));
    }
    lines.add(line);
  }

  /** One line, no control characters: a customer's name must not steer a terminal. */
  private static String clean(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\u2028\u2029]+", " ");
    return width(line) <= WIDTH_MAX ? line : cut(line) + "…";
  }

  private static String cut(String line) {
    int end = 0;
    for (int used = 0; end < line.length(); ) {
      int point = line.codePointAt(end);
      used += width(point);
      if (used >= WIDTH_MAX) break;
      end += Character.charCount(point);
    }
    return line.substring(0, end);
  }

  @Override
  public void end() throws IOException {
    int[] widths = new int[columns.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) widths[i] = Math.max(widths[i], width(line.get(i)));
    }
    for (int n = 0; n < lines.size(); n++) {
      write(lines.get(n), widths);
      if (n == 0) rule(widths);
    }
    out.flush();
  }

  private void write(List<String> line, int[] widths) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String blank = " ".repeat(widths[i] - width(line.get(i)));
      boolean right = Sheet.isNumber(columns.get(i).kind());
      text.append(i > 0 ? "  " : "").append(right ? blank : "").append(line.get(i));
      text.append(right ? "" : blank);
    }
    out.write(text.toString().stripTrailing() + "\n");
  }

  private void rule(int[] widths) throws IOException {
    List<String> dashes = new ArrayList<>();
    for (int width : widths) dashes.add("-".repeat(width));
    out.write(String.join("  ", dashes) + "\n");
  }

  private static int width(String text) {
    return text.codePoints().map(TextWriter::width).sum();
  }

  /** Chinese, Japanese and Korean characters take two places, combining marks none. */
  private static int width(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) return 0;
    boolean wide =
        Character.isIdeographic(point)
            || point >= 0x1100 && point <= 0x115f
            || point >= 0x2e80 && point <= 0x303e
            || point >= 0x3041 && point <= 0x33ff
            || point >= 0xac00 && point <= 0xd7a3
            || point >= 0xfe30 && point <= 0xfe4f
            || point >= 0xff00 && point <= 0xff60
            || point >= 0xffe0 && point <= 0xffe6
            || point >= 0x1f300 && point <= 0x1faff;
    return wide ? 2 : 1;
  }
}
