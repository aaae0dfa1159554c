package org.whalecurve.model.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whalecurve.model.score.MatrixModel.Axis;
import org.whalecurve.model.score.MatrixModel.Segment;
import org.whalecurve.model.score.MatrixModel.Split;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Titles;
import org.whalecurve.model.yaml.Yaml;

/** Reads {@code matrices:}; those that come with the product may be named, and changed in part. */
final class MatrixReader {
  private static final Pattern TOP = Pattern.compile("top\\s+(\\d{1,2}(?:\\.\\d+)?)\\s*%");
  private static final List<String> LOW_HIGH = List.of("low", "high");
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private MatrixReader() {}

  static List<MatrixModel> read(Section file) {
    Map<String, MatrixModel> shipped = shipped();
    Optional<Yaml> block = file.block("matrices");
    if (block.isEmpty()) return List.copyOf(shipped.values());
    List<MatrixModel> matrices = new ArrayList<>();
    Section.named(block.get())
        .entries()
        .forEach(
            (name, entry) -> {
              if (!CardReader.checked(name, entry.key())) return;
              matrix(name, entry, shipped.get(name), false).ifPresent(matrices::add);
            });
    return List.copyOf(matrices);
  }

  /** The matrices that come with the product, by name. */
  static Map<String, MatrixModel> shipped() {
    return Templates.read(
        "matrices.yaml",
        yaml -> {
          Map<String, MatrixModel> all = new LinkedHashMap<>();
          Section.named(yaml)
              .entries()
              .forEach(
                  (name, entry) ->
                      matrix(name, entry, null, true).ifPresent(m -> all.put(name, m)));
          return all;
        });
  }

  private static Optional<MatrixModel> matrix(
      String name, Yaml.Entry entry, MatrixModel base, boolean template) {
    Section said =
        entry.value().isNull()
            ? Section.ABSENT
            : Section.of(entry.value(), List.of("title", "x", "y", "segments"));
    if (base == null) {
      if (said == Section.ABSENT) {
        entry
            .key()
            .problem(
                "missing-value",
                "'" + name + "' is no matrix that comes with the product, and says nothing.",
                "Known: " + String.join(", ", shipped().keySet()) + ".");
        return Optional.empty();
      }
      for (String key : List.of("x", "y", "segments"))
        said.require(key, "A matrix has two values, x and y, and segments.");
    }
    Axis x = said.block("x").flatMap(MatrixReader::axis).orElse(base == null ? null : base.x());
    Axis y = said.block("y").flatMap(MatrixReader::axis).orElse(base == null ? null : base.y());
    if (x == null || y == null) return Optional.empty();
    List<Segment> segments =
        said.block("segments")
            .map(yaml -> segments(yaml, x, y))
            .orElse(base == null ? List.of() : base.segments());
    Map<String, String> titles = Titles.of(said);
    return Optional.of(
        new MatrixModel(
            name,
            titles.isEmpty() && base != null ? base.titles() : titles,
            x,
            y,
            segments,
            template || said == Section.ABSENT,
            entry.key().place()));
  }

  private static Optional<Axis> axis(Yaml yaml) {
    Section said = Section.of(yaml, List.of("title", "by", "split", "classes"));
    said.require("by", "Say the value: a column or an expression.");
    List<ExprText> values = CardReader.expressions(said, "by");
    if (values.isEmpty()) return Optional.empty();
    List<String> classes = said.has("classes") ? said.texts("classes") : LOW_HIGH;
    List<BigDecimal> borders = new ArrayList<>();
    Split split = Split.TOP;
    BigDecimal share = HALF;
    Optional<Yaml> written = said.get("split");
    if (written.isPresent()) {
      Yaml value = written.get();
      Matcher top = TOP.matcher(value.isText() ? value.text().orElse("").strip() : "");
      if (top.matches()) share = new BigDecimal(top.group(1)).movePointLeft(2);
      else if (value.isList() || value.isPlainNumber()) {
        split = Split.BORDERS;
        value.oneOrMany().forEach(item -> item.number().ifPresent(borders::add));
      } else {
        String word = value.word(List.of("median", "mean", "natural", "top 20%")).orElse("median");
        split = word.equals("mean") ? Split.MEAN : word.equals("natural") ? Split.NATURAL : split;
      }
    }
    int needed =
        split == Split.BORDERS ? borders.size() + 1 : split == Split.NATURAL ? classes.size() : 2;
    if (classes.size() != needed || needed < 2) {
      yaml.problem(
          "wrong-classes",
          "There are " + classes.size() + " classes where the split makes " + needed + ".",
          "Name the classes from the lowest to the highest: classes: [low, high].");
      return Optional.empty();
    }
    return Optional.of(
        new Axis(
            Titles.of(said), values, split, share, List.copyOf(borders), List.copyOf(classes)));
  }

  private static List<Segment> segments(Yaml yaml, Axis x, Axis y) {
    List<Segment> segments = new ArrayList<>();
    Map<String, String> taken = new LinkedHashMap<>();
    Section.named(yaml)
        .entries()
        .forEach(
            (name, entry) -> {
              Section said =
                  Section.of(
                      entry.value(),
                      List.of("x", "y", "title", "traits", "customers", "need", "treatment"));
              Segment segment =
                  new Segment(
                      name,
                      side(said, "x", x),
                      side(said, "y", y),
                      Titles.of(said),
                      Titles.of(said, "traits"),
                      Titles.of(said, "customers"),
                      Titles.of(said, "need"),
                      Titles.of(said, "treatment"));
              overlap(entry, segment, taken);
              segments.add(segment);
            });
    return List.copyOf(segments);
  }

  private static void overlap(Yaml.Entry entry, Segment segment, Map<String, String> taken) {
    for (String x : segment.x()) {
      for (String y : segment.y()) {
        String before = taken.putIfAbsent(x + " x " + y, segment.name());
        if (before == null) continue;
        entry
            .key()
            .problem(
                "segments-overlap",
                "'" + segment.name() + "' and '" + before + "' both hold " + x + " x " + y + ".",
                "Let every field belong to one segment.");
      }
    }
  }

  private static List<String> side(Section said, String key, Axis axis) {
    List<String> classes = new ArrayList<>();
    for (Yaml item : said.get(key).map(Yaml::oneOrMany).orElse(List.of())) {
      item.word(axis.classes()).ifPresent(classes::add);
    }
    return classes.isEmpty() ? axis.classes() : List.copyOf(classes);
  }
}
