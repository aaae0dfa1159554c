package org.whalecurve.model.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.model.value.FeatureModel.Aggregate;
import org.whalecurve.model.value.FeatureModel.Feature;
import org.whalecurve.model.value.FeatureModel.Library;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Titles;
import org.whalecurve.model.yaml.Yaml;
import org.whalecurve.model.yaml.YamlFile;

/** Reads the features of value.yaml and the libraries that come with the product. */
final class FeatureReader {
  /** What every other library builds on. */
  private static final String GENERAL = "general";

  /** The libraries, each a resource beside this class. */
  static final List<String> LIBRARIES =
      List.of(GENERAL, "telecom", "bank_card", "bank_rating", "power_supply", "retail", "b2b");

  /** Tables whose rows a feature may aggregate. */
  static final List<String> ROWS =
      List.of(
          "line",
          "event",
          "receivable",
          "profit",
          "interaction",
          "feedback",
          "forecast",
          "contract");

  private static final List<String> AGGREGATES =
      List.of("count", "sum", "mean", "min", "max", "distinct", "last");

  private static final List<String> COMMON =
      List.of("title", "unit", "meaning", "of", "where", "value");

  private FeatureReader() {}

  static FeatureModel read(Section file) {
    List<Library> libraries = new ArrayList<>();
    List<Feature> features = new ArrayList<>();
    for (Yaml item : file.block("libraries").map(Yaml::oneOrMany).orElse(List.of())) {
      item.word(LIBRARIES).ifPresent(name -> libraries.add(new Library(name, item.place())));
    }
    if (!libraries.isEmpty()) features.addAll(library(GENERAL));
    for (Library library : libraries) {
      if (!library.name().equals(GENERAL)) features.addAll(library(library.name()));
    }
    file.block("features").ifPresent(yaml -> features.addAll(features(yaml, "")));
    return new FeatureModel(List.copyOf(libraries), List.copyOf(features));
  }

  /** The features of a library that comes with the product. */
  static List<Feature> library(String name) {
    String resource = "library/" + name + ".yaml";
    try (InputStream in = FeatureReader.class.getResourceAsStream(resource)) {
      Problems problems = new Problems();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Yaml yaml = YamlFile.read(resource, text, problems).orElseThrow();
      List<Feature> features = features(yaml, name);
      if (!problems.isEmpty()) throw new ProblemException(problems.list());
      return features;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Feature> features(Yaml yaml, String library) {
    List<Feature> features = new ArrayList<>();
    Section.named(yaml)
        .entries()
        .forEach(
            (name, entry) -> {
              if (!Titles.isName(name)) {
                entry
                    .key()
                    .problem(
                        "bad-name",
                        "'" + name + "' cannot be a name: names are lower-case words with _.",
                        "Call it '"
                            + Titles.asName(name)
                            + "' and put '"
                            + name
                            + "' into its title.");
              } else {
                feature(name, entry.value(), library).ifPresent(features::add);
              }
            });
    return features;
  }

  /** A text alone is an expression over the customer's columns. */
  private static Optional<Feature> feature(String name, Yaml yaml, String library) {
    if (yaml.isText()) {
      return yaml.expression()
          .map(
              value ->
                  new Feature(
                      name,
                      Map.of(),
                      "",
                      null,
                      null,
                      value,
                      null,
                      Map.of(),
                      library,
                      yaml.place()));
    }
    List<String> keys = new ArrayList<>(COMMON);
    keys.addAll(AGGREGATES);
    Section said = Section.of(yaml, keys);
    List<String> aggregates = AGGREGATES.stream().filter(said::has).toList();
    if (aggregates.size() > 1) {
      said.key(aggregates.get(1))
          .problem(
              "two-aggregates",
              "'" + aggregates.get(0) + "' and '" + aggregates.get(1) + "' stand here.",
              "A feature is one of them; make two features and divide them in a third.");
      return Optional.empty();
    }
    return aggregates.isEmpty()
        ? computed(name, said, library)
        : aggregated(name, said, aggregates.get(0), library);
  }

  private static Optional<Feature> computed(String name, Section said, String library) {
    said.require("value", "Give value: an expression, or count, sum, … over the rows of a table.");
    for (String key : List.of("of", "where")) {
      if (!said.has(key)) continue;
      said.key(key)
          .problem(
              "misplaced-key",
              "'" + key + "' belongs to rows that are counted or summed.",
              "Add count, sum, mean, min, max, distinct or last, or leave it away.");
    }
    return said.expression("value").map(v -> feature(name, said, null, null, v, library));
  }

  private static Optional<Feature> aggregated(
      String name, Section said, String aggregate, String library) {
    said.require("of", "Say whose rows: " + String.join(", ", ROWS) + ".");
    Optional<String> of = said.get("of").flatMap(y -> y.word(ROWS));
    Aggregate how = Aggregate.valueOf(aggregate.toUpperCase(Locale.ROOT));
    // `count: true`, or `count:` with a condition, counts rows.
    Optional<ExprText> value =
        how == Aggregate.COUNT ? Optional.empty() : said.expression(aggregate);
    if (of.isEmpty() || (value.isEmpty() && how != Aggregate.COUNT)) return Optional.empty();
    return Optional.of(feature(name, said, of.get(), how, value.orElse(null), library));
  }

  private static Feature feature(
      String name, Section said, String of, Aggregate how, ExprText value, String library) {
    return new Feature(
        name,
        Titles.of(said),
        said.text("unit").orElse(""),
        of,
        how,
        value,
        said.expression("where").orElse(null),
        Titles.of(said, "meaning"),
        library,
        said.place());
  }
}
