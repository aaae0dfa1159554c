package org.whalecurve.reports.trace;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.whalecurve.reports.Exports;
import org.whalecurve.reports.Sheet;
import org.whalecurve.runs.score.ScoreTrace;
import org.whalecurve.tables.Table.Kind;

/** A customer's score as text for a terminal. */
public final class ScoreText {
  private final Words words;
  private final String language;

  private ScoreText(Words words, String language) {
    this.words = words;
    this.language = language;
  }

  /** Chinese for every Chinese locale, English otherwise. */
  public static ScoreText in(Locale locale) {
    return new ScoreText(new Words(locale), locale.getLanguage().equals("zh") ? "zh" : "en");
  }

  public String of(ScoreTrace t) {
    String who =
        t.name() == null || t.name().equals(t.customer())
            ? t.customer()
            : t.name() + " (" + t.customer() + ")";
    if (t.score() == null) return words.say("score.none", "who", who) + "\n";
    StringBuilder text =
        new StringBuilder(
                words.say(
                    "score.title",
                    "who",
                    who,
                    "score",
                    Words.number(t.score(), 2),
                    "tier",
                    t.tier() == null ? "-" : said(t.tierTitles(), t.tier())))
            .append('\n');
    if (t.decidedBy() != null) text.append(decided(t)).append('\n');
    text.append('\n').append(Exports.text(lines(t)));
    if (!t.partial().isEmpty()) text.append('\n').append(Exports.text(partial(t)));
    if (!t.experts().isEmpty()) text.append('\n').append(experts(t));
    if (!t.segments().isEmpty()) text.append('\n');
    for (ScoreTrace.Segment s : t.segments()) text.append(segment(s)).append('\n');
    return text.toString();
  }

  private String said(Map<String, String> titles, String otherwise) {
    String title = titles.get(language);
    return title == null || title.isEmpty() ? otherwise : title;
  }

  private String decided(ScoreTrace t) {
    String title =
        t.lines().stream()
            .filter(l -> l.indicator().equals(t.decidedBy()))
            .map(l -> said(l.titles(), l.indicator()))
            .findFirst()
            .orElse(t.decidedBy());
    String sign = t.decidedChange().signum() > 0 ? "+" : "";
    return words.say(
        "score.decided", "indicator", title, "change", sign + Words.percent(t.decidedChange()));
  }

  private Sheet lines(ScoreTrace t) {
    List<List<Object>> rows = new ArrayList<>();
    for (ScoreTrace.Line l : t.lines()) {
      rows.add(
          Arrays.asList(
              said(l.titles(), l.indicator()),
              l.value(),
              source(l.source()),
              shown(l.normalised(), 3),
              shown(l.weight(), 4),
              shown(l.points(), 2)));
    }
    return new Sheet(
        "",
        List.of(
            column("indicator", Kind.TEXT),
            column("value", Kind.QUANTITY),
            column("source_of", Kind.TEXT),
            column("normalised", Kind.QUANTITY),
            column("weight", Kind.QUANTITY),
            column("points", Kind.QUANTITY)),
        rows);
  }

  private String source(String source) {
    String key = "source." + source.replace(' ', '_');
    return words.has(key) ? words.say(key) : source;
  }

  private static BigDecimal shown(BigDecimal value, int decimals) {
    return value == null ? null : value.setScale(decimals, java.math.RoundingMode.HALF_UP);
  }

  private Sheet partial(ScoreTrace t) {
    List<List<Object>> rows = new ArrayList<>();
    t.partial().forEach((name, score) -> rows.add(Arrays.asList(name, shown(score, 2))));
    return new Sheet(
        "", List.of(column("partial", Kind.TEXT), column("points", Kind.QUANTITY)), rows);
  }

  private String experts(ScoreTrace t) {
    return t.experts().stream()
        .map(
            e ->
                words.say(
                    "score.expert",
                    "indicator",
                    e.indicator(),
                    "author",
                    e.author(),
                    "date",
                    e.date() == null ? "-" : e.date(),
                    "score",
                    e.score().stripTrailingZeros().toPlainString()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String segment(ScoreTrace.Segment s) {
    return words.say(
        "score.segment",
        "matrix",
        said(s.matrixTitles(), s.matrix()),
        "segment",
        said(s.titles(), s.segment()),
        "treatment",
        said(s.treatment(), ""));
  }

  private Sheet.Column column(String name, Kind kind) {
    return new Sheet.Column(words.say("col." + name), kind, "");
  }
}
