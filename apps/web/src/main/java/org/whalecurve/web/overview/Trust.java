package org.whalecurve.web.overview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.text.Speech;

/** Whether the figures can be trusted: what was read, and that cost in is cost out. */
public final class Trust {
  private static final int REASONS_MAX = 8;

  private final Frame f;
  private final Speech s;
  private final Reading reading;

  Trust(Frame f) {
    this.f = f;
    this.s = f.s();
    this.reading = f.visit().reading();
  }

  /** Only the company sees what was read for all. */
  public boolean isShown() {
    return reading.has("quality") && reading.has("balance");
  }

  public Markup read() {
    Rows rows =
        reading.rows(
            "SELECT coalesce(sum(rows_read), 0) AS n, coalesce(sum(accepted), 0) AS a, coalesce(sum(rejected), 0) AS r, coalesce(sum(overlapping), 0) AS o FROM {quality}");
    return s.html(
        "trust.answer.rows",
        "read",
        s.counted(number(rows, "n"), "row"),
        "accepted",
        s.figures().count(number(rows, "a")),
        "rejected",
        s.figures().count(number(rows, "r")),
        "overlapping",
        s.figures().count(number(rows, "o")));
  }

  private static long number(Rows rows, String column) {
    return rows.decimal(0, column).longValueExact();
  }

  public boolean isBalanced() {
    return largestDifference().signum() == 0;
  }

  private BigDecimal largestDifference() {
    BigDecimal found =
        reading
            .rows(
                "SELECT max(abs(difference)) AS d FROM {balance} WHERE stage NOT LIKE 'reconcile%'")
            .decimal(0, "d");
    return found == null ? BigDecimal.ZERO : found;
  }

  public Markup balance() {
    long lines = reading.rows("SELECT count(*) AS n FROM {balance}").whole(0, "n");
    return isBalanced()
        ? s.html("trust.answer.balanced", "lines", s.figures().count(lines))
        : s.html(
            "trust.answer.unbalanced",
            "lines",
            s.figures().count(lines),
            "difference",
            s.figures().money(largestDifference()));
  }

  public Markup sources() {
    Rows rows =
        reading.rows(
            "SELECT source, sum(rows_read) AS n, sum(accepted) AS a, sum(rejected) AS r, sum(overlapping) AS o FROM {quality} GROUP BY source HAVING sum(rows_read) > 0 ORDER BY n DESC, source");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) names.add(s.name("source", rows.text(i, "source")));
    return s.table()
        .text(s.html("trust.table"), names)
        .count(s.html("trust.rows_read"), counts(rows, "n"))
        .count(s.html("trust.accepted"), counts(rows, "a"))
        .count(s.html("trust.rejected"), counts(rows, "r"))
        .count(s.html("trust.overlapping"), counts(rows, "o"))
        .build();
  }

  /** Why rows were not taken; empty where all were. */
  public Markup rejects() {
    if (!reading.has("reject")) return Markup.EMPTY;
    Rows rows =
        reading.rows(
            "SELECT source, reason, count(*) AS n, min(file || ':' || line) AS place FROM {reject} GROUP BY source, reason ORDER BY n DESC, source, reason LIMIT "
                + REASONS_MAX);
    if (rows.isEmpty()) return Markup.EMPTY;
    return s.table()
        .text(s.html("trust.reason"), texts(rows, "reason"))
        .text(s.html("trust.table"), texts(rows, "source"))
        .count(s.html("trust.rows"), counts(rows, "n"))
        .text(s.html("trust.example"), texts(rows, "place"))
        .build();
  }

  private static List<Long> counts(Rows rows, String column) {
    return IntStream.range(0, rows.size())
        .mapToObj(i -> rows.decimal(i, column).longValueExact())
        .toList();
  }

  private static List<String> texts(Rows rows, String column) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) texts.add(rows.text(i, column));
    return texts;
  }

  public String costs() {
    return f.link("/costs");
  }
}
