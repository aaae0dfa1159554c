package org.whalecurve.reports;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.whalecurve.reports.page.Page;
import org.whalecurve.runs.RunReader;

/** The report of a run: one HTML file that works offline and prints on A4. */
public final class HtmlReport {
  private HtmlReport() {}

  /**
   * Writes the report; replaces an older one.
   *
   * @param locale Chinese for {@code zh}, English for anything else
   */
  public static void write(RunReader run, Locale locale, Path out) {
    byte[] html = Page.render(run, locale).getBytes(StandardCharsets.UTF_8);
    WholeFile.write(out, file -> file.write(html));
  }
}
