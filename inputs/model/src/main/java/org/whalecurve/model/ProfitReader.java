package org.whalecurve.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Yaml;

/** Reads {@code model/profit.yaml}. */
final class ProfitReader {
  static final ProfitModel NONE =
      new ProfitModel(
          null,
          null,
          false,
          false,
          List.of(),
          List.of(),
          List.of(),
          SourcePlace.ofFile(ModelLoader.PROFIT));

  private static final List<String> KEYS =
      List.of("revenue_tax", "capital", "revenue_bands", "dimensions", "marketing");

  private ProfitReader() {}

  /**
   * @param nodes names of pools and activities, which marketing may name
   */
  static ProfitModel read(Yaml yaml, List<String> nodes) {
    Section file = Section.of(yaml, KEYS);
    Section capital =
        file.block("capital")
            .map(y -> Section.of(y, List.of("rate", "receivables", "inventory")))
            .orElse(Section.ABSENT);
    if (capital != Section.ABSENT)
      capital.require("rate", "Give the yearly cost of capital, for instance rate: 10%.");
    boolean charged = capital.has("rate");
    return new ProfitModel(
        revenueTax(file),
        capital.number("rate", BigDecimal.ZERO, BigDecimal.ONE).orElse(null),
        charged && capital.flag("receivables").orElse(true),
        charged && capital.flag("inventory").orElse(true),
        file.block("revenue_bands").map(ProfitReader::bands).orElse(List.of()),
        file.block("dimensions").map(ProfitReader::dimensions).orElse(List.of()),
        file.block("marketing").map(y -> marketing(y, nodes)).orElse(List.of()),
        file.block("dimensions").map(Yaml::place).orElse(file.place()));
  }

  private static ExprText revenueTax(Section file) {
    Optional<Yaml> value = file.get("revenue_tax");
    if (value.isPresent() && value.get().isPlainNumber()) {
      Section.inRange(value.get(), "revenue_tax", BigDecimal.ZERO, BigDecimal.ONE);
    }
    return value.flatMap(Yaml::expression).orElse(null);
  }

  private static List<BigDecimal> bands(Yaml yaml) {
    List<BigDecimal> bands = new ArrayList<>();
    BigDecimal last = BigDecimal.ZERO;
    for (Yaml item : yaml.items()) {
      Optional<BigDecimal> bound = item.number();
      if (bound.isEmpty()) continue;
      if (bound.get().compareTo(last) <= 0) {
        item.problem(
            "not-ascending",
            "The band "
                + bound.get().toPlainString()
                + " is not over "
                + last.toPlainString()
                + ".",
            "Bounds are over 0 and ascend, for instance [10000, 20000, 100000].");
      }
      last = bound.get();
      bands.add(bound.get());
    }
    return bands;
  }

  private static List<List<String>> dimensions(Yaml yaml) {
    List<List<String>> dimensions = new ArrayList<>();
    for (Yaml item : yaml.items()) {
      List<String> names = new ArrayList<>();
      for (Yaml part : item.oneOrMany()) dimension(part).ifPresent(names::add);
      if (names.size() > 2 || (item.isList() && item.items().isEmpty())) {
        item.problem(
            "wrong-dimension",
            "A dimension is one name or two crossed, not " + names.size() + ".",
            "Write for instance customer_group or [customer_group, product_line].");
      } else if (names.size() == 2 && names.get(0).equals(names.get(1))) {
        item.problem(
            "wrong-dimension",
            "'" + names.get(0) + "' is crossed with itself.",
            "Cross two different dimensions.");
      } else if (!names.isEmpty()) {
        dimensions.add(List.copyOf(names));
      }
    }
    return dimensions;
  }

  private static Optional<String> dimension(Yaml yaml) {
    Optional<String> name = yaml.text();
    if (name.isEmpty() || name.get().matches("[\\p{L}_][\\p{L}\\p{N}_. -]{0,99}")) return name;
    yaml.problem(
        "wrong-dimension",
        "'" + name.get() + "' cannot name a dimension.",
        "Name a column of customer or product, channel, or revenue_band.");
    return Optional.empty();
  }

  private static List<String> marketing(Yaml yaml, List<String> nodes) {
    List<String> names = new ArrayList<>();
    for (Yaml item : yaml.oneOrMany()) {
      Optional<String> name = item.text();
      if (name.isEmpty()) continue;
      names.add(name.get());
      if (nodes.contains(name.get())) continue;
      item.problem(
          "unknown-node",
          "There is no pool or activity '" + name.get() + "'.",
          nodes.isEmpty() ? "model/cost.yaml names none." : Suggest.didYouMean(name.get(), nodes));
    }
    return names;
  }
}
