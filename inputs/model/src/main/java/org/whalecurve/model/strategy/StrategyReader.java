package org.whalecurve.model.strategy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.model.strategy.StrategyModel.Action;
import org.whalecurve.model.strategy.StrategyModel.Move;
import org.whalecurve.model.strategy.StrategyModel.Rule;
import org.whalecurve.model.strategy.StrategyModel.ServiceLevel;
import org.whalecurve.model.strategy.StrategyModel.Treatment;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Titles;
import org.whalecurve.model.yaml.Yaml;

/** Reads strategy.yaml. Columns are checked later, when it is known which there are. */
final class StrategyReader {
  private static final List<String> KEYS =
      List.of("treatments", "actions", "rules", "levers", "service");
  private static final List<String> TREATMENT = List.of("title", "meaning", "excludes", "lever");
  private static final List<String> ACTION =
      List.of(
          "title",
          "owner",
          "cost",
          "cost_max",
          "effect",
          "effect_max",
          "priority",
          "due",
          "return_min",
          "limit",
          "lever");
  private static final List<String> RULE =
      List.of("title", "when", "treatment", "actions", "exclusive", "reason");
  private static final List<String> SERVICE =
      List.of("title", "when", "queue", "priority", "prompt", "offer");

  private static final BigDecimal CUSTOMERS_MAX = BigDecimal.valueOf(1_000_000_000);
  private static final int PRIORITY_MAX = 99;

  private StrategyReader() {}

  static StrategyModel read(Yaml yaml) {
    Section file = Section.of(yaml, KEYS);
    Map<String, Section> treatments = named(file, "treatments", TREATMENT);
    Map<String, Section> actions = named(file, "actions", ACTION);
    List<Treatment> treated = new ArrayList<>();
    treatments.forEach((name, said) -> treated.add(treatment(name, said, treatments.keySet())));
    List<Action> done = new ArrayList<>();
    actions.forEach((name, said) -> done.add(action(name, said)));
    List<Rule> rules = new ArrayList<>();
    named(file, "rules", RULE)
        .forEach(
            (name, said) ->
                rule(name, said, treatments.keySet(), actions.keySet()).ifPresent(rules::add));
    return new StrategyModel(
        List.copyOf(treated),
        List.copyOf(done),
        List.copyOf(rules),
        LeverModel.read(file.block("levers")),
        service(file),
        file.place());
  }

  /** The entries under a key whose names the user chooses. */
  private static Map<String, Section> named(Section file, String key, List<String> keys) {
    Map<String, Section> named = new LinkedHashMap<>();
    Optional<Yaml> block = file.block(key);
    if (block.isEmpty()) return named;
    Section.named(block.get())
        .entries()
        .forEach(
            (name, entry) -> {
              Section said = Section.of(entry.value(), keys);
              if (Titles.isName(name)) named.put(name, said);
              else badName(name, entry.key());
            });
    return named;
  }

  private static void badName(String name, Yaml key) {
    key.problem(
        "bad-name",
        "'" + name + "' cannot be a name: names are lower-case words with _.",
        "Call it '" + Titles.asName(name) + "' and put '" + name + "' into its title.");
  }

  private static Treatment treatment(String name, Section said, Set<String> treatments) {
    List<String> excludes = known(said, "excludes", "treatment", treatments);
    if (excludes.contains(name)) {
      said.key("excludes")
          .problem(
              "excludes-itself",
              "'" + name + "' excludes itself.",
              "Name the treatments that must not meet it at one customer.");
    }
    return new Treatment(
        name, titles(said, name), Titles.of(said, "meaning"), excludes, move(said), said.place());
  }

  private static Map<String, String> titles(Section said, String name) {
    Map<String, String> titles = new LinkedHashMap<>(Titles.of(said));
    Titles.LANGUAGES.forEach(language -> titles.putIfAbsent(language, name.replace('_', ' ')));
    return titles;
  }

  private static Move move(Section said) {
    return said.word("lever", Move.NONE);
  }

  /** Names that must stand elsewhere in the file. */
  private static List<String> known(
      Section said, String key, String what, Collection<String> names) {
    List<String> found = new ArrayList<>();
    for (Yaml item : said.get(key).map(Yaml::oneOrMany).orElse(List.of())) {
      Optional<String> name = item.text();
      if (name.isEmpty()) continue;
      if (names.contains(name.get())) found.add(name.get());
      else
        item.problem(
            "unknown-" + what,
            "There is no " + what + " '" + name.get() + "'.",
            names.isEmpty()
                ? "Define it under '" + what + "s:'."
                : Suggest.didYouMean(name.get(), names));
    }
    return found.stream().distinct().toList();
  }

