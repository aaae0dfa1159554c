package org.whalecurve.web.reports;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.whalecurve.reports.HtmlReport;
import org.whalecurve.reports.PdfReport;
import org.whalecurve.reports.XlsxReport;
import org.whalecurve.runs.RunReader;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Visit;
import org.whalecurve.web.store.Audit;

/** The whole run as a report; not there for those who see a part of it. */
@Component
class RunReports {
  static final List<String> FORMATS = List.of("html", "pdf", "xlsx");

  private final PublishedRuns runs;
  private final Audit audit;

  /** A report needs much memory for a moment: one at a time. */
  private final ReentrantLock turn = new ReentrantLock(true);

  RunReports(PublishedRuns runs, Audit audit) {
    this.runs = runs;
    this.audit = audit;
  }

  void check(Visit visit, String format) {
    if (!visit.reading().isCompany() || !FORMATS.contains(format)) {
      throw new NotFoundException("report " + format);
    }
  }

  String fileName(Visit visit, String format) {
    String subject = visit.speech().text("reports.file.run") + "-" + visit.speech().tag();
    return Download.name(visit, subject, format);
  }

  /** Writes the report into a file, whenever that is asked for: it keeps nothing of the request. */
  Consumer<Path> maker(Visit visit, String format) {
    Locale locale = visit.speech().isChinese() ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    boolean incremental = visit.viewKey().equals("incremental");
    String name = visit.run();
    return file -> write(name, format, locale, incremental, file);
  }

  private void write(String name, String format, Locale locale, boolean incremental, Path file) {
    turn.lock();
    try (RunReader run = RunReader.open(runs.engine(), runs.store().folder(name))) {
      switch (format) {
        case "html" -> HtmlReport.write(run, locale, file);
        case "pdf" -> PdfReport.write(run, new PdfReport.Style(locale, incremental, null), file);
        default -> XlsxReport.write(run, locale, file);
      }
    } finally {
      turn.unlock();
    }
  }

  void record(Visit visit, String format) {
    audit.record(visit.user().name(), "export", "run." + format, "run " + visit.run());
  }
}
