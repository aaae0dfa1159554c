package org.whalecurve.model.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.model.score.Scorecard.Indicator;
import org.whalecurve.model.score.Weighting.Matrix;
import org.whalecurve.model.score.Weighting.Method;
import org.whalecurve.model.score.Weighting.Pair;
import org.whalecurve.model.score.Weighting.Part;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Yaml;

/** Reads {@code weights:} and {@code judgements:} of a scorecard. */
final class WeightingReader {
  private static final List<String> METHODS = List.of("given", "ahp", "entropy", "critic");
  private static final Pattern FRACTION =
      Pattern.compile("(\\d{1,6}(?:\\.\\d{1,9})?)(?:\\s*/\\s*(\\d{1,6}(?:\\.\\d{1,9})?))?");

  private final Map<String, Indicator> indicators;
  private final Set<String> categories;

  private WeightingReader(Map<String, Indicator> indicators, Set<String> categories) {
    this.indicators = indicators;
    this.categories = categories;
  }

  static Weighting read(Section card, Map<String, Indicator> indicators, Set<String> categories) {
    WeightingReader reader = new WeightingReader(indicators, categories);
    List<Part> parts = new ArrayList<>();
    boolean[] multiplied = new boolean[1];
    card.get("weights").ifPresent(yaml -> multiplied[0] = parts(yaml, parts));
    if (parts.isEmpty()) parts.add(new Part(Method.GIVEN, BigDecimal.ONE));
    List<Matrix> judgements = card.block("judgements").map(reader::judgements).orElse(List.of());
    Weighting weighting = new Weighting(List.copyOf(parts), multiplied[0], judgements);
    if (weighting.asks(Method.AHP) && judgements.isEmpty() && !card.has("judgements")) {
      card.key("weights")
          .problem(
              "no-judgements",
              "AHP takes weights from judgements, and there are none.",
              "Add judgements: a list of {author: …, matrix: {a: {b: 3, c: 5}, b: {c: 2}}}.");
    }
    return weighting;
  }

  /** A method, or several with their shares; whether these are multiplied. */
  private static boolean parts(Yaml yaml, List<Part> parts) {
    if (!yaml.isMap()) {
      yaml.word(METHODS).ifPresent(word -> parts.add(new Part(method(word), BigDecimal.ONE)));
      return false;
    }
    List<String> keys = new ArrayList<>(METHODS);
    keys.add("mixture");
    Section said = Section.of(yaml, keys);
    for (String word : METHODS) {
      said.number(word, BigDecimal.ZERO, new BigDecimal(1000))
          .filter(share -> share.signum() > 0)
          .ifPresent(share -> parts.add(new Part(method(word), share)));
    }
    return said.word("mixture", List.of("linear", "multiplicative"), "linear")
        .equals("multiplicative");
  }

  private static Method method(String word) {
    return Method.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private List<Matrix> judgements(Yaml yaml) {
    List<Matrix> matrices = new ArrayList<>();
    for (Yaml item : yaml.items()) {
      Section said = Section.of(item, List.of("author", "matrix"));
      said.require("matrix", "Give the comparisons: matrix: {a: {b: 3}}.");
      said.get("matrix")
          .flatMap(m -> matrix(said.text("author").orElse("expert"), m))
          .ifPresent(matrices::add);
    }
    return List.copyOf(matrices);
  }

  private Optional<Matrix> matrix(String author, Yaml yaml) {
    Set<String> criteria = new LinkedHashSet<>();
    List<Pair> pairs = new ArrayList<>();
    Section.named(yaml)
        .entries()
        .forEach(
            (row, entry) -> {
              if (!known(row, entry.key())) return;
              criteria.add(row);
              Section.named(entry.value())
                  .entries()
                  .forEach(
                      (column, cell) -> {
                        if (!known(column, cell.key())) return;
                        criteria.add(column);
                        value(cell.value())
                            .ifPresent(
                                v -> pairs.add(new Pair(row, column, v, cell.value().place())));
                      });
            });
    return fits(criteria, yaml)
        ? Optional.of(new Matrix(author, List.copyOf(criteria), List.copyOf(pairs), yaml.place()))
        : Optional.empty();
  }

  private boolean known(String name, Yaml key) {
    Indicator indicator = indicators.get(name);
    if (categories.contains(name) || (indicator != null && !indicator.penalty())) return true;
    List<String> names = new ArrayList<>(categories);
    indicators.values().stream().filter(i -> !i.penalty()).forEach(i -> names.add(i.name()));
    key.problem(
        "unknown-criterion",
        indicator == null
            ? "The card has no indicator or category '" + name + "'."
            : "'" + name + "' is a penalty; penalties have no weight to judge.",
        Suggest.didYouMean(name, names));
    return false;
  }

  /** All indicators, those of one category, or all categories: nothing between. */
  private boolean fits(Set<String> criteria, Yaml yaml) {
    List<Set<String>> sets = new ArrayList<>();
    sets.add(Set.copyOf(categories));
    sets.add(names(""));
    for (String category : categories) sets.add(names(category));
    if (criteria.isEmpty() || sets.contains(criteria)) return !criteria.isEmpty();
    String nearest =
        sets.stream()
            .filter(set -> set.stream().anyMatch(criteria::contains))
            .map(
                set ->
                    set.stream()
                        .filter(name -> !criteria.contains(name))
                        .sorted()
                        .collect(Collectors.joining(", ")))
            .filter(text -> !text.isEmpty())
            .min(java.util.Comparator.comparingInt(String::length))
            .map(text -> "Missing: " + text + ".")
            .orElse("");
    yaml.problem(
        "incomplete-judgements",
        "Judgements compare all categories, all indicators of one category, or all indicators.",
        nearest);
    return false;
  }

  private Set<String> names(String category) {
    return indicators.values().stream()
        .filter(i -> !i.penalty() && (category.isEmpty() || i.category().equals(category)))
        .map(Indicator::name)
        .collect(Collectors.toSet());
  }

  private static Optional<Double> value(Yaml yaml) {
    Optional<String> text = yaml.text();
    if (text.isEmpty()) return Optional.empty();
    Matcher matcher = FRACTION.matcher(text.get().strip());
    if (matcher.matches()) {
      double above = Double.parseDouble(matcher.group(1));
      double below = matcher.group(2) == null ? 1 : Double.parseDouble(matcher.group(2));
      if (above > 0 && below > 0) return Optional.of(above / below);
    }
    yaml.problem(
        "wrong-number",
        "'" + text.get() + "' is no comparison.",
        "Write 5 for 'five times as important', 1/5 for the opposite.");
    return Optional.empty();
  }
}
