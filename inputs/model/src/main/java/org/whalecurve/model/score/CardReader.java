package org.whalecurve.model.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.score.Scorecard.ExpertRule;
import org.whalecurve.model.score.Scorecard.Indicator;
import org.whalecurve.model.score.Scorecard.Missing;
import org.whalecurve.model.score.Scorecard.Sensitivity;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Titles;
import org.whalecurve.model.yaml.Yaml;

/** Reads {@code scorecard:}. */
final class CardReader {
  private static final List<String> KEYS =
      List.of(
          "template",
          "scale",
          "missing",
          "weights",
          "judgements",
          "expert",
          "categories",
          "dimensions",
          "indicators",
          "sensitivity");
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  private final String template;
  private final Map<String, Indicator> indicators = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> categories = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> dimensions = new LinkedHashMap<>();

  private CardReader(String template) {
    this.template = template;
  }

  /** The card that the file states; the key-account template where it states none. */
  static Scorecard read(Section file) {
    Section said = file.block("scorecard").map(y -> Section.of(y, KEYS)).orElse(Section.ABSENT);
    boolean own = said.block("indicators").isPresent() && !said.has("template");
    String template = own ? "" : said.word("template", Templates.CARDS, Templates.CARDS.get(0));
    CardReader reader = new CardReader(template);
    if (!own) {
      Templates.read(
          "card/" + template + ".yaml",
          yaml -> {
            reader.add(Section.of(yaml, KEYS), true);
            return null;
          });
    }
    reader.add(said, false);
    return reader.card(said);
  }

  private void add(Section said, boolean fromTemplate) {
    titles(said, "categories", categories);
    titles(said, "dimensions", dimensions);
    said.block("indicators")
        .ifPresent(
            yaml ->
                Section.named(yaml)
                    .entries()
                    .forEach((name, entry) -> indicator(name, entry, fromTemplate)));
  }

  private static void titles(Section said, String key, Map<String, Map<String, String>> titles) {
    said.block(key)
        .ifPresent(
            yaml ->
                Section.named(yaml)
                    .entries()
                    .forEach(
                        (name, entry) -> {
                          if (checked(name, entry.key()))
                            titles.put(
                                name, Titles.of(Section.of(entry.value(), List.of("title"))));
                        }));
  }

  static boolean checked(String name, Yaml key) {
    if (Titles.isName(name)) return true;
    key.problem(
        "bad-name",
        "'" + name + "' cannot be a name: names are lower-case words with _.",
        "Call it '" + Titles.asName(name) + "' and put '" + name + "' into its title.");
    return false;
  }

  private void indicator(String name, Yaml.Entry entry, boolean fromTemplate) {
    if (!checked(name, entry.key())) return;
    // `name: off` takes an indicator of the template away
    if (entry.value().isText() && entry.value().text().orElse("").equals("off")) {
      indicators.remove(name);
      return;
    }
    IndicatorReader.read(name, entry, indicators.get(name), fromTemplate)
        .ifPresent(
            indicator -> {
              indicators.put(name, indicator);
              if (!indicator.category().isEmpty())
                categories.putIfAbsent(indicator.category(), Map.of());
              if (!indicator.dimension().isEmpty())
                dimensions.putIfAbsent(indicator.dimension(), Map.of());
            });
  }

  private Scorecard card(Section said) {
    Section expert =
        said.block("expert")
            .map(y -> Section.of(y, List.of("from", "to", "several")))
            .orElse(Section.ABSENT);
    BigDecimal from = expert.number("from", null, null).orElse(ZERO);
    BigDecimal to = expert.number("to", null, null).orElse(BigDecimal.TEN);
    if (to.compareTo(from) <= 0) {
      expert
          .key(expert.has("to") ? "to" : "from")
          .problem("not-ascending", "The expert scale ends where it begins.", "Give from < to.");
    }
    weighable(said);
    return new Scorecard(
        template,
        List.copyOf(indicators.values()),
        said.number("scale", BigDecimal.ONE, new BigDecimal(10_000)).orElse(new BigDecimal(100)),
        said.word("missing", Missing.REWEIGHT),
        WeightingReader.read(said, indicators, categories.keySet()),
        from,
        to,
        expert.word("several", ExpertRule.MEAN),
        categories,
        dimensions,
        sensitivity(said));
  }

  private void weighable(Section said) {
    if (!said.has("indicators")) return;
    boolean some =
        indicators.values().stream().anyMatch(i -> !i.penalty() && i.weight().signum() > 0);
    if (some || indicators.isEmpty()) return;
    said.key("indicators")
        .problem("no-weight", "No indicator has a weight over 0.", "Give at least one a weight.");
  }

  private static Sensitivity sensitivity(Section said) {
    Section asked =
        said.block("sensitivity")
            .map(y -> Section.of(y, List.of("draws", "spread", "draw", "seed", "customers")))
            .orElse(Section.ABSENT);
    return new Sensitivity(
        whole(asked, "draws", 0, 10_000, 500),
        asked
            .number("spread", new BigDecimal("0.01"), new BigDecimal("0.9"))
            .orElse(new BigDecimal("0.2")),
        asked.word("draw", List.of("dirichlet", "uniform"), "dirichlet").equals("uniform"),
        whole(asked, "seed", 0, Integer.MAX_VALUE, 1),
        whole(asked, "customers", 10, 50_000, 2_000));
  }

  static int whole(Section section, String key, int min, int max, int otherwise) {
    return section
        .number(key, BigDecimal.valueOf(min), BigDecimal.valueOf(max))
        .map(BigDecimal::intValue)
        .orElse(otherwise);
  }

  /** Expressions that stand alone or in a list. */
  static List<org.whalecurve.model.yaml.ExprText> expressions(Section section, String key) {
    List<org.whalecurve.model.yaml.ExprText> texts = new ArrayList<>();
    for (Yaml item : section.get(key).map(Yaml::oneOrMany).orElse(List.of())) {
      Optional<org.whalecurve.model.yaml.ExprText> text = item.expression();
      text.ifPresent(texts::add);
    }
    return List.copyOf(texts);
  }

  static SourcePlace place(Section section, SourcePlace otherwise) {
    return section == Section.ABSENT ? otherwise : section.place();
  }
}
