package org.whalecurve.reports;

import java.nio.file.Path;
import java.util.Locale;
import org.whalecurve.reports.page.Page;
import org.whalecurve.reports.print.Drawings;
import org.whalecurve.reports.print.Pdf;
import org.whalecurve.runs.RunReader;

/** The report of a run for paper: A4 pages with the letters they need, to be signed and filed. */
public final class PdfReport {
  private PdfReport() {}

  /**
   * How a report is printed.
   *
   * @param locale Chinese for {@code zh}, English for anything else
   * @param incremental whether cost is incremental, not full
   * @param font a TrueType font for Chinese text; null for one of this machine
   */
  public record Style(Locale locale, boolean incremental, Path font) {}

  /** Writes the report; replaces an older one. */
  public static void write(RunReader run, Style style, Path file) {
    Drawings drawings = new Drawings();
    String xhtml = Page.print(run, style.locale(), style.incremental(), drawings);
    Pdf pdf = new Pdf(drawings, style.font());
    WholeFile.write(file, out -> pdf.write(xhtml, out, file.toString()));
  }
}