  private static Action action(String name, Section said) {
    Optional<Yaml> owner = said.get("owner");
    Section who =
        owner
            .filter(Yaml::isMap)
            .map(y -> Section.of(y, List.of("column", "otherwise")))
            .orElse(null);
    Optional<Yaml> limit = said.get("limit");
    Section limits =
        limit
            .filter(Yaml::isMap)
            .map(y -> Section.of(y, List.of("customers", "budget")))
            .orElse(Section.ABSENT);
    Optional<BigDecimal> customers =
        limit.isPresent() && !limit.get().isMap()
            ? said.number("limit", BigDecimal.ONE, CUSTOMERS_MAX)
            : limits.number("customers", BigDecimal.ONE, CUSTOMERS_MAX);
    return new Action(
        name,
        titles(said, name),
        who == null
            ? owner.flatMap(Yaml::expression).orElse(null)
            : who.expression("column").orElse(null),
        who == null ? "" : who.text("otherwise").orElse(""),
        said.expression("cost").orElse(null),
        said.expression("cost_max").orElse(null),
        said.expression("effect").orElse(null),
        said.expression("effect_max").orElse(null),
        said.expression("priority").orElse(null),
        said.expression("due").orElse(null),
        said.number("return_min", BigDecimal.ZERO, null).orElse(null),
        customers.map(BigDecimal::longValue).orElse(null),
        limits.number("budget", BigDecimal.ZERO, null).orElse(null),
        move(said),
        said.place());
  }

  private static Optional<Rule> rule(
      String name, Section said, Set<String> treatments, Set<String> actions) {
    said.require("when", "Say whom it is for: a condition, or 'when: true' for everybody.");
    if (!said.has("treatment") && !said.has("actions")) {
      said.yaml()
          .problem(
              "empty-rule",
              "The rule '" + name + "' has neither a treatment nor actions.",
              "Give it one of them.");
    }
    List<String> treatment = known(said, "treatment", "treatment", treatments);
    List<String> brought = known(said, "actions", "action", actions);
    Map<String, ExprText> reasons = sentences(said, "reason");
    return said.expression("when")
        .map(
            when ->
                new Rule(
                    name,
                    titles(said, name),
                    when,
                    treatment.isEmpty() ? null : treatment.get(0),
                    brought,
                    said.text("exclusive").orElse(null),
                    reasons,
                    said.place()));
  }

  /** A sentence by language; one text stands for all languages. */
  private static Map<String, ExprText> sentences(Section said, String key) {
    Map<String, ExprText> sentences = new LinkedHashMap<>();
    Optional<Yaml> yaml = said.get(key);
    if (yaml.isEmpty()) return sentences;
    if (!yaml.get().isMap()) {
      Optional<ExprText> one = yaml.get().expression();
      one.ifPresent(text -> Titles.LANGUAGES.forEach(lang -> sentences.put(lang, text)));
      return sentences;
    }
    Section each = Section.of(yaml.get(), Titles.LANGUAGES);
    Titles.LANGUAGES.forEach(
        lang -> each.expression(lang).ifPresent(text -> sentences.put(lang, text)));
    return sentences;
  }

  private static List<ServiceLevel> service(Section file) {
    List<ServiceLevel> levels = new ArrayList<>();
    named(file, "service", SERVICE)
        .forEach(
            (name, said) -> {
              if (!levels.isEmpty() && levels.get(levels.size() - 1).when() == null)
                neverReached(name, said, levels.get(levels.size() - 1));
              levels.add(level(name, said, levels.size() + 1));
            });
    return List.copyOf(levels);
  }

  private static void neverReached(String name, Section said, ServiceLevel before) {
    said.yaml()
        .problem(
            "never-reached",
            "'"
                + name
                + "' is never reached: '"
                + before.name()
                + "' before it has no condition and takes all customers.",
            "Give '" + before.name() + "' a 'when', or put it last.");
  }

  private static ServiceLevel level(String name, Section said, int place) {
    return new ServiceLevel(
        name,
        titles(said, name),
        said.expression("when").orElse(null),
        said.text("queue").orElse(name),
        said.number("priority", BigDecimal.ONE, BigDecimal.valueOf(PRIORITY_MAX))
            .map(BigDecimal::intValue)
            .orElse(place),
        sentences(said, "prompt"),
        sentences(said, "offer"),
        said.place());
  }
}
