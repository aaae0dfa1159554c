package org.whalecurve.reports;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.whalecurve.reports.text.Html;

/** A page with one table. */
final class TableWriter implements SheetWriter {
  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:14px/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;margin:2rem}
      table{border-collapse:collapse;font-variant-numeric:tabular-nums}
      th,td{padding:.35rem .75rem;border-bottom:1px solid #8884;text-align:left;vertical-align:top}
      th{position:sticky;top:0;background:Canvas}
      .n{text-align:right;white-space:nowrap}
      """;

  private final Writer out;
  private List<Sheet.Column> columns;

  TableWriter(Writer out) {
    this.out = out;
  }

  @Override
  public void begin(String title, List<Sheet.Column> columns) throws IOException {
    this.columns = columns;
    String name = Html.escape(title);
    out.write("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>" + name + "</title>\n");
    out.write("<style>\n" + STYLE + "</style></head>\n<body>\n<h1>" + name + "</h1>\n");
    out.write("<table><thead><tr>");
    for (Sheet.Column column : columns) out.write(cell("th", column, column.name(), ""));
    out.write("</tr></thead><tbody>\n");
  }

  @Override
  public void row(List<Object> values) throws IOException {
    out.write("<tr>");
    for (int i = 0; i < values.size(); i++) {
      Sheet.Column column = columns.get(i);
      String shown = Cells.shown(values.get(i), column);
      String full = Cells.full(values.get(i));
      out.write(cell("td", column, shown, Sheet.isNumber(column.kind()) ? full : ""));
    }
    out.write("</tr>\n");
  }

  private static String cell(String tag, Sheet.Column column, String text, String title) {
    return "<"
        + tag
        + (Sheet.isNumber(column.kind()) ? " class=\"n\"" : "")
        + (title.isEmpty() ? "" : " title=\"" + Html.escape(title) + "\"")
        + ">"
        + Html.escape(text)
        + "</"
        + tag
        + ">";
  }

  @Override
  public void end() throws IOException {
    out.write("</tbody></table>\n</body></html>\n");
    out.flush();
  }
}
