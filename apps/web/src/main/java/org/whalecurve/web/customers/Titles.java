package org.whalecurve.web.customers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.Scope;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.page.Visit;

/**
 * What tiers, segments, stages, activities and indicators of a run are called. These are words of
 * the model, the same for everybody; no figure is read here, and so the company's tables may be.
 */
@Component
public class Titles {
  private static final int RUNS_MAX = 16;

  /** A name in both languages; null where the model gives none. */
  record Words(String en, String zh) {
    String in(Visit visit) {
      return visit.speech().isChinese() ? zh : en;
    }
  }

  /** A segment's place in a matrix: classes are words such as {@code low} and {@code high}. */
  public record Cell(String matrix, String segment, String x, String y) {}

  private record Run(Map<String, Words> words, Map<String, String> lines, List<Cell> cells) {}

  private final PublishedRuns runs;
  private final Map<String, Run> known = new ConcurrentHashMap<>();

  Titles(PublishedRuns runs) {
    this.runs = runs;
  }

  private Run run(Visit visit) {
    if (known.size() > RUNS_MAX) known.clear();
    return known.computeIfAbsent(visit.run(), name -> read(runs.read(name, Scope.COMPANY)));
  }

  private static Run read(Reading run) {
    Map<String, Words> words = new LinkedHashMap<>();
    Map<String, String> lines = new LinkedHashMap<>();
    List<Cell> cells = new ArrayList<>();
    add(run, words, "tier", "classification || '.' || class", "title");
    add(run, words, "lifecycle_stage", "'lifecycle.' || lifecycle", "title");
    add(run, words, "rfm_segment", "'rfm_segment.' || rfm_segment", "title");
    add(run, words, "score_indicator", "'indicator.' || indicator", "title");
    add(run, words, "matrix_segment", "'segment_' || matrix || '.' || segment", "title");
    add(run, words, "matrix_segment", "'matrix.' || matrix", "matrix");
    add(run, words, "matrix_segment", "'treatment.' || matrix || '.' || segment", "treatment");
    add(run, words, "feature", "'column.' || feature", "title");
    if (run.has("activity")) {
      Rows rows = run.rows("SELECT DISTINCT activity, title, line FROM {activity}");
      for (int i = 0; i < rows.size(); i++) {
        String title = rows.text(i, "title");
        words.put("activity." + rows.text(i, "activity"), new Words(title, title));
        lines.put(rows.text(i, "activity"), rows.text(i, "line"));
      }
    }
    if (run.has("matrix_segment")) {
      Rows rows =
          run.rows(
              "SELECT matrix, segment, x_classes, y_classes FROM {matrix_segment} ORDER BY matrix, place");
      for (int i = 0; i < rows.size(); i++) {
        cells.add(
            new Cell(
                rows.text(i, "matrix"),
                rows.text(i, "segment"),
                rows.text(i, "x_classes"),
                rows.text(i, "y_classes")));
      }
    }
    return new Run(words, lines, cells);
  }

  private static void add(
      Reading run, Map<String, Words> words, String table, String key, String title) {
    if (!run.has(table, title + "_en")) return;
    Rows rows =
        run.rows(
            "SELECT DISTINCT %1$s AS k, %2$s_en AS en, %2$s_zh AS zh FROM {%3$s}"
                .formatted(key, title, table));
    for (int i = 0; i < rows.size(); i++) {
      words.put(rows.text(i, "k"), new Words(rows.text(i, "en"), rows.text(i, "zh")));
    }
  }

  /**
   * What a value is called.
   *
   * @param kind {@code tier}, {@code activity}, {@code indicator}, {@code matrix}, or a column of
   *     {@code customer}
   */
  public String of(Visit visit, String kind, String value) {
    if (value == null || value.isEmpty()) return visit.speech().name(kind, value);
    Words words = run(visit).words().get(kind.replaceFirst("^class_", "") + "." + value);
    String said = words == null ? null : words.in(visit);
    return said == null || said.isEmpty()
        ? visit.speech().name(kind, value)
        : visit.speech().label(said);
  }

  /** What a column of {@code customer} is called. */
  public String column(Visit visit, String column) {
    if (column.startsWith("segment_")) return of(visit, "matrix", column.substring(8));
    if (visit.speech().has("columns." + column)) return visit.speech().name("columns", column);
    String title = text(visit, "column." + column);
    return title.isEmpty() ? visit.speech().name("columns", column) : visit.speech().label(title);
  }

  /** A text that the model may leave out; empty then. */
  public String text(Visit visit, String key) {
    Words words = run(visit).words().get(key);
    return words == null || words.in(visit) == null ? "" : words.in(visit);
  }

  /** Line of the account that an activity stands in; cost to serve where none is said. */
  public String line(Visit visit, String activity) {
    String line = run(visit).lines().get(activity);
    return line == null ? "cost_to_serve" : line;
  }

  /** Segments of a matrix in their order. */
  public List<Cell> cells(Visit visit, String matrix) {
    return run(visit).cells().stream().filter(c -> c.matrix().equals(matrix)).toList();
  }
}
