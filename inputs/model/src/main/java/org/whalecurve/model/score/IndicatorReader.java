package org.whalecurve.model.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.model.score.Scorecard.Band;
import org.whalecurve.model.score.Scorecard.Better;
import org.whalecurve.model.score.Scorecard.Indicator;
import org.whalecurve.model.score.Scorecard.Method;
import org.whalecurve.model.score.Scorecard.Normalisation;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Titles;
import org.whalecurve.model.yaml.Yaml;

/** Reads one indicator; what it does not say is taken from the template's of the same name. */
final class IndicatorReader {
  private static final List<String> KEYS =
      List.of(
          "title",
          "value",
          "weight",
          "penalty",
          "category",
          "dimension",
          "better",
          "normalise",
          "from",
          "to",
          "bands",
          "target",
          "within");
  private static final BigDecimal MOST = new BigDecimal(1_000_000);

  private final Section said;
  private final Indicator base;

  private IndicatorReader(Section said, Indicator base) {
    this.said = said;
    this.base = base;
  }

  static Optional<Indicator> read(
      String name, Yaml.Entry entry, Indicator base, boolean fromTemplate) {
    Section said = Section.of(entry.value(), KEYS);
    if (base == null && !said.has("weight") && !said.has("penalty")) {
      entry
          .key()
          .problem(
              "missing-key",
              "'" + name + "' has no weight.",
              "Give weight: its share of the score, or penalty: what it takes away at most.");
      return Optional.empty();
    }
    if (said.has("weight") && said.has("penalty")) {
      said.key("penalty")
          .problem("two-weights", "'" + name + "' has a weight and a penalty.", "Keep one.");
      return Optional.empty();
    }
    return Optional.of(new IndicatorReader(said, base).indicator(name, entry, fromTemplate));
  }

  private Indicator indicator(String name, Yaml.Entry entry, boolean fromTemplate) {
    Map<String, String> titles = new LinkedHashMap<>(base == null ? Map.of() : base.titles());
    titles.putAll(Titles.of(said));
    boolean weighed = said.has("weight") || said.has("penalty");
    boolean penalty = weighed ? said.has("penalty") : base.penalty();
    BigDecimal otherwise = base == null ? BigDecimal.ZERO : base.weight();
    List<ExprText> values = CardReader.expressions(said, "value");
    return new Indicator(
        name,
        titles,
        values.isEmpty() && base != null ? base.values() : values,
        said.number(penalty ? "penalty" : "weight", BigDecimal.ZERO, MOST).orElse(otherwise),
        penalty,
        group("category", base == null ? "" : base.category()),
        group("dimension", base == null ? "" : base.dimension()),
        // more of what is a penalty is worse already
        said.word("better", base == null ? Better.MORE : base.better()),
        normalisation(),
        fromTemplate,
        entry.key().place());
  }

  private String group(String key, String otherwise) {
    Optional<Yaml> yaml = said.get(key);
    Optional<String> name = yaml.flatMap(Yaml::text);
    return name.filter(n -> CardReader.checked(n, yaml.get())).orElse(otherwise);
  }

  private Normalisation normalisation() {
    boolean states =
        List.of("normalise", "from", "to", "bands", "target", "within").stream()
            .anyMatch(said::has);
    if (!states && base != null) return base.normalisation();
    Method usual =
        said.has("bands")
            ? Method.BANDS
            : said.has("target")
                ? Method.TARGET
                : said.has("from") || said.has("to") ? Method.MINMAX : Method.PERCENTILE;
    Method method = said.word("normalise", usual);
    require(method);
    BigDecimal from = said.number("from", null, null).orElse(null);
    BigDecimal to = said.number("to", null, null).orElse(null);
    if (from != null && to != null && to.compareTo(from) <= 0) {
      said.key("to").problem("not-ascending", "'to' is not over 'from'.", "Give from < to.");
    }
    BigDecimal target = said.number("target", null, null).orElse(null);
    BigDecimal within = said.number("within", new BigDecimal("0.000001"), null).orElse(null);
    if (target != null && within == null && target.signum() <= 0) {
      said.key("target")
          .problem(
              "out-of-range",
              "A target of " + target.toPlainString() + " has no share that is reached.",
              "Give a target over 0, or within: the distance at which no points are left.");
    }
    return new Normalisation(method, from, to, bands(), target, within);
  }

  private void require(Method method) {
    if (method == Method.BANDS)
      said.require("bands", "Say the points from each bound on: bands: {0: 0, 100: 0.5, 500: 1}.");
    if (method == Method.TARGET) said.require("target", "Say the value to reach.");
    misplaced("bands", method == Method.BANDS);
    misplaced("target", method == Method.TARGET);
    misplaced("within", method == Method.TARGET);
    misplaced("from", method == Method.MINMAX);
    misplaced("to", method == Method.MINMAX);
  }

  private void misplaced(String key, boolean fits) {
    if (fits || !said.has(key)) return;
    said.key(key)
        .problem("misplaced-key", "'" + key + "' belongs to another normalise.", "Leave it away.");
  }

  private List<Band> bands() {
    List<Band> bands = new ArrayList<>();
    for (Yaml.Entry entry : said.block("bands").map(Yaml::entries).orElse(List.of())) {
      Optional<BigDecimal> from = entry.key().number();
      Optional<BigDecimal> points =
          Section.inRange(entry.value(), "points", BigDecimal.ZERO, BigDecimal.ONE);
      if (from.isEmpty() || points.isEmpty()) continue;
      BigDecimal last = bands.isEmpty() ? null : bands.get(bands.size() - 1).from();
      if (last != null && from.get().compareTo(last) <= 0) {
        entry.key().problem("not-ascending", "Bounds do not ascend.", "Put the lowest first.");
      }
      bands.add(new Band(from.get(), points.get()));
    }
    return List.copyOf(bands);
  }
}
