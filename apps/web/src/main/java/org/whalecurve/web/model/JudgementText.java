package org.whalecurve.web.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.score.Weighting;
import org.whalecurve.web.text.Speech;

/** Judgements written into the text of value.yaml; every other line stays as it is. */
final class JudgementText {
  private static final Pattern CARD = Pattern.compile("scorecard:\\s*(#.*)?");
  private static final double EXACT = 1e-9;
  private static final int DECIMALS = 6;

  private final List<String> lines;

  private JudgementText(List<String> lines) {
    this.lines = lines;
  }

  /** How many times more one criterion counts than another. */
  record Pair(String row, String column, double value) {}

  /** What one person says. */
  record Said(String author, List<Pair> pairs) {
    static Said of(Weighting.Matrix matrix) {
      return new Said(
          matrix.author(),
          matrix.pairs().stream().map(p -> new Pair(p.row(), p.column(), p.value())).toList());
    }
  }

  /**
   * The text with these judgements in place of those that it has.
   *
   * @param mixed whether its weights take judgements already; else they do from now on
   */
  static String in(String text, List<Said> said, boolean mixed, Speech speech) {
    JudgementText edited = new JudgementText(new ArrayList<>(text.lines().toList()));
    int card = edited.card(speech);
    String indent = edited.indent(card);
    if (!mixed) edited.remove(card, indent, "weights:");
    edited.remove(card, indent, "judgements:");
    List<String> block = new ArrayList<>();
    if (!mixed) block.add(indent + "weights: ahp");
    block.add(indent + "judgements:");
    said.forEach(one -> write(one, indent + "  ", block));
    edited.lines.addAll(card + 1, block);
    return String.join("\n", edited.lines) + "\n";
  }

  /** The line of the card, which is added where there is none. */
  private int card(Speech speech) {
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith("scorecard:")) continue;
      if (CARD.matcher(lines.get(i)).matches()) return i;
      throw new ProblemException(
          new Problem(
              "card-in-one-line",
              new SourcePlace("model/value.yaml", i + 1, 1),
              speech.text("model.weights.one_line"),
              speech.text("model.weights.one_line.remedy")));
    }
    if (!lines.isEmpty()) lines.add("");
    lines.add("scorecard:");
    return lines.size() - 1;
  }

  /** What stands before the keys of the card. */
  private String indent(int card) {
    for (int i = card + 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (isNothing(line)) continue;
      int width = width(line);
      return width == 0 ? "  " : " ".repeat(width);
    }
    return "  ";
  }

  private void remove(int card, String indent, String key) {
    for (int i = card + 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!isNothing(line) && width(line) == 0) return;
      if (line.startsWith(indent + key)) {
        lines.remove(i);
        while (i < lines.size() && belongs(lines.get(i), indent.length())) lines.remove(i);
        return;
      }
    }
  }

  /** Whether a line continues a key of this width; items of a list may stand right below it. */
  private static boolean belongs(String line, int width) {
    if (line.isBlank()) return false;
    return width(line) > width || width(line) == width && line.strip().startsWith("- ");
  }

  private static boolean isNothing(String line) {
    return line.isBlank() || line.strip().startsWith("#");
  }

  private static int width(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static void write(Said said, String indent, List<String> block) {
    block.add(indent + "- author: '" + said.author().replace("'", "''") + "'");
    block.add(indent + "  matrix:");
    Map<String, List<Pair>> rows = new LinkedHashMap<>();
    for (Pair pair : said.pairs()) {
      rows.computeIfAbsent(pair.row(), k -> new ArrayList<>()).add(pair);
    }
    rows.forEach(
        (row, pairs) ->
            block.add(
                indent
                    + "    "
                    + row
                    + ": {"
                    + pairs.stream()
                        .map(pair -> pair.column() + ": " + text(pair.value()))
                        .collect(Collectors.joining(", "))
                    + "}"));
  }

  /** {@code 5}, {@code 1/5}, or a decimal where the number is neither. */
  private static String text(double value) {
    double large = value < 1 ? 1 / value : value;
    long whole = Math.round(large);
    if (Math.abs(large - whole) < EXACT) return (value < 1 ? "1/" : "") + whole;
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
  }
}
