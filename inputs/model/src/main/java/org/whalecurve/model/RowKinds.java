package org.whalecurve.model;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.whalecurve.model.CostModel.Dimension;
import org.whalecurve.model.CostModel.Target;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Yaml;

/** The rows that are counted, summed or timed, and which cost objects each row names. */
final class RowKinds {
  static final List<String> NAMES = List.of("order", "line", "event", "customer", "receivable");

  private static final Map<String, Set<Dimension>> DIMENSIONS =
      Map.of(
          "line", EnumSet.allOf(Dimension.class),
          "order", EnumSet.of(Dimension.CUSTOMER, Dimension.CHANNEL, Dimension.ORDER),
          "event", EnumSet.of(Dimension.CUSTOMER, Dimension.PRODUCT, Dimension.ORDER),
          "customer", EnumSet.of(Dimension.CUSTOMER),
          "receivable", EnumSet.of(Dimension.CUSTOMER));

  private RowKinds() {}

  /** Whether rows of a kind can say how much each receiver gets; a problem where not. */
  static boolean reaches(Yaml by, String kind, Target to) {
    if (!(to instanceof Target.Objects objects)) {
      by.problem(
          "driver-needs-cost-object",
          "Rows name customers and products, but the cost goes to nodes.",
          "Send it to a cost object, or use shares, a survey or {driver: name} for nodes.");
      return false;
    }
    Set<Dimension> missing = EnumSet.copyOf(objects.dimensions());
    missing.removeAll(DIMENSIONS.get(kind));
    if (missing.isEmpty()) return true;
    String names = missing.stream().map(RowKinds::word).sorted().collect(Collectors.joining(", "));
    by.problem(
        "driver-lacks-dimension",
        "A row of '" + kind + "' names no " + names + ".",
        "Take " + names + " out of 'to', or use rows that name it, for instance of: line.");
    return false;
  }

  private static String word(Dimension dimension) {
    return dimension.name().toLowerCase(Locale.ROOT);
  }

  /** What is summed, or minutes, which cannot be negative. */
  static Optional<ExprText> amount(Section section, String key) {
    Optional<Yaml> value = section.get(key);
    if (key.equals("time") && value.isPresent() && value.get().isPlainNumber()) {
      Optional<BigDecimal> minutes = Section.inRange(value.get(), "time", BigDecimal.ZERO, null);
      if (minutes.isEmpty()) return Optional.empty();
    }
    return value.flatMap(Yaml::expression);
  }
}
