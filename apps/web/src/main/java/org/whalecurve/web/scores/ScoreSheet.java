package org.whalecurve.web.scores;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;

/** What experts are asked of a customer, and what they have said. */
public final class ScoreSheet {
  /**
   * One question.
   *
   * @param weight of the indicator in the score, 0…1
   * @param score the last judgement; null for none
   * @param by who judged, and when; empty for nobody
   */
  public record Question(
      String indicator,
      String titleEn,
      String titleZh,
      String category,
      BigDecimal weight,
      BigDecimal score,
      String by) {
    public String title(String language) {
      return language.equals("zh") ? titleZh : titleEn;
    }
  }

  private final Reading run;

  ScoreSheet(Reading run) {
    this.run = run;
  }

  boolean isThere() {
    return run.has("score_indicator");
  }

  /** The indicators that no column answers. */
  Rows indicators() {
    return run.rows(
        "SELECT indicator, title_en, title_zh, category, weight FROM {score_indicator} WHERE coalesce(formula, '') = '' ORDER BY place");
  }

  List<Question> of(String customer, List<Judgements.Entry> entered) {
    Map<String, Judgements.Entry> latest = new LinkedHashMap<>();
    entered.forEach(entry -> latest.putIfAbsent(entry.indicator(), entry));
    Map<String, Rows> read = new LinkedHashMap<>();
    Rows used =
        run.has("expert_score_used")
            ? run.rows(
                "SELECT indicator, author, date, score FROM {expert_score_used} WHERE customer_id = ? ORDER BY date DESC, author",
                customer)
            : new Rows(List.of(), List.of());
    Rows indicators = indicators();
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < indicators.size(); i++) {
      String indicator = indicators.text(i, "indicator");
      Judgements.Entry entry = latest.get(indicator);
      questions.add(
          entry == null
              ? question(indicators, i, used)
              : question(
                  indicators,
                  i,
                  entry.score(),
                  entry.author() + " " + entry.at().substring(0, 10)));
    }
    return questions;
  }

  private static Question question(Rows indicators, int i, Rows used) {
    for (int j = 0; j < used.size(); j++) {
      if (!indicators.text(i, "indicator").equals(used.text(j, "indicator"))) continue;
      return question(
          indicators,
          i,
          used.decimal(j, "score").stripTrailingZeros(),
          used.text(j, "author") + " " + used.get(j, "date"));
    }
    return question(indicators, i, null, "");
  }

  private static Question question(Rows indicators, int i, BigDecimal score, String by) {
    return new Question(
        indicators.text(i, "indicator"),
        indicators.text(i, "title_en"),
        indicators.text(i, "title_zh"),
        indicators.text(i, "category"),
        indicators.decimal(i, "weight"),
        score,
        by);
  }
}
