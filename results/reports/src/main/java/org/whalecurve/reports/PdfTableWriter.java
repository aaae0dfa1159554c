package org.whalecurve.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.reports.print.Drawings;
import org.whalecurve.reports.print.Pdf;
import org.whalecurve.reports.text.Html;

/** One table on A4 pages across, its heads repeated on each; for lists that people print. */
final class PdfTableWriter implements SheetWriter {
  /** Some two hundred pages: more is nobody's reading, and held in memory. */
  static final int ROWS_MAX = 5_000;

  private static final int TEXT_MAX = 120;
  private static final String STYLE =
      """
      @page { size: A4 landscape; margin: 13mm 12mm 15mm;
        @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt latin, chinese, other; color: #66605a; } }
      html, body { margin: 0; font-family: latin, chinese, other; font-size: 8pt; color: #1c1b1a; }
      h1 { font-size: 14pt; margin: 0 0 8pt; }
      table { -fs-table-paginate: paginate; border-collapse: collapse; width: 100%; word-wrap: break-word; }
      th, td { text-align: left; font-weight: normal; padding: 2pt 5pt 2pt 0; border-bottom: 0.4pt solid #e6dfd4; vertical-align: top; }
      th { color: #66605a; border-bottom: 0.6pt solid #a8a198; }
      tr { page-break-inside: avoid; }
      .n { text-align: right; padding-right: 0; padding-left: 5pt; }
      td.n { white-space: nowrap; }
      """;

  private final OutputStream out;
  private final String file;
  private final StringBuilder page = new StringBuilder();
  private List<Sheet.Column> columns;
  private int rows;

  PdfTableWriter(OutputStream out, String file) {
    this.out = out;
    this.file = file;
  }

  @Override
  public void begin(String title, List<Sheet.Column> columns) {
    this.columns = columns;
    String name = Html.escape(Html.label(title, TEXT_MAX));
    page.append("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"zh-CN\"><head><title>");
    page.append(name).append("</title><meta name=\"description\" content=\"").append(name);
    page.append("\"/><style>").append(STYLE).append("</style></head><body><h1>").append(name);
    page.append("</h1><table><thead><tr>");
    for (Sheet.Column column : columns) cell("th", column, column.name().replace("_", "_\u200b"));
    page.append("</tr></thead><tbody>");
  }

  @Override
  public void row(List<Object> values) {
    if (rows++ == ROWS_MAX) throw tooMany();
    page.append("<tr>");
    for (int i = 0; i < values.size(); i++) {
      cell("td", columns.get(i), Cells.shown(values.get(i), columns.get(i)));
    }
    page.append("</tr>\n");
  }

  private void cell(String tag, Sheet.Column column, String text) {
    page.append('<').append(tag);
    if (Sheet.isNumber(column.kind())) page.append(" class=\"n\"");
    page.append('>').append(Html.escape(Html.label(text, TEXT_MAX)));
    page.append("</").append(tag).append('>');
  }

  @Override
  public void end() throws IOException {
    page.append("</tbody></table></body></html>");
    new Pdf(new Drawings(), null).write(page.toString(), out, file);
  }

  private ProblemException tooMany() {
    return new ProblemException(
        new Problem(
            "too-many-rows",
            SourcePlace.ofFile(file),
            String.format("A printed list holds %,d rows; the table has more.", ROWS_MAX),
            "Export to XLSX or CSV, or select fewer rows."));
  }
}
