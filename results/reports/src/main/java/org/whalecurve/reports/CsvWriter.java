package org.whalecurve.reports;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.whalecurve.tables.Table.Kind;

/**
 * RFC 4180. An absent value is empty, an empty text is {@code ""}. A text that a spreadsheet would
 * take for a formula gets an apostrophe in front; numbers never do.
 */
final class CsvWriter implements SheetWriter {
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final Writer out;
  private final boolean bom;
  private List<Sheet.Column> columns;

  CsvWriter(Writer out, boolean bom) {
    this.out = out;
    this.bom = bom;
  }

  @Override
  public void begin(String title, List<Sheet.Column> columns) throws IOException {
    this.columns = columns;
    if (bom) out.write('\ufeff');
    for (int i = 0; i < columns.size(); i++) {
      if (i > 0) out.write(',');
      out.write(quote(guard(columns.get(i).name())));
    }
    out.write("\r\n");
  }

  @Override
  public void row(List<Object> values) throws IOException {
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) out.write(',');
      String text = Cells.full(values.get(i));
      if (columns.get(i).kind() == Kind.TEXT) text = guard(text);
      out.write(text.isEmpty() && values.get(i) != null ? "\"\"" : quote(text));
    }
    out.write("\r\n");
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }

  private static String guard(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quote(String text) {
    boolean plain =
        text.indexOf('"') < 0
            && text.indexOf(',') < 0
            && text.indexOf('\n') < 0
            && text.indexOf('\r') < 0;
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
