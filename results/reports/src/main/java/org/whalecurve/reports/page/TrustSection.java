package org.whalecurve.reports.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.reports.text.Messages;
import org.whalecurve.runs.Rows;

/** Can the figures be trusted? What was read, and that cost in is cost out. */
final class TrustSection implements Section {
  private static final int ROWS_MAX = 30;

  @Override
  public String id() {
    return "trust";
  }

  @Override
  public Optional<Content> content(Page page) {
    if (!page.facts.has("quality") && !page.facts.has("balance")) return Optional.empty();
    Markup answer = Markup.EMPTY;
    Markup body = Markup.EMPTY;
    if (page.facts.has("quality")) {
      answer = quality(page);
      body = files(page).plus(rejects(page));
    }
    if (page.facts.has("balance")) {
      answer = answer.plus(new Markup(" ")).plus(balanced(page));
      body = body.plus(stages(page)).plus(reconciled(page));
    }
    return Optional.of(new Content(answer, body));
  }

  private static Markup quality(Page page) {
    Rows sums =
        page.facts.query(
            """
            SELECT coalesce(sum(rows_read), 0) AS rows_read, coalesce(sum(accepted), 0) AS accepted,
              coalesce(sum(rejected), 0) AS rejected, coalesce(sum(overlapping), 0) AS overlapping FROM quality""");
    return page.messages.html(
        "trust.answer.rows",
        "accepted",
        page.figures.count(sums.whole(0, "accepted")),
        "read",
        page.count(sums.whole(0, "rows_read"), "row"),
        "rejected",
        page.figures.count(sums.whole(0, "rejected")),
        "overlapping",
        page.figures.count(sums.whole(0, "overlapping")));
  }

  private static Markup balanced(Page page) {
    Rows sums =
        page.facts.query(
            """
            SELECT count(*) AS lines, coalesce(max(abs(difference)), 0) AS difference FROM balance
            WHERE stage NOT LIKE 'reconcile%'""");
    BigDecimal difference = sums.decimal(0, "difference");
    return page.messages.html(
        difference.signum() == 0 ? "trust.answer.balanced" : "trust.answer.unbalanced",
        "lines",
        page.figures.count(sums.whole(0, "lines")),
        "difference",
        page.figures.money(difference));
  }

  private static Markup files(Page page) {
    Messages text = page.messages;
    Rows rows =
        page.facts.query(
            "SELECT source, file, rows_read, accepted, rejected, overlapping, filtered, measure, control_total, count(*) OVER () AS n FROM quality ORDER BY source, file LIMIT "
                + ROWS_MAX);
    if (rows.isEmpty()) return Markup.EMPTY;
    List<Markup> totals = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) totals.add(total(page, rows, i));
    HtmlTable table = page.table().text(text.html("trust.file"), texts(rows, "file"));
    table.text(text.html("trust.table"), texts(rows, "source"));
    for (String column : List.of("rows_read", "accepted", "rejected", "overlapping", "filtered")) {
      table.count(text.html("trust." + column), counts(rows, column));
    }
    table.figures(text.html("trust.control_total"), "", totals);
    Markup heading = text.html("trust.quality").in("h3");
    return heading.plus(table.build()).plus(cut(page, rows));
  }

  private static Markup total(Page page, Rows rows, int i) {
    BigDecimal total = rows.decimal(i, "control_total");
    if (total == null) return Figures.none();
    return page.figures.number(total, "", 2).plus(Markup.text(rows.text(i, "measure")).in("small"));
  }

  private static Markup cut(Page page, Rows rows) {
    long all = rows.whole(0, "n");
    if (all <= rows.size()) return Markup.EMPTY;
    return page.note(
        page.messages.html(
            "trust.shortened",
            "shown",
            page.figures.count(rows.size()),
            "all",
            page.figures.count(all)));
  }

  private static Markup rejects(Page page) {
    if (!page.facts.has("reject")) return Markup.EMPTY;
    Messages text = page.messages;
    Rows rows =
        page.facts.query(
            """
            SELECT source, kind, reason, "column", count(*) AS rows, min(file || ':' || line) AS example, count(*) OVER () AS n
            FROM reject GROUP BY source, kind, reason, "column" ORDER BY rows DESC, source, kind, reason, "column" LIMIT %d"""
                .formatted(ROWS_MAX));
    if (rows.isEmpty()) return Markup.EMPTY;
    List<String> kinds = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) kinds.add(page.name("kind", rows.text(i, "kind")));
    Markup table =
        page.table()
            .text(text.html("trust.reason"), texts(rows, "reason"))
            .text(text.html("trust.kind"), kinds)
            .text(text.html("trust.table"), texts(rows, "source"))
            .text(text.html("trust.column"), texts(rows, "column"))
            .count(text.html("trust.rows"), counts(rows, "rows"))
            .text(text.html("trust.example"), texts(rows, "example"))
            .build();
    return text.html("trust.rejects").in("h3").plus(table).plus(cut(page, rows));
  }

  private static Markup stages(Page page) {
    Messages text = page.messages;
    Rows rows =
        page.facts.query(
            """
            SELECT stage, count(*) AS lines, sum(amount_in) AS amount_in, sum(assigned) AS assigned,
              sum(unused) AS unused, sum(unassigned) AS unassigned, max(abs(difference)) AS difference
            FROM balance WHERE stage NOT LIKE 'reconcile%' GROUP BY stage
            ORDER BY list_position(['ledger', 'pool', 'resource', 'activity', 'result'], stage), stage""");
    if (rows.isEmpty()) return Markup.EMPTY;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) names.add(page.name("stage", rows.text(i, "stage")));
    HtmlTable table =
        page.table()
            .text(text.html("trust.stage"), names)
            .alike(
                ResultSection.amounts(rows, "amount_in"), ResultSection.amounts(rows, "amount_in"))
            .count(text.html("trust.lines"), counts(rows, "lines"));
    for (String column : List.of("amount_in", "assigned", "unused", "unassigned")) {
      table.money(text.html("trust." + column), ResultSection.amounts(rows, column));
    }
    table.money(text.html("trust.difference"), ResultSection.amounts(rows, "difference"));
    return text.html("trust.balance").in("h3").plus(table.build());
  }

  private static Markup reconciled(Page page) {
    Messages text = page.messages;
    Rows rows =
        page.facts.query(
            """
            SELECT stage, sum(amount_in) AS amount_in, sum(assigned) AS assigned, sum(difference) AS difference
            FROM balance WHERE stage LIKE 'reconcile%' GROUP BY stage ORDER BY stage DESC""");
    if (rows.isEmpty()) return Markup.EMPTY;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) names.add(page.name("stage", rows.text(i, "stage")));
    Markup table =
        page.table()
            .text(text.html("trust.what"), names)
            .money(text.html("trust.ledger"), ResultSection.amounts(rows, "amount_in"))
            .money(text.html("trust.transactions"), ResultSection.amounts(rows, "assigned"))
            .money(text.html("trust.difference"), ResultSection.amounts(rows, "difference"))
            .build();
    return text.html("trust.reconciled").in("h3").plus(table);
  }

  private static List<String> texts(Rows rows, String column) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) texts.add(rows.text(i, column));
    return texts;
  }

  private static List<Long> counts(Rows rows, String column) {
    List<Long> counts = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) counts.add(rows.whole(i, column));
    return counts;
  }
}
