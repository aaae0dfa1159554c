package org.whalecurve.cli.score;

import java.util.LinkedHashMap;
import java.util.Map;
import org.whalecurve.runs.score.ScoreTrace;

/** A score as the JSON of {@code explain --score --json}. */
public final class ScoreJson {
  private ScoreJson() {}

  public static Map<String, Object> of(ScoreTrace trace) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("customer", trace.customer());
    json.put("name", trace.name());
    json.put("score", trace.score());
    json.put("tier", trace.tier());
    json.put("tier_decided_by", trace.decidedBy());
    json.put("tier_decided_change", trace.decidedChange());
    json.put("partial", trace.partial());
    json.put("indicators", trace.lines().stream().map(ScoreJson::line).toList());
    json.put("experts", trace.experts().stream().map(ScoreJson::expert).toList());
    json.put("segments", trace.segments().stream().map(ScoreJson::segment).toList());
    return json;
  }

  private static Map<String, Object> line(ScoreTrace.Line line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("indicator", line.indicator());
    json.put("title", line.titles());
    json.put("category", line.category());
    json.put("dimension", line.dimension());
    json.put("value", line.value());
    json.put("source", line.source());
    json.put("normalised", line.normalised());
    json.put("weight", line.weight());
    json.put("points", line.points());
    return json;
  }

  private static Map<String, Object> expert(ScoreTrace.Expert expert) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("indicator", expert.indicator());
    json.put("author", expert.author());
    json.put("date", expert.date());
    json.put("score", expert.score());
    return json;
  }

  private static Map<String, Object> segment(ScoreTrace.Segment segment) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("matrix", segment.matrix());
    json.put("segment", segment.segment());
    json.put("title", segment.titles());
    json.put("treatment", segment.treatment());
    return json;
  }
}
