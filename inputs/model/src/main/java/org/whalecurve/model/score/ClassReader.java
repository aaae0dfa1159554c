package org.whalecurve.model.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.score.ClassModel.Each;
import org.whalecurve.model.score.ClassModel.Method;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Titles;
import org.whalecurve.model.yaml.Yaml;

/** Reads {@code tiers:} and {@code classes:}. */
final class ClassReader {
  private static final List<String> KEYS = List.of("title", "by", "method", "margin", "classes");
  private static final SourcePlace HERE = SourcePlace.ofFile("(classes that come with a score)");

  private final String name;
  private final Section said;

  private ClassReader(String name, Section said) {
    this.name = name;
    this.said = said;
  }

  /** The value pyramid: 5, 15, 30 and 50 % of the customers by score where nothing is said. */
  static ClassModel tiers(Section file) {
    Section said = file.block("tiers").map(y -> Section.of(y, KEYS)).orElse(Section.ABSENT);
    return new ClassReader("tier", said)
        .read("score", Method.QUANTILE, PYRAMID, Map.of("en", "Value pyramid", "zh", "客户价值金字塔"));
  }

  /** Other classes; ABC by profit and by revenue where nothing is said. */
  static List<ClassModel> classes(Section file) {
    List<ClassModel> classes = new ArrayList<>();
    Optional<Yaml> block = file.block("classes");
    if (block.isEmpty()) {
      classes.add(abc("abc_profit", "full_profit", "ABC by profit", "按利润的ABC分类"));
      classes.add(abc("abc_revenue", "net_revenue", "ABC by revenue", "按收入的ABC分类"));
      return classes;
    }
    Section.named(block.get())
        .entries()
        .forEach(
            (name, entry) -> {
              if (!CardReader.checked(name, entry.key())) return;
              Section said = Section.of(entry.value(), KEYS);
              said.require("by", "Say the value: a column or an expression.");
              classes.add(
                  new ClassReader(name, said)
                      .read("full_profit", Method.CUMULATIVE, ABC, Map.of()));
            });
    return List.copyOf(classes);
  }

  private static ClassModel abc(String name, String by, String en, String zh) {
    return new ClassReader(name, Section.ABSENT)
        .read(by, Method.CUMULATIVE, ABC, Map.of("en", en, "zh", zh));
  }

  private static final List<Each> PYRAMID =
      List.of(
          each("high", "High value", "高价值", "0.05"),
          each("fairly_high", "Fairly high value", "较高价值", "0.15"),
          each("average", "Average value", "一般价值", "0.30"),
          each("low", "Low value", "低价值", "0.50"));

  private static final List<Each> ABC =
      List.of(
          each("A", "A", "A类", "0.80"), each("B", "B", "B类", "0.15"), each("C", "C", "C类", "0.05"));

  private static Each each(String name, String en, String zh, String share) {
    return new Each(name, Map.of("en", en, "zh", zh), new BigDecimal(share), null);
  }

  private ClassModel read(
      String by, Method usual, List<Each> otherwise, Map<String, String> titles) {
    List<Each> classes = said.block("classes").map(this::classes).orElse(List.of());
    if (classes.isEmpty()) classes = otherwise;
    Method method = said.word("method", method(classes, usual));
    check(classes, method);
    List<ExprText> values = CardReader.expressions(said, "by");
    Map<String, String> own = Titles.of(said);
    return new ClassModel(
        name,
        own.isEmpty() ? titles : own,
        values.isEmpty()
            ? List.of(new ExprText(by, HERE))
            : values.stream().map(this::word).toList(),
        method,
        classes,
        said.number("margin", BigDecimal.ZERO, null).orElse(BigDecimal.ZERO),
        CardReader.place(said, HERE));
  }

  /** {@code profit} is short for the full profit. */
  private ExprText word(ExprText text) {
    return text.text().strip().equals("profit") ? new ExprText("full_profit", text.place()) : text;
  }

  private List<Each> classes(Yaml yaml) {
    List<Each> classes = new ArrayList<>();
    Section.named(yaml)
        .entries()
        .forEach(
            (each, entry) -> {
              boolean bare = entry.value().isNull();
              Section one =
                  bare
                      ? Section.ABSENT
                      : Section.of(entry.value(), List.of("title", "share", "from"));
              classes.add(
                  new Each(
                      each,
                      Titles.of(one),
                      one.number("share", BigDecimal.ZERO, BigDecimal.ONE).orElse(null),
                      one.number("from", null, null).orElse(null)));
            });
    return List.copyOf(classes);
  }

  private static Method method(List<Each> classes, Method usual) {
    if (classes.stream().anyMatch(c -> c.from() != null)) return Method.THRESHOLDS;
    boolean shares = classes.stream().anyMatch(c -> c.share() != null);
    if (!shares) return Method.NATURAL;
    return usual;
  }

  private void check(List<Each> classes, Method method) {
    if (said == Section.ABSENT) return;
    if (classes.size() < 2) {
      problem("too-few-classes", "There is one class.", "Give two or more, the highest first.");
    }
    if (method == Method.QUANTILE || method == Method.CUMULATIVE) checkShares(classes);
    if (method == Method.THRESHOLDS) checkBorders(classes);
  }

  private void checkShares(List<Each> classes) {
    if (classes.stream().anyMatch(c -> c.share() == null)) {
      problem("missing-key", "A class has no share.", "Give each a share; they sum to 100%.");
      return;
    }
    BigDecimal sum = classes.stream().map(Each::share).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(BigDecimal.ONE) != 0) {
      problem(
          "shares-not-one",
          "The shares sum to " + sum.movePointRight(2).stripTrailingZeros().toPlainString() + " %.",
          "Let them sum to 100 %.");
    }
  }

  private void checkBorders(List<Each> classes) {
    BigDecimal above = null;
    for (int i = 0; i + 1 < classes.size(); i++) {
      BigDecimal from = classes.get(i).from();
      if (from == null) {
        problem(
            "missing-key",
            "'" + classes.get(i).name() + "' has no lowest value.",
            "Give each class but the last one from: its lowest value.");
        return;
      }
      if (above != null && from.compareTo(above) >= 0) {
        problem(
            "not-descending", "The lowest values do not descend.", "Put the highest class first.");
        return;
      }
      above = from;
    }
  }

  private void problem(String code, String message, String remedy) {
    (said.has("classes") ? said.key("classes") : said.yaml()).problem(code, message, remedy);
  }
}
