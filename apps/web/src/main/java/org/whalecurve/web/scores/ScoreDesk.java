package org.whalecurve.web.scores;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Visit;

/** Takes judgements, in one way for pages and programs. */
@Component
class ScoreDesk {
  private static final int COMMENT_MAX = 2_000;
  private static final String NUMBER = "-?\\d{1,6}(\\.\\d{1,6})?";

  private final Judgements judgements;
  private final ScoreScale scale;

  ScoreDesk(Judgements judgements, ScoreScale scale) {
    this.judgements = judgements;
    this.scale = scale;
  }

  /**
   * @throws NotFoundException where the user has no such customer, or the run no scorecard
   */
  static void check(Visit visit, String customer) {
    if (!visit.reading().sees(customer)) throw new NotFoundException("customer " + customer);
    if (!new ScoreSheet(visit.reading()).isThere()) throw new NotFoundException("scorecard");
  }

  /**
   * Enters what somebody judged of a customer, all or nothing; on disk when this returns.
   *
   * @param said indicator to score; empty for no answer
   * @throws ProblemException where an indicator is not asked for, or a score is not on the scale
   */
  void enter(Visit visit, String customer, Map<String, String> said, String comment) {
    check(visit, customer);
    Map<String, BigDecimal> scores = scores(visit, said);
    if (scores.isEmpty()) return;
    String kept = comment == null ? "" : comment.strip();
    if (kept.length() > COMMENT_MAX) kept = kept.substring(0, COMMENT_MAX);
    judgements.enter(visit.user().name(), customer, scores, kept);
  }

  private Map<String, BigDecimal> scores(Visit visit, Map<String, String> said) {
    Problems problems = new Problems();
    Map<String, BigDecimal> scores = new LinkedHashMap<>();
    Map<String, String> left = new LinkedHashMap<>(said);
    Rows asked = new ScoreSheet(visit.reading()).indicators();
    for (int i = 0; i < asked.size(); i++) {
      String indicator = asked.text(i, "indicator");
      String text = left.remove(indicator);
      if (text == null || text.isBlank()) continue;
      if (isOnScale(text.strip())) scores.put(indicator, new BigDecimal(text.strip()));
      else offScale(visit, problems, indicator, text.strip());
    }
    for (String indicator : left.keySet()) unknown(visit, problems, indicator);
    problems.throwIfAny();
    return scores;
  }

  private boolean isOnScale(String text) {
    return text.matches(NUMBER) && scale.now().holds(new BigDecimal(text));
  }

  private void offScale(Visit visit, Problems problems, String indicator, String text) {
    ScoreScale.Scale allowed = scale.now();
    problems.add(
        "score-out-of-scale",
        SourcePlace.ofFile(indicator),
        visit
            .speech()
            .text(
                "scores.bad",
                "score",
                visit.speech().label(text),
                "from",
                allowed.from(),
                "to",
                allowed.to()),
        visit.speech().text("scores.bad.remedy"));
  }

  private static void unknown(Visit visit, Problems problems, String indicator) {
    String shown = visit.speech().label(indicator);
    problems.add(
        "indicator-not-asked",
        SourcePlace.ofFile(shown),
        visit.speech().text("scores.not_asked", "indicator", shown),
        visit.speech().text("scores.not_asked.remedy"));
  }
}
