package org.whalecurve.model.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.Suggest;

/** A mapping with known keys: any other key, and one that stands twice, is a problem. */
public final class Section {
  /** A section that does not stand in the file. */
  public static final Section ABSENT = new Section(null);

  private final Yaml yaml;
  private final Map<String, Yaml.Entry> values = new LinkedHashMap<>();

  private Section(Yaml yaml) {
    this.yaml = yaml;
  }

  /** A section of a fixed form. */
  public static Section of(Yaml yaml, List<String> keys) {
    Section section = named(yaml);
    for (var value : List.copyOf(section.values.entrySet())) {
      if (keys.contains(value.getKey())) continue;
      unknownKey(yaml, value.getValue(), value.getKey(), keys);
      section.values.remove(value.getKey());
    }
    return section;
  }

  /** A section whose keys the user chooses. */
  public static Section named(Yaml yaml) {
    Section section = new Section(yaml);
    for (Yaml.Entry entry : yaml.entries()) {
      Optional<String> key = entry.key().text();
      if (key.isEmpty()) continue;
      Yaml.Entry earlier = section.values.putIfAbsent(key.get(), entry);
      if (earlier != null) {
        entry
            .key()
            .problem(
                "duplicate-key",
                "'"
                    + key.get()
                    + "' stands here again; it stands on line "
                    + earlier.key().place().line()
                    + " already.",
                "Keep one of them.");
      }
    }
    return section;
  }

  private static void unknownKey(Yaml yaml, Yaml.Entry entry, String key, List<String> keys) {
    String remedy =
        yaml.isFlow() && entry.value().isNull()
            ? "Inside { } an expression that has a comma must be in quotes as a whole."
            : Suggest.didYouMean(key, keys);
    entry.key().problem("unknown-key", "The key '" + key + "' is not known here.", remedy);
  }

  public Yaml yaml() {
    return yaml;
  }

  public SourcePlace place() {
    return yaml.place();
  }

  /** Key and value of every entry, in the file's order. */
  public Map<String, Yaml.Entry> entries() {
    return values;
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** The key itself, as a place to point at. */
  public Yaml key(String key) {
    return values.get(key).key();
  }

  /** What stands under a key; a key with nothing under it is a problem. */
  public Optional<Yaml> get(String key) {
    Yaml.Entry entry = values.get(key);
    if (entry == null) return Optional.empty();
    if (!entry.value().isNull()) return Optional.of(entry.value());
    entry
        .key()
        .problem(
            "missing-value", "'" + key + "' has no value.", "Give one, or leave the key away.");
    return Optional.empty();
  }

  /** What stands under a key that may stand there empty, its content commented out for instance. */
  public Optional<Yaml> block(String key) {
    return Optional.ofNullable(values.get(key)).map(Yaml.Entry::value).filter(v -> !v.isNull());
  }

  public Optional<String> text(String key) {
    return get(key).flatMap(Yaml::text);
  }

  public String word(String key, List<String> allowed, String otherwise) {
    return get(key).flatMap(value -> value.word(allowed)).orElse(otherwise);
  }

  /** A word of an enum, written in lower case. */
  public <E extends Enum<E>> E word(String key, E otherwise) {
    E[] all = otherwise.getDeclaringClass().getEnumConstants();
    List<String> allowed = new ArrayList<>();
    for (E value : all) allowed.add(value.name().toLowerCase(Locale.ROOT));
    return get(key)
        .flatMap(value -> value.word(allowed))
        .map(word -> all[allowed.indexOf(word)])
        .orElse(otherwise);
  }

  /** A number between two bounds, both allowed; null for no bound. */
  public Optional<BigDecimal> number(String key, BigDecimal min, BigDecimal max) {
    return get(key).flatMap(value -> inRange(value, key, min, max));
  }

  public static Optional<BigDecimal> inRange(
      Yaml value, String what, BigDecimal min, BigDecimal max) {
    Optional<BigDecimal> number = value.number();
    if (number.isEmpty()) return number;
    boolean low = min != null && number.get().compareTo(min) < 0;
    boolean high = max != null && number.get().compareTo(max) > 0;
    if (!low && !high) return number;
    value.problem(
        "out-of-range",
        "'"
            + what
            + "' is "
            + number.get().toPlainString()
            + ", "
            + (low ? "under " + min.toPlainString() : "over " + max.toPlainString())
            + ".",
        max == null
            ? "Give " + min.toPlainString() + " or more."
            : "Give " + min.toPlainString() + " to " + max.toPlainString() + ".");
    return Optional.empty();
  }

  public Optional<Boolean> flag(String key) {
    return get(key).flatMap(Yaml::flag);
  }

  public Optional<ExprText> expression(String key) {
    return get(key).flatMap(Yaml::expression);
  }

  /** A text or a list of texts; empty where absent. */
  public List<String> texts(String key) {
    return get(key).map(Section::texts).orElse(List.of());
  }

  private static List<String> texts(Yaml value) {
    return value.oneOrMany().stream().map(Yaml::text).flatMap(Optional::stream).toList();
  }

  /** Complains where a key that must be there is not. */
  public void require(String key, String remedy) {
    if (values.containsKey(key)) return;
    yaml.problem("missing-key", "'" + key + "' is missing here.", remedy);
  }
}
