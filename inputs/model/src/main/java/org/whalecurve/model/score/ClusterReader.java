package org.whalecurve.model.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.model.score.ClusterModel.Feature;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Titles;
import org.whalecurve.model.yaml.Yaml;

/** Reads {@code clusters:}. */
final class ClusterReader {
  private static final int LEAST = 2;
  private static final int MOST = 8;
  private static final int LIMIT = 20;

  private ClusterReader() {}

  /** Null where no clusters are asked for. */
  static ClusterModel read(Section file) {
    Optional<Yaml> block = file.block("clusters");
    if (block.isEmpty()) return null;
    Section said =
        Section.of(
            block.get(), List.of("features", "count", "least", "most", "seed", "sample", "clip"));
    said.require("features", "Name the features: a list of columns, or name: expression.");
    List<Feature> features = said.block("features").map(ClusterReader::features).orElse(List.of());
    int count = CardReader.whole(said, "count", LEAST, LIMIT, 0);
    int least = count > 0 ? count : CardReader.whole(said, "least", LEAST, LIMIT, LEAST);
    int most =
        count > 0 ? count : CardReader.whole(said, "most", least, LIMIT, Math.max(least, MOST));
    return new ClusterModel(
        features,
        least,
        most,
        CardReader.whole(said, "seed", 0, Integer.MAX_VALUE, 1),
        CardReader.whole(said, "sample", 100, 200_000, 20_000),
        said.number("clip", BigDecimal.ZERO, new BigDecimal("0.2")).orElse(new BigDecimal("0.01")),
        said.place());
  }

  private static List<Feature> features(Yaml yaml) {
    List<Feature> features = new ArrayList<>();
    if (yaml.isMap()) {
      Section.named(yaml)
          .entries()
          .forEach((name, entry) -> named(name, entry).ifPresent(features::add));
      return List.copyOf(features);
    }
    for (Yaml item : yaml.oneOrMany()) {
      item.expression()
          .ifPresent(text -> features.add(new Feature(text.text().strip(), Map.of(), text)));
    }
    return List.copyOf(features);
  }

  private static Optional<Feature> named(String name, Yaml.Entry entry) {
    if (!entry.value().isMap()) {
      Optional<ExprText> value = entry.value().expression();
      return value.map(v -> new Feature(name, Map.of(), v));
    }
    Section said = Section.of(entry.value(), List.of("title", "value"));
    said.require("value", "Give value: an expression.");
    return said.expression("value").map(v -> new Feature(name, Titles.of(said), v));
  }
}
