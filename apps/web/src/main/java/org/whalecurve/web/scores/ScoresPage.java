package org.whalecurve.web.scores;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.page.Frames;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Page;
import org.whalecurve.web.page.Redirect;
import org.whalecurve.web.page.Visit;

/** Which customers wait for my judgement? */
@Controller
public class ScoresPage {
  private static final int ROWS = 200;
  private static final int OLD_DAYS = 180;
  private static final int COMMENT_MAX = 2_000;

  /**
   * One customer of the list.
   *
   * @param judged how many of the questions somebody has answered
   * @param last when; empty for never
   * @param due whether it is time
   */
  public record Line(
      String id,
      String name,
      BigDecimal revenue,
      String tier,
      long judged,
      String last,
      boolean due) {}

  private final Frames frames;
  private final Judgements judgements;
  private final ScoreScale scale;

  ScoresPage(Frames frames, Judgements judgements, ScoreScale scale) {
    this.frames = frames;
    this.judgements = judgements;
    this.scale = scale;
  }

  @GetMapping("/scores")
  View list(Visit visit) {
    Reading run = visit.reading();
    ScoreSheet sheet = new ScoreSheet(run);
    List<Line> lines = sheet.isThere() ? lines(run) : List.of();
    return Page.of("scores/list")
        .with("f", frames.plain(visit, "scores"))
        .with("lines", lines)
        .with("questions", sheet.isThere() ? sheet.indicators().size() : 0)
        .with("due", lines.stream().filter(Line::due).count());
  }

  /** The largest customers first: their judgement moves most. */
  private List<Line> lines(Reading run) {
    String tier = run.has("customer", "tier") ? "c.tier" : "NULL AS tier";
    String used =
        run.has("expert_score_used")
            ? "SELECT customer_id, count(DISTINCT indicator) AS judged, max(date) AS last FROM {expert_score_used} GROUP BY customer_id"
            : "SELECT NULL AS customer_id, 0 AS judged, NULL AS last WHERE 1 = 0";
    Rows rows =
        run.rows(
            "SELECT c.customer_id, c.name, c.net_revenue, "
                + tier
                + ", coalesce(u.judged, 0) AS judged, CAST(u.last AS VARCHAR) AS last FROM {customer} c LEFT JOIN ("
                + used
                + ") u ON u.customer_id = c.customer_id WHERE c.customer_id NOT IN ('(unassigned)', '(unused)') ORDER BY c.net_revenue DESC, c.customer_id LIMIT "
                + ROWS);
    Map<String, String> entered = judgements.lastByCustomer();
    String old = Instant.now().minus(OLD_DAYS, ChronoUnit.DAYS).toString().substring(0, 10);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String id = rows.text(i, "customer_id");
      String last = entered.getOrDefault(id, rows.text(i, "last"));
      lines.add(
          new Line(
              id,
              rows.text(i, "name"),
              rows.decimal(i, "net_revenue"),
              rows.text(i, "tier"),
              rows.whole(i, "judged"),
              last == null ? "" : last.substring(0, 10),
              last == null || last.compareTo(old) < 0));
    }
    return lines;
  }

  @GetMapping("/scores/{customer}")
  View form(Visit visit, @PathVariable String customer) {
    check(visit, customer);
    Rows row = visit.reading().rows("SELECT name FROM {customer} WHERE customer_id = ?", customer);
    return Page.of("scores/form")
        .with("f", frames.plain(visit, "scores"))
        .with("id", customer)
        .with("name", row.text(0, "name"))
        .with("scale", scale.now())
        .with("questions", new ScoreSheet(visit.reading()).of(customer, judgements.of(customer)))
        .with("entries", judgements.of(customer))
        .with("saved", visit.get("saved").equals("1"));
  }

  @PostMapping("/scores/{customer}")
  View enter(Visit visit, @PathVariable String customer, @RequestParam Map<String, String> form) {
    check(visit, customer);
    Map<String, BigDecimal> scores = scores(visit, form);
    String comment = form.getOrDefault("comment", "");
    if (comment.length() > COMMENT_MAX) comment = comment.substring(0, COMMENT_MAX);
    if (!scores.isEmpty()) judgements.enter(visit.user().name(), customer, scores, comment);
    return Redirect.to("/scores/" + Redirect.segment(customer) + "?saved=1");
  }

  private static void check(Visit visit, String customer) {
    if (!visit.reading().sees(customer)) throw new NotFoundException("customer " + customer);
    if (!new ScoreSheet(visit.reading()).isThere()) throw new NotFoundException("scorecard");
  }

  private Map<String, BigDecimal> scores(Visit visit, Map<String, String> form) {
    ScoreScale.Scale allowed = scale.now();
    Problems problems = new Problems();
    Map<String, BigDecimal> scores = new LinkedHashMap<>();
    Rows indicators = new ScoreSheet(visit.reading()).indicators();
    for (int i = 0; i < indicators.size(); i++) {
      String indicator = indicators.text(i, "indicator");
      String text = form.getOrDefault("score_" + indicator, "").strip();
      if (text.isEmpty()) continue;
      if (text.matches("-?\\d{1,6}(\\.\\d{1,6})?") && allowed.holds(new BigDecimal(text))) {
        scores.put(indicator, new BigDecimal(text));
        continue;
      }
      problems.add(
          "score-out-of-scale",
          SourcePlace.ofFile(indicator),
          visit
              .speech()
              .text("scores.bad", "score", text, "from", allowed.from(), "to", allowed.to()),
          visit.speech().text("scores.bad.remedy"));
    }
    problems.throwIfAny();
    return scores;
  }
}
