package org.whalecurve.model.risk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Titles;
import org.whalecurve.model.yaml.Yaml;
import org.whalecurve.model.yaml.YamlFile;

/**
 * Groups of customers held against each other.
 *
 * @param titles by language
 * @param where which customers; null for all
 * @param by attributes whose values make the groups
 * @param measures what is compared
 * @param confidence of intervals, and below which chance a difference is called one: 95 % and 5 %
 * @param correction for the number of comparisons
 * @param smallest customers that a group has at least; smaller ones are taken together
 * @param place of the comparison
 */
public record ComparisonModel(
    String name,
    Map<String, String> titles,
    ExprText where,
    List<Group> by,
    List<Measure> measures,
    BigDecimal confidence,
    Correction correction,
    int smallest,
    SourcePlace place) {
  /** Comparisons that are known by name. */
  public static final List<String> TEMPLATES = List.of("bank_card");

  private static final List<String> KEYS =
      List.of(
          "title", "template", "where", "by", "measures", "confidence", "correction", "smallest");

  /** Holm: no false alarm at all; Benjamini-Hochberg: few among those called different. */
  public enum Correction {
    HOLM,
    BENJAMINI_HOCHBERG
  }

  /** An attribute; the name is the column where it is one. */
  public record Group(String name, ExprText value) {}

  /**
   * A figure of a group: a share of customers, a mean over them, or a ratio of two sums.
   *
   * @param share condition of those counted; null where it is no share
   * @param among condition of those it is a share of, or that the mean or the sums are taken over;
   *     null for all
   * @param sum value that is averaged or summed; null for a share
   * @param per value whose sum divides; null for a mean
   */
  public record Measure(
      String name,
      Map<String, String> titles,
      ExprText share,
      ExprText among,
      ExprText sum,
      ExprText per) {}

  static List<ComparisonModel> read(Section file) {
    List<ComparisonModel> comparisons = new ArrayList<>();
    file.block("comparisons")
        .ifPresent(
            yaml -> Names.each(yaml, (name, y) -> comparison(name, y).ifPresent(comparisons::add)));
    return List.copyOf(comparisons);
  }

  private static Optional<ComparisonModel> comparison(String name, Yaml yaml) {
    Section said = Section.of(yaml, KEYS);
    said.require("by", "Name the columns whose values make the groups.");
    List<Measure> measures = new ArrayList<>();
    Optional<String> template = said.get("template").flatMap(y -> y.word(TEMPLATES));
    template.ifPresent(t -> measures.addAll(template(t)));
    said.block("measures").ifPresent(y -> Names.each(y, (n, m) -> measure(n, m, measures)));
    List<Group> by = said.get("by").map(ComparisonModel::groups).orElse(List.of());
    if (measures.isEmpty() && !said.has("template")) {
      said.require("measures", "Say what is compared, or take a template: bank_card.");
    }
    if (measures.isEmpty() || by.isEmpty()) return Optional.empty();
    return Optional.of(
        new ComparisonModel(
            name,
            Titles.of(said),
            said.expression("where").orElse(null),
            by,
            List.copyOf(measures),
            said.number("confidence", new BigDecimal("0.5"), new BigDecimal("0.9999"))
                .orElse(new BigDecimal("0.95")),
            said.word("correction", Correction.HOLM),
            said.number("smallest", BigDecimal.ONE, BigDecimal.valueOf(1_000_000))
                .map(BigDecimal::intValue)
                .orElse(10),
            said.place()));
  }

  private static List<Group> groups(Yaml yaml) {
    List<Group> groups = new ArrayList<>();
    if (yaml.isMap()) {
      Names.each(yaml, (name, y) -> y.expression().ifPresent(e -> groups.add(new Group(name, e))));
    } else {
      Names.columns(yaml).forEach(n -> groups.add(new Group(n.name(), n.value())));
    }
    return groups;
  }

  private static void measure(String name, Yaml yaml, List<Measure> into) {
    Section said = Section.of(yaml, List.of("title", "share", "mean", "sum", "per", "among"));
    List<String> kinds = List.of("share", "mean", "sum").stream().filter(said::has).toList();
    if (kinds.size() != 1 || said.has("sum") != said.has("per")) {
      said.yaml()
          .problem(
              "wrong-measure",
              "'" + name + "' is not one of: share (of customers), mean, sum with per.",
              "For instance {share: overdue_days > 0, among: active}, {mean: monthly_volume}, or"
                  + " {sum: cash, per: volume}.");
      return;
    }
    into.add(
        new Measure(
            name,
            Titles.of(said),
            said.expression("share").orElse(null),
            said.expression("among").orElse(null),
            said.expression("mean").or(() -> said.expression("sum")).orElse(null),
            said.expression("per").orElse(null)));
  }

  private static List<Measure> template(String name) {
    String resource = "comparison/" + name + ".yaml";
    try (InputStream in = ComparisonModel.class.getResourceAsStream(resource)) {
      Problems problems = new Problems();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Yaml yaml = YamlFile.read(resource, text, problems).orElseThrow();
      List<Measure> measures = new ArrayList<>();
      Names.each(yaml, (n, y) -> measure(n, y, measures));
      problems.throwIfAny();
      return measures;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
