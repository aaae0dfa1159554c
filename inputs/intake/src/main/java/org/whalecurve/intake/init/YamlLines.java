package org.whalecurve.intake.init;

import java.util.ArrayList;
import java.util.List;

/** Lines of YAML whose remarks at the end stand one under another. */
final class YamlLines {
  private static final int FARTHEST = 56;
  private static final int WIDTH = 118;

  private record Line(String text, String remark) {}

  private final List<Line> lines = new ArrayList<>();

  YamlLines add(String text) {
    return add(text, "");
  }

  YamlLines add(String text, String remark) {
    lines.add(new Line(text, remark));
    return this;
  }

  /** A remark of its own, broken into lines that fit a screen. */
  YamlLines remark(String indent, String text) {
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && indent.length() + 2 + line.length() + 1 + word.length() > WIDTH) {
        add(indent + "# " + line);
        line.setLength(0);
      }
      if (!line.isEmpty()) line.append(' ');
      line.append(word);
    }
    return add(indent + "# " + line);
  }

  YamlLines blank() {
    return add("");
  }

  /** Columns on a screen: a Chinese character takes two. */
  private static int width(String text) {
    return text.codePoints()
        .map(c -> Character.isIdeographic(c) || c >= 0xFF01 && c <= 0xFF5E ? 2 : 1)
        .sum();
  }

  String text() {
    int column =
        lines.stream()
            .filter(l -> !l.remark.isEmpty())
            .mapToInt(l -> width(l.text))
            .filter(n -> n <= FARTHEST)
            .max()
            .orElse(0);
    StringBuilder all = new StringBuilder();
    for (Line line : lines) {
      all.append(line.text);
      if (!line.remark.isEmpty()) {
        all.append(" ".repeat(Math.max(0, column - width(line.text))))
            .append("  # ")
            .append(line.remark);
      }
      all.append('\n');
    }
    return all.toString();
  }
}
