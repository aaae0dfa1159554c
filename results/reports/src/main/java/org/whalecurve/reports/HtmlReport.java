package org.whalecurve.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    Path target = out.toAbsolutePath();
    Path beside = target.resolveSibling(target.getFileName() + ".part");
    String html = Page.render(run, locale);
    try {
      Files.createDirectories(target.getParent());
      Files.writeString(beside, html);
      Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
