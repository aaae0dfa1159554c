package org.whalecurve.web.reports;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;
import org.whalecurve.reports.Exports;
import org.whalecurve.reports.Format;
import org.whalecurve.reports.HtmlReport;
import org.whalecurve.reports.PdfReport;
import org.whalecurve.reports.XlsxReport;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.RunReader;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.page.Frames;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Page;
import org.whalecurve.web.page.Visit;
import org.whalecurve.web.store.Audit;

/** What can I take along? Reports of the run, lists of customers, every table. */
@Controller
class ReportsPage {
  /** On paper a line has room for so much; the workbook has all columns. */
  private static final List<String> ON_PAPER =
      List.of("customer_id", "name", "customer_group", "tier", "net_revenue");

  private static final List<String> RUN_FORMATS = List.of("html", "pdf", "xlsx");
  private static final List<String> LIST_FORMATS = List.of("xlsx", "pdf", "csv");

  private final Frames frames;
  private final Tables tables;
  private final PublishedRuns runs;
  private final Audit audit;

  /** A report needs much memory for a moment: one at a time. */
  private final ReentrantLock turn = new ReentrantLock(true);

  ReportsPage(Frames frames, Tables tables, PublishedRuns runs, Audit audit) {
    this.frames = frames;
    this.tables = tables;
    this.runs = runs;
    this.audit = audit;
  }

  @GetMapping("/reports")
  View page(Visit visit) {
    Frame frame = frames.views(visit, "reports");
    return Page.of("reports/page")
        .with("f", frame)
        .with("company", visit.reading().isCompany())
        .with("customers", customers(visit.reading()))
        .with("formats", visit.reading().isCompany() ? RUN_FORMATS : LIST_FORMATS)
        .with("tables", tables.of(visit));
  }

  private static long customers(Reading run) {
    return run.rows(
            "SELECT count(*) AS n FROM {customer} WHERE customer_id NOT IN ('(unassigned)', '(unused)')")
        .whole(0, "n");
  }

  /** What there is, for programs. */
  @GetMapping("/api/v1/reports")
  @ResponseBody
  Map<String, Object> api(Visit visit) {
    boolean company = visit.reading().isCompany();
    List<String> reports = new ArrayList<>();
    for (String format : company ? RUN_FORMATS : LIST_FORMATS) {
      reports.add((company ? "/reports/run." : "/reports/customers.") + format);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", visit.reading().run());
    json.put("reports", reports);
    json.put(
        "tables",
        tables.of(visit).stream()
            .map(
                line ->
                    Map.of(
                        "table",
                        line.table(),
                        "rows",
                        line.rows(),
                        "csv",
                        "/api/v1/export/" + line.table() + ".csv",
                        "xlsx",
                        "/api/v1/export/" + line.table() + ".xlsx"))
            .toList());
    return json;
  }

  /** The whole run; not there for those who see a part of it. */
  @GetMapping("/reports/run.{format}")
  void run(Visit visit, @PathVariable String format, HttpServletResponse response) {
    if (!visit.reading().isCompany() || !RUN_FORMATS.contains(format)) {
      throw new NotFoundException("report " + format);
    }
    String subject = visit.speech().text("reports.file.run") + "-" + visit.speech().tag();
    record(visit, "run." + format);
    Download.send(visit, subject, format, file -> write(visit, format, file), response);
  }

  private void write(Visit visit, String format, Path file) {
    Locale locale = visit.speech().isChinese() ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    boolean incremental = visit.viewKey().equals("incremental");
    turn.lock();
    try (RunReader run =
        RunReader.open(runs.engine(), runs.store().folder(visit.reading().run()))) {
      switch (format) {
        case "html" -> HtmlReport.write(run, locale, file);
        case "pdf" -> PdfReport.write(run, new PdfReport.Style(locale, incremental, null), file);
        default -> XlsxReport.write(run, locale, file);
      }
    } finally {
      turn.unlock();
    }
  }

  /** The customers of the reader as a list: all columns, or on paper the most important. */
  @GetMapping("/reports/customers.{format}")
  void customers(Visit visit, @PathVariable String format, HttpServletResponse response) {
    if (!LIST_FORMATS.contains(format)) throw new NotFoundException("report " + format);
    String subject = visit.speech().text("reports.file.customers");
    String sql =
        format.equals("pdf")
            ? paper(visit)
            : "SELECT * FROM {customer} WHERE customer_id NOT IN ('(unassigned)', '(unused)') ORDER BY customer_id";
    record(visit, "customers." + format);
    send(visit, subject, format, new Tables.Question(sql, List.of()), response);
  }

  private static String paper(Visit visit) {
    List<String> columns = new ArrayList<>();
    for (String column : ON_PAPER) {
      if (visit.reading().has("customer", column)) columns.add(column);
    }
    columns.add(visit.viewKey() + "_cost_to_serve");
    columns.add(visit.viewKey() + "_profit");
    columns.add(visit.viewKey() + "_margin");
    return "SELECT %s FROM {customer} WHERE customer_id NOT IN ('(unassigned)', '(unused)') ORDER BY %s_profit DESC, customer_id"
        .formatted(String.join(", ", columns), visit.viewKey());
  }

  /** Any table that the reader may see, or the rows of it that the address asks for. */
  @GetMapping("/api/v1/export/{table}.{format}")
  void table(
      Visit visit,
      @PathVariable String table,
      @PathVariable String format,
      HttpServletResponse response) {
    if (!format.equals("csv") && !format.equals("xlsx"))
      throw new NotFoundException("format " + format);
    Tables.Question question = tables.question(visit, table);
    record(visit, table + "." + format);
    send(visit, table, format, question, response);
  }

  private static void send(
      Visit visit,
      String subject,
      String format,
      Tables.Question question,
      HttpServletResponse response) {
    Format written =
        switch (format) {
          case "csv" -> Format.CSV_WITH_BOM;
          case "pdf" -> Format.PDF;
          default -> Format.XLSX;
        };
    Reading run = visit.reading();
    Download.send(
        visit,
        subject,
        format,
        file ->
            Exports.write(
                sink -> run.stream(question.sql(), question.parameters(), sink),
                subject,
                file,
                written),
        response);
  }

  private void record(Visit visit, String what) {
    audit.record(visit.user().name(), "export", what, "run " + visit.reading().run());
  }
}
