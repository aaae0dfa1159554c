package org.whalecurve.model.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Titles;
import org.whalecurve.model.yaml.Yaml;

/**
 * Recency, frequency, monetary: each customer in classes 1 (poor) to n (good).
 *
 * @param classes how many classes where there are no own breaks: 5 for quintiles
 * @param recency own breaks in days, ascending; empty for classes of equal size
 * @param frequency own breaks in orders
 * @param monetary own breaks in money
 * @param segments named groups, the first whose condition holds; conditions over {@code
 *     recency_class}, {@code frequency_class}, {@code monetary_class} and every column of the
 *     customer made before; empty for the default names
 */
public record RfmModel(
    int classes,
    List<BigDecimal> recency,
    List<BigDecimal> frequency,
    List<BigDecimal> monetary,
    List<NamedCondition> segments) {
  /** Keys of value.yaml that this reads. */
  public static final List<String> KEYS = List.of("rfm");

  private static final int CLASSES_DEFAULT = 5;

  /** A name, its titles by language, and the condition for it; null for "otherwise". */
  public record NamedCondition(String name, Map<String, String> titles, ExprText when) {}

  public static RfmModel read(Section file) {
    Section rfm =
        file.block("rfm")
            .map(y -> Section.of(y, List.of("classes", "breaks", "segments")))
            .orElse(Section.ABSENT);
    Section breaks =
        rfm.block("breaks")
            .map(y -> Section.of(y, List.of("recency", "frequency", "monetary")))
            .orElse(Section.ABSENT);
    return new RfmModel(
        rfm.number("classes", BigDecimal.valueOf(2), BigDecimal.valueOf(9))
            .map(BigDecimal::intValue)
            .orElse(CLASSES_DEFAULT),
        breaks(breaks, "recency"),
        breaks(breaks, "frequency"),
        breaks(breaks, "monetary"),
        rfm.block("segments").map(RfmModel::segments).orElse(List.of()));
  }

  private static List<BigDecimal> breaks(Section section, String key) {
    List<BigDecimal> bounds = new ArrayList<>();
    for (Yaml item : section.block(key).map(Yaml::items).orElse(List.of())) {
      BigDecimal last = bounds.isEmpty() ? null : bounds.get(bounds.size() - 1);
      item.number()
          .ifPresent(
              bound -> {
                if (last != null && bound.compareTo(last) <= 0) {
                  item.problem(
                      "not-ascending",
                      "The break "
                          + bound.toPlainString()
                          + " is not over "
                          + last.toPlainString()
                          + ".",
                      "Breaks ascend, for instance [30, 90, 180, 365].");
                }
                bounds.add(bound);
              });
    }
    return List.copyOf(bounds);
  }

  private static List<NamedCondition> segments(Yaml yaml) {
    List<NamedCondition> segments = new ArrayList<>();
    Section.named(yaml)
        .entries()
        .forEach(
            (name, entry) -> {
              Section said = Section.of(entry.value(), List.of("title", "when"));
              segments.add(
                  new NamedCondition(name, Titles.of(said), said.expression("when").orElse(null)));
            });
    return List.copyOf(segments);
  }
}
