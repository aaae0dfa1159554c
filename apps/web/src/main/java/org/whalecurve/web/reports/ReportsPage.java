package org.whalecurve.web.reports;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;
import org.whalecurve.reports.Exports;
import org.whalecurve.reports.Format;
import org.whalecurve.runs.Reading;
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

  private static final List<String> LIST_FORMATS = List.of("xlsx", "pdf", "csv");

  private final Frames frames;
  private final Tables tables;
  private final RunReports reports;
  private final MadePage made;
  private final Workshop workshop;
  private final Audit audit;

  ReportsPage(
      Frames frames,
      Tables tables,
      RunReports reports,
      MadePage made,
      Workshop workshop,
      Audit audit) {
    this.frames = frames;
    this.tables = tables;
    this.reports = reports;
    this.made = made;
    this.workshop = workshop;
    this.audit = audit;
  }

  @GetMapping("/reports")
  View page(Visit visit) {
    Frame frame = frames.views(visit, "reports");
    Workshop.Order order = workshop.find(visit.user().name(), visit.get("made")).orElse(null);
    return Page.of("reports/page")
        .with("order", order)
        .with("words", order == null ? "" : made.words(visit, order))
        .with("f", frame)
        .with("company", visit.reading().isCompany())
        .with("customers", customers(visit.reading()))
        .with("formats", visit.reading().isCompany() ? RunReports.FORMATS : LIST_FORMATS)
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
    for (String format : company ? RunReports.FORMATS : LIST_FORMATS) {
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

  /** The whole run at once, for programs; people have it made behind the page. */
  @GetMapping("/reports/run.{format}")
  void run(Visit visit, @PathVariable String format, HttpServletResponse response) {
    reports.check(visit, format);
    reports.record(visit, format);
    Download.send(reports.fileName(visit, format), format, reports.maker(visit, format), response);
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
        Download.name(visit, subject, format),
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
