package org.whalecurve.intake.init;

import java.util.Locale;
import java.util.Set;

/** How names and texts are written in expressions and in YAML. */
final class Spelling {
  private static final Set<String> KEYWORDS =
      Set.of(
          "AND", "OR", "NOT", "IN", "BETWEEN", "LIKE", "IS", "NULL", "TRUE", "FALSE", "CASE",
          "WHEN", "THEN", "ELSE", "END", "DATE");

  private Spelling() {}

  /** A column's name inside an expression. */
  static String name(String header) {
    boolean word = header.matches("[\\p{L}_][\\p{L}\\p{N}_]*");
    boolean keyword = KEYWORDS.contains(header.toUpperCase(Locale.ROOT));
    return word && !keyword ? header : '"' + header.replace("\"", "\"\"") + '"';
  }

  /** A text inside an expression. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A YAML scalar: plain where that reads back as the same text, else in single quotes. */
  static String yaml(String text) {
    boolean special =
        text.isEmpty()
            || !text.equals(text.strip())
            || "-?:,[]{}#&*!|>'\"%@`=~".indexOf(text.charAt(0)) >= 0
            || text.contains(": ")
            || text.contains(" #")
            || text.endsWith(":")
            || text.matches("(?i:true|false|yes|no|on|off|null|y|n)|[-+.0-9][-+.0-9eE_:]*");
    return special ? "'" + text.replace("'", "''") + "'" : text;
  }

  /** An expression as YAML; {@code true} stands as it is, a name that looks like it does not. */
  static String yamlExpression(String expression) {
    return expression.equals("true") ? expression : yaml(expression);
  }

  /** The same inside a flow list or mapping, where commas and brackets separate. */
  static String yamlInline(String text) {
    String plain = yaml(text);
    boolean separates = !plain.startsWith("'") && plain.matches(".*[,\\[\\]{}].*");
    return separates ? "'" + text.replace("'", "''") + "'" : plain;
  }

  /** A name for an attribute made of a header. */
  static String attribute(String header) {
    String joined = String.join("_", HeaderName.of(header).words());
    if (joined.isEmpty()) return "attribute";
    return Character.isDigit(joined.charAt(0)) ? "_" + joined : joined;
  }
}
