package org.whalecurve.model.risk;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Titles;
import org.whalecurve.model.yaml.Yaml;

/** Entries whose names the user chooses. */
final class Names {
  private Names() {}

  /** An expression with a name. */
  record Named(String name, ExprText value, Yaml yaml) {}

  /** Every entry with a proper name; any other is a problem. */
  static void each(Yaml yaml, BiConsumer<String, Yaml> then) {
    Section.named(yaml)
        .entries()
        .forEach(
            (name, entry) -> {
              if (Titles.isName(name)) {
                then.accept(name, entry.value());
              } else {
                entry
                    .key()
                    .problem(
                        "bad-name",
                        "'" + name + "' cannot be a name: names are lower-case words with _.",
                        "Call it '" + Titles.asName(name) + "'.");
              }
            });
  }

  /** A list of columns, each named after itself. */
  static List<Named> columns(Yaml list) {
    return list.oneOrMany().stream()
        .flatMap(item -> item.expression().map(e -> new Named(e.text().strip(), e, item)).stream())
        .collect(Collectors.toList());
  }
}
