package org.whalecurve.model.yaml;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.Suggest;

/**
 * A value in a YAML file, with its place. Read as something that it is not, it adds a problem and
 * gives nothing, so that reading goes on and every problem is found.
 */
public final class Yaml {
  private static final Pattern NUMBER =
      Pattern.compile("([+-]?\\d{1,30}(?:\\.\\d{1,30})?)\\s*(%?)");
  private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}([,_' ]\\d{3})+(\\.\\d+)?");

  private final YamlFile file;
  private final Node node;

  Yaml(YamlFile file, Node node) {
    this.file = file;
    this.node = node;
  }

  public boolean isNull() {
    return node instanceof ScalarNode scalar && scalar.isPlain() && node.getTag().equals(Tag.NULL);
  }

  public boolean isText() {
    return node instanceof ScalarNode && !isNull();
  }

  public boolean isList() {
    return node instanceof SequenceNode;
  }

  public boolean isMap() {
    return node instanceof MappingNode;
  }

  public boolean isFlow() {
    return node instanceof MappingNode map && map.getFlowStyle() == FlowStyle.FLOW;
  }

  public SourcePlace place() {
    return node.getStartMark().map(m -> file.place(line(m), column(m))).orElse(file.place(0, 0));
  }

  public void problem(String code, String message, String remedy) {
    file.problem(node.getStartMark(), code, message, remedy);
  }

  /** The text of a scalar of any type. */
  public Optional<String> text() {
    if (isText()) return Optional.of(((ScalarNode) node).getValue());
    wrongKind("a text");
    return Optional.empty();
  }

  /** A text that is one of the words allowed. */
  public Optional<String> word(List<String> allowed) {
    Optional<String> text = text();
    if (text.isEmpty() || allowed.contains(text.get())) return text;
    problem(
        "unknown-word",
        "'" + text.get() + "' is none of " + String.join(", ", allowed) + ".",
        Suggest.closest(text.get(), allowed)
            .map(near -> "Did you mean '" + near + "'?")
            .orElse("Write one of these."));
    return Optional.empty();
  }

  /** An exact number; {@code 30%} is 0.30. */
  public Optional<BigDecimal> number() {
    Optional<String> text = text();
    if (text.isEmpty()) return Optional.empty();
    Matcher number = NUMBER.matcher(text.get().strip());
    if (!number.matches()) {
      boolean grouped = GROUPED.matcher(text.get().strip()).matches();
      String plain = text.get().replaceAll("[,_' ]", "");
      problem(
          "wrong-number",
          "'" + text.get() + "' is no number.",
          grouped
              ? "Write " + plain + "."
              : "Write digits with a decimal point, for instance 0.8 or 30%.");
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(number.group(1));
    return Optional.of(number.group(2).isEmpty() ? value : value.movePointLeft(2));
  }

  /** Whether it is a number rather than an expression. */
  public boolean isPlainNumber() {
    return isText() && NUMBER.matcher(((ScalarNode) node).getValue().strip()).matches();
  }

  public Optional<Boolean> flag() {
    return word(List.of("true", "false")).map(Boolean::valueOf);
  }

  /** An expression; its place is where its first character stands. */
  public Optional<ExprText> expression() {
    return text().map(text -> new ExprText(text, contentPlace()));
  }

  private SourcePlace contentPlace() {
    ScalarStyle style = ((ScalarNode) node).getScalarStyle();
    SourcePlace place = place();
    return switch (style) {
      case SINGLE_QUOTED, DOUBLE_QUOTED ->
          new SourcePlace(place.file(), place.line(), place.column() + 1);
      case LITERAL, FOLDED -> file.blockStart(place.line());
      default -> place;
    };
  }

  /** The values of a list, or the value itself where it stands alone. */
  public List<Yaml> oneOrMany() {
    return isList() ? items() : List.of(this);
  }

  /** The values of a list; nothing where it is absent. */
  public List<Yaml> items() {
    if (isNull()) return List.of();
    if (node instanceof SequenceNode list) {
      return list.getValue().stream().map(item -> new Yaml(file, item)).toList();
    }
    wrongKind("a list");
    return List.of();
  }

  /** A key and what stands under it. */
  public record Entry(Yaml key, Yaml value) {}

  /** The entries of a mapping; nothing where it is absent. */
  public List<Entry> entries() {
    if (isNull()) return List.of();
    if (node instanceof MappingNode map) return map.getValue().stream().map(this::entry).toList();
    wrongKind("a mapping (key: value)");
    return List.of();
  }

  private Entry entry(NodeTuple tuple) {
    return new Entry(new Yaml(file, tuple.getKeyNode()), new Yaml(file, tuple.getValueNode()));
  }

  private void wrongKind(String wanted) {
    String is = isList() ? "a list" : isMap() ? "a mapping" : isNull() ? "nothing" : "a text";
    problem("wrong-kind", "Here stands " + is + " where " + wanted + " is wanted.", "");
  }

  private static int line(Mark mark) {
    return mark.getLine() + 1;
  }

  private static int column(Mark mark) {
    return mark.getColumn() + 1;
  }
}
