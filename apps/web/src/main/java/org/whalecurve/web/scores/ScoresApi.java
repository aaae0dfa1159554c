package org.whalecurve.web.scores;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Visit;

/** Judgements of experts for programs: who waits, what is asked, what was said. */
@RestController
class ScoresApi {
  private static final int LIMIT = 100;
  private static final int LIMIT_MAX = 1_000;

  private final Judgements judgements;
  private final ScoreScale scale;
  private final ScoreDesk desk;

  ScoresApi(Judgements judgements, ScoreScale scale, ScoreDesk desk) {
    this.judgements = judgements;
    this.scale = scale;
    this.desk = desk;
  }

  /** What somebody judges: indicator to score. {@code comment} may be absent. */
  record Judgement(Map<String, BigDecimal> scores, String comment) {}

  /** What is asked, and the largest customers who wait; all customers with {@code show=all}. */
  @GetMapping("/api/v1/scores")
  Map<String, Object> list(
      Visit visit,
      @RequestParam(defaultValue = "due") String show,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "" + LIMIT) int limit) {
    ScoreSheet sheet = new ScoreSheet(visit.reading());
    if (!sheet.isThere()) throw new NotFoundException("scorecard");
    DueList due = due(visit);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("run", visit.run());
    answer.put("currency", visit.reading().manifest().currency());
    answer.put("scale", scale.now());
    answer.put("questions", sheet.of("", List.of()).stream().map(ScoresApi::asked).toList());
    answer.put("customers", due.all());
    answer.put("due", due.due());
    int count = Math.max(1, Math.min(LIMIT_MAX, limit));
    answer.put(
        "list", due.lines(!show.equals("all"), q, count).stream().map(ScoresApi::line).toList());
    return answer;
  }

  /** One customer: each question with what holds now, and everything that was entered. */
  @GetMapping("/api/v1/scores/{customer}")
  Map<String, Object> one(Visit visit, @PathVariable String customer) {
    ScoreDesk.check(visit, customer);
    List<Judgements.Entry> entries = judgements.of(customer);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("customer_id", customer);
    answer.put("scale", scale.now());
    answer.put(
        "questions",
        new ScoreSheet(visit.reading())
            .of(customer, entries).stream().map(ScoresApi::answered).toList());
    answer.put("entries", entries);
    return answer;
  }

  /** Enters a judgement, which counts in the next run; the same with either verb. */
  @RequestMapping(
      path = "/api/v1/scores/{customer}",
      method = {RequestMethod.POST, RequestMethod.PUT})
  Map<String, Object> enter(
      Visit visit, @PathVariable String customer, @RequestBody Judgement judgement) {
    Map<String, String> said = new LinkedHashMap<>();
    Map<String, BigDecimal> scores = judgement.scores() == null ? Map.of() : judgement.scores();
    scores.forEach(
        (indicator, score) -> said.put(indicator, score == null ? "" : score.toString()));
    desk.enter(visit, customer, said, judgement.comment());
    return one(visit, customer);
  }

  private DueList due(Visit visit) {
    return new DueList(
        visit.reading(), judgements.lastByCustomer(), scale.lastDay(visit.reading().manifest()));
  }

  private static Map<String, Object> asked(ScoreSheet.Question question) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("indicator", question.indicator());
    json.put("title_en", question.titleEn());
    json.put("title_zh", question.titleZh());
    json.put("category", question.category());
    json.put("weight", question.weight());
    return json;
  }

  private static Map<String, Object> answered(ScoreSheet.Question question) {
    Map<String, Object> json = asked(question);
    json.put("score", question.score());
    json.put("by", question.by());
    return json;
  }

  private static Map<String, Object> line(DueList.Line line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("customer_id", line.id());
    json.put("name", line.name());
    json.put("net_revenue", line.revenue());
    json.put("tier", line.tier());
    json.put("judged", line.judged());
    json.put("last", line.last().isEmpty() ? null : line.last());
    json.put("due", line.due());
    return json;
  }
}
