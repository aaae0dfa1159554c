package org.whalecurve.runs.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;

/**
 * Why a customer has its score, tier and segments.
 *
 * @param name as far as it is known
 * @param score null where the customer has nothing to be scored by
 * @param tier name; null without a score
 * @param tierTitles by language
 * @param decidedBy indicator whose weight needs the smallest change to move the tier; null for none
 * @param decidedChange that change, −0.2 for a fifth less
 * @param partial scores of categories and dimensions, by column
 * @param lines what every indicator adds, in the card's order
 * @param experts who judged the customer
 * @param segments of the matrices
 */
public record ScoreTrace(
    String customer,
    String name,
    BigDecimal score,
    String tier,
    Map<String, String> tierTitles,
    String decidedBy,
    BigDecimal decidedChange,
    Map<String, BigDecimal> partial,
    List<Line> lines,
    List<Expert> experts,
    List<Segment> segments) {

  /**
   * One indicator of the score.
   *
   * @param value of the customer; null where it is missing
   * @param source data, expert, or what stands for a missing value
   * @param normalised 0 worst … 1 best
   * @param weight among the indicators that the customer has
   * @param points what it adds; negative for a penalty
   */
  public record Line(
      String indicator,
      Map<String, String> titles,
      String category,
      String dimension,
      BigDecimal value,
      String source,
      BigDecimal normalised,
      BigDecimal weight,
      BigDecimal points) {}

  /** The latest score of one expert. */
  public record Expert(String indicator, String author, String date, BigDecimal score) {}

  /** Where the customer stands in a matrix, and what to do. */
  public record Segment(
      String matrix,
      String segment,
      Map<String, String> matrixTitles,
      Map<String, String> titles,
      Map<String, String> treatment) {}

  /**
   * Reads it.
   *
   * @throws ProblemException where the run has no scores or no such customer
   */
  public static ScoreTrace of(RunReader run, String customer) {
    if (!run.has("score_detail")) {
      throw new ProblemException(
          new Problem(
              "no-score",
              SourcePlace.ofFile("explain --score"),
              "This run has no scores.",
              "Add model/value.yaml, which may be empty but for a comment, and run again."));
    }
    Rows row = customer(run, customer);
    boolean decided = has(row, "tier_decided_by");
    String tier = row.text(0, "tier");
    return new ScoreTrace(
        customer,
        has(row, "name") ? row.text(0, "name") : null,
        row.decimal(0, "score"),
        tier,
        tierTitles(run, tier),
        decided ? row.text(0, "tier_decided_by") : null,
        decided ? row.decimal(0, "tier_decided_change") : null,
        partial(row),
        lines(run, customer),
        experts(run, customer),
        segments(run, row));
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static Rows customer(RunReader run, String id) {
    Rows found = run.query("SELECT * FROM customer WHERE customer_id = " + literal(id));
    if (!found.isEmpty()) return found;
    Rows ids = run.query("SELECT customer_id FROM customer ORDER BY 1 LIMIT 50000");
    List<String> known = ids.rows().stream().map(row -> String.valueOf(row.get(0))).toList();
    throw new ProblemException(
        new Problem(
            "unknown-customer",
            SourcePlace.ofFile("explain --score"),
            "There is no customer '" + id + "' in this run.",
            Suggest.closest(id, known)
                .map(near -> "Did you mean '" + near + "'?")
                .orElse("'export customer' lists them all.")));
  }

  private static boolean has(Rows row, String column) {
    return row.columns().stream().anyMatch(c -> c.name().equals(column));
  }

  private static Map<String, String> tierTitles(RunReader run, String tier) {
    if (tier == null) return Map.of();
    Rows titles =
        run.query(
            "SELECT title_en, title_zh FROM tier WHERE classification = 'tier' AND class = "
                + literal(tier));
    return titles.isEmpty() ? Map.of() : titles(titles, 0, "title");
  }

  private static Map<String, String> titles(Rows rows, int row, String prefix) {
    Map<String, String> titles = new LinkedHashMap<>();
    titles.put("en", rows.text(row, prefix + "_en"));
    titles.put("zh", rows.text(row, prefix + "_zh"));
    return titles;
  }

  private static Map<String, BigDecimal> partial(Rows row) {
    Map<String, BigDecimal> partial = new LinkedHashMap<>();
    for (Rows.Column column : row.columns()) {
      boolean number = column.sqlType().startsWith("DECIMAL");
      if (!column.name().startsWith("score_") || !number) continue;
      BigDecimal score = row.decimal(0, column.name());
      if (score != null) partial.put(column.name(), score);
    }
    return partial;
  }

  private static List<Line> lines(RunReader run, String customer) {
    Rows rows =
        run.query(
            """
            SELECT d.indicator, i.title_en, i.title_zh, i.category, i.dimension, d.value, d.source, d.normalised, d.weight, d.points
            FROM score_detail d JOIN score_indicator i ON i.indicator = d.indicator
            WHERE d.customer_id = %s ORDER BY d.place"""
                .formatted(literal(customer)));
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      lines.add(
          new Line(
              rows.text(i, "indicator"),
              titles(rows, i, "title"),
              rows.text(i, "category"),
              rows.text(i, "dimension"),
              rows.decimal(i, "value"),
              rows.text(i, "source"),
              rows.decimal(i, "normalised"),
              rows.decimal(i, "weight"),
              rows.decimal(i, "points")));
    }
    return lines;
  }

  private static List<Expert> experts(RunReader run, String customer) {
    List<Expert> experts = new ArrayList<>();
    if (!run.has("expert_score_used")) return experts;
    Rows rows =
        run.query(
            "SELECT indicator, author, date, score FROM expert_score_used WHERE in_card AND customer_id = %s ORDER BY indicator, author"
                .formatted(literal(customer)));
    for (int i = 0; i < rows.size(); i++) {
      experts.add(
          new Expert(
              rows.text(i, "indicator"),
              rows.text(i, "author"),
              rows.text(i, "date"),
              rows.decimal(i, "score")));
    }
    return experts;
  }

  private static List<Segment> segments(RunReader run, Rows row) {
    List<Segment> segments = new ArrayList<>();
    if (!run.has("matrix_segment")) return segments;
    Rows cards =
        run.query(
            "SELECT matrix, segment, matrix_en, matrix_zh, title_en, title_zh, treatment_en, treatment_zh FROM matrix_segment ORDER BY matrix, place");
    for (int i = 0; i < cards.size(); i++) {
      String column = "segment_" + cards.text(i, "matrix");
      String segment = cards.text(i, "segment");
      if (!has(row, column) || !segment.equals(row.text(0, column))) continue;
      segments.add(
          new Segment(
              cards.text(i, "matrix"),
              segment,
              titles(cards, i, "matrix"),
              titles(cards, i, "title"),
              titles(cards, i, "treatment")));
    }
    return segments;
  }
}
