package org.whalecurve.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.whalecurve.kernel.Keys;
import org.whalecurve.reports.text.Messages;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;
import org.whalecurve.tables.Table.Kind;

/** The report of a run to compute with: a workbook whose cells have types, a sheet per subject. */
public final class XlsxReport {
  private static final String MESSAGES = "org.whalecurve.reports.messages";

  /** A sheet of the workbook, where the run has its table; empty SQL stands for all of it. */
  private record Subject(String table, String sql) {}

  private static final List<String> MEASURES =
      List.of(
          "gross_revenue",
          "discount",
          "cash_discount",
          "returns",
          "net_revenue",
          "revenue_tax",
          "cost_of_goods",
          "direct_cost",
          "full_cost_to_serve",
          "incremental_cost_to_serve",
          "full_profit",
          "incremental_profit",
          "capital_charge",
          "residual_income");

  private static final List<Subject> SUBJECTS =
      List.of(
          new Subject("customer", "SELECT * FROM customer ORDER BY customer_id"),
          new Subject("profit", sums("period", "profit") + " GROUP BY period ORDER BY period"),
          new Subject("activity", ""),
          new Subject("resource", ""),
          new Subject("balance", ""),
          new Subject("segment_profit", ""),
          new Subject("whale_curve", "SELECT * FROM whale_curve ORDER BY view, rank"),
          new Subject("tier", ""),
          new Subject("rfm_segment", ""),
          new Subject("customer_equity", ""),
          new Subject("lifecycle_stage", ""),
          new Subject("matrix_segment", ""),
          new Subject("treatment_card", ""),
          new Subject("action", ""),
          new Subject("quality", ""));

  private XlsxReport() {}

  /**
   * Writes the workbook of a run; replaces an older one.
   *
   * @param locale Chinese names of sheets for {@code zh}, English ones for anything else
   */
  public static void write(RunReader run, Locale locale, Path file) {
    Messages words = Messages.in(MESSAGES, locale);
    WholeFile.write(
        file,
        out -> {
          XlsxWriter writer = new XlsxWriter(out, file.toString(), words.text("sheet.cut"));
          feed(about(run.manifest(), words), writer);
          if (run.has("customer")) feed(overview(run, words), writer);
          for (Subject subject : SUBJECTS) {
            if (run.has(subject.table())) table(run, subject, words, writer);
          }
          writer.close();
        });
  }

  /**
   * Writes a workbook of rows from wherever they come; the stream stays open.
   *
   * @param locale in which a sheet that is too long says so
   */
  public static void write(List<Listing> sheets, Locale locale, OutputStream out, String name)
      throws IOException {
    String cut = Messages.in(MESSAGES, locale).text("sheet.cut");
    XlsxWriter writer = new XlsxWriter(out, name, cut);
    for (Listing sheet : sheets) feed(sheet, writer);
    writer.close();
  }

  private static void feed(Listing listing, XlsxWriter writer) throws IOException {
    writer.begin(listing.title(), listing.columns());
    while (listing.rows().hasNext()) writer.row(listing.rows().next());
    writer.finish();
  }

  private static void table(RunReader run, Subject subject, Messages words, XlsxWriter writer)
      throws IOException {
    String sql = subject.sql().isEmpty() ? "SELECT * FROM " + subject.table() : subject.sql();
    Exports.feed(run, sql, words.text("sheet." + subject.table()), writer);
    writer.finish();
  }

  private static Listing about(Manifest manifest, Messages words) {
    List<List<Object>> rows = new ArrayList<>();
    rows.add(List.of(words.text("sheet.company"), manifest.company()));
    rows.add(List.of(words.text("sheet.periods"), String.join(", ", manifest.periods())));
    rows.add(List.of(words.text("sheet.currency"), manifest.currency()));
    rows.add(List.of(words.text("sheet.run"), manifest.run()));
    rows.add(List.of(words.text("sheet.created"), manifest.createdAt()));
    rows.add(List.of(words.text("sheet.version"), manifest.product()));
    for (String warning : manifest.warnings()) {
      rows.add(List.of(words.text("sheet.warning"), warning));
    }
    return new Listing(
        words.text("sheet.about"),
        List.of(text(words.text("sheet.item")), text(words.text("sheet.value"))),
        rows.iterator());
  }

  /** The measures of customers, of the two lines that no customer owns, and of the company. */
  private static Listing overview(RunReader run, Messages words) {
    Rows sums =
        run.query(
            sums(
                    "CASE WHEN customer_id IN ('%s', '%s') THEN customer_id ELSE '' END"
                        .formatted(Keys.UNASSIGNED, Keys.UNUSED),
                    "customer")
                + " GROUP BY 1 UNION ALL "
                + sums("'all'", "customer"));
    List<List<Object>> rows = new ArrayList<>();
    for (String measure : MEASURES) {
      List<Object> row = new ArrayList<>();
      row.add(words.has(measure) ? words.text(measure) : words.text("sheet." + measure));
      row.add(measure);
      for (String line : List.of("", Keys.UNASSIGNED, Keys.UNUSED, "all")) {
        row.add(value(sums, line, measure));
      }
      rows.add(row);
    }
    List<Sheet.Column> columns = new ArrayList<>();
    columns.add(text(words.text("sheet.item")));
    columns.add(text(words.text("sheet.column")));
    for (String line : List.of("customers", "unassigned", "unused", "company")) {
      columns.add(new Sheet.Column(words.text("account." + line), Kind.TOTAL, "currency"));
    }
    return new Listing(words.text("sheet.overview"), columns, rows.iterator());
  }

  private static Object value(Rows sums, String line, String measure) {
    for (int i = 0; i < sums.size(); i++) {
      if (line.equals(sums.text(i, "line"))) return sums.get(i, measure);
    }
    return null;
  }

  private static Sheet.Column text(String name) {
    return new Sheet.Column(name, Kind.TEXT, "");
  }

  private static String sums(String key, String table) {
    StringBuilder sql = new StringBuilder("SELECT " + key + " AS ");
    sql.append(key.equals("period") ? "period" : "line");
    for (String measure : MEASURES) sql.append(", sum(" + measure + ") AS " + measure);
    return sql.append(" FROM ").append(table).toString();
  }
}
